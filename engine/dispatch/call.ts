import type { ConnectorPorts, LookedUp, Outcome, Registry, RunContext } from '../../connectors/connector.ts';
import { actOfUndo } from '../plan/undo.ts';
import type { ClaimedRun } from '../store.ts';
import { within } from './within.ts';

/** A run's verb with its checked arguments, ready to be called; nothing has left yet. */
export interface Prepared {
  readonly instance: string;
  readonly idempotency: 'key' | 'lookup' | 'none';
  /**
   * Whether an attempt that left no outcome may be made again: at most once holds for what honours no key, but for
   * messages to staff, who would rather read one twice than never (R22).
   */
  readonly mayRepeat: boolean;
  /** Never rejects; a thrown error is `unknown`, because nobody knows what it did before. */
  call(ports: ConnectorPorts, signal: AbortSignal): Promise<Outcome>;
  /** Asks whether an earlier attempt was done; null where nobody can be asked. Never rejects. */
  readonly lookUp: {
    /** How long the remote may take to act on what it was sent, ms. */
    readonly appliedWithinMs: number;
    ask(ports: ConnectorPorts, signal: AbortSignal): Promise<LookedUp>;
  } | null;
}

/** Splits `city.put` at its last dot: the instance and its verb. */
export function splitVerb(verb: string): readonly [instance: string, verb: string] {
  const cut = verb.lastIndexOf('.');
  return [verb.slice(0, Math.max(cut, 0)), verb.slice(cut + 1)];
}

/** The key a connector is given: an undo names the act it takes back (R18). */
export function actKey(run: Pick<ClaimedRun, 'key' | 'kind'>): string {
  return run.kind === 'undo' ? actOfUndo(run.key) : run.key;
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
  const { lookUp, effect } = action;
  // Who cannot be asked is like who honours nothing.
  const idempotency = action.idempotency === 'lookup' && lookUp === undefined ? 'none' : action.idempotency;
  const context = contextOf(run, instance.settings);
  return {
    instance: name,
    idempotency,
    mayRepeat: idempotency !== 'none' || (effect.reaches === 'staff' && effect.changes === 'nothing'),
    call: (ports, signal) =>
      within(signal, () => action.run(checked.data, context(ports, signal)), LATE, brokenOutcome),
    lookUp:
      lookUp === undefined
        ? null
        : {
            appliedWithinMs: lookUp.appliedWithinMs,
            ask: (ports, signal) =>
              within<LookedUp>(signal, () => lookUp.ask(context(ports, signal)), LATE, brokenOutcome),
          },
  };
}

const LATE = { kind: 'unknown', reason: 'no answer within the call’s deadline' } as const;

function contextOf(run: ClaimedRun, settings: unknown) {
  return (ports: ConnectorPorts, signal: AbortSignal): RunContext<unknown> => ({
    ...ports,
    settings,
    key: actKey(run),
    undo: run.kind === 'undo',
    signal,
    expiresAtMs: run.expiresAtMs,
  });
}

/** What a connector threw: nobody knows what it did before. */
function brokenOutcome(errorName: string): Outcome & LookedUp {
  return { kind: 'unknown', reason: `the connector broke: ${errorName}` };
}
