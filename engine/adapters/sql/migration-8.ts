import { NO_ROWS } from '../../audit/chain.ts';
import type { Migration } from './migration.ts';

/** What people did and what was sent, as a chain of hashes. */
export const migration8: Migration = {
  version: 8,
  title: 'audit log',
  statements: [
    `create table ordersense.audit (
       n int8 primary key,
       at_ms int8 not null,
       act text not null,
       "by" text not null,
       playbook text not null,
       incident text not null,
       about text not null,
       detail text,
       detail_hash text not null,
       hash text not null
     )`,
    'create table ordersense.audit_head (n int8 not null, hash text not null)',
    `insert into ordersense.audit_head values (0, '${NO_ROWS.hash}')`,
  ],
};
