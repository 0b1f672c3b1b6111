import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OutsideError } from '../../outside-error.ts';
import type { Partition } from '../../partition.ts';

/** One file of records; `base` is the offset of its first line. */
export interface Segment {
  readonly base: number;
  readonly path: string;
}

const TOPIC = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,249}$/;
const SEGMENT = /^(\d{20})\.ndjson$/;

/**
 * `orders-0`: the folder of a partition.
 *
 * @throws OutsideError for a name that Kafka would refuse too
 */
export function folderName({ topic, partition }: Partition): string {
  if (!TOPIC.test(topic))
    throw new OutsideError(
      `\`${topic}\` cannot be the name of a topic`,
      'use letters, digits, `.`, `_` and `-`, at most 249 of them',
    );
  return `${topic}-${partition}`;
}

/** Partitions that have a folder in a log's folder, by topic and number; [] for any other folder. */
export function partitionsIn(folder: string): readonly Partition[] {
  if (!existsSync(folder)) return [];
  const found: Partition[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const parts = /^(.+)-(\d{1,9})$/.exec(entry.name);
    if (!entry.isDirectory() || parts === null) continue;
    if (segmentsIn(join(folder, entry.name)).length === 0) continue;
    found.push({ topic: parts[1] as string, partition: Number(parts[2]) });
  }
  return found.sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
}

/** Segments of a partition's folder by offset; files of other names are left alone. */
export function segmentsIn(folder: string): readonly Segment[] {
  const bases = readdirSync(folder).flatMap((name) => SEGMENT.exec(name)?.[1] ?? []);
  return bases.sort().map((base) => ({ base: Number(base), path: segmentPath(folder, Number(base)) }));
}

/** `…/00000000000000000000.ndjson` */
export function segmentPath(folder: string, base: number): string {
  return join(folder, `${String(base).padStart(20, '0')}.ndjson`);
}
