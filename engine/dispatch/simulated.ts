import type {
  Action,
  Answer,
  Connector,
  ConnectorInstance,
  Outcome,
  ProbeVerb,
  Registry,
} from '../../connectors/connector.ts';
import { canonicalJson } from '../../rules/canonical.ts';

/** What a recording or a test says about the world, which otherwise does not react (R24). */
export interface Recorded {
  /** Verbs that fail for good, with the reason: `city.put` → `the service is down`. */
  readonly fails?: ReadonlyMap<string, string>;
  /** Verbs whose first so many attempts fail, and may be tried again; counted over all their runs. */
  readonly failsAtFirst?: ReadonlyMap<string, { readonly reason: string; readonly times: number }>;
  /** How single runs ended, by their key; stronger than `fails`. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
  /** What probes answered, by `recordedAnswerKey`; without one the answer is unknown. */
  readonly answers?: ReadonlyMap<string, Answer>;
}

/** Under which a probe's answer is recorded: the same arguments in any order are the same question. */
export function recordedAnswerKey(call: string, args: Readonly<Record<string, unknown>>): string {
  return `${call} ${canonicalJson(args)}`;
}

/**
 * The same connectors with the same manifests, which reach nobody: acts succeed at once (R24), probes answer what was
 * recorded. They are performed by the same dispatcher code.
 */
export function simulatedRegistry(registry: Registry, recorded: Recorded = {}): Registry {
  const failed = new Map<string, number>();
  return new Map([...registry].map(([name, instance]) => [name, simulated(instance, recorded, failed)]));
}

/** For ports of a simulation: a connector that reaches for one of them has not been replaced, which is our bug. */
export const noPorts = {
  http: async () => unreachable('http'),
  produce: async () => unreachable('produce'),
  note: () => unreachable('note'),
  mail: async () => unreachable('mail'),
  now: () => unreachable('now'),
} as const;

/** A simulation's calls end at once, so nothing has to end them. */
export function noDeadline(): AbortSignal {
  return new AbortController().signal;
}

/** @param failed  attempts of each verb that failed so far */
function simulated(
  { name, connector }: ConnectorInstance,
  recorded: Recorded,
  failed: Map<string, number>,
): ConnectorInstance {
  const actions = Object.entries(connector.actions).map(([verb, action]) => [
    verb,
    simulatedAction(`${name}.${verb}`, action, recorded, failed),
  ]);
  const probes = Object.entries(connector.probes).map(([verb, probe]) => [
    verb,
    simulatedProbe(`${name}.${verb}`, probe, recorded),
  ]);
  const reads = Object.entries(connector.reads ?? {}).map(([verb, read]) => [
    verb,
    { ...read, read: async () => ({ kind: 'unknown', reason: 'no answer was recorded' }) as const },
  ]);
  const twin: Connector = {
    ...connector,
    actions: Object.fromEntries(actions),
    probes: Object.fromEntries(probes),
    ...(connector.reads === undefined ? {} : { reads: Object.fromEntries(reads) }),
  };
  return { name, connector: twin, settings: {} };
}

function simulatedAction(
  verb: string,
  action: Action<unknown, never>,
  recorded: Recorded,
  failed: Map<string, number>,
): Action<unknown, never> {
  return {
    ...action,
    // Nothing is ever lost on the way here: how a run ended is recorded, and `none` keeps it from being repeated.
    idempotency: 'none',
    async run(_args, { key, undo }): Promise<Outcome> {
      const given = recorded.outcomes?.get(undo ? `${key}/undo` : key);
      if (given !== undefined) return given.kind === 'failed' ? { ...given, retryable: false } : given;
      const atFirst = recorded.failsAtFirst?.get(verb);
      const before = failed.get(verb) ?? 0;
      if (atFirst !== undefined && before < atFirst.times) {
        failed.set(verb, before + 1);
        return { kind: 'failed', reason: atFirst.reason, retryable: true, retryAfterMs: null };
      }
      const reason = recorded.fails?.get(verb);
      if (reason !== undefined) return { kind: 'failed', reason, retryable: false, retryAfterMs: null };
      return { kind: 'succeeded', detail: 'simulated' };
    },
  };
}

function simulatedProbe(
  call: string,
  probe: ProbeVerb<unknown, never>,
  recorded: Recorded,
): ProbeVerb<unknown, never> {
  return {
    ...probe,
    async read(args): Promise<Answer> {
      const given = recorded.answers?.get(recordedAnswerKey(call, args));
      return given ?? { kind: 'unknown', reason: 'no answer was recorded' };
    },
  };
}

function unreachable(port: string): never {
  throw new Error(`a simulated connector reached for \`${port}\``);
}
