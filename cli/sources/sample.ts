import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../dsl/say.ts';
import type { CsvMap } from '../../engine/adapters/replay/csv/csv-map.ts';
import { eventTimes } from '../../engine/adapters/replay/event-time.ts';
import { openRecordings } from '../../engine/adapters/replay/recordings.ts';
import { type Partition, partitionName } from '../../engine/partition.ts';
import type { LogRecord } from '../../engine/ports.ts';
import type { Source } from '../../rules/source.ts';
import { type Config, lookUp } from '../config.ts';
import { UsageError } from '../usage-error.ts';

/** A record with where it was found. */
export interface SampledRecord extends LogRecord {
  readonly partition: Partition;
}

/** Where records are taken from. */
export interface SampleFrom {
  /** File, folder or log that is read instead of the project's own topics; null: those. */
  readonly events: string | null;
  readonly csvMap: CsvMap | null;
  /** Folder of embedded parts, where the project names no Kafka. */
  readonly data: string;
  /** Records of each partition, the newest. */
  readonly most: number;
}

/**
 * The newest records of the sources' topics, in order of each partition. Reads beside a running process and changes
 * nothing.
 *
 * @throws UsageError    when there is nothing to read
 * @throws OutsideError  when Kafka or a file cannot be read
 */
export async function sampleTopics(
  sources: readonly Source[],
  config: Config,
  from: SampleFrom,
): Promise<readonly SampledRecord[]> {
  const topics = [...new Set(sources.map(({ topic }) => topic))];
  if (from.events === null && config.kafka !== undefined) {
    const { kafkaTail } = await import('../../engine/adapters/kafka/kafka-tail.ts');
    const brokers = (await lookUp(config.kafka.brokers)).split(',');
    return kafkaTail(
      { brokers, clientId: config.name },
      { topics, most: from.most, group: `${config.kafka.group}-check-${process.pid}` },
    );
  }
  const path = from.events ?? join(from.data, 'log');
  if (!existsSync(path))
    throw new UsageError(
      from.events === null
        ? say`there is no log in \`${from.data}\` yet`
        : say`there is nothing at \`${path}\``,
      from.events === null
        ? say`run the project first, name recorded events by \`--events FILE\`, or name brokers under \`kafka\``
        : say`name a file or folder of recorded events`,
    );
  return newest(path, sources, topics, from);
}

async function newest(
  path: string,
  sources: readonly Source[],
  topics: readonly string[],
  { csvMap, most }: SampleFrom,
): Promise<readonly SampledRecord[]> {
  const kept = new Map<string, SampledRecord[]>();
  const offsets = new Map<string, number>();
  const needs = { topics: new Set(topics), eventTime: eventTimes(sources) };
  const watch = { bytes: () => {}, refused: () => {} };
  for (const recording of openRecordings(path, { csvMap, stdin: process.stdin })) {
    for await (const batch of recording.read(needs, watch)) {
      for (const { topic, partition: number, key, value, arrivalMs, orderMs } of batch) {
        const partition = { topic, partition: number };
        const name = partitionName(partition);
        const offset = offsets.get(name) ?? 0;
        offsets.set(name, offset + 1);
        const own = kept.get(name) ?? [];
        kept.set(name, own);
        own.push({ partition, offset, key, value, arrivalMs: arrivalMs ?? orderMs ?? 0 });
        if (own.length > 2 * most) own.splice(0, own.length - most);
      }
    }
  }
  return [...kept.values()].flatMap((own) => own.slice(-most));
}
