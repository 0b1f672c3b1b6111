import type { FileHandle } from 'node:fs/promises';
import { OutsideError } from '../../outside-error.ts';
import { decodeLine } from './log-line.ts';
import type { Segment } from './partition-folder.ts';

const LF = 10;
const BLOCK = 1 << 20;

/**
 * What a segment holds for certain. A process that was killed while it wrote leaves a last line without its end;
 * nobody was told that it is there, so it is cut off.
 *
 * @returns  bytes and records of whole lines; the file is truncated to them
 * @throws OutsideError when the last whole line does not carry the offset that its place says
 */
export async function recoverSegment(
  file: FileHandle,
  { base, path }: Segment,
): Promise<{ readonly bytes: number; readonly records: number }> {
  const { size } = await file.stat();
  const block = Buffer.alloc(Math.min(BLOCK, Math.max(size, 1)));
  let records = 0;
  let lastStart = 0;
  let end = 0;
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(block, 0, block.length, at);
    if (bytesRead === 0) break;
    const read = block.subarray(0, bytesRead);
    for (let lf = read.indexOf(LF); lf !== -1; lf = read.indexOf(LF, lf + 1)) {
      records += 1;
      lastStart = end;
      end = at + lf + 1;
    }
    at += bytesRead;
  }
  if (end < size) await file.truncate(end);
  if (records === 0) return { bytes: 0, records };
  const last = Buffer.alloc(end - 1 - lastStart);
  await file.read(last, 0, last.length, lastStart);
  const found = decodeLine(last)?.offset;
  if (found !== base + records - 1)
    throw new OutsideError(
      `\`${path}\` is damaged: line ${records} should hold offset ${base + records - 1} and ${found === undefined ? 'is no record' : `holds ${found}`}`,
      'restore the file, or move the folder away to begin an empty log',
    );
  return { bytes: end, records };
}
