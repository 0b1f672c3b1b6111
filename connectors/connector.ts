import type { z } from 'zod';
import type { Speak } from './channel.ts';
import type { Mail } from './mail.ts';
import type { DocumentProblem } from './openapi/document-problem.ts';
import type { AnswerField, Deprecation, ReadVerb, VerbTraits } from './traits.ts';

/** What a connector may touch besides its settings. Time and the world come in as parameters. */
export interface ConnectorPorts {
  /** One HTTP exchange without redirects; `signal` ends it. Rejects with `HttpFault`, resolves for every status. */
  http(request: HttpRequest): Promise<HttpResponse>;
  /** Appends to a topic of the project's log; resolves when it is durable there. */
  produce(message: { readonly topic: string; readonly key: string; readonly value: string }): Promise<void>;
  /** One line for people, already free of secrets. */
  note(line: string): void;
  /** Hands a mail to a server; resolves when the server has taken it. Rejects with `MailFault`. */
  mail(mail: Mail): Promise<void>;
  /** Epoch ms, for what must bear a time: a signature. No decision is taken from it. */
  now(): number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
  /** Longest body that is read, bytes; more is a failed answer. */
  readonly maxBytes: number;
  /** Everything, from resolving the name to the body's last byte, ms of the machine's clock. */
  readonly timeoutMs: number;
  /** Asked of every address the name resolves to, before connecting; one refusal refuses the request. */
  mayConnect(address: string): boolean;
}

/** Why an exchange has no answer. The message names neither URL nor headers: they may hold secrets. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  /** True when bytes may have left: what was asked for may have been done. */
  readonly sent: boolean;
  /** True when trying again cannot help: the address is refused. */
  readonly refused: boolean;

  constructor(message: string, options: { readonly sent: boolean; readonly refused?: boolean }) {
    super(message);
    this.sent = options.sent;
    this.refused = options.refused ?? false;
  }
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What one call of an action is given besides its arguments. */
export interface RunContext<Settings> extends ConnectorPorts {
  readonly settings: Settings;
  /** Idempotency key (R15): the same for every attempt of this run; the act's key for its undo. */
  readonly key: string;
  /** True when this call takes an act back (R18); towards the remote its own key is then `key + '/undo'`. */
  readonly undo: boolean;
  readonly signal: AbortSignal;
  /** For remote ttl (R21), epoch ms; null: none. */
  readonly expiresAtMs: number | null;
}

/** How a call ended. The connector says *whether* to try again, the engine *how* (R23). `unknown` only after bytes may have left. */
export type Outcome =
  | { readonly kind: 'succeeded'; readonly detail: string }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly retryable: boolean;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Effect {
  /** `nothing`, or what it leaves changed, one word or dotted: `restaurant.open`. */
  readonly changes: string;
  readonly reaches: 'nobody' | 'staff' | 'riders' | 'restaurants' | 'customers' | 'systems';
  /** Stays until it is undone or ends. */
  readonly lasting: boolean;
  readonly severe: boolean;
}

export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** One verb of a connector: its manifest and its code. */
export interface Action<Settings, Args> {
  readonly doc: string;
  readonly args: z.ZodType<Args>;
  readonly effect: Effect;
  /** Which one of the things named by `effect.changes` a call changes, where its arguments say so: a path, a name. */
  readonly resource?: (args: Args) => string;
  /** Verb of the same connector that takes it back with the same arguments and the act's key. */
  readonly inverse: string | null;
  /** What makes a second attempt safe (E4): the remote honours the key, can be asked, or nothing does. */
  readonly idempotency: 'key' | 'lookup' | 'none';
  readonly ttl: 'remote' | 'none';
  /** Worst case in money, for `spend at most` (R26); null: costs nothing. */
  readonly cost: ((args: Args) => Money) | null;
  /** What lint and limits must know of some verbs; absent: nothing special. */
  readonly traits?: VerbTraits;
  run(args: Args, context: RunContext<Settings>): Promise<Outcome>;
  /** How the remote is asked whether an act was done, where `idempotency` is `lookup`. */
  readonly lookUp?: LookUp<Settings>;
}

/** Asking what became of an act that may have reached the other side (R22). */
export interface LookUp<Settings> {
  /** Longest that the remote may take to act on what it was sent, ms: nobody asks before. */
  readonly appliedWithinMs: number;
  /** Asked of the act with the context's key, or of its undo. */
  ask(context: RunContext<Settings>): Promise<LookedUp>;
}

/** `not-done` only where the remote is sure. */
export type LookedUp =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-done' }
  | { readonly kind: 'unknown'; readonly reason: string };

export type Answer =
  | { readonly kind: 'answered'; readonly fields: Readonly<Record<string, string | number | boolean | null>> }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a question is given: an act's context without what only acts have. */
export type AskContext<Settings> = Omit<RunContext<Settings>, 'key' | 'undo' | 'expiresAtMs'>;

/** A question to another system. Field types are declared by the playbook's `probe`, and checked there. */
export interface ProbeVerb<Settings, Args> {
  readonly doc: string;
  readonly docKo?: string;
  readonly args: z.ZodType<Args>;
  /** What it answers, where the connector knows; absent: only the playbook does. */
  readonly answers?: readonly AnswerField[];
  readonly deprecated?: Deprecation;
  read(args: Args, context: AskContext<Settings>): Promise<Answer>;
}

export interface Connector<Settings = unknown> {
  readonly name: string;
  readonly doc: string;
  readonly docKo?: string;
  readonly settings: z.ZodType<Settings>;
  readonly actions: Readonly<Record<string, Action<Settings, never>>>;
  readonly probes: Readonly<Record<string, ProbeVerb<Settings, never>>>;
  /** Questions that arguments ask; absent: none. */
  readonly reads?: Readonly<Record<string, ReadVerb<Settings>>>;
  /** How it carries a message to staff for `ops` and `notify`; absent: it is no channel. */
  readonly speak?: Speak<Settings>;
  /** Its setting `through` names an instance that speaks, which it is given as `channel`. */
  readonly relays?: boolean;
  /** The manifest of one instance, where its settings change it; absent: the same for all. */
  readonly forSettings?: (settings: Settings, own: Connector<Settings>) => Connector<Settings>;
  /**
   * What a document offers that the setting `document` names: one entry of the config is then one instance for each
   * family, under the family's own name. Absent: the entry is one instance under its name.
   */
  readonly fromDocument?: (document: unknown) => {
    readonly families: readonly Connector[];
    readonly problems: readonly DocumentProblem[];
  };
}

/** A connector under the name that playbooks call it by: `city.put` is the verb `put` of the instance `city`. */
export interface ConnectorInstance {
  readonly name: string;
  readonly connector: Connector;
  /** Checked by the connector's own schema. */
  readonly settings: unknown;
}

/** Instances by name. */
export type Registry = ReadonlyMap<string, ConnectorInstance>;

/** Keeps the types of one action together. */
export function action<Settings, Args>(definition: Action<Settings, Args>): Action<Settings, never> {
  return definition as unknown as Action<Settings, never>;
}

/** Keeps the types of one probe together. */
export function probe<Settings, Args>(definition: ProbeVerb<Settings, Args>): ProbeVerb<Settings, never> {
  return definition as unknown as ProbeVerb<Settings, never>;
}

/** A connector whose settings type is erased, as the registry holds it. */
export function defineConnector<Settings>(connector: Connector<Settings>): Connector {
  return connector as unknown as Connector;
}
