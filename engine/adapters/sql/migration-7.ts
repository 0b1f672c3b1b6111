import type { Migration } from './migration.ts';

/** What a person stopped. */
export const migration7: Migration = {
  version: 7,
  title: 'kill switches',
  statements: [
    `create table ordersense.kill (
       scope text not null,
       name text collate "C" not null,
       freezes boolean not null,
       reason text not null,
       by text not null,
       since_ms int8 not null,
       primary key (scope, name)
     )`,
  ],
};
