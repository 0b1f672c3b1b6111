import type * as z from 'zod';
import type { Kill } from '../../engine/control/kill.ts';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Config } from '../config.ts';
import type { Telemetry } from '../metrics/metrics.ts';

/** What answers are made of. */
export interface ApiPorts {
  readonly store: StateStore & StoreArchive;
  readonly bundle: Bundle;
  readonly config: Pick<Config, 'people' | 'api'>;
  /** Whether events are being read and judged. */
  isReady(): boolean;
  readonly telemetry: Telemetry;
  /** Kill switches of this host's file. */
  hostKills(): readonly Kill[];
  /** The machine's time, ms, which never jumps back. */
  nowMs(): number;
  /** Waits between two looks for news; ends at once when `signal` does. */
  pause(signal: AbortSignal): Promise<void>;
}

/**
 * `open`: whoever reaches it; `read`: whoever is known; `speak`: a known person, whose word the project's rules judge;
 * `operate`: one with a role of `api.operators`; `inspect`: the same, to read what not everybody should.
 */
export type Permission = 'open' | 'read' | 'inspect' | 'speak' | 'operate';

/** One call, its parts checked. `by` is null where nobody is known, which only reading may be. */
export interface Call<Body, Query = unknown> {
  readonly ports: ApiPorts;
  readonly by: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** A header of the call. */
  header(name: string): string | undefined;
  /** Ends when the caller goes or the server closes. */
  readonly signal: AbortSignal;
}

/** One route: what OpenAPI says of it, and what it does. */
export interface Route {
  readonly method: 'get' | 'post';
  /** With its parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
  readonly may: Permission;
  /** Of what may stand behind `?`, each a text; absent: nothing is looked at. */
  readonly query?: z.ZodObject;
  /** Of a JSON body; null: it takes none. */
  readonly body: z.ZodType | null;
  /** Of the answer, which is JSON. */
  readonly answer?: z.ZodType;
  /** Media type of an answer that is no JSON; then the handler answers a `Response`. */
  readonly media?: string;
  /** Answers a value of `answer`, or a response as it is. @throws ApiRefusal */
  handle(call: Call<unknown>): Promise<unknown>;
}

/** A route whose handler knows the types of its body and of its query. */
export function route<Schema extends z.ZodType, Query extends z.ZodObject = z.ZodObject>(
  of: Omit<Route, 'body' | 'query' | 'handle'> & {
    readonly query?: Query;
    readonly body: Schema | null;
    handle(call: Call<z.output<Schema>, z.output<Query>>): Promise<unknown>;
  },
): Route {
  return {
    ...of,
    handle: (call) =>
      of.handle({ ...call, body: call.body as z.output<Schema>, query: call.query as z.output<Query> }),
  };
}

/** What a call is told instead of an answer: a status of HTTP, one sentence, and what would be right. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 503;
  readonly help: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ApiRefusal['status'],
    message: string,
    help: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.help = help;
    this.headers = headers;
  }
}
