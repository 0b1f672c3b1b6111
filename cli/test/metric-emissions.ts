import type { FoldMetric } from '../../dsl/model/metric.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import type { PlaceModel } from '../../dsl/model/test.ts';
import { bothFilters, compileFilter } from '../../rules/compile/filter.ts';
import type { Scalar } from '../../rules/unit.ts';
import { computedFields } from './computed-fields.ts';
import { type Domains, demand, exactly, type Goal, narrow } from './domain.ts';
import type { Emission } from './emission.ts';
import type { ReadingOf } from './reading-of.ts';
import { decodedOf } from './wire-value.ts';

/** A rate is in events a minute. */
const MINUTE_MS = 60_000;
/** Window of a value that no condition and no metric names. */
const WINDOW_MS = 900_000;
/** Fewest events that make a mean, and rows that make a share. */
const SAMPLES = 20;
/** Fewest events that make a share: so many that another given can divide its parts once more. */
const SHARED = 100;
/** Longer than any test: a row that is told once. */
const ONCE_MS = 366 * 86_400_000;
/** Most events that are tried for a share that no few events make exactly. */
const MOST_SAMPLES = 2_000;

/** One value of a metric over one stretch of time. */
export interface MetricSpell {
  readonly metric: FoldMetric;
  readonly source: SourceModel;
  readonly place: PlaceModel | null;
  /** Canonical. */
  readonly value: number;
  /** Null: the value is set. */
  readonly eachMs: number | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly reading: ReadingOf;
  /** Names the rows of tables, so that no two givens share one. */
  readonly name: string;
}

/**
 * The events that give a metric a value: so many as are counted, else enough for every sample guard, of which each
 * shortest window holds the same. Null where no event can be what the metric asks for.
 */
export function metricEmissions(spell: MetricSpell): readonly Emission[] | null {
  return spell.source.kind === 'table' ? rowsFor(spell) : eventsFor(spell);
}

function eventsFor(spell: MetricSpell): readonly Emission[] | null {
  const { metric, value, eachMs, reading } = spell;
  const per = eachMs ?? windowOf(spell);
  const guard = Math.max(reading.atLeast, metric.atLeast ?? 0);
  const of = (domains: Domains | null, amount: number, numbered: readonly string[] = []) =>
    domains && emission(spell, domains, amount, per, numbered);
  switch (metric.aggregate) {
    case 'count':
      return all([of(taken(spell), value)]);
    case 'rate': {
      const domains = taken(spell);
      return all([domains && emission(spell, domains, value, eachMs ?? MINUTE_MS, [])]);
    }
    case 'distinct':
      return all([of(taken(spell), value, metric.field === null ? [] : [metric.field])]);
    case 'sum': {
      // The guard of a sum counts events; all but the last have the same whole amount.
      const parts = eachMs === null ? Math.max(1, guard) : 1;
      const even = Math.floor(value / parts);
      const rest = of(withField(spell, value - even * (parts - 1)), 1);
      return all(parts === 1 ? [rest] : [of(withField(spell, even), parts - 1), rest]);
    }
    case 'stddev': {
      // Half of the events lie that far from the middle on either side.
      const half = Math.max(guard, SAMPLES);
      return all([of(withField(spell, 0), half), of(withField(spell, 2 * value), half)]);
    }
    case 'share': {
      const [part, whole] = shareOf(value, Math.max(2 * guard, SHARED));
      return all([of(taken(spell), part), of(left(spell), whole - part)]);
    }
    default:
      return all([of(withField(spell, value), Math.max(2 * guard, SAMPLES))]);
  }
}

/** Rows that are there from the first to the last instant of the spell, told again before they expire. */
function rowsFor(spell: MetricSpell): readonly Emission[] | null {
  const { metric, value, reading } = spell;
  const guard = Math.max(1, reading.atLeast, metric.atLeast ?? 0);
  switch (metric.aggregate) {
    case 'count':
    case 'distinct':
    case 'rate':
      return rows(spell, taken(spell), Math.round(value), 'yes');
    case 'share': {
      const [part, whole] = shareOf(value, Math.max(guard, SAMPLES));
      return all([
        ...(rows(spell, taken(spell), part, 'yes') ?? [null]),
        ...(rows(spell, left(spell), whole - part, 'no') ?? [null]),
      ]);
    }
    case 'sum':
      return rows(spell, withField(spell, value), 1, 'yes');
    default:
      return rows(spell, withField(spell, value), guard, 'yes');
  }
}

function rows(
  spell: MetricSpell,
  domains: Domains | null,
  count: number,
  kind: string,
): readonly Emission[] | null {
  if (domains === null) return count === 0 ? [] : null;
  return Array.from({ length: count }, (_, i) =>
    rowEmission(spell, domains, `${spell.name}-${kind}-${i + 1}`),
  );
}

/** One row of a table, from its first to its last instant. */
export function rowEmission(
  { source, fromMs, toMs }: Pick<MetricSpell, 'source' | 'fromMs' | 'toMs'>,
  domains: Domains,
  row: string,
): Emission {
  return {
    source: source.name,
    domains,
    numbered: [],
    row,
    fromMs,
    toMs,
    eachMs: againMs(source),
    amount: 1,
  };
}

/** How often a table hears of a row again: before it would be forgotten. */
function againMs({ expireAfterMs }: SourceModel): number {
  return expireAfterMs === null ? ONCE_MS : Math.max(1_000, Math.floor(expireAfterMs * 0.9));
}

function emission(
  { source, fromMs, toMs }: MetricSpell,
  domains: Domains,
  amount: number,
  eachMs: number,
  numbered: readonly string[],
): Emission {
  return { source: source.name, domains, numbered, row: null, fromMs, toMs, eachMs, amount };
}

/** Nothing is emitted where nothing is counted; null where one part is impossible and needed. */
function all(parts: readonly (Emission | null)[]): readonly Emission[] | null {
  const found = parts.filter((part) => part !== null);
  return found.length < parts.length ? null : found.filter(({ amount }) => amount > 0);
}

/** What an event of the metric is; for a share one of the part. */
function taken(spell: MetricSpell): Domains | null {
  return placed(spell.source, spell.place, partGoals(spell));
}

/** An event of a share's whole that is none of its part. */
function left(spell: MetricSpell): Domains | null {
  return placed(spell.source, spell.place, restGoals(spell));
}

/** What must hold of an event that the metric takes; for a share of one of the part. */
export function partGoals({ metric, source }: Pick<MetricSpell, 'metric' | 'source'>): readonly Goal[] {
  const filter = compileFilter(bothFilters(metric.filter, metric.outOf), source);
  return [...ofSource(source), ...(filter === null ? [] : [{ filter, takes: true }])];
}

/** The same of an event of a share's whole that is none of its part. */
export function restGoals({ metric, source }: Pick<MetricSpell, 'metric' | 'source'>): readonly Goal[] {
  const whole = compileFilter(metric.outOf, source);
  const part = compileFilter(metric.filter, source);
  return [
    ...ofSource(source),
    ...(whole === null ? [] : [{ filter: whole, takes: true }]),
    ...(part === null ? [] : [{ filter: part, takes: false }]),
  ];
}

/** The window in which a value must show: the shortest that anybody reads. */
export function windowOf({ metric, reading }: Pick<MetricSpell, 'metric' | 'reading'>): number {
  return reading.shortestMs ?? metric.overMs ?? WINDOW_MS;
}

/** An event of the metric that brings this value: in its folded field, or in what is computed of its fields. */
function withField(spell: MetricSpell, value: number): Domains | null {
  const { metric, source } = spell;
  const fields =
    metric.perEvent === null
      ? new Map(metric.field === null ? [] : [[metric.field, value]])
      : computedFields(metric.perEvent, value);
  let domains = fields && taken(spell);
  for (const [name, amount] of fields ?? []) {
    const type = source.fields.find((field) => field.name === name)?.type;
    if (type === undefined || domains === null) return domains;
    domains = demand(domains, name, exactly(decodedOf(type, amount)));
  }
  return domains;
}

/** What every event of a source must be: taken from its topic, and no row that the table forgets. */
export function ofSource(source: SourceModel): readonly Goal[] {
  const where = compileFilter(source.where, source);
  const removed = compileFilter(source.removeWhen, source);
  return [
    ...(where === null ? [] : [{ filter: where, takes: true }]),
    ...(removed === null ? [] : [{ filter: removed, takes: false }]),
  ];
}

/** Domains in which goals hold at a place. */
export function placed(
  source: SourceModel,
  place: PlaceModel | null,
  goals: readonly Goal[],
): Domains | null {
  const field = source.fields.find(({ name }) => name === place?.dimension);
  if (place === null || field === undefined) return narrow(goals);
  const at = demand(new Map(), field.name, exactly(decodedOf(field.type, place.value as Scalar)));
  return at && narrow(goals, at);
}

/** The fewest whole numbers, of at least so many, whose ratio is the share; the nearest where none is exact. */
function shareOf(share: number, least: number): readonly [part: number, whole: number] {
  for (let whole = least; whole <= MOST_SAMPLES; whole += 1) {
    const part = Math.round(share * whole);
    if (Math.abs(part / whole - share) < 1e-9) return [part, whole];
  }
  return [Math.round(share * MOST_SAMPLES), MOST_SAMPLES];
}
