import type { Migration } from './migration.ts';

/**
 * The first schema. Times are epoch ms in int8, documents `json` (kept byte for byte). Keys and orders are by
 * bytes ("C"), so that no locale of a server changes which rows are equal or first.
 */
export const migration1: Migration = {
  version: 1,
  title: 'progress, windows, incidents, runs, inbox and outbox',
  statements: [
    `create table ordersense.evaluator (
       id int8 primary key default 1 check (id = 1),
       epoch int8 not null
     )`,
    'insert into ordersense.evaluator (epoch) values (0)',
    `create table ordersense.clock_progress (
       clock text collate "C" primary key,
       through_ms int8 not null
     )`,
    `create table ordersense.partition_progress (
       topic text collate "C" not null,
       partition int8 not null,
       epoch int8 not null,
       resume_offset int8 not null,
       read_offset int8 not null,
       first_ms int8,
       greatest_ms int8,
       sources json not null,
       counts json not null,
       primary key (topic, partition)
     )`,
    `create table ordersense.partial (
       topic text collate "C" not null,
       partition int8 not null,
       source text collate "C" not null,
       start_ms int8 not null,
       pane json not null,
       primary key (source, start_ms, topic, partition)
     )`,
    `create table ordersense.history (
       pane text collate "C" not null,
       slot_ms int8 not null,
       cells json not null,
       primary key (pane, slot_ms)
     )`,
    'create index history_slot on ordersense.history (slot_ms)',
    `create table ordersense.table_row (
       source text collate "C" not null,
       key text collate "C" not null,
       time_ms int8 not null,
       columns json,
       primary key (source, key)
     )`,
    `create table ordersense.hold (
       playbook text collate "C" not null,
       instance text collate "C" not null,
       id text collate "C" not null,
       elapsed_ms int8 not null,
       at_ms int8 not null,
       unknown_since_ms int8,
       primary key (playbook, instance, id)
     )`,
    `create table ordersense.note (
       name text collate "C" primary key,
       doc json
     )`,
    `create table ordersense.incident (
       id text collate "C" primary key,
       playbook text not null,
       instance text not null,
       phase text not null,
       opened_ms int8 not null,
       closed_ms int8,
       bundle text not null,
       doc json
     )`,
    'create index incident_open on ordersense.incident (opened_ms) where closed_ms is null',
    'create index incident_closed on ordersense.incident (closed_ms) where closed_ms is not null',
    `create table ordersense.run (
       n int8 generated always as identity unique,
       key text collate "C" primary key,
       incident text collate "C" not null,
       playbook text not null,
       step text not null,
       target text collate "C" not null,
       kind text not null,
       verb text not null,
       args json,
       effect text collate "C",
       mode text not null,
       decided_ms int8 not null,
       not_before_ms int8 not null,
       deadline_ms int8,
       status text not null,
       attempts int8 not null,
       expires_at_ms int8,
       outcome json,
       fence int8 not null default 0,
       claim_until_ms int8,
       was_sent boolean not null default false,
       maybe_sent boolean not null default false
     )`,
    'create index run_incident on ordersense.run (incident)',
    `create index run_open on ordersense.run (n) where status in ('pending', 'claimed', 'sent')`,
    `create index run_open_target on ordersense.run (target, effect, n)
       where effect is not null and status in ('pending', 'claimed', 'sent')`,
    `create table ordersense.lease (
       target text collate "C" not null,
       effect text collate "C" not null,
       incident text collate "C" not null,
       run_key text collate "C" not null,
       undo json not null,
       cap_ms int8,
       status text not null,
       primary key (target, effect, run_key)
     )`,
    'create index lease_incident on ordersense.lease (incident)',
    `create index lease_stored on ordersense.lease (cap_ms) where status = 'stored'`,
    `create table ordersense.signal (
       seq int8 generated always as identity primary key,
       id text collate "C" not null unique,
       incident text collate "C" not null,
       kind text not null,
       payload json,
       consumed boolean not null default false
     )`,
    'create index signal_unconsumed on ordersense.signal (seq) where not consumed',
    `create table ordersense.outbox (
       id int8 generated always as identity primary key,
       topic text not null,
       key text not null,
       value text not null
     )`,
    `create table ordersense.decision (
       seq int8 generated always as identity primary key,
       t int8 not null,
       playbook text not null,
       instance json not null,
       incident text collate "C" not null,
       n int8 not null,
       what text not null,
       step text not null,
       detail json not null,
       evidence json
     )`,
    'create index decision_incident on ordersense.decision (incident, n)',
    `create table ordersense.dead_letter (
       seq int8 generated always as identity primary key,
       topic text collate "C" not null,
       partition int8 not null,
       "offset" int8 not null,
       arrival_ms int8 not null,
       source text collate "C",
       reason text collate "C" not null,
       field text collate "C",
       message text not null,
       excerpt text not null
     )`,
    `create unique index dead_letter_once on ordersense.dead_letter
       (topic, partition, "offset", coalesce(source, ''), reason, coalesce(field, ''))`,
    `create table ordersense.late_row (
       seq int8 generated always as identity primary key,
       topic text collate "C" not null,
       partition int8 not null,
       "offset" int8 not null,
       source text collate "C" not null,
       time_ms int8 not null,
       watermark_ms int8 not null,
       key text collate "C" not null,
       unique (topic, partition, "offset", source)
     )`,
  ],
};
