import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { OutsideError } from '../../outside-error.ts';
import type { Partition } from '../../partition.ts';
import type { LogRecord } from '../../ports.ts';
import { encodeLine } from './log-line.ts';
import { folderName, type Segment, segmentPath, segmentsIn } from './partition-folder.ts';
import { recoverSegment } from './segment-recovery.ts';

/** Newest records kept in memory for readers at the end of the log. */
const TAIL_RECORDS = 4096;
const TAIL_BYTES = 8 * 2 ** 20;

/** What is appended; the log gives the offset. */
export type NewRecord = Omit<LogRecord, 'offset'>;

/** One partition on disk: appends to its last segment, remembers its end. Owns one open file. */
export class PartitionLog {
  readonly partition: Partition;
  readonly folder: string;
  #end: number;
  #segments: Segment[];
  #file: FileHandle;
  #fileBytes: number;
  readonly #segmentBytes: number;
  readonly #listeners = new Set<() => void>();
  #tail: LogRecord[] = [];
  #tailBytes = 0;
  /** Set when the file could not be brought back to a whole line: better no record than a torn one in the middle. */
  #broken: Error | null = null;

  private constructor(
    partition: Partition,
    folder: string,
    segments: readonly Segment[],
    last: { file: FileHandle; bytes: number; end: number },
    segmentBytes: number,
  ) {
    this.partition = partition;
    this.folder = folder;
    this.#segments = [...segments];
    this.#file = last.file;
    this.#fileBytes = last.bytes;
    this.#end = last.end;
    this.#segmentBytes = segmentBytes;
  }

  /**
   * Opens or makes the partition's folder; a last line that a kill cut off is removed.
   *
   * @param segmentBytes  size from which on a new segment is begun
   * @throws OutsideError when a line of the last segment is not a log's line
   */
  static async open(logFolder: string, partition: Partition, segmentBytes: number): Promise<PartitionLog> {
    const folder = join(logFolder, folderName(partition));
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw new OutsideError(
        `the folder \`${folder}\` cannot be made: ${(error as Error).message}`,
        'move away what stands in its place, or correct the rights',
        { cause: error },
      );
    }
    const found = segmentsIn(folder);
    const segments = found.length > 0 ? found : [{ base: 0, path: segmentPath(folder, 0) }];
    const last = segments.at(-1) as Segment;
    const file = await open(last.path, 'a+');
    const { bytes, records } = await recoverSegment(file, last).catch(async (error: unknown) => {
      await file.close();
      throw error;
    });
    return new PartitionLog(
      partition,
      folder,
      segments,
      { file, bytes, end: last.base + records },
      segmentBytes,
    );
  }

  /** First offset there is. */
  get begin(): number {
    return (this.#segments[0] as Segment).base;
  }

  /** Offset that the next record will get; everything below is on disk. */
  get end(): number {
    return this.#end;
  }

  /** The segment that holds an offset, and how many bytes of it may be read (null: it is complete, all). */
  segmentOf(offset: number): { readonly segment: Segment; readonly bytes: number | null } {
    const at = this.#segments.findLastIndex((s) => s.base <= offset);
    return {
      segment: this.#segments[at] as Segment,
      bytes: at === this.#segments.length - 1 ? this.#fileBytes : null,
    };
  }

  /** Up to `max` records from `offset` on if they are still in memory, else null. */
  recent(offset: number, max: number): readonly LogRecord[] | null {
    const first = this.#tail[0]?.offset;
    return first === undefined || offset < first
      ? null
      : this.#tail.slice(offset - first, offset - first + max);
  }

  /**
   * Appends and flushes to disk; readers see the records afterwards. Never call it twice at a time.
   *
   * @throws OutsideError when the disk refuses; nothing of these records is in the log then
   */
  async append(records: readonly NewRecord[]): Promise<void> {
    if (this.#broken !== null) throw this.#refusal(this.#broken);
    const numbered = records.map((record, i) => ({ ...record, offset: this.#end + i }));
    const bytes = Buffer.from(numbered.map(encodeLine).join(''), 'utf8');
    try {
      if (this.#fileBytes >= this.#segmentBytes) await this.#roll();
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
    } catch (error) {
      await this.#file.truncate(this.#fileBytes).catch((failed: Error) => {
        this.#broken = failed;
      });
      throw this.#refusal(error as Error);
    }
    this.#fileBytes += bytes.length;
    this.#end += numbered.length;
    this.#remember(numbered, bytes.length);
    for (const tell of this.#listeners) tell();
  }

  /** Calls `tell` whenever `end` has moved, until the returned function is called. */
  onAppend(tell: () => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #roll(): Promise<void> {
    const path = segmentPath(this.folder, this.#end);
    const next = await open(path, 'a+');
    await this.#file.close();
    this.#file = next;
    this.#fileBytes = 0;
    this.#segments.push({ base: this.#end, path });
  }

  /** Readers rarely are further behind than the newest append; what is older is read from the disk. */
  #remember(records: readonly LogRecord[], bytes: number): void {
    this.#tailBytes += bytes;
    const fits = this.#tail.length + records.length <= TAIL_RECORDS && this.#tailBytes <= TAIL_BYTES;
    if (fits) {
      for (const record of records) this.#tail.push(record);
      return;
    }
    const isSmall = records.length <= TAIL_RECORDS && bytes <= TAIL_BYTES;
    this.#tail = isSmall ? [...records] : [];
    this.#tailBytes = isSmall ? bytes : 0;
  }

  #refusal(cause: Error): OutsideError {
    return new OutsideError(
      `the log in \`${this.folder}\` cannot be written: ${cause.message}`,
      'free space on the disk or correct the rights of the folder, then start again',
      { cause },
    );
  }
}
