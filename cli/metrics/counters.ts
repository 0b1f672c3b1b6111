import type { Decision, DecisionKind } from '../../engine/decision.ts';
import type { AttemptResult, StateStore } from '../../engine/store.ts';

/** What this process has counted since it began. */
export interface Counters {
  decided(decisions: readonly Decision[]): void;
  /** The evaluator has looked whether there is something to judge. */
  evaluated(): void;
  /** How long ago it did, ms; null: never. */
  evaluatedAgoMs(): number | null;
  readonly decisions: ReadonlyMap<DecisionKind, number>;
  /** By verb, then by outcome; `sent` counts attempts, `retry` those that are made again. */
  readonly actions: ReadonlyMap<string, ReadonlyMap<ActionCount, number>>;
  /** The same store, with what dispatchers do to runs counted. */
  counting<Store extends DispatchStore>(store: Store): Store;
}

export type ActionCount = 'sent' | AttemptResult['status'];

type DispatchStore = Pick<StateStore, 'claim' | 'sent' | 'finish'>;

/** @param nowMs  the machine's time, which never jumps back */
export function createCounters(nowMs: () => number): Counters {
  const decisions = new Map<DecisionKind, number>();
  const actions = new Map<string, Map<ActionCount, number>>();
  let evaluatedAtMs: number | null = null;

  const count = (verb: string | undefined, outcome: ActionCount): void => {
    if (verb === undefined) return;
    const own = actions.get(verb) ?? new Map<ActionCount, number>();
    actions.set(verb, own);
    own.set(outcome, (own.get(outcome) ?? 0) + 1);
  };

  return {
    decided(made) {
      for (const { what } of made) decisions.set(what, (decisions.get(what) ?? 0) + 1);
    },
    evaluated() {
      evaluatedAtMs = nowMs();
    },
    evaluatedAgoMs: () => (evaluatedAtMs === null ? null : nowMs() - evaluatedAtMs),
    decisions,
    actions,
    counting(store) {
      // Between the claim and the end of the attempt; a lost claim's verb is forgotten with its end.
      const verbs = new Map<string, string>();
      return {
        ...store,
        async claim(...asked: Parameters<StateStore['claim']>) {
          const runs = await store.claim(...asked);
          for (const { key, verb } of runs) verbs.set(key, verb);
          return runs;
        },
        async sent(...asked: Parameters<StateStore['sent']>) {
          const may = await store.sent(...asked);
          if (may) count(verbs.get(asked[0]), 'sent');
          return may;
        },
        async finish(...asked: Parameters<StateStore['finish']>) {
          const [key, , { status }] = asked;
          const ours = await store.finish(...asked);
          if (ours) count(verbs.get(key), status);
          verbs.delete(key);
          return ours;
        },
      };
    },
  };
}
