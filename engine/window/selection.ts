import type { Audience, AudienceFilter, Point } from '../../rules/audience.ts';
import { shortId } from '../../rules/canonical.ts';
import { compareComputed } from '../../rules/comparison.ts';
import { metresBetween, pointOf } from '../../rules/distance.ts';
import { evalFilter } from '../../rules/filter-eval.ts';
import { allOf, anyOf, negate, type Truth } from '../../rules/truth.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Instance } from '../decision.ts';
import type { Reading } from '../reading.ts';
import type { TableRow } from '../store.ts';

type Columns = NonNullable<TableRow['columns']>;

/** Who an audience was at an instant, or in words why nobody can say. */
export type Selected =
  | {
      readonly known: true;
      /** Each once, in order. */
      readonly members: readonly Scalar[];
      /** How many there were before the audience's own cap; absent: as many. */
      readonly matched?: number;
      /** Marketing: how many more there were of whom nobody knows that they agreed (R32); absent: none. */
      readonly unagreed?: number;
      /** Rows of the table in the instance's place, whatever they are. */
      readonly population: number;
      /** Rows that may or may not belong to it: something that it asks of them is not known. */
      readonly unsure: number;
    }
  | { readonly known: false; readonly words: string };

/** What a selection is made of, as of one instant. */
export interface SelectionSources {
  /** Rows of the table, in any order; null: it is silent, or was not read so far. */
  rows(table: string): Iterable<readonly [key: string, columns: Columns]> | null;
  /** A window of the series that a row's key names. */
  reading(window: string, key: string): Reading;
  /** Whether the table has the column. */
  has(table: string, column: string): boolean;
  /** What the column says of the row; null: nobody knows. */
  column(table: string, column: string, key: string): Scalar | null;
  /** Where the place from which an audience is measured has its centre; null: nobody knows. */
  centre(within: NonNullable<Audience['within']>, place: string): Point | null;
}

interface Candidate {
  readonly key: string;
  readonly member: Scalar;
  /** Least comes first. */
  readonly rank: number | string;
}

/**
 * The members of an audience in order: rows in the instance's place that are known to be asked for. What is unknown
 * never selects, and whoever is not known to have agreed is no member of what marketing reaches. Equal ranks are ordered by the row's key, so that the same rows give the same order everywhere.
 */
export function selectMembers(audience: Audience, instance: Instance, sources: SelectionSources): Selected {
  const rows = sources.rows(audience.table);
  if (rows === null) return { known: false, words: `\`${audience.table}\` is silent: nobody knows its rows` };
  const { within } = audience;
  const place = within === null ? '' : (instance[within.of] ?? '');
  const centre = within === null ? null : sources.centre(within, place);
  if (within !== null && centre === null) {
    const words = `nobody knows where ${within.of} \`${place}\` has its centre: \`places\` in the settings says it`;
    return { known: false, words };
  }
  const narrowing = Object.entries(instance).filter(([name]) => sources.has(audience.table, name));
  const isNear = ([name]: readonly [string, string]): boolean => name !== within?.of;
  const found: Candidate[] = [];
  const unagreed = new Set<Scalar>();
  let population = 0;
  let unsure = 0;
  for (const [key, columns] of rows) {
    const isHere = ([name, value]: readonly [string, string]): boolean => String(columns[name]) === value;
    if (narrowing.every(isHere)) population += 1;
    if (!narrowing.filter(isNear).every(isHere)) continue;
    const point = within === null ? null : pointOf(columns[within.position]);
    const metres = centre === null || point === null ? null : metresBetween(centre, point);
    const isClose = within === null ? true : metres === null ? null : metres <= within.metres;
    const truth =
      isClose === false ? false : allOf([isClose, truthOf(audience.where, key, columns, sources)]);
    if (truth === null) unsure += 1;
    const member = columns[audience.field];
    if (truth !== true || member === undefined) continue;
    // Of somebody with several rows each must say so.
    if (!hasAgreed(audience, member, columns, sources)) unagreed.add(member);
    found.push({ key, member, rank: rankOf(audience, key, metres, sources) });
  }
  found.sort(inOrder);
  const members = [...new Set(found.map(({ member }) => member))].filter((member) => !unagreed.has(member));
  const { length } = members;
  const capped = members.slice(0, audience.atMost ?? length);
  return {
    known: true,
    members: capped,
    ...(capped.length < length ? { matched: length } : {}),
    ...(unagreed.size > 0 ? { unagreed: unagreed.size } : {}),
    population,
    unsure,
  };
}

function hasAgreed(
  { consent, table }: Audience,
  member: Scalar,
  columns: Columns,
  { column }: SelectionSources,
): boolean {
  if (consent === undefined) return true;
  const said =
    consent.table === table ? columns[consent.field] : column(consent.table, consent.field, String(member));
  return said === true;
}

function truthOf(
  filter: AudienceFilter | null,
  key: string,
  columns: Columns,
  sources: SelectionSources,
): Truth {
  if (filter === null) return true;
  switch (filter.kind) {
    case 'all':
      return allOf(filter.of.map((part) => truthOf(part, key, columns, sources)));
    case 'any':
      return anyOf(filter.of.map((part) => truthOf(part, key, columns, sources)));
    case 'not':
      return negate(truthOf(filter.of, key, columns, sources));
    case 'row':
      return evalFilter(filter.of, (field) => columns[field] ?? null);
    case 'metric': {
      const reading = sources.reading(filter.window, key);
      if (!reading.known || (filter.atLeast !== null && reading.samples < filter.atLeast)) return null;
      return compareComputed(reading.value, filter.op, filter.value);
    }
  }
}

/** Whose metric is not known comes last; without an order nobody is preferred, and never the same ones. */
function rankOf(
  { order, name }: Audience,
  key: string,
  metres: number | null,
  { reading }: SelectionSources,
): number | string {
  switch (order?.kind) {
    case undefined:
      return shortId([name, key]);
    case 'nearest':
      return metres ?? Number.POSITIVE_INFINITY;
    case 'worst': {
      const value = reading(order.window, key);
      if (!value.known) return Number.POSITIVE_INFINITY;
      return order.good === 'down' ? -value.value : value.value;
    }
  }
}

function inOrder(a: Candidate, b: Candidate): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
