import type { Json } from './decision.ts';
import type { OutcomeStatus } from './incident/incident.ts';
import type { OutcomePayload } from './incident/signal.ts';
import type { Counts, ParentRow } from './parent-run.ts';
import { childRuns, isHeld, undoRuns } from './plan/child-run.ts';
import { actOfUndo, undoKey } from './plan/undo.ts';
import { serial } from './serial.ts';
import type { NewSignal, RunRow, StateStore } from './store.ts';

/** Runs written in one transaction: the evaluator's commits have their turn in between. */
const PART = 500;

export type ParentStore = Pick<
  StateStore,
  'unexpanded' | 'expand' | 'children' | 'endedParents' | 'endParent' | 'runs'
>;

/** Makes the runs of acts on many, and tells how they ended (R16). Each method may be repeated. */
export interface Parents {
  note(rows: readonly Pick<ParentRow, 'key' | 'status'>[]): void;
  /** Whether any has not ended. */
  areOpen(): boolean;
  /** Makes the runs of those that have not all of theirs. */
  expand(): Promise<void>;
  /** Tells the end of those whose runs have all ended: one signal each (R10). */
  end(): Promise<void>;
}

export function createParents(store: ParentStore): Parents {
  const open = new Set<string>();
  const work = serial();
  return {
    note(rows) {
      for (const { key, status } of rows) if (status !== 'ended') open.add(key);
    },
    areOpen: () => open.size > 0,
    // What is written twice is the same, and in parts it is still in order.
    expand: () =>
      work.run(async () => {
        if (open.size === 0) return;
        for (const { parent, of } of await store.unexpanded()) {
          const runs = await runsOf(parent, of, store);
          for (let from = 0; from === 0 || from < runs.length; from += PART)
            await store.expand(parent.key, runs.slice(from, from + PART), from + PART >= runs.length);
        }
      }),
    end: () =>
      work.run(async () => {
        if (open.size === 0) return;
        for (const parent of await store.endedParents()) {
          await store.endParent(parent.key, endSignal(parent, await store.children(parent.key)));
          open.delete(parent.key);
        }
      }),
  };
}

async function runsOf(
  parent: ParentRow,
  of: ParentRow | null,
  store: ParentStore,
): Promise<readonly RunRow[]> {
  if (parent.kind === 'act') return childRuns(parent);
  if (of === null) return [];
  const acts = await store.children(of.key);
  if (parent.key === undoKey(of.key)) return undoRuns(parent, of, acts);
  // An earlier undo took some of them back.
  const undone = new Set(
    (await store.runs({ incident: parent.incident }))
      .filter(({ kind, status }) => kind === 'undo' && status === 'succeeded')
      .map(({ key }) => actOfUndo(key)),
  );
  return undoRuns(parent, of, acts).filter(({ key }) => !undone.has(actOfUndo(key)));
}

/** How all runs of a parent ended, as one signal. */
export function endSignal({ key, incident, kind }: ParentRow, runs: readonly RunRow[]): NewSignal {
  const counts = countsOf(runs);
  const keysOf = (of: readonly RunRow[]): readonly string[] => of.map((run) => run.key);
  const common = { run: key, detail: wordsOf(counts, runs), counts };
  const payload: OutcomePayload =
    kind === 'act'
      ? {
          ...common,
          status: actStatus(counts),
          released: keysOf(runs.filter((run) => !isHeld(run))),
          failed: keysOf(runs.filter(({ status }) => status === 'failed')),
        }
      : {
          ...common,
          status: undoStatus(counts),
          undone: runs.flatMap((run) => (run.status === 'succeeded' ? [actOfUndo(run.key)] : [])),
        };
  return { id: `outcome:${key}`, incident, kind: 'outcome', payload: { ...payload } as unknown as Json };
}

function countsOf(runs: readonly RunRow[]): Counts {
  const count = (status: RunRow['status']): number => runs.filter((run) => run.status === status).length;
  return {
    succeeded: count('succeeded'),
    failed: count('failed'),
    unknown: count('unknown'),
    expired: count('expired'),
    skipped: count('skipped'),
    cancelled: count('cancelled'),
  };
}

/** An act that reached somebody succeeded, for the statements after it: texts count whom. */
function actStatus(counts: Counts): OutcomeStatus {
  const order = ['succeeded', 'unknown', 'failed', 'expired', 'cancelled'] as const;
  return order.find((status) => counts[status] > 0) ?? 'skipped';
}

/** An undo is over when everything was taken back. */
function undoStatus(counts: Counts): OutcomeStatus {
  const order = ['unknown', 'failed', 'expired', 'cancelled', 'skipped'] as const;
  return order.find((status) => counts[status] > 0) ?? 'succeeded';
}

/** `118 succeeded, 2 failed: timeout`: with the first reason that one gives. */
function wordsOf(counts: Counts, runs: readonly RunRow[]): string {
  const said = Object.entries(counts).flatMap(([status, n]) => (n === 0 ? [] : [`${n} ${status}`]));
  const bad =
    runs.find(({ status }) => status === 'failed' || status === 'unknown') ??
    runs.find(({ status }) => status !== 'succeeded');
  const { detail } = (bad?.outcome ?? {}) as { readonly detail?: unknown };
  return `${said.length === 0 ? 'nobody was left' : said.join(', ')}${typeof detail === 'string' ? `: ${detail}` : ''}`;
}
