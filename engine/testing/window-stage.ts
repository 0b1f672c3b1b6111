import type { Bundle } from '../../rules/bundle.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { Facts } from '../facts.ts';
import { type Partition, partitionName } from '../partition.ts';
import type { LogRecord } from '../ports.ts';
import { createReader, type Reader } from '../reader/reader.ts';
import type { HistoryRow, PartialRow, PartitionProgress, StoredState, TableRow } from '../store.ts';
import { createWindows, type Windows } from '../window/windows.ts';

/** Readers, windows and a store between them, as the pipeline has them, without anything that decides. */
export interface WindowStage {
  /** The records of one partition that come next; offsets are given here. */
  read(partition: Partition, records: readonly Omit<LogRecord, 'offset'>[]): void;
  /** Everything is read to its end as of this instant. */
  tick(tickMs: number): readonly { readonly source: string; readonly blind: boolean }[];
  finish(endMs: number): void;
  /** Commits, forgets everything in memory, and begins again from what was stored. */
  restart(): void;
  commit(): void;
  windows(): Windows;
}

type Kept = Pick<StoredState, 'partials' | 'history' | 'tables' | 'notes'>;

/**
 * @param partitions  all there are
 * @param onFinal     called for every instant that became final for every source that is present, in order, once
 */
export function createWindowStage(
  bundle: Bundle,
  partitions: readonly Partition[],
  onFinal: (atMs: number, factsOf: (playbook: string) => ReadonlyMap<string, Facts>) => void,
): WindowStage {
  const logs = new Map<string, LogRecord[]>(partitions.map((p) => [partitionName(p), []]));
  const progress = new Map<string, PartitionProgress>();
  const pending = new Map<string, PartitionProgress>();
  const partials = new Map<string, PartialRow>();
  const history = new Map<string, HistoryRow>();
  const tables = new Map<string, TableRow>();
  const notes: Record<string, StoredState['notes'][string]> = {};
  let readers = new Map<string, Reader>();
  let fresh: PartialRow[] = [];
  let windows: Windows;
  let through: number | null = null;

  const pass = (partition: Partition): void => {
    const { slice, progress: now } = (readers.get(partitionName(partition)) as Reader).take();
    windows.accept(slice);
    for (const { source, closed } of slice.sources)
      for (const pane of closed) fresh.push({ ...partition, source, pane });
    pending.set(partitionName(partition), now);
  };
  const begin = (): void => {
    const stored: Kept = structuredClone({
      partials: [...partials.values()],
      history: [...history.values()],
      tables: [...tables.values()],
      notes,
    });
    windows = createWindows(bundle, stored);
    readers = new Map(
      partitions.map((p) => [
        partitionName(p),
        createReader(bundle, p, progress.get(partitionName(p)) ?? freshProgress(p)),
      ]),
    );
    windows.expect(partitions);
    for (const p of partitions) pass(p);
    for (const { name } of bundle.sources)
      if (windows.isBlind(name)) for (const reader of readers.values()) reader.freeze(name);
    for (const p of partitions) {
      const log = logs.get(partitionName(p)) ?? [];
      readers.get(partitionName(p))?.read(log.slice(progress.get(partitionName(p))?.resumeOffset ?? 0));
      pass(p);
    }
    fresh = [];
  };
  const judge = (): void => {
    const present = bundle.sources.filter((s) => windows.isPresent(s.name) && !windows.isBlind(s.name));
    const clockMs = Math.min(...present.map((s) => windows.clock(s.name)));
    const firsts = present.map((s) => windows.coveredFrom(s.name)).filter((ms) => ms !== null);
    if (present.length === 0 || firsts.length === 0) return;
    for (let atMs = through ?? Math.min(...firsts); atMs + PANE_MS <= clockMs; ) {
      atMs += PANE_MS;
      const instant = atMs;
      onFinal(instant, (name) => {
        const playbook = bundle.playbooks.find((p) => p.name === name);
        return playbook === undefined ? new Map() : windows.instances(playbook, instant, null);
      });
      through = atMs;
    }
    if (through !== null) windows.release(through);
  };

  begin();
  return {
    read(partition, records) {
      const log = logs.get(partitionName(partition)) as LogRecord[];
      const added = records.map((record, i) => ({ ...record, offset: log.length + i }));
      log.push(...added);
      readers.get(partitionName(partition))?.read(added);
      pass(partition);
      judge();
    },
    tick(tickMs) {
      for (const p of partitions) {
        readers.get(partitionName(p))?.tick(tickMs);
        pass(p);
      }
      const changes = windows.tick(tickMs, new Set(bundle.sources.map((s) => s.name)));
      for (const { source, blind } of changes)
        for (const reader of readers.values()) blind ? reader.freeze(source) : reader.thaw(source);
      judge();
      return changes;
    },
    finish(endMs) {
      for (const p of partitions) {
        readers.get(partitionName(p))?.finish(endMs);
        pass(p);
      }
      judge();
    },
    commit() {
      const kept = windows.take(fresh);
      fresh = [];
      for (const row of kept.partials)
        partials.set(`${row.source} ${partitionName(row)} ${row.pane.startMs}`, row);
      for (const { source, beforeMs } of kept.dropPartials)
        for (const [name, row] of partials)
          if (row.source === source && row.pane.startMs < beforeMs) partials.delete(name);
      for (const row of kept.history) history.set(`${row.pane} ${row.slotMs}`, row);
      for (const row of kept.tables) tables.set(`${row.source} ${row.key}`, row);
      Object.assign(notes, kept.notes);
      for (const [name, now] of pending) progress.set(name, now);
    },
    restart() {
      this.commit();
      begin();
    },
    windows: () => windows,
  };
}

function freshProgress(partition: Partition): PartitionProgress {
  return {
    ...partition,
    epoch: 1,
    resumeOffset: 0,
    readOffset: 0,
    firstMs: null,
    greatestMs: null,
    sources: {},
    counts: { records: 0, duplicates: 0, late: 0, dead: 0 },
  };
}
