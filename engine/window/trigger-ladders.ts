import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Baseline, Test, WindowMetric } from '../../rules/window.ts';
import type { LeafCondition } from '../check/root.ts';
import { createLadder, type Ladder } from './ladder.ts';
import { type Literal, literalsOf } from './literals.ts';
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
  readonly window: WindowMetric;
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
        loose.push({ ...reachOf(window, [literal.leaf.test], growth(window)), playbook: name, own });
  }
  const watched = [...families].map(([window, byTest]) => watchedOf(window, byTest, growth(window)));
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

function watchedOf(
  window: WindowMetric,
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
    ),
    groups: [...byBaseline.values()],
    ladders: families.size,
    stands: new Map(),
  };
}

function reachOf(window: WindowMetric, asked: readonly Test[], growth: Aggregate['growth']): Reach {
  const { windowMs } = window;
  const spans = new Set(
    asked.flatMap((test) =>
      test.kind === 'change' && test.baseline.kind === 'previous' ? [test.baseline.spanMs] : [],
    ),
  );
  return {
    window,
    edges: joined(asked.flatMap((test) => edgesOf(window, test, growth))),
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
