import type { Migration } from './migration.ts';

/**
 * What limits count, and what runs have reserved. A budget's row is its lock: whoever counts it holds it, so that no
 * two claims count at once.
 */
export const migration3: Migration = {
  version: 3,
  title: 'the ledger of limits, budgets and what is reserved of them',
  statements: [
    `alter table ordersense.run add column spendings json not null default '[]'`,
    `create index run_open_priced on ordersense.run (n)
       where status in ('pending', 'claimed', 'sent') and spendings::text <> '[]'`,
    `create table ordersense.ledger (
       key text collate "C" primary key,
       playbook text not null,
       incident text collate "C" not null,
       passage int8 not null,
       path text not null,
       target text not null,
       labels json not null,
       mode text not null,
       t int8 not null,
       minor int8 not null,
       currency text,
       failed boolean not null,
       told json not null
     )`,
    `create table ordersense.budget (
       name text collate "C" primary key
     )`,
    `create table ordersense.reservation (
       budget text collate "C" not null,
       run_key text collate "C" not null,
       scope text collate "C" not null,
       decided_ms int8 not null,
       minor int8 not null,
       kept boolean not null,
       primary key (budget, run_key)
     )`,
    'create index reservation_counted on ordersense.reservation (budget, scope, decided_ms)',
    'create index reservation_run on ordersense.reservation (run_key)',
  ],
};
