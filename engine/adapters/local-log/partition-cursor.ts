import { type FileHandle, open } from 'node:fs/promises';
import { OutsideError } from '../../outside-error.ts';
import type { LogRecord } from '../../ports.ts';
import { decodeLine } from './log-line.ts';
import type { PartitionLog } from './partition-log.ts';

const LF = 10;
const BLOCK = 1 << 18;

/** Reads one partition in order of offsets, from memory at the log's end and from the disk before. */
export interface PartitionCursor {
  /** Up to `max` next records; [] at the log's end. */
  next(max: number): Promise<readonly LogRecord[]>;
  close(): Promise<void>;
}

/** @param from  offset of the first record, between the log's begin and end */
export function partitionCursor(log: PartitionLog, from: number): PartitionCursor {
  let offset = from;
  let file: { readonly handle: FileHandle; readonly base: number } | null = null;
  /** Bytes of the open segment that were read and not yet given, and where the next ones stand. */
  let left = Buffer.alloc(0);
  let at = 0;
  let line = 0;

  /** Leaves the segment's file. */
  const close = async (): Promise<void> => {
    await file?.handle.close();
    file = null;
  };

  /** Begins a segment at its first line. */
  const openAt = async (path: string, base: number): Promise<FileHandle> => {
    await close();
    const handle = await open(path, 'r');
    file = { handle, base };
    left = Buffer.alloc(0);
    at = 0;
    line = base;
    return handle;
  };

  /** Whole lines from the disk; lines before `offset` are passed over. */
  const fromDisk = async (max: number): Promise<readonly LogRecord[]> => {
    const { segment, bytes } = log.segmentOf(offset);
    // Memory may have served what lies between: then the place in the file is behind, and lines are passed over.
    const handle = file?.base === segment.base ? file.handle : await openAt(segment.path, segment.base);
    const size = bytes ?? (await handle.stat()).size;
    const records: LogRecord[] = [];
    while (records.length < max && offset < log.end) {
      const lf = left.indexOf(LF);
      if (lf === -1) {
        if (at >= size) break;
        const block = Buffer.alloc(Math.min(BLOCK, size - at));
        const { bytesRead } = await handle.read(block, 0, block.length, at);
        if (bytesRead === 0) break;
        at += bytesRead;
        left =
          left.length === 0
            ? block.subarray(0, bytesRead)
            : Buffer.concat([left, block.subarray(0, bytesRead)]);
        continue;
      }
      if (line >= offset) {
        const record = decodeLine(left.subarray(0, lf));
        if (record === null || record.offset !== offset) throw damaged(segment.path, offset);
        records.push(record);
        offset += 1;
      }
      line += 1;
      left = left.subarray(lf + 1);
    }
    if (records.length === 0 && offset < log.end) throw damaged(segment.path, offset);
    return records;
  };

  return {
    close,
    async next(max) {
      if (offset >= log.end) return [];
      const recent = log.recent(offset, max);
      if (recent === null) return fromDisk(max);
      offset += recent.length;
      return recent;
    },
  };
}

/** The log is not what it was when it was written. */
function damaged(path: string, offset: number): OutsideError {
  return new OutsideError(
    `\`${path}\` is damaged: offset ${offset} is not where it should be`,
    "restore the file, or move the log's folder away to begin an empty one",
  );
}
