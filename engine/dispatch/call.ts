import type { Action, ConnectorPorts, Outcome, Registry } from '../../connectors/connector.ts';
import type { ClaimedRun } from '../store.ts';
import { within } from './within.ts';

/** A run's verb with its checked arguments, ready to be called; nothing has left yet. */
export interface Prepared {
  readonly instance: string;
  readonly idempotency: 'key' | 'lookup' | 'none';
  /** Never rejects; a thrown error is `unknown`, because nobody knows what it did before. */
  call(ports: ConnectorPorts, signal: AbortSignal): Promise<Outcome>;
}

/** Splits `city.put` at its last dot: the instance and its verb. */
export function splitVerb(verb: string): readonly [instance: string, verb: string] {
  const cut = verb.lastIndexOf('.');
  return [verb.slice(0, Math.max(cut, 0)), verb.slice(cut + 1)];
}

/** The key a connector is given: an undo names the act it takes back (R18). */
export function actKey(run: Pick<ClaimedRun, 'key' | 'kind'>): string {
  return run.kind === 'undo' ? run.key.replace(/\/undo$/, '') : run.key;
}

/** Finds the verb and checks its frozen arguments, or says why it cannot be called. */
export function prepare(run: ClaimedRun, registry: Registry): Prepared | { readonly refused: string } {
  const [name, verb] = splitVerb(run.verb);
  const instance = registry.get(name);
  if (instance === undefined) return { refused: `there is no connector \`${name}\` in the config` };
  const action = Object.hasOwn(instance.connector.actions, verb)
    ? instance.connector.actions[verb]
    : undefined;
  if (action === undefined) return { refused: `the connector \`${name}\` has no verb \`${verb}\`` };
  const checked = action.args.safeParse(run.args);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return { refused: `\`${run.verb}\` refuses its arguments: ${issue?.path.join('.')}: ${issue?.message}` };
  }
  return {
    instance: name,
    idempotency: action.idempotency,
    call: (ports, signal) => callAction(action, checked.data, run, instance.settings, ports, signal),
  };
}

function callAction(
  action: Action<unknown, never>,
  args: never,
  run: ClaimedRun,
  settings: unknown,
  ports: ConnectorPorts,
  signal: AbortSignal,
): Promise<Outcome> {
  const context = {
    http: ports.http,
    produce: ports.produce,
    note: ports.note,
    settings,
    key: actKey(run),
    undo: run.kind === 'undo',
    signal,
    expiresAtMs: run.expiresAtMs,
  };
  const late: Outcome = { kind: 'unknown', reason: 'no answer within the call’s deadline' };
  return within(signal, () => action.run(args, context), late, brokenOutcome);
}

/** What a connector threw: nobody knows what it did before. */
function brokenOutcome(errorName: string): Outcome {
  return { kind: 'unknown', reason: `the connector broke: ${errorName}` };
}
