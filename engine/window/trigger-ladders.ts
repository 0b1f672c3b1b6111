import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Baseline, Test, WindowMetric } from '../../rules/window.ts';
import type { LeafCondition } from '../check/root.ts';
import { type Turns, turnsOf } from './calendar.ts';
import { createLadder, type Ladder } from './ladder.ts';
import { type Literal, literalsOf } from './literals.ts';
import { type FoldedWindow, foldedWindows } from './panes.ts';
import { edgesOf, type PaneEdge } from './touched.ts';

/** One rung: every leaf with this constant, and whose triggers ask for it. */
export interface Rung {
  readonly leaf: LeafCondition;
  readonly playbooks: readonly string[];
}

/** Ladders over one window that read the same baseline. */
interface Group {
  readonly baseline: Baseline | null;
  readonly ladders: readonly Ladder<Rung>[];
}

/** A window that some trigger reads, and what may change it. */
export interface Reach {
  readonly window: FoldedWindow;
  readonly edges: readonly PaneEdge[];
  /** The window itself and what `previous` looks at: how far before an instant they begin and end. */
  readonly stretches: readonly (readonly [fromMs: number, toMs: number])[];
  /** Which of them were covered at the last instant, a bit each. */
  covered: number;
}

/** One window that triggers read for their own instances, each comparing it with a constant. */
export interface Watched extends Reach {
  readonly groups: readonly Group[];
  readonly ladders: number;
  /** Where each series stands: two numbers a ladder. */
  stands: Map<string, Int32Array>;
}

/** A trigger that is looked at wherever one of these panes is touched. */
export interface Loose extends Reach {
  readonly playbook: string;
  /** False: a window of other dimensions, which speaks of every instance. */
  readonly own: boolean;
}

/** The triggers of some playbooks, made ready to be followed. */
export interface Ladders {
  readonly always: readonly string[];
  /** Whose triggers ask for a time or a schedule too. */
  readonly calendars: readonly { readonly playbook: string; readonly turns: Turns }[];
  readonly loose: readonly Loose[];
  readonly watched: readonly Watched[];
  /** By playbook: the windows on whose ladders it stands. */
  readonly readBy: ReadonlyMap<string, readonly Watched[]>;
}

/** Sorts the triggers: onto ladders where all their leaves compare windows of their own with constants, the others apart. */
export function laddersOf(
  bundle: Bundle,
  playbooks: readonly Playbook[],
  growth: (window: WindowMetric) => Aggregate['growth'],
): Ladders {
  const parts = foldedWindows(bundle);
  const lengths = new Map(bundle.windows.map(({ id, windowMs }) => [id, windowMs]));
  const always: string[] = [];
  const calendars: { readonly playbook: string; readonly turns: Turns }[] = [];
  const loose: Loose[] = [];
  /** By window, by family of tests, by constant: whose triggers ask. */
  const families = new Map<FoldedWindow, Map<string, Family>>();
  for (const playbook of playbooks) {
    const { name, by, trigger } = playbook;
    const literals = literalsOf(trigger);
    if (literals === null) {
      always.push(name);
      continue;
    }
    const turns = turnsOf(playbook, bundle);
    if (turns !== null) calendars.push({ playbook: name, turns });
    const readsOf = (literal: Literal, id: string, isCompared: boolean): readonly Read[] =>
      (parts.get(id) ?? []).map((window) => {
        const own = window.by.join() === by.join();
        // A part of a formula stands on no ladder: no constant is compared with it alone.
        const isAlone = isCompared && own && window.id === id;
        const constant = isAlone ? constantOf(literal.leaf.test) : null;
        return { literal, window, own, constant, lengthMs: lengths.get(id) ?? window.windowMs };
      });
    const reads = literals.flatMap((literal): readonly Read[] => {
      const { operand, test } = literal.leaf;
      if (operand.kind !== 'window') return [];
      const other = otherOf(test);
      return [
        ...readsOf(literal, operand.window, other === null),
        ...(other === null ? [] : readsOf(literal, other, false)),
      ];
    });
    if (reads.every(({ constant }) => constant !== null))
      for (const { literal, window, constant } of reads) {
        const byTest = families.get(window) ?? new Map<string, Family>();
        families.set(window, byTest);
        addTo(byTest, literal, constant ?? 0, name);
      }
    else
      for (const { literal, window, own, lengthMs } of reads)
        loose.push({
          ...reachOf(window, [literal.leaf.test], growth(window), lengthMs),
          playbook: name,
          own,
        });
  }
  const watched = [...families].map(([window, byTest]) => watchedOf(window, byTest, growth(window)));
  const readBy = new Map<string, Watched[]>();
  for (const one of watched)
    for (const name of namesOn(one)) {
      const there = readBy.get(name);
      if (there === undefined) readBy.set(name, [one]);
      else there.push(one);
    }
  return { always, calendars, loose, watched, readBy };
}

/** One window that a literal reads; with a constant it may stand on a ladder. */
interface Read {
  readonly literal: Literal;
  readonly window: FoldedWindow;
  /** Of the formula that it is a part of, or its own. */
  readonly lengthMs: number;
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

/** The window that a test compares with, or that is usual for it; null: none. */
function otherOf(test: Test): string | null {
  if (test.kind === 'ofMetric') return test.window;
  return test.kind === 'change' && 'window' in test.baseline ? test.baseline.window : null;
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

function watchedOf(
  window: FoldedWindow,
  families: ReadonlyMap<string, Family>,
  growth: Aggregate['growth'],
): Watched {
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
      growth,
      window.windowMs,
    ),
    groups: [...byBaseline.values()],
    ladders: families.size,
    stands: new Map(),
  };
}

function reachOf(
  window: FoldedWindow,
  asked: readonly Test[],
  growth: Aggregate['growth'],
  lengthMs: number,
): Reach {
  const { windowMs } = window;
  const spans = new Set(
    asked.flatMap((test) =>
      test.kind === 'change' && test.baseline.kind === 'previous' ? [test.baseline.spanMs] : [],
    ),
  );
  return {
    window,
    edges: joined(asked.flatMap((test) => edgesOf(window, test, growth, lengthMs))),
    stretches: [[windowMs, 0], ...[...spans].map((spanMs) => [lengthMs + spanMs, lengthMs] as const)],
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
