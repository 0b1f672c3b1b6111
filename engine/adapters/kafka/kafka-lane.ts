import type { Partition } from '../../partition.ts';
import type { LogRecord } from '../../ports.ts';
import { offsetNumber } from './kafka-client.ts';

/** One assigned partition while we read it. */
export interface Lane {
  readonly partition: Partition;
  /** Offset that will be delivered next; null until the start offset is known. */
  next: number | null;
  /** False until it was sought after joining: nothing fetched before that counts. */
  isOpen: boolean;
  /** True between our seek and the first batch that was fetched from there. */
  isSeeking: boolean;
  /** Where an unexpected batch began after we had sought once more. */
  surprise: number | null;
  /** The batch that a handler works on. */
  busy: Promise<void> | null;
}

/** @param next  offset to go on at, null: not known yet */
export function createLane(partition: Partition, next: number | null): Lane {
  return { partition, next, isOpen: false, isSeeking: true, surprise: null, busy: null };
}

/** What to do with a batch that was fetched from an offset. */
export type Placing = 'deliver' | 'look';

/**
 * Whether a batch is the one that comes next. `look`: it is not, and the log's range must say why (records were
 * deleted; the topic was made anew; only transaction markers lie between; or it was fetched before our seek).
 */
export function placeOf(lane: Lane, fetchedFrom: number): Placing {
  if (lane.next === fetchedFrom) {
    lane.isSeeking = false;
    lane.surprise = null;
    return 'deliver';
  }
  return 'look';
}

/**
 * A surprise whose range was found sound: sought once more, and the second time the same begin means that nothing
 * but markers lies between.
 */
export function afterLook(lane: Lane, fetchedFrom: number): 'deliver' | 'seek' {
  const isGap = lane.next !== null && fetchedFrom > lane.next;
  if (isGap && (!lane.isSeeking || lane.surprise === fetchedFrom)) {
    lane.isSeeking = false;
    lane.surprise = null;
    return 'deliver';
  }
  lane.surprise = fetchedFrom;
  lane.isSeeking = true;
  return 'seek';
}

/** A record of kafkajs as ours; `timestamp` is the broker's append time where the topic says so (`message.timestamp.type`). */
export function logRecord(message: {
  readonly offset: string;
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}): LogRecord {
  return {
    offset: offsetNumber(message.offset),
    arrivalMs: Number(message.timestamp),
    key: message.key === null ? null : message.key.toString('utf8'),
    value: message.value,
  };
}
