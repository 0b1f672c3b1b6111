import type { z } from 'zod';

/** What a connector may touch besides its settings. Time and the world come in as parameters. */
export interface ConnectorPorts {
  /** One HTTP exchange; `signal` ends it. Rejects for network faults, resolves for every status. */
  http(request: HttpRequest): Promise<HttpResponse>;
  /** Appends to a topic of the project's log; resolves when it is durable there. */
  produce(message: { readonly topic: string; readonly key: string; readonly value: string }): Promise<void>;
  /** One line for people, already free of secrets. */
  note(line: string): void;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
  /** Longest body that is read, bytes; more is a failed answer. */
  readonly maxBytes: number;
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
  readonly signal: AbortSignal;
  /** For remote ttl (R21), epoch ms; null: none. */
  readonly expiresAtMs: number | null;
}

/** How a call ended. The connector says *whether* to try again, the engine *how* (R23). `unknown` only after bytes may have left. */
export type Outcome =
  | { readonly kind: 'succeeded'; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryable: boolean; readonly retryAfterMs: number | null }
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
  /** Verb of the same connector that takes it back with the same arguments and the act's key. */
  readonly inverse: string | null;
  /** What makes a second attempt safe (E4): the remote honours the key, can be asked, or nothing does. */
  readonly idempotency: 'key' | 'lookup' | 'none';
  readonly ttl: 'remote' | 'none';
  /** Worst case in money, for `spend at most` (R26); null: costs nothing. */
  readonly cost: ((args: Args) => Money) | null;
  run(args: Args, context: RunContext<Settings>): Promise<Outcome>;
}

export type Answer =
  | { readonly kind: 'answered'; readonly fields: Readonly<Record<string, string | number | boolean | null>> }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A question to another system. Field types are declared by the playbook's `probe`, and checked there. */
export interface ProbeVerb<Settings, Args> {
  readonly doc: string;
  readonly args: z.ZodType<Args>;
  read(args: Args, context: Omit<RunContext<Settings>, 'key' | 'expiresAtMs'>): Promise<Answer>;
}

export interface Connector<Settings = unknown> {
  readonly name: string;
  readonly doc: string;
  readonly settings: z.ZodType<Settings>;
  readonly actions: Readonly<Record<string, Action<Settings, never>>>;
  readonly probes: Readonly<Record<string, ProbeVerb<Settings, never>>>;
}

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
