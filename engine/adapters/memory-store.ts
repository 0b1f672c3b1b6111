import { NO_ROWS } from '../audit/chain.ts';
import { clearEntry, orderEntry } from '../audit/entries.ts';
import { partitionName } from '../partition.ts';
import type { Clock } from '../ports.ts';
import type { IncidentRow, PartitionProgress, StateStore, StoredState } from '../store.ts';
import type { StoreArchive } from '../store-archive.ts';
import { CLOSED_KEPT_MS, evaluatorRefused } from './commit-shape.ts';
import { lapseInMemory, sayInMemory } from './memory/memory-asks.ts';
import { recordInMemory } from './memory/memory-audit.ts';
import { commitToMemory } from './memory/memory-commit.ts';
import { budgetUseInMemory, figuresInMemory } from './memory/memory-figures.ts';
import { isKilledInMemory, killInMemory, killsInMemory, resumeInMemory } from './memory/memory-kill.ts';
import { endedInMemory, endInMemory, expandInMemory, unexpandedInMemory } from './memory/memory-parents.ts';
import {
  claimInMemory,
  finishInMemory,
  overdueInMemory,
  releaseInMemory,
  sendInMemory,
} from './memory/memory-runs.ts';
import { clearMemory, emptyState, type MemoryState, receive } from './memory/memory-state.ts';
import { dueInMemory } from './memory/memory-timers.ts';
import { inStableOrder } from './state-order.ts';

/**
 * The store of `simulate` and of tests: the same meaning as in SQL, nothing kept after `close`.
 *
 * @param clock  the effect clock (R4: one manual clock drives both)
 */
export async function openMemory({ clock }: { readonly clock: Clock }): Promise<StateStore & StoreArchive> {
  const state = emptyState();
  return {
    keepsMetrics: false,
    open: async () => {},
    claimEvaluator: async () => {
      state.evaluatorEpoch += 1;
      state.commits = 0;
      releaseInMemory(state);
      return state.evaluatorEpoch;
    },
    assign: async (partitions, evaluatorEpoch = state.evaluatorEpoch) => {
      if (evaluatorEpoch !== state.evaluatorEpoch)
        throw evaluatorRefused(evaluatorEpoch, state.evaluatorEpoch);
      const names = new Map(partitions.map((one) => [partitionName(one), one]));
      return [...names].map(([name, one]) => {
        const was = state.partitions.get(name) ?? unread(one);
        const assigned = { ...was, epoch: was.epoch + 1 };
        state.partitions.set(name, assigned);
        return assigned;
      });
    },
    load: async () => loadFrom(state),
    commit: async (commit) => commitToMemory(state, commit),
    signals: async () => [...state.inbox.unconsumed.values()],
    signal: async (signal) => {
      const isNew = receive(state, signal);
      if (isNew && signal.kind === 'order') recordInMemory(state, orderEntry(signal), clock.now());
    },
    outbox: async (limit) => [...state.outbox.values()].slice(0, limit),
    published: async (ids) => {
      for (const id of ids) state.outbox.delete(id);
    },
    now: async () => clock.now(),
    claim: async (limit, claimMs, also = []) => claimInMemory(state, limit, claimMs, clock.now(), also),
    sent: async (key, fence, also = []) => sendInMemory(state, key, fence, clock.now(), also),
    finish: async (key, fence, result) => finishInMemory(state, key, fence, result),
    runs: async (filter) => {
      if (filter === 'open') return [...state.openRuns.values()].map(({ row }) => row);
      return [...state.runs.values()]
        .map(({ row }) => row)
        .filter(({ incident }) => incident === filter.incident);
    },
    unexpanded: async () => unexpandedInMemory(state),
    expand: async (parent, runs, complete) => expandInMemory(state, parent, runs, complete),
    children: async (parent) =>
      [...state.runs.values()].map(({ row }) => row).filter((row) => row.parent === parent),
    endedParents: async () => endedInMemory(state),
    endParent: async (parent, signal) => endInMemory(state, parent, signal),
    overdueLeases: async () => overdueInMemory(state, clock.now()),
    dueTimers: async () => dueInMemory(state, clock.now()),
    asks: async (filter) =>
      [...state.asks.values()].filter((ask) =>
        filter === 'open' ? ask.status === 'open' : ask.id === filter.id,
      ),
    say: async (id, judge) => sayInMemory(state, id, judge, clock.now()),
    lapseAsks: async () => lapseInMemory(state, clock.now()),
    kill: async (kill) => killInMemory(state, kill, clock.now()),
    resume: async (name, by) => resumeInMemory(state, name, by, clock.now()),
    kills: async () => killsInMemory(state),
    isKilled: async (key, also) => {
      const run = state.runs.get(key);
      return run !== undefined && isKilledInMemory(state, run.row, also);
    },
    record: async (entry) => recordInMemory(state, entry, clock.now()),
    auditRows: async (from, limit) => state.audit.slice(Math.max(0, from - 1), Math.max(0, from - 1) + limit),
    auditHead: async () => {
      const { n, hash } = state.audit.at(-1) ?? NO_ROWS;
      return { n, hash };
    },
    close: async () => {},
    decisions: async (incident) => [...(state.decisions.get(incident) ?? [])].sort((a, b) => a.n - b.n),
    decisionsAfter: async (seq, limit) =>
      state.told.slice(seq, seq + limit).map((decision, i) => ({ seq: seq + i + 1, decision })),
    lastDecision: async () => state.told.length,
    notes: async (names) => Object.fromEntries([...state.notes].filter(([name]) => names.includes(name))),
    figures: async () => figuresInMemory(state, clock.now()),
    budgetUse: async (asked) => budgetUseInMemory(state, asked),
    incidents: async (limit) =>
      [...state.incidents.values()]
        .sort((a, b) => b.openedMs - a.openedMs || (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    leasesInForce: async () =>
      loadFrom(state).leases.filter(({ status }) => status === 'stored' || status === 'undoing'),
    deadLetters: async (limit) => [...state.deadLetters.values()].reverse().slice(0, limit),
    lateRows: async (limit) => [...state.late.values()].reverse().slice(0, limit),
    partitions: async () =>
      [...state.partitions.values()].sort((a, b) =>
        a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1,
      ),
    clear: async (evaluatorEpoch, by) => {
      if (evaluatorEpoch !== state.evaluatorEpoch)
        throw evaluatorRefused(evaluatorEpoch, state.evaluatorEpoch);
      clearMemory(state);
      recordInMemory(state, clearEntry(by), clock.now());
      for (const [name, { epoch, ...one }] of state.partitions)
        state.partitions.set(name, { ...unread(one), epoch });
    },
  };
}

function unread({
  topic,
  partition,
}: {
  readonly topic: string;
  readonly partition: number;
}): PartitionProgress {
  return {
    topic,
    partition,
    epoch: 0,
    resumeOffset: 0,
    readOffset: 0,
    firstMs: null,
    greatestMs: null,
    sources: {},
    counts: { records: 0, duplicates: 0, late: 0, dead: 0 },
  };
}

function loadFrom(state: MemoryState): StoredState {
  const incidents = young([...state.incidents.values()]);
  const ids = new Set(incidents.map(({ id }) => id));
  const open = new Set(incidents.filter(({ closedMs }) => closedMs === null).map(({ id }) => id));
  const isInForce = (status: string) => status === 'stored' || status === 'undoing';
  return inStableOrder({
    partials: [...state.partials.values()].flatMap((shelves) =>
      [...shelves.values()].flatMap((shelf) => [...shelf.values()]),
    ),
    history: [...state.history.values()].flatMap((shelf) => [...shelf.values()]),
    tables: [...state.tables.values()],
    holds: [...state.holds.values()],
    incidents,
    leases: [...state.leases.values()].filter(
      ({ status, incident }) => isInForce(status) || ids.has(incident),
    ),
    ledger: [...state.ledger.values()],
    timers: [...state.timers.values()],
    selections: [...state.selections.values()].filter(({ incident }) => open.has(incident)),
    parents: [...state.parents.values()].filter(({ incident }) => open.has(incident)),
    notes: Object.fromEntries(state.notes),
    through: Object.fromEntries(state.through),
  });
}

function young(incidents: readonly IncidentRow[]): readonly IncidentRow[] {
  const newest = incidents.reduce(
    (ms, { openedMs, closedMs }) => Math.max(ms, openedMs, closedMs ?? openedMs),
    Number.NEGATIVE_INFINITY,
  );
  return incidents.filter(({ closedMs }) => closedMs === null || closedMs >= newest - CLOSED_KEPT_MS);
}
