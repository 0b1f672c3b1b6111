import type { Migration } from './migration.ts';

/** Since when a message waits to be published: its age is watched. The database's own clock, whatever the store's is. */
export const migration9: Migration = {
  version: 9,
  title: 'age of messages',
  statements: [
    `alter table ordersense.outbox
       add column at_ms int8 not null default floor(extract(epoch from clock_timestamp()) * 1000)::int8`,
  ],
};
