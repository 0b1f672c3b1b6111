import { join } from 'node:path';
import { OutsideError } from '../../outside-error.ts';
import type { Partition } from '../../partition.ts';
import { byteLines } from '../byte-lines.ts';
import { decodeLine } from '../local-log/log-line.ts';
import { folderName, segmentsIn } from '../local-log/partition-folder.ts';
import { fileBytes, fileStream } from './file-stream.ts';
import type { Recorded, Recording, RecordingWatch } from './recording.ts';

/** Longer than any record that a log takes, base64 and escapes included. */
const LINE_BYTES = 64 * 2 ** 20;

/**
 * One partition of an in-process log as a recording: its records with the arrival times that the log gave them.
 * The log may be open elsewhere: a last line that is still being written is not read.
 *
 * @param folder  the log's folder
 */
export function logRecording(folder: string, partition: Partition): Recording {
  const path = join(folder, folderName(partition));
  const segments = segmentsIn(path);
  return {
    name: path,
    bytesTotal: segments.reduce((sum, segment) => sum + fileBytes(segment.path), 0),
    partitions: async (topics) => (topics.has(partition.topic) ? [partition] : []),
    async *read({ topics }, watch) {
      if (!topics.has(partition.topic)) return;
      let orderMs: number | null = null;
      for (const segment of segments) {
        for await (const batch of segmentRecords(segment.path, watch)) {
          yield batch.map(({ key, value, arrivalMs }): Recorded => {
            orderMs = Math.max(orderMs ?? arrivalMs, arrivalMs);
            return { ...partition, key, value, arrivalMs, orderMs };
          });
        }
      }
    },
  };
}

async function* segmentRecords(path: string, watch: RecordingWatch) {
  let line = 0;
  for await (const lines of byteLines(fileStream(path, watch.bytes), LINE_BYTES)) {
    const records = [];
    for (const read of lines) {
      line += 1;
      if (!read.ended) continue;
      const record = 'bytes' in read ? decodeLine(read.bytes) : null;
      if (record === null)
        throw new OutsideError(
          `\`${path}\` is damaged: line ${line} is no record of a log`,
          'restore the file; a recording with a hole in it would tell another story',
        );
      records.push(record);
    }
    yield records;
  }
}
