import type { Recorded, Recording } from '../../engine/adapters/replay/recording.ts';
import { countBefore, timeOf } from './emission.ts';
import type { Silence } from './making.ts';
import type { Made } from './past-rows.ts';

/** Records that are handed on together. */
const RUN = 1_000;

/** One record that a test makes. Its arrival is its event time. */
export interface MadeRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly atMs: number;
  /** JSON; null deletes the row of `key`. */
  readonly value: string | null;
}

/**
 * All records of [fromMs, toMs) in the order of their times; of one instant in the order of the givens. A row that
 * ends before the test does is deleted: what is not given any more is gone.
 */
export function madeRecords(
  made: readonly Made[],
  silences: readonly Silence[],
  fromMs: number,
  toMs: number,
): readonly MadeRecord[] {
  const records: MadeRecord[] = [];
  for (const { emission, prototype } of made) {
    const { topic, key, value } = prototype;
    const own = silences.filter(({ source }) => source === emission.source);
    const isSilent = (ms: number): boolean => own.some((one) => one.fromMs <= ms && ms < one.toMs);
    const end = countBefore(emission, toMs);
    for (let k = countBefore(emission, fromMs); k < end; k += 1) {
      const atMs = timeOf(emission, k);
      if (!isSilent(atMs)) records.push({ topic, key, atMs, value: value(k, atMs) });
    }
    const endsInside = emission.toMs >= fromMs && emission.toMs < toMs;
    if (emission.row !== null && endsInside && !goesOn(emission.row, emission.source, emission.toMs, made))
      records.push({ topic, key: emission.row, atMs: emission.toMs, value: null });
  }
  return records.sort((a, b) => a.atMs - b.atMs);
}

/** Whether another emission tells the same row from then on. */
function goesOn(row: string, source: string, atMs: number, made: readonly Made[]): boolean {
  return made.some(
    ({ emission }) =>
      emission.row === row && emission.source === source && emission.fromMs <= atMs && emission.toMs > atMs,
  );
}

/** The records as a recording, so that they are played like any other. */
export function madeRecording(records: readonly MadeRecord[]): Recording {
  return {
    name: 'given',
    bytesTotal: null,
    partitions: async (topics) => [...topics].map((topic) => ({ topic, partition: 0 })),
    async *read({ topics }) {
      for (let at = 0; at < records.length; at += RUN)
        yield records
          .slice(at, at + RUN)
          .filter(({ topic }) => topics.has(topic))
          .map(recorded);
    },
  };
}

function recorded({ topic, key, atMs, value }: MadeRecord): Recorded {
  const bytes = value === null ? null : Buffer.from(value);
  return { topic, partition: 0, key, value: bytes, arrivalMs: atMs, orderMs: atMs };
}

/** The records as lines of a recording (docs/recordings.md). */
export function recordedLines(records: readonly MadeRecord[]): string {
  return records
    .map(({ topic, key, atMs, value }) => {
      const head = { topic, ...(key === null ? {} : { key }), at: atMs };
      return `${JSON.stringify(head).slice(0, -1)},"value":${value ?? 'null'}}\n`;
    })
    .join('');
}
