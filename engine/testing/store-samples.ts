import type { AskRow, SaidRow } from '../ask.ts';
import type { Decision } from '../decision.ts';
import type { ParentRow, SelectionRow } from '../parent-run.ts';
import type { IncidentRow, LeaseRow, NewSignal, PartialRow, PartitionProgress, RunRow } from '../store.ts';
import type { LedgerRow, Spending } from '../store-ledger.ts';
import type { TimerRow } from '../timer.ts';

/** Rows for the tests of stores. Each is whole and plausible; a test names only what it is about. */

/** Where the samples' time begins: 2026-07-01 00:00 UTC, epoch ms. */
export const T0 = Date.UTC(2026, 6, 1);

/** Progress of a partition that has read a hundred records. */
export function progressOf(
  of: Partial<PartitionProgress> & Pick<PartitionProgress, 'epoch'>,
): PartitionProgress {
  return {
    topic: 'orders',
    partition: 0,
    resumeOffset: 40,
    readOffset: 100,
    firstMs: T0,
    greatestMs: T0 + 60_000,
    sources: { orders: { watermarkMs: T0 + 50_000, lastArrivalMs: T0 + 61_000 } },
    counts: { records: 100, duplicates: 2, late: 1, dead: 0 },
    ...of,
  };
}

/** A closed pane with one cell. */
export function partialOf(
  startMs: number,
  of: Partial<Omit<PartialRow, 'pane'>> = {},
  key = 'seoul-gangnam',
): PartialRow {
  return {
    topic: 'orders',
    partition: 0,
    source: 'orders',
    ...of,
    pane: { startMs, cells: [['p1', key, [3]]], rows: [] },
  };
}

/** An open incident. */
export function incidentOf(id: string, of: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id,
    playbook: 'orders_drop',
    instance: '{"region":"seoul-gangnam"}',
    phase: 'firing',
    openedMs: T0,
    closedMs: null,
    bundle: 'b1',
    doc: { causes: ['rain'], n: 3 },
    ...of,
  };
}

/** A live act that may be sent at once. */
export function runOf(key: string, of: Partial<RunRow> = {}): RunRow {
  return {
    key,
    incident: 'i1',
    playbook: 'orders_drop',
    step: '0.1',
    target: `target-of-${key}`,
    kind: 'act',
    parent: null,
    verb: 'http.post',
    args: { url: '/riders', riders: [1, 2] },
    effect: null,
    mode: 'live',
    decidedMs: T0,
    notBeforeMs: T0,
    deadlineMs: T0 + 300_000,
    status: 'pending',
    attempts: 0,
    policy: null,
    expiresAtMs: null,
    spendings: [],
    outcome: null,
    ...of,
  };
}

/** Two riders that were chosen. */
export function selectionOf(id: string, of: Partial<SelectionRow> = {}): SelectionRow {
  return {
    id,
    incident: 'i1',
    audience: 'nearby_riders',
    atMs: T0,
    hash: 'h1',
    population: 20,
    unsure: 1,
    members: ['r-1', 'r-2'],
    ...of,
  };
}

/** An act on two riders, none of whose runs is there yet. */
export function parentOf(key: string, of: Partial<ParentRow> = {}): ParentRow {
  const { incident, playbook, step, kind, verb, mode, decidedMs, notBeforeMs, deadlineMs, expiresAtMs } =
    runOf(key);
  const common = { incident, playbook, step, kind, verb, mode, decidedMs, notBeforeMs, deadlineMs };
  return {
    key,
    incident,
    kind: 'act',
    of: null,
    template: { ...common, expiresAtMs, args: { to: 'riders', bonus: 2000 }, argument: 'to', again: '' },
    children: [
      { target: 'rider=r-1', member: 'r-1', effect: null },
      { target: 'rider=r-2', member: 'r-2', effect: null },
    ],
    status: 'planned',
    cancelled: false,
    ...of,
  };
}

/** A lease in force. */
export function leaseOf(runKey: string, of: Partial<LeaseRow> = {}): LeaseRow {
  return {
    target: 'restaurant-1',
    effect: 'restaurant.open',
    incident: 'i1',
    runKey,
    undo: { verb: 'http.post', args: { open: true } },
    capMs: T0 + 3_600_000,
    status: 'stored',
    ...of,
  };
}

/** An act that limits count. */
export function ledgerOf(key: string, of: Partial<LedgerRow> = {}): LedgerRow {
  return {
    key,
    playbook: 'orders_drop',
    incident: 'i1',
    passage: 0,
    path: '0.1',
    target: `target-of-${key}`,
    labels: { region: 'seoul-gangnam' },
    mode: 'live',
    t: T0,
    minor: 2_000,
    currency: 'KRW',
    failed: false,
    told: {},
    ...of,
  };
}

/** 2,000 of a budget of 10,000 in a day. */
export function spendingOf(of: Partial<Spending> = {}): Spending {
  return {
    budget: 'orders_drop/guard/1',
    scope: '{}',
    most: 10_000,
    inMs: 86_400_000,
    minor: 2_000,
    currency: 'KRW',
    text: 'spend at most 1만원 in 1d',
    ...of,
  };
}

/** A `wait` that ends ten minutes after `T0`. */
export function timerOf(id: string, of: Partial<TimerRow> = {}): TimerRow {
  return { id, incident: 'i1', path: '2', kind: 'wait', dueMs: T0 + 600_000, ...of };
}

/** The outcome of a run as its signal. */
export function signalOf(id: string, of: Partial<NewSignal> = {}): NewSignal {
  return { id, incident: 'i1', kind: 'outcome', payload: { status: 'succeeded' }, ...of };
}

/** A decision with evidence. */
export function decisionOf(n: number, of: Partial<Decision> = {}): Decision {
  return {
    t: T0,
    playbook: 'orders_drop',
    instance: { region: 'seoul-gangnam' },
    incident: 'i1',
    n,
    what: 'opened',
    step: '',
    detail: { because: 'drop' },
    evidence: {
      kind: 'leaf',
      id: 'l1',
      text: 'orders drop > 50%',
      truth: true,
      now: 12,
      usual: 40,
      change: 0.7,
      measure: 'ratio',
      samples: 4,
      unit: { kind: 'percent' },
      why: null,
    },
    ...of,
  };
}

/** An open request for approval that waits ten minutes from `T0`. */
export function askOf(id: string, of: Partial<AskRow> = {}): AskRow {
  return {
    id,
    kind: 'approval',
    incident: 'i1',
    playbook: 'orders_drop',
    step: '2',
    runKey: 'i1/2/region=seoul-gangnam',
    digest: 'd1',
    from: ['ops-lead'],
    choices: [],
    about: {
      title: '지역 주문 급감',
      instance: { region: 'seoul-gangnam' },
      verb: 'incentives.push',
      args: { bonus: 2000, riders: ['r1', 'r2'] },
      targets: ['r1', 'r2'],
      cost: { minor: 4000, currency: 'KRW' },
    },
    author: null,
    decidedMs: T0,
    askedMs: T0,
    dueMs: T0 + 600_000,
    status: 'open',
    ...of,
  };
}

/** A yes that was taken. */
export function saidOf(by: string, of: Partial<SaidRow> = {}): SaidRow {
  return { ask: 'a', by, said: 'grant', reason: '', atMs: T0, refused: null, ...of };
}
