import type { Migration } from './migration.ts';

/** Acts on many: who was chosen, one row for the act, and its runs. */
export const migration5: Migration = {
  version: 5,
  title: 'frozen audiences and acts on many',
  statements: [
    `create table ordersense.selection (
       id text collate "C" primary key,
       incident text collate "C" not null,
       audience text not null,
       at_ms int8 not null,
       hash text not null,
       population int8 not null,
       unsure int8 not null,
       members json not null
     )`,
    'create index selection_incident on ordersense.selection (incident)',
    `create table ordersense.parent_run (
       key text collate "C" primary key,
       n int8 generated always as identity,
       incident text collate "C" not null,
       kind text not null,
       "of" text collate "C",
       template json not null,
       children json not null,
       status text not null,
       cancelled boolean not null
     )`,
    'create index parent_run_incident on ordersense.parent_run (incident)',
    `create index parent_run_open on ordersense.parent_run (n) where status <> 'ended'`,
    'alter table ordersense.run add column parent text collate "C"',
    'create index run_parent on ordersense.run (parent, n) where parent is not null',
  ],
};
