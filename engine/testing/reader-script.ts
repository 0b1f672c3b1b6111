import type { LogRecord } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';
import type { ClosedPane } from '../slice.ts';
import type { DeadLetter, LateRow, PartitionProgress } from '../store.ts';
import { bundleOf, NOON } from './orders-bundle.ts';

/** The partition that tests read. */
export const PARTITION = { topic: 'orders', partition: 0 };
/** Progress of a partition that nobody read. */
export const FRESH: PartitionProgress = {
  ...PARTITION,
  epoch: 1,
  resumeOffset: 0,
  readOffset: 0,
  firstMs: null,
  greatestMs: null,
  sources: { orders: { watermarkMs: null, lastArrivalMs: null } },
  counts: { records: 0, duplicates: 0, late: 0, dead: 0 },
};
/** The bundle of `orders-bundle.ts`. */
export const BUNDLE = bundleOf();
/** An event `s` seconds after noon. */
export interface Event {
  readonly id: string;
  readonly s: number;
  readonly region?: string;
  readonly amount?: number;
}
/** The record of an event; it arrived at once. */
export const recordOf = (event: Event | 'poison', offset: number): LogRecord => ({
  offset,
  arrivalMs: NOON + (event === 'poison' ? 0 : event.s * 1_000),
  key: null,
  value: new TextEncoder().encode(
    event === 'poison'
      ? '{"id":'
      : JSON.stringify({
          id: event.id,
          at: NOON + event.s * 1_000,
          region: event.region ?? 'a',
          amount: event.amount ?? 1,
        }),
  ),
});
/** Records with offsets from 0. */
export const recordsOf = (events: readonly (Event | 'poison')[]) => events.map(recordOf);

/** Everything that a reader ever said, joined over its takes. */
export interface Said {
  readonly closed: ClosedPane[];
  readonly late: LateRow[];
  readonly corrections: ClosedPane[];
  readonly dead: DeadLetter[];
}
/** Nothing said yet. */
export const silence = (): Said => ({ closed: [], late: [], corrections: [], dead: [] });
/** Adds what the reader has to say, and returns where it stands. */
export function hear(reader: Reader, said: Said): PartitionProgress {
  const { slice, progress, deadLetters, late } = reader.take();
  said.dead.push(...deadLetters);
  said.late.push(...late);
  for (const part of slice.sources) {
    said.closed.push(...part.closed);
    said.corrections.push(...part.late);
  }
  return progress;
}
