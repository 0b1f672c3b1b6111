import type { AudienceFilter, AudienceModel } from '../../dsl/model/definition.ts';
import type { FoldMetric } from '../../dsl/model/metric.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { FilterModel, SourceModel } from '../../dsl/model/source.ts';
import type { PlaceModel } from '../../dsl/model/test.ts';
import type { Places } from '../../rules/audience.ts';
import { compileFilter } from '../../rules/compile/filter.ts';
import { type Domains, demand, exactly, type Goal, narrow } from './domain.ts';
import type { Emission } from './emission.ts';
import { metricEmissions, ofSource, placed, rowEmission } from './metric-emissions.ts';
import { readingOf } from './reading-of.ts';

/** How many rows there are for each member, so that a share of all of them is not at once too much (R31). */
const OF_EACH = 10;
/** Who is near a place is bounded by numbers, not by shares (R31): there is one elsewhere for so many. */
const NEAR_OF_EACH = 10;
/** A degree of latitude, metres. */
const DEGREE_M = 111_195;

/** So many members of an audience over one stretch of time. */
export interface AudienceSpell {
  readonly audience: AudienceModel;
  readonly source: SourceModel;
  readonly place: PlaceModel | null;
  readonly count: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Names the rows, so that no two givens share one. */
  readonly name: string;
}

/** What the rows of an audience's table and the metrics of their keys must be; of `any` the first will do. */
interface Demands {
  readonly rows: readonly { readonly filter: FilterModel; readonly takes: boolean }[];
  readonly metrics: readonly Extract<AudienceFilter, { kind: 'metric' }>[];
}

/**
 * Rows that are members, nine times as many that are not, and events for metrics that are asked of members. Null where
 * no event can be so: what is measured from a place needs its centre.
 */
export function audienceEmissions(
  spell: AudienceSpell,
  project: Project,
  places: Places = {},
): readonly Emission[] | null {
  const { audience, source, place, count, name } = spell;
  const { rows, metrics } = demandsOf(audience.where, true);
  const goals = rows.map(({ filter, takes }): Goal => ({ filter: compiled(filter, source), takes }));
  const members = positioned(placed(source, place, [...ofSource(source), ...goals]), spell, places, true);
  if (members === null) return null;
  const keys = Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
  const asked = keys.flatMap((key) => metrics.map((metric) => metricFor(metric, key, spell, project)));
  const whole = asked.filter((part) => part !== null);
  if (whole.length < asked.length) return null;
  const numbered = fieldsReached(audience.name, project).filter((field) => field !== source.key);
  return [
    ...keys.map((key) => ({ ...rowEmission(spell, members, key), numbered })),
    ...others(spell, goals, metrics.length > 0, places).map(({ key, domains }) =>
      rowEmission(spell, domains, key),
    ),
    ...whole.flat(),
  ];
}

/** Fields of its rows by which acts reach the members, as each waiting order's customer: no two members share one. */
function fieldsReached(audience: string, { playbooks }: Project): readonly string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, audience: name, field } = node as Partial<Record<string, unknown>>;
    if (kind === 'audience' && name === audience && typeof field === 'string') found.add(field);
    Object.values(node).forEach(visit);
  };
  visit(playbooks);
  return [...found];
}

/** Rows beside the members: such as no filter of theirs takes; where there is none, simply other rows elsewhere. */
function others(
  spell: AudienceSpell,
  goals: readonly Goal[],
  lacksMetric: boolean,
  places: Places,
): readonly { readonly key: string; readonly domains: Domains }[] {
  const { source, place, count, name, audience } = spell;
  const [first] = goals;
  // Of whom no event tells, the metric is not known, and who is far away is none either.
  const isNone = lacksMetric || audience.within !== null;
  const here = isNone
    ? positioned(placed(source, place, [...ofSource(source), ...goals]), spell, places, false)
    : null;
  const left =
    here !== null || first === undefined
      ? here
      : placed(source, place, [...ofSource(source), { ...first, takes: !first.takes }]);
  const domains = left ?? placed(source, elsewhereOf(place), ofSource(source)) ?? narrow(ofSource(source));
  if (domains === null) return [];
  const length = audience.within === null ? count * (OF_EACH - 1) : Math.ceil(count / NEAR_OF_EACH);
  return Array.from({ length }, (_, i) => ({
    key: `${name}-other-${i + 1}`,
    domains,
  }));
}

/** Rows that are at the centre of their place, or twice as far from it as is asked for. */
function positioned(
  domains: Domains | null,
  { audience: { within }, source, place }: AudienceSpell,
  places: Places,
  isNear: boolean,
): Domains | null {
  const position = source.fields.find(({ type }) => type.kind === 'point');
  if (domains === null || within === null || position === undefined) return domains;
  const centres = places[within.of] ?? {};
  const centre = place?.dimension === within.of ? centres[String(place.value)] : Object.values(centres)[0];
  if (centre === undefined) return null;
  const awayDeg = isNear ? 0 : (2 * within.metres) / DEGREE_M;
  const lat = centre.lat > 0 ? centre.lat - awayDeg : centre.lat + awayDeg;
  return demand(domains, position.name, exactly(`${lat},${centre.lon}`));
}

function elsewhereOf(place: PlaceModel | null): PlaceModel | null {
  return place && { ...place, value: 'made-elsewhere' };
}

/** The events by which one key's metric is as its audience asks. */
function metricFor(
  { use, op, value }: Extract<AudienceFilter, { kind: 'metric' }>,
  key: string,
  { source: table, fromMs, toMs }: AudienceSpell,
  project: Project,
): readonly Emission[] | null {
  const { metric } = use;
  const source = project.sources.find(({ name }) => metric.kind === 'fold' && name === metric.source);
  if (metric.kind !== 'fold' || source === undefined) return null;
  const beyond = op === '>' || op === '>=' ? raised(value, metric) : value / 2;
  const spell = { metric, source, place: { dimension: table.key, value: key }, value: beyond };
  return metricEmissions({
    ...spell,
    eachMs: null,
    fromMs,
    toMs,
    reading: readingOf(metric.name, project.playbooks),
    name: key,
  });
}

/** Above a bound, and of a share not above everything. */
function raised(value: number, { unit }: FoldMetric): number {
  return unit.kind === 'percent' ? value + Math.max(0, 1 - value) / 2 : value * 2 + 1;
}

function demandsOf(filter: AudienceFilter | null, takes: boolean): Demands {
  if (filter === null) return { rows: [], metrics: [] };
  switch (filter.kind) {
    case 'row':
      return { rows: [{ filter: filter.of, takes }], metrics: [] };
    case 'metric':
      return { rows: [], metrics: takes ? [filter] : [] };
    case 'not':
      return demandsOf(filter.of, !takes);
    case 'all':
    case 'any': {
      const parts = (filter.kind === 'all') === takes ? filter.of : filter.of.slice(0, 1);
      const all = parts.map((part) => demandsOf(part, takes));
      return { rows: all.flatMap(({ rows }) => rows), metrics: all.flatMap(({ metrics }) => metrics) };
    }
  }
}

function compiled(filter: FilterModel, source: SourceModel): Goal['filter'] {
  return compileFilter(filter, source) as Goal['filter'];
}
