import { type Domains, demand, exactly, type Goal, narrow } from './domain.ts';
import type { Emission } from './emission.ts';
import { type MetricSpell, metricEmissions, partGoals, restGoals, windowOf } from './metric-emissions.ts';
import { decodedOf } from './wire-value.ts';

/** Amounts that differ by less are the same. */
const NOISE = 1e-9;

/** An emission that a metric could take, and what its events may become for it. */
interface Candidate {
  readonly emission: Emission;
  /** Events for each window. */
  readonly weight: number;
  readonly part: Domains | null;
  readonly rest: Domains | null;
}

/**
 * Sets a share among events that other givens make: those that may be either are divided, and only what is lacking is
 * added, so that the events of one given do not move the share of another. Null where no events make it so.
 */
export function shareAmong(spell: MetricSpell, emissions: readonly Emission[]): readonly Emission[] | null {
  return byStretches(spell, emissions, setShare);
}

function setShare(spell: MetricSpell, emissions: readonly Emission[]): readonly Emission[] | null {
  const { outside, inside } = divided(spell, emissions);
  const candidates = inside.map((emission) => candidateOf(spell, emission));
  const own = candidates.filter(({ part, rest }) => part !== null || rest !== null);
  const others = candidates.filter(({ part, rest }) => part === null && rest === null);
  const forced = sum(own.filter(({ rest }) => rest === null));
  const total = sum(own);
  if (total < NOISE) {
    const made = metricEmissions(spell);
    return made && [...emissions, ...made];
  }
  const free = sum(own.filter(({ part, rest }) => part !== null && rest !== null));
  const wanted = spell.value * total - forced;
  const ratio = free < NOISE ? 0 : Math.min(1, Math.max(0, wanted / free));
  const parts = forced + free * ratio;
  // What cannot be divided so is outweighed: by more of the part, or by more of the rest.
  const morePart = wanted > free + NOISE ? (spell.value * total - parts) / (1 - spell.value) : 0;
  const moreRest = wanted < -NOISE ? parts / spell.value - total : 0;
  if (!Number.isFinite(morePart) || !Number.isFinite(moreRest)) return null;
  const more = [added(spell, partGoals(spell), morePart), added(spell, restGoals(spell), moreRest)];
  if (more.includes(null)) return null;
  const lacking = total + morePart + moreRest < guardOf(spell) ? metricEmissions(spell) : [];
  return [
    ...outside,
    ...others.map(({ emission }) => emission),
    ...own.flatMap((candidate) => split(candidate, ratio)),
    ...more.flatMap((one) => (one === null || one.amount < NOISE ? [] : [one])),
    ...(lacking ?? []),
  ];
}

/** Gives the events of others that a mean takes its value, and adds what its guard asks for beyond them. */
export function meanAmong(spell: MetricSpell, emissions: readonly Emission[]): readonly Emission[] | null {
  return byStretches(spell, emissions, setMean);
}

/**
 * Sets a value in each stretch between the instants at which other givens begin or end: what is enough of events in one
 * of them may be far too little, or none, in the next.
 */
function byStretches(
  spell: MetricSpell,
  emissions: readonly Emission[],
  set: typeof setShare,
): readonly Emission[] | null {
  const ends = emissions
    .filter(({ source, row }) => source === spell.source.name && row === null)
    .flatMap(({ fromMs, toMs }) => [fromMs, toMs])
    .filter((atMs) => atMs > spell.fromMs && atMs < spell.toMs);
  const cuts = [spell.fromMs, ...new Set(ends.sort((a, b) => a - b)), spell.toMs];
  return cuts.slice(1).reduce((made: readonly Emission[] | null, toMs, index) => {
    const fromMs = cuts[index] ?? spell.fromMs;
    return made && set({ ...spell, fromMs, toMs }, made);
  }, emissions);
}

function setMean(spell: MetricSpell, emissions: readonly Emission[]): readonly Emission[] | null {
  const { metric, source, value } = spell;
  const field = source.fields.find(({ name }) => name === metric.field);
  const { outside, inside } = divided(spell, emissions);
  let weight = 0;
  const narrowed = inside.map((emission) => {
    const domains = isSamePlace(spell, emission) ? narrow(partGoals(spell), emission.domains) : null;
    const valued =
      domains && field ? demand(domains, field.name, exactly(decodedOf(field.type, value))) : null;
    if (valued === null) return emission;
    weight += weightOf(spell, emission);
    return { ...emission, domains: valued };
  });
  const made = weight >= Math.max(1, guardOf(spell)) ? [] : metricEmissions(spell);
  return made && [...outside, ...narrowed, ...made];
}

/** A stream's emissions cut at the ends of a spell: those beside it, and those in it. */
function divided(
  { source, fromMs, toMs }: MetricSpell,
  emissions: readonly Emission[],
): { readonly outside: readonly Emission[]; readonly inside: readonly Emission[] } {
  const outside: Emission[] = [];
  const inside: Emission[] = [];
  for (const one of emissions) {
    if (one.source !== source.name || one.row !== null || one.toMs <= fromMs || one.fromMs >= toMs) {
      outside.push(one);
      continue;
    }
    if (one.fromMs < fromMs) outside.push({ ...one, toMs: fromMs });
    if (one.toMs > toMs) outside.push({ ...one, fromMs: toMs });
    inside.push({ ...one, fromMs: Math.max(one.fromMs, fromMs), toMs: Math.min(one.toMs, toMs) });
  }
  return { outside, inside };
}

function candidateOf(spell: MetricSpell, emission: Emission): Candidate {
  const isHere = isSamePlace(spell, emission);
  return {
    emission,
    weight: weightOf(spell, emission),
    part: isHere ? narrow(partGoals(spell), emission.domains) : null,
    rest: isHere ? narrow(restGoals(spell), emission.domains) : null,
  };
}

/** What says no place is all at one, and what says one is there. */
function isSamePlace({ place }: MetricSpell, { domains }: Emission): boolean {
  return place === null || (domains.get(place.dimension)?.allowed?.includes(place.value) ?? false);
}

function split({ emission, part, rest }: Candidate, ratio: number): readonly Emission[] {
  if (part === null || rest === null) return [{ ...emission, domains: part ?? rest ?? emission.domains }];
  return [
    { ...emission, domains: part, amount: emission.amount * ratio },
    { ...emission, domains: rest, amount: emission.amount * (1 - ratio) },
  ].filter(({ amount }) => amount > NOISE);
}

function added(spell: MetricSpell, goals: readonly Goal[], amount: number): Emission | null {
  const { source, place, fromMs, toMs } = spell;
  const field = source.fields.find(({ name }) => name === place?.dimension);
  const at =
    place && field ? demand(new Map(), field.name, exactly(decodedOf(field.type, place.value))) : new Map();
  const domains = at && narrow(goals, at);
  if (domains === null && amount > NOISE) return null;
  const one = { source: source.name, domains: domains ?? new Map(), numbered: [], row: null };
  return { ...one, fromMs, toMs, eachMs: windowOf(spell), amount };
}

function weightOf(spell: MetricSpell, { amount, eachMs }: Emission): number {
  return (amount / eachMs) * windowOf(spell);
}

function guardOf({ metric, reading }: MetricSpell): number {
  return Math.max(reading.atLeast, metric.atLeast ?? 0);
}

function sum(candidates: readonly Candidate[]): number {
  return candidates.reduce((all, { weight }) => all + weight, 0);
}
