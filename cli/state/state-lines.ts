import type { AskRow } from '../../engine/ask.ts';
import type { Json } from '../../engine/decision.ts';
import { PROJECT_NOTE } from '../../engine/pipeline.ts';
import type {
  Commit,
  OutboxMessage,
  PartitionProgress,
  RunRow,
  StateStore,
  StoredSignal,
  StoredState,
} from '../../engine/store.ts';
import type { StoreArchive } from '../../engine/store-archive.ts';

/** First line of an export. */
export const STATE_SCHEMA = 'ordersense.state/1';

/** All that an engine goes on from. What is kept for people only (decisions, dead letters, late rows) stays behind. */
export interface WholeState {
  readonly project: string | null;
  readonly stored: StoredState;
  readonly partitions: readonly PartitionProgress[];
  /** Not finished, or part of an act that may be taken back. */
  readonly runs: readonly RunRow[];
  /** Still open; a first of two words that it waits for is to be said again. */
  readonly asks: readonly AskRow[];
  readonly signals: readonly StoredSignal[];
  readonly outbox: readonly OutboxMessage[];
}

export async function wholeState(store: StateStore & StoreArchive): Promise<WholeState> {
  const stored = await store.load();
  const project = stored.notes[PROJECT_NOTE];
  return {
    project: typeof project === 'string' ? project : null,
    stored,
    partitions: await store.partitions(),
    runs: await goingOn(store, stored),
    asks: (await store.asks('open')).map(({ said: _, ...ask }) => ask),
    signals: await store.signals(),
    outbox: await store.outbox(Number.MAX_SAFE_INTEGER),
  };
}

/** Runs that are not finished, and those of acts on many that may yet be taken back. */
async function goingOn(store: StateStore, { parents }: StoredState): Promise<readonly RunRow[]> {
  const open = await store.runs('open');
  const children = await Promise.all(parents.map(({ key }) => store.children(key)));
  return [...new Map([...open, ...children.flat()].map((run) => [run.key, run])).values()];
}

/** Parts of an export in their order: each row is a line of its own. */
const PARTS = [
  'partition',
  'through',
  'note',
  'partial',
  'history',
  'table',
  'hold',
  'incident',
  'lease',
  'ledger',
  'timer',
  'selection',
  'parent',
  'run',
  'ask',
  'signal',
  'outbox',
] as const;
type Part = (typeof PARTS)[number];

/** An export: a line that says what it is, then a line a row. The same state gives the same lines. */
export function stateLines(state: WholeState): readonly string[] {
  const { stored, partitions, runs, asks, signals, outbox } = state;
  const named = (record: Readonly<Record<string, unknown>>) => Object.entries(record);
  const rows: Readonly<Record<Part, readonly unknown[]>> = {
    partition: partitions,
    through: named(stored.through),
    note: named(stored.notes),
    partial: stored.partials,
    history: stored.history,
    table: stored.tables,
    hold: stored.holds,
    incident: stored.incidents,
    lease: stored.leases,
    ledger: stored.ledger,
    timer: stored.timers,
    selection: stored.selections,
    parent: stored.parents,
    run: runs,
    ask: asks,
    signal: signals,
    outbox,
  };
  const head = JSON.stringify({ schema: STATE_SCHEMA, project: state.project });
  return [head, ...PARTS.flatMap((part) => rows[part].map((row) => JSON.stringify([part, row])))];
}

/** Why a line is none of an export; `line` counts from 1. */
export interface WrongLine {
  readonly line: number;
}

/** Reads an export back; its rows are taken as they were written. */
export function readStateLines(text: string): WholeState | WrongLine {
  const rows = new Map<Part, unknown[]>(PARTS.map((part) => [part, []]));
  const [first = '', ...rest] = text.split('\n');
  const head = parsed(first) as { schema?: unknown; project?: unknown } | null;
  if (head?.schema !== STATE_SCHEMA) return { line: 1 };
  for (const [index, line] of rest.entries()) {
    if (line === '') continue;
    const read = parsed(line);
    const own = Array.isArray(read) && read.length === 2 ? rows.get(read[0] as Part) : undefined;
    const row: unknown = Array.isArray(read) ? read[1] : null;
    if (own === undefined || typeof row !== 'object' || row === null) return { line: index + 2 };
    own.push(row);
  }
  const of = <Row>(part: Part) => (rows.get(part) ?? []) as readonly Row[];
  return {
    project: typeof head.project === 'string' ? head.project : null,
    partitions: of('partition'),
    runs: of('run'),
    asks: of('ask'),
    signals: of('signal'),
    outbox: of('outbox'),
    stored: {
      partials: of('partial'),
      history: of('history'),
      tables: of('table'),
      holds: of('hold'),
      incidents: of('incident'),
      leases: of('lease'),
      ledger: of('ledger'),
      timers: of('timer'),
      selections: of('selection'),
      parents: of('parent'),
      notes: Object.fromEntries(of<readonly [string, Json]>('note')),
      through: Object.fromEntries(of<readonly [string, number]>('through')),
    },
  };
}

/**
 * The one transaction that makes an empty store hold a state.
 *
 * @param epochs  of the partitions, by their order, as the store gave them
 */
export function importCommit(state: WholeState, evaluatorEpoch: number, epochs: readonly number[]): Commit {
  const { stored } = state;
  return {
    evaluatorEpoch,
    number: null,
    partitions: state.partitions.map((row, i) => ({ ...row, epoch: epochs[i] ?? row.epoch })),
    partials: stored.partials,
    dropPartials: [],
    history: stored.history,
    // Told anew for the slots that come; what people looked at before stays where it was.
    metrics: [],
    dropHistoryBeforeMs: null,
    tables: stored.tables,
    holds: stored.holds,
    dropHolds: [],
    incidents: stored.incidents,
    selections: stored.selections,
    parents: stored.parents,
    runs: state.runs,
    cancelRuns: [],
    leases: stored.leases,
    timers: stored.timers,
    dropTimers: [],
    asks: state.asks,
    cancelAsks: [],
    ledger: stored.ledger,
    dropLedger: [],
    consumed: [],
    outbox: state.outbox,
    decisions: [],
    deadLetters: [],
    late: [],
    notes: stored.notes,
    through: Object.entries(stored.through).map(([clock, to]) => ({ clock, from: null, to })),
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
