import type { Migration } from './migration.ts';

/** What is due at a time of the effect clock. */
export const migration4: Migration = {
  version: 4,
  title: 'timers',
  statements: [
    `create table ordersense.timer (
       id text collate "C" primary key,
       incident text collate "C" not null,
       path text not null,
       kind text not null,
       due_ms int8 not null
     )`,
    'create index timer_due on ordersense.timer (due_ms)',
  ],
};
