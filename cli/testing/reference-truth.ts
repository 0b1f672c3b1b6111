import { type Asked, METRICS, type MetricName, type MetricTest, type Sign, type Use } from './asked.ts';

/** True, false, or null for not known. */
export type Third = boolean | null;

/** A number with the samples behind it, or why there is none. */
export type Fact =
  | { readonly value: number; readonly samples: number }
  | { readonly why: 'blind' | 'not-covered' | 'no-series' | 'no-samples' | 'no-baseline' };

/** All that can be known at one instant; names are those of `windowName` and `pastName`. */
export interface World {
  readonly windows: (name: string) => Fact;
  readonly pasts: (name: string) => Fact;
  readonly probe: (field: string) => string | number | boolean | null;
  readonly silent: (source: string, minutes: number) => Third;
  readonly holds: (minutes: number) => Third;
  readonly causes: (name: string) => Third;
}

/**
 * What a condition is, by the rules of `docs/language.md` read slowly: unknown is neither true nor false, `not` of it is
 * unknown, `and` needs all and `or` one; a number that is none is unknown, `is missing` alone makes it known again, but
 * for a source that is silent or was not read yet.
 */
export function referenceTruth(asked: Asked, world: World): Third {
  switch (asked.kind) {
    case 'and': {
      const parts = asked.of.map((part) => referenceTruth(part, world));
      if (parts.some((part) => part === false)) return false;
      return parts.every((part) => part === true) ? true : null;
    }
    case 'or': {
      const parts = asked.of.map((part) => referenceTruth(part, world));
      if (parts.some((part) => part === true)) return true;
      return parts.every((part) => part === false) ? false : null;
    }
    case 'not':
      return turned(referenceTruth(asked.of, world), true);
    case 'hold':
      return world.holds(asked.minutes);
    case 'silent':
      return turned(world.silent(asked.source, asked.minutes), asked.not);
    case 'cause':
      return turned(world.causes(asked.name), asked.not);
    case 'probe': {
      const value = world.probe(asked.field);
      const isNone = value === null || (typeof value === 'number' && !Number.isFinite(value));
      const { test } = asked;
      if (test.kind === 'missing') return turned(isNone, test.not);
      if (isNone) return null;
      if (test.kind === 'compare')
        return typeof value === 'number' ? holds(value, test.sign, test.amount[1]) : null;
      const isOne = test.values.some(([, wanted]) => wanted === value);
      return turned(isOne, test.not);
    }
    case 'metric':
      return metricTruth(asked.use, asked.test, asked.guard, world);
  }
}

/** The window that a use reads, named by all that makes it: metric, dimensions, length in ms, rows. */
export function windowName(use: Use): string {
  const { metric, over, slice, scope } = use;
  // The metrics of one playbook are all its region's, unless they say `overall` or name one.
  const by = scope === 'overall' || (scope === null && slice === 'in 강남구') ? '' : 'region';
  return `${metric}|${by}|${over === null ? METRICS[metric].windowMs : over[1]}|${slice ?? ''}`;
}

/** The other side of a comparison: the window of the left where one is written, else its own. */
export function otherName(use: Use, other: MetricName, overall: boolean): string {
  return windowName({ metric: other, over: use.over, slice: null, scope: overall ? 'overall' : null });
}

/** What a change is measured against: what the use says, else the metric, else the window before. */
export function pastName(use: Use, versus: readonly [string, string] | null): string {
  const { windowMs, past } = METRICS[use.metric];
  const before = `before ${use.over === null ? windowMs : use.over[1]}`;
  return `${windowName(use)} / ${versus === null ? (past ?? before) : versus[1]}`;
}

function metricTruth(use: Use, test: MetricTest, guard: number | null, world: World): Third {
  const now = world.windows(windowName(use));
  const isNone = 'why' in now || !Number.isFinite(now.value);
  if (test.kind === 'missing') {
    const cannotBeSeen = 'why' in now && (now.why === 'blind' || now.why === 'not-covered');
    return cannotBeSeen ? null : turned(isNone, test.not);
  }
  if ('why' in now || isNone) return null;
  const declared = METRICS[use.metric];
  switch (test.kind) {
    case 'compare': {
      // `orders is 0` would never be true behind the guard of its metric.
      const least = guard ?? (declared.isTotal ? null : declared.guard);
      return least !== null && now.samples < least ? null : holds(now.value, test.sign, test.amount[1]);
    }
    case 'against': {
      const other = world.windows(otherName(use, test.other, test.overall));
      if ('why' in other || !Number.isFinite(other.value)) return null;
      return holds(now.value, test.sign, (test.times?.[1] ?? 1) * other.value);
    }
    case 'equals':
      return turned(
        test.amounts.some(([, value]) => value === now.value),
        test.not,
      );
    case 'change': {
      const usual = world.pasts(pastName(use, test.versus));
      if ('why' in usual || !Number.isFinite(usual.value)) return null;
      const least = guard ?? declared.guard;
      // A guard on the current window would hide that nothing comes any more.
      const seen = declared.isTotal ? usual.samples : now.samples;
      if (least !== null && seen < least) return null;
      return changeTruth(test, now.value, usual.value);
    }
  }
}

function changeTruth(test: Extract<MetricTest, { kind: 'change' }>, now: number, usual: number): Third {
  const [, amount] = test.amount;
  const by = { drop: usual - now, rise: now - usual, change: Math.abs(usual - now) }[test.direction];
  if (test.measure === 'amount') return holdsNearly(by, test.sign, amount);
  if (usual === 0) return null;
  if (test.measure === 'factor') return holdsNearly(now, test.sign, amount * usual);
  return holdsNearly(by / Math.abs(usual), test.sign, amount);
}

function holds(left: number, sign: Sign, right: number): boolean {
  if (left === right) return sign === '>=' || sign === '<=';
  return left > right === (sign === '>' || sign === '>=');
}

/** Computed amounts that differ after their twelfth digit are equal. */
function holdsNearly(left: number, sign: Sign, right: number): boolean {
  const apart = Math.abs(left - right) * 1e12;
  return holds(apart <= Math.min(Math.abs(left), Math.abs(right)) ? right : left, sign, right);
}

function turned(truth: Third, not: boolean): Third {
  return truth === null ? null : not ? !truth : truth;
}
