import type * as z from 'zod';
import type { StateStore } from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Config } from '../config.ts';

/** What answers are made of. */
export interface ApiPorts {
  readonly store: StateStore & StoreArchive;
  readonly bundle: Bundle;
  readonly config: Pick<Config, 'people' | 'api'>;
  /** Whether events are being read and judged. */
  isReady(): boolean;
}

/** `open`: whoever reaches it; `read`: whoever is known; `speak`: a known person, whose word the project's rules judge; `operate`: one with a role of `api.operators`. */
export type Permission = 'open' | 'read' | 'speak' | 'operate';

/** One call, its parts checked. `by` is null where nobody is known, which only reading may be. */
export interface Call<Body> {
  readonly ports: ApiPorts;
  readonly by: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** One route: what OpenAPI says of it, and what it does. */
export interface Route {
  readonly method: 'get' | 'post';
  /** With its parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
  readonly may: Permission;
  /** Of a JSON body; null: it takes none. */
  readonly body: z.ZodType | null;
  /** Answers JSON. @throws ApiRefusal */
  handle(call: Call<unknown>): Promise<unknown>;
}

/** A route whose handler knows the type of its body. */
export function route<Schema extends z.ZodType>(
  of: Omit<Route, 'body' | 'handle'> & {
    readonly body: Schema;
    handle(call: Call<z.output<Schema>>): Promise<unknown>;
  },
): Route {
  return { ...of, handle: (call) => of.handle({ ...call, body: call.body as z.output<Schema> }) };
}

/** What a call is told instead of an answer: a status of HTTP, one sentence, and what would be right. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: 400 | 401 | 403 | 404 | 409;
  readonly help: string;

  constructor(status: ApiRefusal['status'], message: string, help: string) {
    super(message);
    this.status = status;
    this.help = help;
  }
}
