import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import { type Baseline, PANE_MS, SLOT_MS, type WindowMetric } from '../../rules/window.ts';
import { baselineGuarded, noClaim, noResult, type Question } from '../check/question.ts';
import { absentFacts } from '../check/snapshot.ts';
import { truthOf } from '../check/truth-of.ts';
import { type Reading, unread } from '../reading.ts';
import { panesOfWindow } from './panes.ts';
import { OVERFLOW_KEY } from './series-book.ts';
import type { PaneEdge } from './touched.ts';
import { laddersOf, type Reach, type Rung, type Watched } from './trigger-ladders.ts';

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
  /** Nothing goes on any more on an instance that was looked at; `atMs` is the last instant that was asked for. */
  left(playbook: string, key: string, atMs: number): void;
}

export interface CrossingSources {
  /** Value of a window for a series key at an instant. */
  read(window: WindowMetric, key: string, atMs: number): Reading;
  usual(window: WindowMetric, key: string, baseline: Baseline, atMs: number): Reading;
  /** Whether all of a stretch was read and nothing in it is blind. */
  covers(window: WindowMetric, fromMs: number, toMs: number): boolean;
  /** How its values grow with the stretch. */
  growth(window: WindowMetric): Aggregate['growth'];
  /** Keys that have a cell in the pane that starts there. */
  touchedAt(pane: string, startMs: number): readonly string[];
  /** Every series key of these panes that may be known. */
  keys(panes: readonly string[], by: readonly string[]): ReadonlySet<string>;
}

/** @param playbooks  those that follow one clock */
export function createCrossings(
  bundle: Bundle,
  playbooks: readonly Playbook[],
  sources: CrossingSources,
): Crossings {
  const { always, calendars, loose, watched, readBy } = laddersOf(bundle, playbooks, sources.growth);
  let now: Reading = unread('no-series');
  let usual: Reading = now;
  const question: Question = {
    facts: { ...absentFacts(0), window: () => now, usual: () => usual },
    hold: noClaim,
    cause: noClaim,
    result: noResult,
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
      for (const { playbook, turns } of calendars) if (turns(atMs)) due.set(playbook, null);
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
