import type { Migration } from './migration.ts';

/** What waits for people, and what they said. */
export const migration2: Migration = {
  version: 2,
  title: 'questions and approvals',
  statements: [
    `create table ordersense.ask (
       n int8 generated always as identity unique,
       id text collate "C" primary key,
       kind text not null,
       incident text collate "C" not null,
       playbook text not null,
       step text not null,
       run_key text collate "C" not null,
       digest text not null,
       "from" json not null,
       choices json not null,
       about json not null,
       author text,
       decided_ms int8 not null,
       asked_ms int8 not null,
       due_ms int8 not null,
       status text not null
     )`,
    `create index ask_open on ordersense.ask (due_ms) where status = 'open'`,
    `create table ordersense.said (
       n int8 generated always as identity primary key,
       ask text collate "C" not null,
       by text not null,
       said text not null,
       reason text not null,
       at_ms int8 not null,
       refused text
     )`,
    'create index said_ask on ordersense.said (ask, n)',
  ],
};
