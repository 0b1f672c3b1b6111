import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LocalLog } from '../../engine/adapters/local-log/local-log.ts';
import { type Seeded, seeded } from './seeded.ts';

/** One record of a recording before it is written anywhere. */
export interface RecordedEvent {
  readonly topic: string;
  readonly key: string | null;
  /** Arrival, epoch ms. */
  readonly atMs: number;
  /** The record's text, or its bytes; null deletes a table's row. */
  readonly value: string | Uint8Array | null;
}

/** Writes a recording of lines, in the order given. A text that is no JSON stands as a JSON string, bytes as they are. */
export function writeLines(path: string, events: readonly RecordedEvent[]): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.concat(events.flatMap(lineOf)));
  return path;
}

function lineOf({ topic, key, atMs, value }: RecordedEvent): readonly Buffer[] {
  const head = `{"topic":${JSON.stringify(topic)},"key":${JSON.stringify(key)},"at":${atMs},"value":`;
  const plain = typeof value !== 'string' || isJson(value) ? (value ?? 'null') : JSON.stringify(value);
  return [Buffer.from(head), Buffer.from(plain), Buffer.from('}\n')];
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Writes the in-process log of a data folder, as a run that reads it expects it.
 *
 * @param partitions  of every topic
 * @returns           the log's folder, which `simulate --events` reads too
 */
export async function writeLog(
  data: string,
  events: readonly RecordedEvent[],
  partitions: number,
): Promise<string> {
  const folder = join(data, 'log');
  const log = await LocalLog.open(folder, { partitions });
  await log.send(events.map(({ topic, key, atMs, value }) => ({ topic, key, arrivalMs: atMs, value })));
  await log.close();
  return folder;
}

/**
 * The same events in another order of arrival: each is held up by less than `withinMs`, so none is late.
 *
 * @param withinMs  below the sources' `late`
 */
export function shuffledWithin(
  events: readonly RecordedEvent[],
  withinMs: number,
  seed: number,
): readonly RecordedEvent[] {
  const random: Seeded = seeded(seed);
  return events
    .map((event) => ({ ...event, atMs: event.atMs + random.whole(0, withinMs - 1) }))
    .sort((a, b) => a.atMs - b.atMs);
}
