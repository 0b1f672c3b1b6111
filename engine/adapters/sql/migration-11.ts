import type { Migration } from './migration.ts';

/** What metrics were, for people's queries; the series is its labels as JSON in one order. */
export const migration11: Migration = {
  version: 11,
  title: 'values of metrics',
  statements: [
    `create table ordersense.metric_5m (
       metric text collate "C" not null,
       labels text collate "C" not null,
       slot_ms int8 not null,
       region text collate "C",
       value float8,
       samples float8 not null,
       primary key (metric, labels, slot_ms)
     )`,
    'create index metric_5m_region on ordersense.metric_5m (metric, region, slot_ms)',
    'create index metric_5m_slot on ordersense.metric_5m (slot_ms)',
  ],
};
