import type { Bundle } from '../../../rules/bundle.ts';
import { manualClock } from '../../adapters/manual-clock.ts';
import { openMemory } from '../../adapters/memory-store.ts';
import { commitOf } from '../../commit-of.ts';
import { type Order, orderSignal } from '../../control/order.ts';
import type { Decision } from '../../decision.ts';
import { createParents } from '../../parents.ts';
import { createResponder } from '../../responder.ts';
import type { AttemptResult, RunRow, StateStore, StoredState } from '../../store.ts';
import type { Selected } from '../../window/selection.ts';
import { at } from './sample-playbook.ts';
import { type Scene, sampleVerbs, sceneFacts } from './stage.ts';

/** How the run of a target ends; absent: it succeeds. */
export type Ends = Readonly<Record<string, AttemptResult['status']>>;

export interface AudienceStageOptions {
  /** How many there are of what its acts take something away from; absent: nobody knows. */
  readonly population?: number;
  /** Throw the responder away after every commit. */
  readonly restarts?: boolean;
  /** Let every n-th write of runs fail as if the process had died there; 0: none. */
  readonly diesEvery?: number;
}

/** A responder and a store in memory, with acts on many performed as they are in a run. */
export interface AudienceStage {
  readonly decisions: readonly Decision[];
  /** Who the audience is from now on. */
  select(selected: Selected): void;
  /** One instant of every playbook, without performing anything. */
  look(minutes: number, scene: Scene): Promise<void>;
  /** Makes runs, ends them, tells how, and takes in what was told, until nothing is left to do. */
  perform(ends?: Ends): Promise<void>;
  /** Somebody answers the one question that is open, so long after it was asked. */
  answer(choice: string, afterMs: number): Promise<void>;
  /** A run's longest time has passed. */
  cap(run: string): Promise<void>;
  /** What `kim` on call says now. */
  order(order: Order): Promise<void>;
  /** Every run there is, `act r-1 succeeded`. */
  runs(): Promise<readonly string[]>;
  rows(): Promise<readonly RunRow[]>;
  load(): Promise<StoredState>;
  /** One line a decision: kind, step, and the word that matters. */
  story(): readonly string[];
}

export async function createAudienceStage(
  bundle: Bundle,
  { restarts = false, diesEvery = 0, population }: AudienceStageOptions = {},
): Promise<AudienceStage> {
  const clock = manualClock(at(0));
  const store = await openMemory({ clock });
  const epoch = await store.claimEvaluator();
  const decisions: Decision[] = [];
  let selected: Selected = { known: false, words: 'nobody knows' };
  let writes = 0;
  const dying: StateStore = {
    ...store,
    async expand(parent, runs, complete) {
      writes += 1;
      if (diesEvery > 0 && writes % diesEvery === 0) {
        // Some of what it wrote is there, and nobody was told.
        await store.expand(parent, runs.slice(0, Math.ceil(runs.length / 2)), false);
        throw new Error('killed');
      }
      await store.expand(parent, runs, complete);
    },
  };
  const start = (stored: StoredState) => {
    const parents = createParents(dying);
    parents.note(stored.parents);
    return {
      responder: createResponder(
        bundle,
        sampleVerbs,
        stored,
        () => selected,
        () => population ?? null,
      ),
      parents,
    };
  };
  let running = start(await store.load());

  const keep = async (): Promise<void> => {
    const { probes: _, asks, cancelAsks, ...taken } = running.responder.take();
    await store.commit(commitOf(epoch, { ...taken, asks, cancelAsks }));
    running.parents.note(taken.parents);
    decisions.push(...taken.decisions);
    if (restarts) running = start(JSON.parse(JSON.stringify(await store.load())) as StoredState);
  };
  const consume = async (): Promise<boolean> => {
    const signals = await store.signals();
    for (const signal of signals) await running.responder.signal(signal, clock.now());
    if (signals.length > 0) await keep();
    return signals.length > 0;
  };
  /** Again after every death, by a process that knows what is stored and nothing else. */
  const surviving = async (work: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if ((error as Error).message !== 'killed') throw error;
        running = start(await store.load());
      }
    }
  };
  const incidentsOf = async (): Promise<readonly string[]> => [
    ...new Set(decisions.map(({ incident }) => incident)),
  ];
  const rows = async (): Promise<readonly RunRow[]> => {
    const all: RunRow[] = [];
    for (const incident of await incidentsOf()) all.push(...(await store.runs({ incident })));
    return all;
  };

  const stage: AudienceStage = {
    decisions,
    select(now) {
      selected = now;
    },
    async look(minutes, scene) {
      clock.set(at(minutes));
      for (const playbook of bundle.playbooks)
        await running.responder.judge(
          playbook,
          at(minutes),
          new Map([['gangnam', sceneFacts(at(minutes), scene)]]),
          at(minutes),
        );
      await keep();
    },
    async perform(ends = {}) {
      do {
        await surviving(() => running.parents.expand());
        for (
          let claimed = await store.claim(3, 30_000);
          claimed.length > 0;
          claimed = await store.claim(3, 30_000)
        )
          for (const { key, target, kind, fence, incident } of claimed) {
            const status = ends[`${kind} ${target}`] ?? ends[target] ?? 'succeeded';
            if (status === 'retry') throw new Error('a run ends for good here');
            const payload = { run: key, status, detail: `it ${status}` };
            await store.sent(key, fence);
            await store.finish(key, fence, {
              status,
              outcome: { detail: payload.detail },
              signal: { id: `outcome:${key}`, incident, kind: 'outcome', payload },
            });
          }
        await running.parents.end();
      } while (await consume());
    },
    async answer(choice, afterMs) {
      const [ask] = await store.asks('open');
      if (ask === undefined) throw new Error('nobody is asked');
      clock.set(ask.askedMs + afterMs);
      await store.say(ask.id, () => ({
        said: { by: 'kim', said: choice, reason: '', refused: null },
        status: 'answered',
      }));
      await consume();
    },
    async cap(run) {
      const incident = run.slice(0, run.indexOf('/'));
      await store.signal({ id: `lease-cap:${run}`, incident, kind: 'lease-cap', payload: { run } });
      await consume();
    },
    async order(order) {
      await store.signal(orderSignal({ order, by: 'kim', reason: '', atMs: clock.now() + decisions.length }));
      await consume();
    },
    rows,
    runs: async () => (await rows()).map(({ kind, target, status }) => `${kind} ${target} ${status}`),
    load: () => store.load(),
    story: () =>
      decisions.map(({ what, step, detail }) => {
        const word = detail['reason'] ?? detail['status'] ?? detail['kind'] ?? detail['verb'] ?? '';
        return [what, step, String(word)].filter((part) => part !== '').join(' ');
      }),
  };
  return stage;
}
