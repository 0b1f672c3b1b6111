import { mkdirSync } from 'node:fs';
import { OutsideError } from '../../outside-error.ts';
import type { EventSource, Message, Producer } from '../../ports.ts';
import { lockFolder } from '../folder-lock.ts';
import { keyPartition } from './key-partition.ts';
import { logSource } from './log-source.ts';
import { partitionsIn } from './partition-folder.ts';
import { type NewRecord, PartitionLog } from './partition-log.ts';

/** What is written: a message, or bytes as they are (`null` deletes a table's row). */
export interface LogMessage extends Omit<Message, 'key' | 'value'> {
  readonly key: string | null;
  readonly value: string | Uint8Array | null;
}

export interface LocalLogOptions {
  /** Partitions of a topic that is new here; 1 where nothing is said. A topic that is there keeps its number. */
  readonly partitions?: number | Readonly<Record<string, number>>;
  /** Stamps records that bring no arrival time, epoch ms. */
  readonly now?: () => number;
  /** Size from which on a new segment is begun; 64 MiB. */
  readonly segmentBytes?: number;
}

interface Waiting {
  readonly messages: readonly LogMessage[];
  resolve(): void;
  reject(error: Error): void;
}

/**
 * The in-process log: topics as folders of append-only files. One process writes (the folder is locked), and
 * readers in it are told of every append. What `send` resolved for is on the disk; sends that come while one is
 * being flushed go to the disk together with the next flush. Owns files.
 */
export class LocalLog implements Producer {
  readonly folder: string;
  readonly #options: LocalLogOptions;
  readonly #unlock: () => void;
  readonly #topics = new Map<string, Promise<readonly PartitionLog[]>>();
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #closed = false;

  private constructor(folder: string, options: LocalLogOptions, unlock: () => void) {
    this.folder = folder;
    this.#options = options;
    this.#unlock = unlock;
  }

  /** @throws OutsideError when another process has the folder */
  static async open(folder: string, options: LocalLogOptions = {}): Promise<LocalLog> {
    mkdirSync(folder, { recursive: true });
    const log = new LocalLog(folder, options, lockFolder(folder));
    try {
      for (const { topic } of partitionsIn(folder)) await log.topic(topic);
    } catch (error) {
      await log.close();
      throw error;
    }
    return log;
  }

  /** The partitions of a topic, by number; a new topic is made. */
  topic(name: string): Promise<readonly PartitionLog[]> {
    const known = this.#topics.get(name);
    if (known !== undefined) return known;
    const there = partitionsIn(this.folder).filter((p) => p.topic === name);
    const { partitions = 1, segmentBytes = 64 * 2 ** 20 } = this.#options;
    const wanted = typeof partitions === 'number' ? partitions : (partitions[name] ?? 1);
    const count = there.length > 0 ? Math.max(...there.map((p) => p.partition)) + 1 : wanted;
    const opened = Promise.all(
      Array.from({ length: count }, (_, partition) =>
        PartitionLog.open(this.folder, { topic: name, partition }, segmentBytes),
      ),
    );
    this.#topics.set(name, opened);
    opened.catch(() => this.#topics.delete(name));
    return opened;
  }

  /** A live reader of these topics; new ones are made. Several may read at once, each at its own pace. */
  source(topics: readonly string[]): EventSource {
    return logSource(() => Promise.all(topics.map((name) => this.topic(name))).then((all) => all.flat()));
  }

  /**
   * Appends in the order given; resolves when all of it is on the disk.
   *
   * @throws OutsideError when the disk refuses; some of the messages may be there then
   */
  send(messages: readonly LogMessage[]): Promise<void> {
    if (this.#closed)
      return Promise.reject(new OutsideError('the log was closed', 'this is a bug: report it'));
    if (messages.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ messages, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Waits for what is being written, then gives the folder back. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#flushing;
    for (const opened of await Promise.allSettled(this.#topics.values()))
      if (opened.status === 'fulfilled') for (const log of opened.value) await log.close();
    this.#unlock();
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const failed = await this.#write(batch);
      for (const { messages, resolve, reject } of batch) {
        const error = messages.map((m) => failed.get(m.topic)).find((e) => e !== undefined);
        if (error === undefined) resolve();
        else reject(error);
      }
    }
    // In the same turn as the look at what waits: a send between the two would wait for ever.
    this.#flushing = null;
  }

  /** Returns what went wrong, by topic. */
  async #write(batch: readonly Waiting[]): Promise<ReadonlyMap<string, Error>> {
    const failed = new Map<string, Error>();
    const records = new Map<PartitionLog, NewRecord[]>();
    const nowMs = (this.#options.now ?? Date.now)();
    const topics = new Map<string, readonly PartitionLog[]>();
    for (const topic of new Set(batch.flatMap(({ messages }) => messages.map((m) => m.topic)))) {
      await this.topic(topic).then(
        (partitions) => topics.set(topic, partitions),
        (error: Error) => failed.set(topic, error),
      );
    }
    for (const { topic, key, value, arrivalMs = nowMs } of batch.flatMap((w) => w.messages)) {
      const partitions = topics.get(topic);
      if (partitions === undefined) continue;
      const log = partitions[keyPartition(key, partitions.length)] as PartitionLog;
      const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
      const list = records.get(log);
      if (list === undefined) records.set(log, [{ arrivalMs, key, value: bytes }]);
      else list.push({ arrivalMs, key, value: bytes });
    }
    await Promise.all(
      [...records].map(([log, list]) =>
        log.append(list).catch((error: Error) => failed.set(log.partition.topic, error)),
      ),
    );
    return failed;
  }
}
