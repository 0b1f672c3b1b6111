import * as z from 'zod';
import {
  type Action,
  action,
  type Connector,
  defineConnector,
  type LookedUp,
  type Outcome,
  probe,
  type Registry,
  type RunContext,
} from '../../../connectors/connector.ts';
import type { Seeded } from '../seeded.ts';
import type { Boundary } from './boundary.ts';
import type { Life } from './life.ts';
import type { WorldTime } from './world-time.ts';

/** What may become of an act on its way; `late`: it is done when nobody waits any more. */
export const REMOTE_MISHAPS = [
  'request-lost',
  'response-lost',
  'slow',
  'error-500',
  'error-500-done',
  'too-many',
  'late',
] as const;
export type RemoteMishap = (typeof REMOTE_MISHAPS)[number];

/** How a remote is to those who call it. */
export interface RemoteManner {
  /**
   * Of a hundred calls so many meet a mishap, and three times as many where the remote can be asked afterwards; a third
   * attempt never does, so that everything comes to an end.
   */
  readonly mishapsInHundred: number;
  /** It does again what it has done under the same key: what no remote of class `key` may do. */
  readonly ignoresKeys: boolean;
  /** Longest time until an act that is late is done, ms. */
  readonly lateMs: number;
}

/** One thing that a remote did, as often as it did it. */
export interface RemoteEffect {
  readonly verb: string;
  readonly key: string;
  readonly target: string;
  times: number;
}

/** A service in the world: it outlives every process, counts what it does, and keeps what is in force. */
export interface Remote {
  readonly effects: ReadonlyMap<string, RemoteEffect>;
  /** What no undo has ended, by verb and key of the act. */
  readonly inForce: ReadonlySet<string>;
  /** How often each mishap befell a call. */
  readonly mishaps: ReadonlyMap<RemoteMishap, number>;
  /** What a process sees of it. */
  registryFor(life: Life): Registry;
}

/** Longest that the remote may take by its manifest, ms. */
export const APPLIED_WITHIN_MS = 4_000;
/** An act that is slow answers after so long; longer than a call may take. */
const SLOW_MS = 15_000;
const USUAL_MS = 150;
/** What it asks of those who come too often; a short incident recovers meanwhile. */
const RETRY_AFTER_MS = 25_000;

type Args = { readonly to?: string; readonly place?: string; readonly amount?: number };
type Class = Action<unknown, never>['idempotency'];

/** The verbs: name, class, what it changes, verb that takes it back. */
const VERBS: readonly (readonly [name: string, of: Class, changes: string | null, inverse: string | null])[] =
  [
    ['close', 'key', 'shop', 'reopen'],
    ['reopen', 'key', 'shop', null],
    ['bonus', 'key', 'rider.bonus', 'unbonus'],
    ['unbonus', 'key', 'rider.bonus', null],
    ['greet', 'key', null, null],
    ['grant', 'lookup', null, null],
    ['tell', 'none', null, null],
  ];

const rider = z.string().meta({ argument: 'id', of: 'rider', targets: 'rider', many: true });
const args = {
  place: z.strictObject({ place: z.string() }),
  greet: z.strictObject({ to: rider }),
  bonus: z.strictObject({ to: rider, amount: z.number().int().meta({ argument: 'money', currency: 'KRW' }) }),
};
const argsOf = (verb: string) =>
  (verb === 'greet' ? args.greet : verb.endsWith('bonus') ? args.bonus : args.place) as z.ZodType<Args>;

export function remote(time: WorldTime, random: Seeded, manner: RemoteManner): Remote {
  const effects = new Map<string, RemoteEffect>();
  const inForce = new Set<string>();
  const mishaps = new Map<RemoteMishap, number>();
  const asked = new Map<string, number>();

  /** Does it, unless it was done under this key. */
  const perform = (
    verb: string,
    of: Class,
    inverse: string | null,
    isUndo: boolean,
    key: string,
    on: Args,
  ) => {
    const id = `${verb} ${key}`;
    const known = effects.get(id);
    if (known !== undefined && of === 'key' && !manner.ignoresKeys) return;
    if (known === undefined) effects.set(id, { verb, key, target: on.to ?? on.place ?? '', times: 1 });
    else known.times += 1;
    if (isUndo) inForce.delete(key);
    else if (inverse !== null) inForce.add(key);
  };

  /** What befalls this call; the third of one key goes well. */
  const befalls = (id: string, of: Class): RemoteMishap | null => {
    const times = (asked.get(id) ?? 0) + 1;
    asked.set(id, times);
    if (times > 2 || random.next() * 100 >= manner.mishapsInHundred * (of === 'lookup' ? 3 : 1)) return null;
    const found = random.pick(REMOTE_MISHAPS);
    mishaps.set(found, (mishaps.get(found) ?? 0) + 1);
    return found;
  };

  const verbFor = (
    life: Life,
    [verb, of, changes, inverse]: (typeof VERBS)[number],
  ): Action<unknown, never> => {
    const lookUp = {
      appliedWithinMs: APPLIED_WITHIN_MS,
      ask: ({ key }: RunContext<unknown>): Promise<LookedUp> =>
        life.call('remote.lookup', async () => ({
          kind: effects.has(`${verb} ${key}`) ? 'done' : 'not-done',
        })),
    };
    return action<unknown, Args>({
      doc: verb,
      args: argsOf(verb),
      effect: { changes: changes ?? 'nothing', reaches: 'systems', lasting: inverse !== null, severe: false },
      ...(changes === 'shop' ? { resource: ({ place = '' }: Args) => place } : {}),
      inverse: inverse,
      idempotency: of,
      ttl: 'none',
      cost: verb === 'bonus' ? ({ amount = 0 }) => ({ minor: amount, currency: 'KRW' }) : null,
      ...(of === 'lookup' ? { lookUp } : {}),
      run: (on, { key, undo, signal }) => {
        const boundary: Boundary = undo ? 'remote.undo' : 'remote.act';
        const mishap = befalls(`${verb} ${key}`, of);
        const act = () => perform(verb, of, inverse, undo, key, on);
        const latencyMs = mishap === 'slow' ? SLOW_MS : USUAL_MS;
        return aborted(
          signal,
          life.call(boundary, async () => judged(mishap, act), latencyMs),
        );
      },
    });
  };

  const judged = (mishap: RemoteMishap | null, act: () => void): Outcome => {
    if (mishap === 'late') time.after(random.next() * manner.lateMs, act);
    else if (mishap === null || ['response-lost', 'slow', 'error-500-done'].includes(mishap)) act();
    switch (mishap) {
      case null:
      case 'slow':
        return { kind: 'succeeded', detail: 'done' };
      case 'too-many':
        return { kind: 'failed', reason: 'HTTP 429', retryable: true, retryAfterMs: RETRY_AFTER_MS };
      default:
        return { kind: 'unknown', reason: mishap };
    }
  };

  const connectorFor = (life: Life): Connector =>
    defineConnector({
      name: 'city',
      doc: 'a service of the world',
      settings: z.unknown(),
      actions: Object.fromEntries(VERBS.map((of) => [of[0], verbFor(life, of)])),
      probes: {
        health: probe<unknown, { place: string }>({
          doc: 'health',
          args: z.strictObject({ place: z.string() }),
          read: ({ place }) =>
            life.call('remote.probe', async () => ({ kind: 'answered', fields: { ok: place !== 'b' } })),
        }),
      },
    });

  return {
    effects,
    inForce,
    mishaps,
    registryFor: (life) => new Map([['city', { name: 'city', connector: connectorFor(life), settings: {} }]]),
  };
}

/** As the real ones do: a call whose signal ends is not waited for, though it may have arrived. */
function aborted(signal: AbortSignal, answer: Promise<Outcome>): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve({ kind: 'unknown', reason: 'no answer' }), { once: true });
    answer.then(resolve, reject);
  });
}
