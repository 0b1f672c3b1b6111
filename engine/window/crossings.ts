import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import { type Baseline, PANE_MS, SLOT_MS, type Test, type WindowMetric } from '../../rules/window.ts';
import { baselineGuarded, noClaim, type Question } from '../check/question.ts';
import type { LeafCondition } from '../check/root.ts';
import { absentFacts } from '../check/snapshot.ts';
import { truthOf } from '../check/truth-of.ts';
import { type Reading, unread } from '../reading.ts';
import { createLadder, type Ladder } from './ladder.ts';
import { type Literal, literalsOf } from './literals.ts';
import { panesOfWindow } from './panes.ts';
import { OVERFLOW_KEY } from './series-book.ts';
import { edgesOf, type PaneEdge } from './touched.ts';

/** Instance keys by playbook; null: all of them must be looked at. */
export type Due = ReadonlyMap<string, ReadonlySet<string> | null>;

/**
 * Which instances of which playbooks may begin something at an instant: those where a leaf of the trigger turned out
 * as the trigger wants it and did not before. All others need no look, so that a quiet instant costs what its series
 * cost and not what its playbooks would (ENGINE §4 points 6 and 7).
 */
export interface Crossings {
  /** Instants come in order, each once. */
  at(atMs: number): Due;
  /** Nothing goes on any more on an instance that was looked at, last at `atMs`. */
  left(playbook: string, key: string, atMs: number): void;
}

export interface CrossingSources {
  /** Value of a window for a series key at an instant. */
  read(window: WindowMetric, key: string, atMs: number): Reading;
  usual(window: WindowMetric, key: string, baseline: Baseline, atMs: number): Reading;
  /** Whether all of a stretch was read and nothing in it is blind. */
  covers(window: WindowMetric, fromMs: number, toMs: number): boolean;
  /** Keys that have a cell in the pane that starts there. */
  touchedAt(pane: string, startMs: number): readonly string[];
  /** Every series key of these panes that may be known. */
  keys(panes: readonly string[], by: readonly string[]): ReadonlySet<string>;
}

/** One rung: every leaf with this constant, and whose triggers ask for it. */
interface Rung {
  readonly leaf: LeafCondition;
  readonly playbooks: readonly string[];
}

/** Ladders over one window that read the same baseline. */
interface Group {
  readonly baseline: Baseline | null;
  readonly ladders: readonly Ladder<Rung>[];
}

/** A window that some trigger reads, and what may change it. */
interface Reach {
  readonly window: WindowMetric;
  readonly edges: readonly PaneEdge[];
  /** The window itself and what `previous` looks at: how far before an instant they begin and end. */
  readonly stretches: readonly (readonly [fromMs: number, toMs: number])[];
  /** Which of them were covered at the last instant, a bit each. */
  covered: number;
}

/** One window that triggers read for their own instances, each comparing it with a constant. */
interface Watched extends Reach {
  readonly groups: readonly Group[];
  readonly ladders: number;
  /** Where each series stands: two numbers a ladder. */
  stands: Map<string, Int32Array>;
}

/** A trigger that is looked at wherever one of these panes is touched. */
interface Loose extends Reach {
  readonly playbook: string;
  /** False: a window of other dimensions, which speaks of every instance. */
  readonly own: boolean;
}

/** @param playbooks  those that follow one clock */
export function createCrossings(
  bundle: Bundle,
  playbooks: readonly Playbook[],
  sources: CrossingSources,
): Crossings {
  const { always, loose, watched, readBy } = sortedOut(bundle, playbooks);
  let now: Reading = unread('no-series');
  let usual: Reading = now;
  const question: Question = {
    facts: { ...absentFacts(0), window: () => now, usual: () => usual },
    hold: noClaim,
    cause: noClaim,
    baselineGuarded: baselineGuarded(bundle),
  };
  const truth = ({ leaf }: Rung): Truth => truthOf(leaf, question);
  let due = new Map<string, Set<string> | null>();
  /** Marked and not yet followed up. */
  let fresh: (readonly [playbook: string, key: string])[] = [];

  const mark = (name: string, key: string): void => {
    const keys = due.get(name);
    if (keys === null || keys?.has(key)) return;
    if (keys === undefined) due.set(name, new Set([key]));
    else keys.add(key);
    fresh.push([name, key]);
  };

  /** Moves one series along every ladder of its window. */
  const move = (one: Watched, key: string, atMs: number): void => {
    let stand = one.stands.get(key);
    // The last number says when: no series is moved twice at one instant.
    if (stand !== undefined && stand[2 * one.ladders] === atMs / PANE_MS) return;
    now = sources.read(one.window, key, atMs);
    if (stand === undefined) {
      if (!now.known) return;
      stand = new Int32Array(2 * one.ladders + 1);
      one.stands.set(key, stand);
    }
    if (!now.known) {
      stand.fill(0);
      return;
    }
    stand[2 * one.ladders] = atMs / PANE_MS;
    let at = 0;
    for (const { baseline, ladders } of one.groups) {
      if (baseline !== null) usual = sources.usual(one.window, key, baseline, atMs);
      for (const ladder of ladders) {
        const { from, to } = ladder.stand(truth);
        const wasFrom = stand[at] as number;
        const wasTo = stand[at + 1] as number;
        if (from !== wasFrom || to !== wasTo) {
          for (let i = from; i < to; i += 1)
            if (i < wasFrom || i >= wasTo)
              for (const name of (ladder.rungs[i] as Rung).playbooks) mark(name, key);
          stand[at] = from;
          stand[at + 1] = to;
        }
        at += 2;
      }
    }
  };

  /**
   * Whoever is looked at stands as he is at this instant on all his ladders, and not as he was when last touched:
   * what is said of the next instants rests on it. It may bring others to be looked at.
   */
  const followUp = (atMs: number): void => {
    for (let next = fresh.pop(); next !== undefined; next = fresh.pop()) {
      const [name, key] = next;
      for (const one of readBy.get(name) ?? []) move(one, key, atMs);
    }
  };

  /** Whether a stretch was covered for the first time, or is again, or not any more: then all series are as new. */
  const isNew = (reach: Reach, atMs: number): boolean => {
    const before = reach.covered;
    reach.covered = 0;
    for (const [i, [fromMs, toMs]] of reach.stretches.entries())
      if (sources.covers(reach.window, atMs - fromMs, atMs - toMs)) reach.covered += 2 ** i;
    return reach.covered !== before;
  };

  const touchedKeys = (edges: readonly PaneEdge[], atMs: number): ReadonlySet<string> => {
    const keys = new Set<string>();
    for (const { pane, before } of edges)
      for (const offset of before)
        for (const key of sources.touchedAt(pane, atMs - offset)) if (key !== OVERFLOW_KEY) keys.add(key);
    return keys;
  };

  return {
    at(atMs) {
      // What is usual drifts slowly: series that nothing touches are moved at slot steps only.
      const isStep = atMs % SLOT_MS === 0;
      for (const one of watched) {
        const isAll = isNew(one, atMs) || isStep;
        const keys = isAll
          ? sources.keys(panesOfWindow(one.window), one.window.by)
          : touchedKeys(one.edges, atMs);
        for (const key of keys) move(one, key, atMs);
        if (isAll) for (const key of one.stands.keys()) if (!keys.has(key)) one.stands.delete(key);
      }
      followUp(atMs);
      for (const name of always) due.set(name, null);
      for (const one of loose) {
        const { playbook, edges, own } = one;
        const keys = isNew(one, atMs) || isStep ? null : touchedKeys(edges, atMs);
        if (keys === null || (keys.size > 0 && !own)) due.set(playbook, null);
        else for (const key of keys) mark(playbook, key);
      }
      fresh = [];
      const said = due;
      due = new Map();
      return said;
    },
    left(playbook, key, atMs) {
      fresh.push([playbook, key]);
      followUp(atMs);
    },
  };
}

interface Sorted {
  readonly always: readonly string[];
  readonly loose: readonly Loose[];
  readonly watched: readonly Watched[];
  /** By playbook: the windows on whose ladders it stands. */
  readonly readBy: ReadonlyMap<string, readonly Watched[]>;
}

/** Sorts the triggers: onto ladders where all their leaves compare windows of their own with constants, the others apart. */
function sortedOut(bundle: Bundle, playbooks: readonly Playbook[]): Sorted {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const always: string[] = [];
  const loose: Loose[] = [];
  /** By window, by family of tests, by constant: whose triggers ask. */
  const families = new Map<WindowMetric, Map<string, Family>>();
  for (const playbook of playbooks) {
    const { name, by, trigger } = playbook;
    const literals = literalsOf(trigger);
    if (literals === null) {
      always.push(name);
      continue;
    }
    const reads = literals.flatMap((literal): Read[] => {
      const { operand, test } = literal.leaf;
      if (operand.kind !== 'window') return [];
      const window = windows.get(operand.window) as WindowMetric;
      const own = window.by.join() === by.join();
      const read = { literal, window, own, constant: own ? constantOf(test) : null };
      if (test.kind !== 'ofMetric') return [read];
      const other = windows.get(test.window) as WindowMetric;
      return [read, { literal, window: other, own: other.by.join() === by.join(), constant: null }];
    });
    if (reads.every(({ constant }) => constant !== null))
      for (const { literal, window, constant } of reads) {
        const byTest = families.get(window) ?? new Map<string, Family>();
        families.set(window, byTest);
        addTo(byTest, literal, constant ?? 0, name);
      }
    else
      for (const { literal, window, own } of reads)
        loose.push({ ...reachOf(window, [literal.leaf.test]), playbook: name, own });
  }
  const watched = [...families].map(([window, byTest]) => watchedOf(window, byTest));
  const readBy = new Map<string, Watched[]>();
  for (const one of watched)
    for (const name of namesOn(one)) {
      const there = readBy.get(name);
      if (there === undefined) readBy.set(name, [one]);
      else there.push(one);
    }
  return { always, loose, watched, readBy };
}

/** One window that a literal reads; with a constant it may stand on a ladder. */
interface Read {
  readonly literal: Literal;
  readonly window: WindowMetric;
  readonly own: boolean;
  readonly constant: number | null;
}

function namesOn({ groups }: Watched): ReadonlySet<string> {
  return new Set(
    groups.flatMap(({ ladders }) =>
      ladders.flatMap(({ rungs }) => rungs.flatMap(({ playbooks }) => playbooks)),
    ),
  );
}

/** Tests of one window that differ in their constant only. */
interface Family {
  readonly want: boolean;
  readonly test: Test;
  readonly rungs: Map<number, { readonly leaf: LeafCondition; readonly playbooks: Set<string> }>;
}

function addTo(
  families: Map<string, Family>,
  { leaf, want }: Literal,
  constant: number,
  playbook: string,
): void {
  const { test } = leaf;
  const name = canonicalJson({ want, test: { ...test, value: 0, amount: 0 } });
  let family = families.get(name);
  if (family === undefined) {
    family = { want, test, rungs: new Map() };
    families.set(name, family);
  }
  const rung = family.rungs.get(constant);
  if (rung === undefined) family.rungs.set(constant, { leaf, playbooks: new Set([playbook]) });
  else rung.playbooks.add(playbook);
}

/** The number that a test compares with; null: it compares with something else. */
function constantOf(test: Test): number | null {
  switch (test.kind) {
    case 'threshold':
      return test.value;
    case 'change':
      return test.amount;
    default:
      return null;
  }
}

function watchedOf(window: WindowMetric, families: ReadonlyMap<string, Family>): Watched {
  const byBaseline = new Map<string, { baseline: Baseline | null; ladders: Ladder<Rung>[] }>();
  for (const { want, test, rungs } of families.values()) {
    const baseline = test.kind === 'change' ? test.baseline : null;
    const name = canonicalJson(baseline);
    const group = byBaseline.get(name) ?? { baseline, ladders: [] };
    byBaseline.set(name, group);
    const ordered = [...rungs].sort(([a], [b]) => a - b);
    group.ladders.push(
      createLadder(
        ordered.map(([, { leaf, playbooks }]): Rung => ({ leaf, playbooks: [...playbooks] })),
        want,
      ),
    );
  }
  return {
    ...reachOf(
      window,
      [...families.values()].map(({ test }) => test),
    ),
    groups: [...byBaseline.values()],
    ladders: families.size,
    stands: new Map(),
  };
}

function reachOf(window: WindowMetric, asked: readonly Test[]): Reach {
  const { windowMs } = window;
  const spans = new Set(
    asked.flatMap((test) =>
      test.kind === 'change' && test.baseline.kind === 'previous' ? [test.baseline.spanMs] : [],
    ),
  );
  return {
    window,
    edges: joined(asked.flatMap((test) => edgesOf(window, test))),
    stretches: [[windowMs, 0], ...[...spans].map((spanMs) => [windowMs + spanMs, windowMs] as const)],
    covered: 0,
  };
}

/** Every pane and distance once. */
function joined(edges: readonly PaneEdge[]): readonly PaneEdge[] {
  const byPane = new Map<string, Set<number>>();
  for (const { pane, before } of edges) {
    const known = byPane.get(pane) ?? new Set();
    byPane.set(pane, known);
    for (const distance of before) known.add(distance);
  }
  return [...byPane].map(([pane, before]) => ({ pane, before: [...before] }));
}
