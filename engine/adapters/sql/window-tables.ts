import type { HistoryRow, HoldRow, MetricRow, PartialRow, PartitionProgress, TableRow } from '../../store.ts';
import type { Table } from './table.ts';

/** Where readers stand (E1). */
export const partitionProgress: Table<PartitionProgress> = {
  name: 'partition_progress',
  key: ['topic', 'partition'],
  columns: {
    topic: 'text',
    partition: 'int8',
    epoch: 'int8',
    resumeOffset: 'int8',
    readOffset: 'int8',
    firstMs: 'int8',
    greatestMs: 'int8',
    sources: 'json',
    counts: 'json',
  },
};

/** Closed panes; `startMs` is the pane's own, out here as a column to drop by. */
export const partial: Table<PartialRow & { readonly startMs: number }> = {
  name: 'partial',
  key: ['source', 'startMs', 'topic', 'partition'],
  columns: { topic: 'text', partition: 'int8', source: 'text', startMs: 'int8', pane: 'json' },
};

/** Five-minute slots. */
export const history: Table<HistoryRow> = {
  name: 'history',
  key: ['pane', 'slotMs'],
  columns: { pane: 'text', slotMs: 'int8', cells: 'json' },
};

/** Values of metrics for people's queries. */
export const metric5m: Table<StoredMetric> = {
  name: 'metric_5m',
  key: ['metric', 'labels', 'slotMs'],
  columns: {
    metric: 'text',
    labels: 'text',
    slotMs: 'int8',
    region: 'text',
    value: 'float8',
    samples: 'float8',
  },
};

/** Labels as their JSON, whose members have one order, and the one that nearly every query asks for. */
type StoredMetric = Omit<MetricRow, 'labels'> & { readonly labels: string; readonly region: string | null };

/** Latest rows of the playbooks' tables. */
export const tableRow: Table<TableRow> = {
  name: 'table_row',
  key: ['source', 'key'],
  columns: { source: 'text', key: 'text', timeMs: 'int8', columns: 'json' },
};

/** Elapsed holds (E15). */
export const hold: Table<HoldRow> = {
  name: 'hold',
  key: ['playbook', 'instance', 'id'],
  columns: {
    playbook: 'text',
    instance: 'text',
    id: 'text',
    elapsedMs: 'int8',
    atMs: 'int8',
    unknownSinceMs: 'int8',
  },
};

/** The evaluator's small named documents. */
export const note: Table<{ readonly name: string; readonly doc: unknown }> = {
  name: 'note',
  key: ['name'],
  columns: { name: 'text', doc: 'json' },
};
