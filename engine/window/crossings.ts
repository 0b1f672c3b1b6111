import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import { type Baseline, SLOT_MS, type Test, type WindowMetric } from '../../rules/window.ts';
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
}

export interface CrossingSources {
  /** Value of a window for a series key at an instant. */
  read(window: WindowMetric, key: string, atMs: number): Reading;
  usual(window: WindowMetric, key: string, baseline: Baseline, atMs: number): Reading;
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

/** One window that some trigger reads for its own instances. */
interface Watched {
  readonly window: WindowMetric;
  readonly edges: readonly PaneEdge[];
  readonly groups: readonly Group[];
  readonly ladders: number;
  /** Where each series stands: two numbers a ladder. */
  stands: Map<string, Int32Array>;
}

/** A trigger that is looked at wherever one of these panes is touched. */
interface Loose {
  readonly playbook: string;
  readonly edges: readonly PaneEdge[];
  /** False: a window of other dimensions, which speaks of every instance. */
  readonly own: boolean;
}

/** @param playbooks  those that follow one clock */
export function createCrossings(
  bundle: Bundle,
  playbooks: readonly Playbook[],
  sources: CrossingSources,
): Crossings {
  const { always, loose, watched } = sortedOut(bundle, playbooks);
  const looseNames = new Set(loose.map(({ playbook }) => playbook));
  let now: Reading = unread('no-series');
  let usual: Reading = now;
  const question: Question = {
    facts: { ...absentFacts(0), window: () => now, usual: () => usual },
    hold: noClaim,
    cause: noClaim,
    baselineGuarded: baselineGuarded(bundle),
  };
  const truth = ({ leaf }: Rung): Truth => truthOf(leaf, question);

  const mark = (due: Map<string, Set<string> | null>, names: readonly string[], key: string): void => {
    for (const name of names) {
      const keys = due.get(name);
      if (keys === undefined) due.set(name, new Set([key]));
      else keys?.add(key);
    }
  };

  /** Moves one series along every ladder of its window. */
  const move = (one: Watched, key: string, atMs: number, due: Map<string, Set<string> | null>): void => {
    now = sources.read(one.window, key, atMs);
    let stand = one.stands.get(key);
    if (stand === undefined) {
      if (!now.known) return;
      stand = new Int32Array(2 * one.ladders);
      one.stands.set(key, stand);
    }
    if (!now.known) {
      stand.fill(0);
      return;
    }
    let at = 0;
    for (const { baseline, ladders } of one.groups) {
      if (baseline !== null) usual = sources.usual(one.window, key, baseline, atMs);
      for (const ladder of ladders) {
        const { from, to } = ladder.stand(truth);
        const wasFrom = stand[at] as number;
        const wasTo = stand[at + 1] as number;
        if (from !== wasFrom || to !== wasTo) {
          for (let i = from; i < to; i += 1)
            if (i < wasFrom || i >= wasTo) mark(due, (ladder.rungs[i] as Rung).playbooks, key);
          stand[at] = from;
          stand[at + 1] = to;
        }
        at += 2;
      }
    }
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
      const due = new Map<string, Set<string> | null>(always.map((name) => [name, null]));
      // What is usual drifts slowly: series that nothing touches are moved at slot steps only.
      const isStep = atMs % SLOT_MS === 0;
      for (const one of watched) {
        const keys = isStep
          ? sources.keys(panesOfWindow(one.window), one.window.by)
          : touchedKeys(one.edges, atMs);
        for (const key of keys) move(one, key, atMs, due);
        if (isStep) for (const key of one.stands.keys()) if (!keys.has(key)) one.stands.delete(key);
      }
      if (isStep) for (const name of looseNames) due.set(name, null);
      else
        for (const { playbook, edges, own } of loose) {
          const keys = touchedKeys(edges, atMs);
          if (keys.size > 0 && !own) due.set(playbook, null);
          else for (const key of keys) mark(due, [playbook], key);
        }
      return due;
    },
  };
}

/** Sorts the leaves of all triggers: onto ladders where they differ in a constant only, the others apart. */
function sortedOut(
  bundle: Bundle,
  playbooks: readonly Playbook[],
): {
  readonly always: readonly string[];
  readonly loose: readonly Loose[];
  readonly watched: readonly Watched[];
} {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const always: string[] = [];
  const loose: Loose[] = [];
  /** By window, by family of tests, by constant: whose triggers ask. */
  const families = new Map<WindowMetric, Map<string, Family>>();
  for (const playbook of playbooks) {
    const literals = literalsOf(playbook.trigger);
    if (literals === null) always.push(playbook.name);
    else
      for (const literal of literals) {
        const { operand, test } = literal.leaf;
        if (operand.kind !== 'window') continue;
        const window = windows.get(operand.window) as WindowMetric;
        const own = window.by.join() === playbook.by.join();
        const constant = constantOf(test);
        if (own && constant !== null) {
          const byTest = families.get(window) ?? new Map<string, Family>();
          families.set(window, byTest);
          addTo(byTest, literal, constant, playbook.name);
          continue;
        }
        const others = test.kind === 'ofMetric' ? [windows.get(test.window) as WindowMetric] : [];
        for (const read of [window, ...others])
          loose.push({
            playbook: playbook.name,
            edges: edgesOf(read, test),
            own: read.by.join() === playbook.by.join(),
          });
      }
  }
  return { always, loose, watched: [...families].map(([window, byTest]) => watchedOf(window, byTest)) };
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
  const edges = [...families.values()].flatMap(({ test }) => edgesOf(window, test));
  return {
    window,
    edges: joined(edges),
    groups: [...byBaseline.values()],
    ladders: families.size,
    stands: new Map(),
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
