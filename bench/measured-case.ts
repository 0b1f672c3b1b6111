import type { LogRecord } from '../engine/ports.ts';
import { cpuMicros, medianOf } from './cpu.ts';
import { engineRun, type Spent } from './engine-run.ts';
import { naiveEngine } from './naive-engine.ts';
import { createOracle } from './oracle.ts';
import { ordersStream } from './orders.ts';
import type { Row } from './result.ts';
import { rulesPerEvent } from './rules-per-event.ts';
import { type BenchKey, type BenchPlaybook, KEYS, projectText } from './shared-playbooks.ts';

/** Records handed over at once, as a Kafka batch has them. */
const BATCH = 1_000;
/** Events that are made, and then measured, at once. */
const PORTION = 20_000;
/** Events before anything is measured. */
const WARM = 200_000;
/** Pairs of stretches that a ratio is the median of. */
const PAIRS = 10;
/** Events of each stretch that json-rules-engine sees: it is asked on every one of them. */
const RULED = 300;

export interface CaseOptions {
  readonly name: string;
  readonly playbooks: readonly BenchPlaybook[];
  readonly isOdd: boolean;
  readonly key: BenchKey;
  readonly perSecond: number;
  readonly events: number;
  /** Without: only the engine is measured. */
  readonly baselines: boolean;
}

/** One case. The engine and the baselines take turns on the same stretches of the stream. */
export async function measureCase({
  name,
  playbooks,
  isOdd,
  key,
  perSecond,
  events,
  baselines,
}: CaseOptions): Promise<Row> {
  const stream = ordersStream(perSecond, isOdd);
  const oracle = createOracle(playbooks, key);
  const engine = await engineRun(projectText(playbooks, key));
  const naive = naiveEngine(playbooks, key);
  const rules = rulesPerEvent(playbooks);
  const ratios = { naive: [] as number[], rules: [] as number[] };
  let peakMemoryBytes = 0;
  let seen = 0;
  let cpu = 0;

  /** Asking for the CPU's time costs a call of the system, so it is asked once for many batches. */
  const measured = async (
    records: readonly LogRecord[],
    read: (batch: readonly LogRecord[]) => Promise<void> | void,
  ) => {
    const before = cpuMicros();
    for (let at = 0; at < records.length; at += BATCH) await read(records.slice(at, at + BATCH));
    return cpuMicros() - before;
  };
  const stretch = async (length: number, isMeasured: boolean): Promise<void> => {
    const costs = { engine: 0, naive: 0, rules: 0 };
    for (let at = 0; at < length; at += PORTION) {
      const { orders, records } = stream.next(Math.min(PORTION, length - at));
      oracle.see(orders);
      costs.engine += await measured(records, engine.read);
      peakMemoryBytes = Math.max(peakMemoryBytes, process.memoryUsage.rss());
      if (!baselines || !isMeasured) continue;
      costs.naive += await measured(records, naive.read);
      costs.rules += ((await measured(records.slice(0, RULED), rules.read)) / RULED) * records.length;
    }
    if (!isMeasured) return;
    seen += length;
    cpu += costs.engine;
    ratios.naive.push(costs.naive / costs.engine);
    ratios.rules.push(costs.rules / costs.engine);
  };

  await stretch(Math.min(WARM, events), false);
  const warm = engine.spent();
  for (let pair = 0; pair < PAIRS; pair += 1) await stretch(Math.ceil(events / PAIRS), true);
  const cpuMicrosPerEvent = cpu / seen;
  const parts = sharesOf(cpuMicrosPerEvent, warm, engine.spent());
  await engine.finish();
  const { atMs, standings } = engine.standings();
  const differences = oracle.differences(engine.decisions(), atMs, standings);
  for (const one of differences.slice(0, 5)) console.error(`  ${one}`);
  return {
    case: `${name} ${key} ${perSecond}/s`,
    playbooks: playbooks.length,
    keys: KEYS[key],
    events: seen,
    eventsPerSecond: 1e6 / cpuMicrosPerEvent,
    cpuMicrosPerEvent,
    parts,
    peakMemoryBytes,
    slowShare: engine.slow() / (seen + Math.min(WARM, events)),
    ratios: baselines ? { naive: medianOf(ratios.naive), rules: medianOf(ratios.rules) } : {},
    decisions: engine.decisions().filter(({ what }) => what === 'opened').length,
    equal: differences.length === 0,
  };
}

/** CPU of an event by part, as the wall time of the parts divides it. */
function sharesOf(micros: number, from: Spent, to: Spent): Spent {
  const [read, judge, commit] = [to.read - from.read, to.judge - from.judge, to.commit - from.commit];
  const whole = read + judge + commit;
  return {
    read: (micros * read) / whole,
    judge: (micros * judge) / whole,
    commit: (micros * commit) / whole,
  };
}
