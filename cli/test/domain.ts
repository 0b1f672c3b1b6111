import type { Filter } from '../../rules/filter.ts';
import type { Field } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';

/** What one field of an event may be, in decoded values, so that filters are met. */
export interface Domain {
  /** The only values; null: all are taken. */
  readonly allowed: readonly Scalar[] | null;
  readonly denied: readonly Scalar[];
  /** Bounds, inclusive, of whole numbers; null: none. */
  readonly least: number | null;
  readonly most: number | null;
  /** Whether the field is left out; null: either. */
  readonly absent: boolean | null;
}

/** Domains by field; a field that is not here is free. */
export type Domains = ReadonlyMap<string, Domain>;

/** A filter and what it must say of the event. */
export interface Goal {
  readonly filter: Filter;
  readonly takes: boolean;
}

const FREE: Domain = { allowed: null, denied: [], least: null, most: null, absent: null };

/**
 * Narrows domains until every goal holds; null where no event can be so. Decoded numbers are whole, so `> 3` is
 * `at least 4`. An event that a filter need not take has all the fields that the filter asks for: what is unknown
 * would not be taken either, but is another case.
 */
export function narrow(goals: readonly Goal[], domains: Domains = new Map()): Domains | null {
  const [goal, ...rest] = goals;
  if (goal === undefined) return domains;
  const { filter, takes } = goal;
  switch (filter.kind) {
    case 'not':
      return narrow([{ filter: filter.of, takes: !takes }, ...rest], domains);
    case 'all':
    case 'any': {
      const parts = filter.of.map((part): Goal => ({ filter: part, takes }));
      // All must hold where each is asked for; else any one of them is enough, the first that goes with the rest.
      if ((filter.kind === 'all') === takes) return narrow([...parts, ...rest], domains);
      for (const part of parts) {
        const found = narrow([part, ...rest], domains);
        if (found !== null) return found;
      }
      return null;
    }
    case 'in':
      return withDomain(
        filter.field,
        takes
          ? { ...FREE, allowed: filter.values, absent: false }
          : { ...FREE, denied: filter.values, absent: false },
        rest,
        domains,
      );
    case 'compare': {
      const isAbove = (filter.op === '>' || filter.op === '>=') === takes;
      const isOpen = (filter.op === '>' || filter.op === '<') === takes;
      const bound = isAbove
        ? { least: isOpen ? Math.floor(filter.value) + 1 : Math.ceil(filter.value) }
        : { most: isOpen ? Math.ceil(filter.value) - 1 : Math.floor(filter.value) };
      return withDomain(filter.field, { ...FREE, ...bound, absent: false }, rest, domains);
    }
    case 'missing':
      return withDomain(filter.field, { ...FREE, absent: takes }, rest, domains);
  }
}

/** One exact value of a field. */
export function exactly(value: Scalar): Domain {
  return { ...FREE, allowed: [value], absent: false };
}

/** The domains with one more demand, or null. */
export function demand(domains: Domains, field: string, more: Domain): Domains | null {
  const both = met(domains.get(field) ?? FREE, more);
  return both && new Map([...domains, [field, both]]);
}

function withDomain(field: string, more: Domain, rest: readonly Goal[], domains: Domains): Domains | null {
  const narrowed = demand(domains, field, more);
  return narrowed && narrow(rest, narrowed);
}

/** What both allow, or null where nothing is left. */
function met(a: Domain, b: Domain): Domain | null {
  if (a.absent !== null && b.absent !== null && a.absent !== b.absent) return null;
  const denied = [...new Set([...a.denied, ...b.denied])];
  const least = a.least === null || b.least === null ? (a.least ?? b.least) : Math.max(a.least, b.least);
  const most = a.most === null || b.most === null ? (a.most ?? b.most) : Math.min(a.most, b.most);
  if (least !== null && most !== null && least > most) return null;
  const fits = (value: Scalar): boolean =>
    !denied.includes(value) &&
    (least === null || (typeof value === 'number' && value >= least)) &&
    (most === null || (typeof value === 'number' && value <= most));
  const named =
    a.allowed === null
      ? b.allowed
      : b.allowed === null
        ? a.allowed
        : a.allowed.filter((value) => b.allowed?.includes(value));
  const allowed = named?.filter(fits) ?? null;
  if (allowed !== null && allowed.length === 0) return null;
  return { allowed, denied, least, most, absent: a.absent ?? b.absent };
}

/**
 * Values that a field of that type may have under a domain, the likeliest first, one or more; `undefined` leaves it
 * out. Null where the type knows none.
 *
 * @param named  what a place or id is called where nothing says it
 */
export function valuesIn(
  domain: Domain | undefined,
  { type, optional, consent }: Field,
  named: readonly Scalar[],
): readonly (Scalar | undefined)[] | null {
  const { allowed, denied, least, most, absent } = domain ?? FREE;
  if (absent === true) return optional ? [undefined] : null;
  // Who is made up has agreed to what is sent, unless a test says otherwise.
  if (consent === true && domain === undefined) return [true];
  // What nobody asks for stays away: it can disturb nobody.
  const none = absent === null && optional ? [undefined] : [];
  const known = allowed ?? listed(type, named);
  if (known !== null) {
    const left = known.filter((value) => !denied.includes(value));
    return none.length + left.length === 0 ? null : [...none, ...left];
  }
  if (none.length > 0 && domain === undefined) return none;
  const number = numberIn(least, most, denied);
  return number === null ? null : [...none, number];
}

/** Every value of a closed type, and names for those that name something; null for numbers. */
function listed(type: Field['type'], named: readonly Scalar[]): readonly Scalar[] | null {
  switch (type.kind) {
    case 'oneOf':
      return type.values;
    case 'bool':
      return [false, true];
    case 'text':
    case 'id':
    case 'place':
      return named;
    case 'point':
      return ['37.5,127'];
    default:
      return null;
  }
}

/** A whole number between the bounds, not far from them: zero where there are none. */
function numberIn(least: number | null, most: number | null, denied: readonly Scalar[]): number | null {
  const from = least ?? Math.min(0, most ?? 0);
  const to = most ?? Number.MAX_SAFE_INTEGER;
  for (let value = from; value <= to && value <= from + denied.length; value += 1)
    if (!denied.includes(value)) return value;
  return null;
}
