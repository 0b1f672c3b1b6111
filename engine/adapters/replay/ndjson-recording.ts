import { byteLines } from '../byte-lines.ts';
import { arrivals } from './arrival.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { countedStream, fileBytes, fileStream } from './file-stream.ts';
import type { Recorded, Recording, RecordingWatch } from './recording.ts';

/** A line that is longer cannot be a record: no broker takes it. */
const LINE_BYTES = 16 * 2 ** 20;
/** One wrong stamp must not make millions of ticks. */
const JUMP_MS = 366 * 24 * 3_600_000;

/** A recording of lines `{"topic","value","key"?,"at"?}`; everything of a topic is its partition 0. */
export function ndjsonFile(path: string): Recording {
  return {
    name: path,
    bytesTotal: fileBytes(path),
    partitions: async (topics) => {
      const found = await topicsIn(path, topics);
      return [...found].map((topic) => ({ topic, partition: 0 }));
    },
    read: (needs, watch) => records(path, fileStream(path, watch.bytes), needs, watch),
  };
}

/** The same lines from a stream, for example standard input: its topics show as they come. */
export function ndjsonStream(name: string, stream: AsyncIterable<Uint8Array | string>): Recording {
  return {
    name,
    bytesTotal: null,
    partitions: async () => null,
    read: (needs, watch) => records(name, countedStream(stream, watch.bytes), needs, watch),
  };
}

/** Reads on until every topic was seen, so only a file that lacks one is read twice. */
async function topicsIn(path: string, topics: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const silent = fileStream(path, () => {});
  for await (const list of envelopes(path, silent, null)) {
    for (const { topic } of list) if (topics.has(topic)) found.add(topic);
    if (found.size === topics.size) break;
  }
  return found;
}

/** Records with their arrivals settled, a chunk of bytes at a time. */
async function* records(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  { topics, eventTime }: Parameters<Recording['read']>[0],
  watch: RecordingWatch,
): AsyncGenerator<readonly Recorded[]> {
  const pending = arrivals<Envelope>();
  let orderMs: number | null = null;
  const settled = (list: ReturnType<typeof pending.take>): readonly Recorded[] =>
    list.map(({ item: { topic, key, value, atMs }, arrivalMs: found }) => {
      const arrivalMs = atMs ?? found;
      if (arrivalMs !== null) orderMs = Math.max(orderMs ?? arrivalMs, arrivalMs);
      return { topic, partition: 0, key, value, arrivalMs, orderMs };
    });
  let lastAtMs: number | null = null;
  for await (const list of envelopes(name, chunks, watch)) {
    for (const envelope of list) {
      const { topic, value, atMs, line } = envelope;
      if (!topics.has(topic)) continue;
      if (atMs !== null && lastAtMs !== null && atMs > lastAtMs + JUMP_MS) {
        watch.refused(name, line, '`at` is more than a year after the line before');
        continue;
      }
      if (atMs !== null) lastAtMs = Math.max(lastAtMs ?? atMs, atMs);
      pending.add(envelope, atMs ?? (value === null ? null : eventTime(topic, value)));
    }
    yield settled(pending.take());
  }
  yield settled(pending.finish());
}

/** The envelopes of one chunk of bytes at a time, each with its line in the file. */
async function* envelopes(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  watch: RecordingWatch | null,
): AsyncGenerator<readonly (Envelope & { readonly line: number })[]> {
  let line = 0;
  for await (const lines of byteLines(chunks, LINE_BYTES)) {
    const list: (Envelope & { readonly line: number })[] = [];
    for (const read of lines) {
      line += 1;
      if (!('bytes' in read)) {
        watch?.refused(name, line, `the line is longer than ${LINE_BYTES / 2 ** 20} MiB`);
        continue;
      }
      const bytes = line === 1 ? withoutMark(read.bytes) : read.bytes;
      if (isBlank(bytes)) continue;
      const envelope = readEnvelope(bytes);
      if (typeof envelope === 'string') watch?.refused(name, line, envelope);
      else list.push({ ...envelope, line });
    }
    yield list;
  }
}

/** Without the byte order mark that some editors put first. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** Lines between records that some tools leave. */
function isBlank(bytes: Buffer): boolean {
  for (const c of bytes) if (c !== 32 && c !== 9 && c !== 13) return false;
  return true;
}
