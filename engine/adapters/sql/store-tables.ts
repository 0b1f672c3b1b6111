import type { AskRow, SaidRow } from '../../ask.ts';
import type { AuditRow } from '../../audit/audit-entry.ts';
import type { KillRow } from '../../control/kill.ts';
import type { Decision } from '../../decision.ts';
import type { ParentRow, SelectionRow } from '../../parent-run.ts';
import type {
  DeadLetter,
  IncidentRow,
  LateRow,
  LeaseRow,
  NewSignal,
  OutboxMessage,
  RunRow,
} from '../../store.ts';
import type { LedgerRow } from '../../store-ledger.ts';
import type { TimerRow } from '../../timer.ts';
import type { ColumnType, Table } from './table.ts';
import { history, hold, metric5m, note, partial, partitionProgress, tableRow } from './window-tables.ts';

/**
 * The tables of `migration-*.ts` as far as the contract's rows go, those of reading and windows in `window-tables.ts`;
 * what only a table's own statements use is not here.
 */

/** Incidents. */
export const incident: Table<IncidentRow> = {
  name: 'incident',
  key: ['id'],
  columns: {
    id: 'text',
    playbook: 'text',
    instance: 'text',
    phase: 'text',
    openedMs: 'int8',
    closedMs: 'int8',
    bundle: 'text',
    doc: 'json',
  },
};

/** Runs; claim and fence belong to `run-statements.ts`. */
export const run: Table<RunRow> = {
  name: 'run',
  key: ['key'],
  columns: {
    key: 'text',
    incident: 'text',
    playbook: 'text',
    step: 'text',
    target: 'text',
    kind: 'text',
    parent: 'text',
    verb: 'text',
    args: 'json',
    effect: 'text',
    mode: 'text',
    decidedMs: 'int8',
    notBeforeMs: 'int8',
    deadlineMs: 'int8',
    status: 'text',
    attempts: 'int8',
    policy: 'json',
    expiresAtMs: 'int8',
    spendings: 'json',
    outcome: 'json',
  },
};

/** Frozen audiences (R16). */
export const selectionRow: Table<SelectionRow> = {
  name: 'selection',
  key: ['id'],
  columns: {
    id: 'text',
    incident: 'text',
    audience: 'text',
    atMs: 'int8',
    hash: 'text',
    population: 'int8',
    unsure: 'int8',
    members: 'json',
  },
};

/** Acts on many, and their undos. */
export const parentRun: Table<ParentRow> = {
  name: 'parent_run',
  key: ['key'],
  columns: {
    key: 'text',
    incident: 'text',
    kind: 'text',
    of: 'text',
    template: 'json',
    children: 'json',
    status: 'text',
    cancelled: 'boolean',
  },
};

/** Effects in force and their undo (R18). */
export const lease: Table<LeaseRow> = {
  name: 'lease',
  key: ['target', 'effect', 'runKey'],
  columns: {
    target: 'text',
    effect: 'text',
    incident: 'text',
    runKey: 'text',
    undo: 'json',
    capMs: 'int8',
    status: 'text',
  },
};

/** What is due at a time of the effect clock. */
export const timer: Table<TimerRow> = {
  name: 'timer',
  key: ['id'],
  columns: { id: 'text', incident: 'text', path: 'text', kind: 'text', dueMs: 'int8' },
};

/** Questions and approvals. */
export const ask: Table<AskRow> = {
  name: 'ask',
  key: ['id'],
  columns: {
    id: 'text',
    kind: 'text',
    incident: 'text',
    playbook: 'text',
    step: 'text',
    runKey: 'text',
    digest: 'text',
    from: 'json',
    choices: 'json',
    about: 'json',
    author: 'text',
    decidedMs: 'int8',
    askedMs: 'int8',
    dueMs: 'int8',
    status: 'text',
  },
};

/** What people said about them, taken or refused. */
export const said: Table<SaidRow> = {
  name: 'said',
  key: [],
  columns: { ask: 'text', by: 'text', said: 'text', reason: 'text', atMs: 'int8', refused: 'text' },
};

/** Acts that limits count (R25). */
export const ledger: Table<LedgerRow> = {
  name: 'ledger',
  key: ['key'],
  columns: {
    key: 'text',
    playbook: 'text',
    incident: 'text',
    passage: 'int8',
    path: 'text',
    target: 'text',
    labels: 'json',
    mode: 'text',
    t: 'int8',
    minor: 'int8',
    currency: 'text',
    failed: 'boolean',
    told: 'json',
  },
};

/** Counters of budgets: their locks (R26). */
const budget: Table<{ readonly name: string }> = {
  name: 'budget',
  key: ['name'],
  columns: { name: 'text' },
};

/** What runs have reserved of budgets; `budget-statements.ts` writes it. */
const reservation: Table<{
  readonly budget: string;
  readonly runKey: string;
  readonly scope: string;
  readonly decidedMs: number;
  readonly minor: number;
  readonly kept: boolean;
}> = {
  name: 'reservation',
  key: ['budget', 'runKey'],
  columns: {
    budget: 'text',
    runKey: 'text',
    scope: 'text',
    decidedMs: 'int8',
    minor: 'int8',
    kept: 'boolean',
  },
};

/** What a person stopped (R29). */
export const kill: Table<KillRow> = {
  name: 'kill',
  key: ['scope', 'name'],
  columns: {
    scope: 'text',
    name: 'text',
    freezes: 'boolean',
    reason: 'text',
    by: 'text',
    sinceMs: 'int8',
  },
};

/** What people did and what was sent; `audit-statements.ts` writes it. */
export const auditRow: Table<AuditRow> = {
  name: 'audit',
  key: ['n'],
  columns: {
    n: 'int8',
    atMs: 'int8',
    act: 'text',
    by: 'text',
    playbook: 'text',
    incident: 'text',
    about: 'text',
    detail: 'text',
    detailHash: 'text',
    hash: 'text',
  },
};

/** The inbox (R10). */
export const signal: Table<NewSignal> = {
  name: 'signal',
  key: ['id'],
  columns: { id: 'text', incident: 'text', kind: 'text', payload: 'json' },
};

/** Messages that are not published yet. */
export const outbox: Table<Omit<OutboxMessage, 'id'>> = {
  name: 'outbox',
  key: [],
  columns: { topic: 'text', key: 'text', value: 'text' },
};

/** Decisions with their evidence. */
export const decision: Table<Decision> = {
  name: 'decision',
  key: [],
  columns: {
    t: 'int8',
    playbook: 'text',
    instance: 'json',
    incident: 'text',
    n: 'int8',
    what: 'text',
    step: 'text',
    detail: 'json',
    evidence: 'json',
  },
};

/** Records that could not be decoded. */
export const deadLetter: Table<DeadLetter> = {
  name: 'dead_letter',
  key: [],
  columns: {
    topic: 'text',
    partition: 'int8',
    offset: 'int8',
    arrivalMs: 'int8',
    source: 'text',
    reason: 'text',
    field: 'text',
    message: 'text',
    excerpt: 'text',
  },
};

/** Events that came after their pane was closed (E8). */
export const lateRow: Table<LateRow> = {
  name: 'late_row',
  key: [],
  columns: {
    topic: 'text',
    partition: 'int8',
    offset: 'int8',
    source: 'text',
    timeMs: 'int8',
    watermarkMs: 'int8',
    key: 'text',
  },
};

/** All of them, for the test that holds them against the schema. */
export const STORE_TABLES: readonly {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
}[] = [
  partitionProgress,
  partial,
  history,
  metric5m,
  tableRow,
  hold,
  note,
  incident,
  run,
  selectionRow,
  parentRun,
  lease,
  timer,
  ask,
  said,
  ledger,
  budget,
  reservation,
  kill,
  auditRow,
  signal,
  outbox,
  decision,
  deadLetter,
  lateRow,
];
