import { leavesIn } from '../../engine/check/root.ts';
import type { Instance } from '../../engine/decision.ts';
import type { Standing } from '../../engine/overview.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import type { Unit } from '../../rules/unit.ts';
import type { Test } from '../../rules/window.ts';

/** How the first metric of a playbook's trigger went for one instance. */
export interface Timeline {
  readonly playbook: string;
  readonly instance: Instance;
  /** The author's words for the condition that is drawn. */
  readonly text: string;
  readonly unit: Unit;
  readonly test: Test;
  /** By time. */
  readonly points: readonly TimelinePoint[];
}

/** Value and usual value at an instant; null is unknown. */
export interface TimelinePoint {
  readonly atMs: number;
  readonly now: number | null;
  readonly usual: number | null;
}

/** Looks at a pipeline now and then, finely at first and ever more coarsely, so that any recording fits a picture. */
export interface TimelineSampler {
  /** @param overview  asked only where this instant is one to look at */
  at(atMs: number, overview: () => readonly Standing[]): void;
  timelines(): readonly Timeline[];
}

interface Series {
  readonly head: Omit<Timeline, 'points'>;
  points: TimelinePoint[];
}

/** Points of a picture; twice as many are merged by twos. */
const POINTS = 1_200;
const FINEST_MS = 60_000;
/** Looks at a metric for each point that is kept, where a minute allows it. */
const LOOKS = 8;
/** Pictures that are kept, those of the series that came first. */
const SERIES = 500;

export function timelineSampler(bundle: Bundle): TimelineSampler {
  const leaves = new Map(
    bundle.playbooks.flatMap((p) => {
      const leaf = leavesIn(p.trigger).find(({ operand }) => operand.kind === 'window');
      return leaf === undefined ? [] : [[p.name, leaf] as const];
    }),
  );
  const series = new Map<string, Series>();
  let stepMs = FINEST_MS;

  const seriesOf = ({ playbook, instance, unit }: Standing): Series | null => {
    const name = `${playbook} ${canonicalJson(instance)}`;
    const found = series.get(name);
    if (found !== undefined) return found;
    const leaf = leaves.get(playbook);
    if (leaf === undefined || series.size >= SERIES) return null;
    const made: Series = { head: { playbook, instance, unit, text: leaf.text, test: leaf.test }, points: [] };
    series.set(name, made);
    return made;
  };

  return {
    at(atMs, overview) {
      if (atMs % Math.max(FINEST_MS, stepMs / LOOKS) !== 0) return;
      for (const standing of overview()) {
        const one = seriesOf(standing);
        if (one === null) continue;
        const last = one.points.at(-1);
        const point = { atMs, now: standing.now, usual: standing.usual };
        if (last === undefined || slotOf(last, stepMs) < slotOf(point, stepMs)) one.points.push(point);
        // Sources move one after another: an instant is looked at again when the next one has come so far.
        else if (last.atMs === atMs ? point.now !== null : isOdder(point, last))
          one.points[one.points.length - 1] = point;
      }
      const longest = Math.max(0, ...[...series.values()].map(({ points }) => points.length));
      if (longest <= 2 * POINTS) return;
      stepMs *= 2;
      for (const one of series.values()) one.points = halved(one.points, stepMs);
    },
    timelines: () => [...series.values()].map(({ head, points }) => ({ ...head, points })),
  };
}

/** Of every step the point that is furthest from what is usual: half an hour's drop is seen in a month. */
function halved(points: readonly TimelinePoint[], stepMs: number): TimelinePoint[] {
  const kept: TimelinePoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || slotOf(last, stepMs) < slotOf(point, stepMs)) kept.push(point);
    else if (isOdder(point, last)) kept[kept.length - 1] = point;
  }
  return kept;
}

function slotOf({ atMs }: TimelinePoint, stepMs: number): number {
  return Math.floor(atMs / stepMs);
}

function isOdder(point: TimelinePoint, than: TimelinePoint): boolean {
  return oddity(point) > oddity(than);
}

function oddity({ now, usual }: TimelinePoint): number {
  return now === null ? -1 : usual === null ? 0 : Math.abs(now - usual);
}
