import { catalogOf } from '../cli/catalog.ts';
import { verbFacts } from '../cli/connectors.ts';
import { connectors } from '../connectors/index.ts';
import { BUILT_IN } from '../connectors/registry.ts';
import { loadProject } from '../dsl/project.ts';
import { manualClock } from '../engine/adapters/manual-clock.ts';
import { openMemory } from '../engine/adapters/memory-store.ts';
import type { Decision } from '../engine/decision.ts';
import type { Standing } from '../engine/overview.ts';
import { createPipeline } from '../engine/pipeline.ts';
import type { LogRecord } from '../engine/ports.ts';
import { compileProject } from '../rules/compile/bundle.ts';

/** Records between two commits, as in `run`. */
const COMMIT_RECORDS = 20_000;
/** Instants judged in one go, as in `run`. */
const STRETCH = 2_000;
const PARTITION = { topic: 'orders', partition: 0 };

/** What reading, judging and committing took so far, ms of wall time: shares of the CPU that a stretch costs. */
export interface Spent {
  readonly read: number;
  readonly judge: number;
  readonly commit: number;
}

/** The pipeline of `run` over records of one partition, with commits to the store in memory. */
export interface EngineRun {
  read(records: readonly LogRecord[]): Promise<void>;
  finish(): Promise<void>;
  spent(): Spent;
  /** Records that were parsed instead of scanned. */
  slow(): number;
  decisions(): readonly Decision[];
  /** Every instance of every playbook at the last instant that was judged. */
  standings(): { readonly atMs: number; readonly standings: readonly Standing[] };
}

/** @param text  the project, as people write it */
export async function engineRun(text: string): Promise<EngineRun> {
  const log = connectors
    .filter(({ name }) => name === BUILT_IN)
    .map((connector) => ({ name: BUILT_IN, connector }));
  const { project, diagnostics } = loadProject([{ path: 'bench.play', text }], catalogOf(log));
  const wrong = diagnostics.find(({ level }) => level === 'error');
  if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
  const bundle = compileProject(project, { name: 'bench', zone: 'Asia/Seoul' });
  const store = await openMemory({ clock: manualClock() });
  const evaluatorEpoch = await store.claimEvaluator();
  const pipeline = createPipeline(bundle, verbFacts(log), await store.load());
  pipeline.assign(await store.assign([PARTITION]));
  const decisions: Decision[] = [];
  const spent = { read: 0, judge: 0, commit: 0 };
  let unsaved = 0;
  let nowMs = 0;

  const commit = async (): Promise<void> => {
    const taken = pipeline.take();
    decisions.push(...taken.decisions);
    await store.commit({ ...taken.commit, evaluatorEpoch, number: null });
    unsaved = 0;
  };
  const judge = async (): Promise<void> => {
    for (;;) {
      const result = await pipeline.advance({
        now: () => nowMs,
        limit: STRETCH,
        onInstant: (atMs) => {
          nowMs = atMs;
        },
        together: true,
      });
      if (result === 'decided') await commit();
      if (result === 'idle') return;
    }
  };
  const timed = async (part: keyof Spent, work: () => Promise<void> | void): Promise<void> => {
    const before = performance.now();
    await work();
    spent[part] += performance.now() - before;
  };

  return {
    async read(records) {
      await timed('read', () => pipeline.read(PARTITION, records));
      unsaved += records.length;
      await timed('judge', judge);
      if (unsaved >= COMMIT_RECORDS) await timed('commit', commit);
    },
    async finish() {
      await timed('read', () => pipeline.finish());
      await timed('judge', judge);
      await timed('commit', commit);
    },
    spent: () => ({ ...spent }),
    slow: () => pipeline.slow(),
    decisions: () => decisions,
    standings: () => ({ atMs: nowMs, standings: pipeline.overview(nowMs) }),
  };
}
