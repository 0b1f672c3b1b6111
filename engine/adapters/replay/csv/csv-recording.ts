import { OutsideError } from '../../../outside-error.ts';
import { fileBytes, fileStream } from '../file-stream.ts';
import type { Recorded, Recording, RecordingNeeds, RecordingWatch } from '../recording.ts';
import { type CsvMap, columnsOf } from './csv-map.ts';
import { csvRows } from './csv-rows.ts';
import { horizon, type Timed } from './horizon.ts';
import type { Row } from './row-field.ts';
import { type TopicRow, topicRows } from './topic-rows.ts';

/** A record that waits for its place. */
interface Held extends Timed {
  readonly record: Recorded;
}

/** A topic that is read, with its compiled rows. */
type Lane = readonly [topic: string, rows: (row: Row) => TopicRow | null];

/**
 * A CSV file as a recording: each row may bring a record to several topics, at different times. Records are held
 * in a heap until the rows have gone on by the map's `horizon`, so a file in order of one time comes out in
 * order of all of them without being held as a whole.
 */
export function csvRecording(path: string, map: CsvMap): Recording {
  return {
    name: path,
    bytesTotal: fileBytes(path),
    partitions: async (topics) =>
      map.topics.filter((t) => topics.has(t.topic)).map(({ topic }) => ({ topic, partition: 0 })),
    read: (needs, watch) => records(path, map, needs, watch),
  };
}

async function* records(
  path: string,
  map: CsvMap,
  { topics }: RecordingNeeds,
  watch: RecordingWatch,
): AsyncGenerator<readonly Recorded[]> {
  const held = horizon<Held>();
  let lanes: readonly Lane[] | null = null;
  let number = 0;
  let rank = 0;
  /** Greatest of the rows' least arrivals: no later row should bring anything earlier than this less the horizon. */
  let frontMs = Number.NEGATIVE_INFINITY;
  let givenMs = Number.NEGATIVE_INFINITY;
  for await (const rows of csvRows(fileStream(path, watch.bytes), map.separator)) {
    for (const row of rows) {
      if ('refused' in row) {
        if (lanes === null) throw noHeader(path, row.refused);
        watch.refused(path, row.line, row.refused);
        number += 1;
        continue;
      }
      if (lanes === null) {
        lanes = lanesOf(path, map, row.cells, topics);
        continue;
      }
      number += 1;
      let leastMs = Number.POSITIVE_INFINITY;
      for (const [topic, read] of lanes) {
        const found = read({ cells: row.cells, number });
        if (found === null) continue;
        if ('refused' in found) {
          watch.refused(path, row.line, found.refused);
          continue;
        }
        const { arrivalMs, key, value } = found;
        if (arrivalMs < givenMs) throw outOfOrder(path, row.line, givenMs - arrivalMs);
        leastMs = Math.min(leastMs, arrivalMs);
        rank += 1;
        const record = { topic, partition: 0, key, value, arrivalMs, orderMs: arrivalMs };
        held.add({ timeMs: arrivalMs, rank, record });
      }
      if (Number.isFinite(leastMs)) frontMs = Math.max(frontMs, leastMs);
    }
    // Nothing that is still to come may stand before these.
    const ready = held.take(frontMs - map.horizonMs);
    givenMs = ready.at(-1)?.timeMs ?? givenMs;
    if (ready.length > 0) yield ready.map((h) => h.record);
  }
  yield held.take(Number.POSITIVE_INFINITY).map((h) => h.record);
}

/** The topics that are read, compiled for this file's header. */
function lanesOf(
  path: string,
  map: CsvMap,
  header: readonly string[],
  topics: ReadonlySet<string>,
): readonly Lane[] {
  const names = header.map((name) => name.trim());
  const missing = new Set<string>();
  for (const { when, arrival, fields } of map.topics) {
    const rules = [arrival, ...fields.map(([, rule]) => rule)];
    const used = [...when.map((t) => t.column), ...rules.flatMap(columnsOf)];
    for (const column of used) {
      if (names.indexOf(column) === -1 || names.indexOf(column) !== names.lastIndexOf(column))
        missing.add(column);
    }
  }
  if (missing.size > 0)
    throw new OutsideError(
      `\`${path}\` has no single column ${[...missing].map((c) => `\`${c}\``).join(', ')}`,
      `correct the map; its columns are ${names.map((c) => `\`${c}\``).join(', ')}`,
    );
  return map.topics
    .filter((t) => topics.has(t.topic))
    .map((t) => [t.topic, topicRows(t, (column) => names.indexOf(column))]);
}

/** The map's `horizon` promised more order than the file has. */
function outOfOrder(path: string, line: number, byMs: number): OutsideError {
  const hours = Math.ceil(byMs / 3_600_000);
  return new OutsideError(
    `\`${path}\` line ${line} arrives ${hours} h before what was already delivered`,
    `its rows are further out of order than the map's \`horizon\`: make it at least ${hours} h longer, or sort the file`,
  );
}

function noHeader(path: string, reason: string): OutsideError {
  return new OutsideError(
    `\`${path}\` has no header that can be read: ${reason}`,
    'the first row names the columns; see also `separator` in the map',
  );
}
