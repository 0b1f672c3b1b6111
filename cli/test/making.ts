import type { FoldMetric, Formula, MetricModel } from '../../dsl/model/metric.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import type { GivenStepModel, GivenValueModel, PlaceModel, PlaybookTestModel } from '../../dsl/model/test.ts';
import type { Constant } from '../../dsl/resolve/value.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { audienceEmissions } from './audience-emissions.ts';
import { type Domains, demand, exactly } from './domain.ts';
import type { Emission } from './emission.ts';
import { keepAlive } from './keep-alive.ts';
import { metricEmissions, ofSource, placed, rowEmission } from './metric-emissions.ts';
import { readingOf } from './reading-of.ts';
import { decodedOf } from './wire-value.ts';

/** How far back values reach that `was` without `for` has had from ever: as long as history is kept. */
const EVER_MS = 60 * 86_400_000;

/** Everything that the values of a test make. */
export interface Making {
  readonly emissions: readonly Emission[];
  readonly silences: readonly Silence[];
  readonly answers: readonly GivenAnswer[];
  /** Givens of which no event can be what they ask for, as written. */
  readonly impossible: readonly string[];
}

/** A source that brings nothing for a while. */
export interface Silence {
  readonly source: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a probe answers for a while; null: nothing. */
export interface GivenAnswer {
  readonly probe: string;
  readonly in: PlaceModel | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fields: Readonly<Record<string, Constant>> | null;
}

/** When a test plays. */
export interface Stage {
  readonly startMs: number;
  readonly endMs: number;
  /** How long before the start what is given first has been so, where no `was` says otherwise. */
  readonly before: number;
}

/** One step of one given, with its place in time. */
interface Spell {
  readonly given: GivenValueModel;
  readonly name: string;
  readonly value: GivenStepModel['value'];
  readonly eachMs: number | null;
  /** From when it is so; that of a first step may lie before the start. */
  readonly fromMs: number;
  readonly toMs: number;
  /** When its step begins. */
  readonly begunMs: number;
}

/** Turns values into events, rows, answers and silences. */
export function makingOf(
  { givens }: PlaybookTestModel,
  project: Project,
  bundle: Bundle,
  stage: Stage,
): Making {
  const values = givens.filter((given) => given.kind === 'value');
  const spells = values.flatMap((given, index) => spellsOf(given, index, values, stage));
  const impossible: string[] = [];
  const emissions: Emission[] = [];
  for (const spell of spells) {
    const made = emissionsOf(spell, project);
    if (made === null) impossible.push(spell.given.text);
    else emissions.push(...made);
  }
  emissions.push(...lookedUp(spells, project));
  const alive = project.sources.flatMap((source) => {
    const own = spells.filter(
      ({ given, value }) => value.kind !== 'missing' && sourceOf(given, project) === source.name,
    );
    const span = { fromMs: Math.min(...own.map(({ fromMs }) => fromMs)), toMs: stage.endMs };
    return own.length === 0 ? [] : keepAlive(source, emissions, bundle, span);
  });
  return {
    emissions: [...emissions, ...alive],
    silences: spells.flatMap((spell) => silenceOf(spell, project)),
    answers: spells.flatMap(answersOf),
    impossible: [...new Set(impossible)],
  };
}

/** Steps of `is` follow each other from the start; those of `was` end there. */
function spellsOf(
  given: GivenValueModel,
  index: number,
  all: readonly GivenValueModel[],
  { startMs, endMs, before }: Stage,
): readonly Spell[] {
  const { steps, tense } = given;
  const spell = (
    step: GivenStepModel,
    at: number,
    fromMs: number,
    toMs: number,
    begunMs = fromMs,
  ): Spell => ({
    given,
    name: `made-${index + 1}-${at + 1}`,
    value: step.value,
    eachMs: step.eachMs,
    fromMs,
    toMs,
    begunMs,
  });
  if (tense === 'was') {
    const spells: Spell[] = [];
    let toMs = startMs;
    for (let at = steps.length - 1; at >= 0; at -= 1) {
      const step = steps[at] as GivenStepModel;
      const fromMs = step.forMs === null ? startMs - EVER_MS : toMs - step.forMs;
      spells.unshift(spell(step, at, fromMs, toMs));
      toMs = fromMs;
    }
    return spells;
  }
  const hasPast = all.some((other) => other.tense === 'was' && isSame(other, given));
  let fromMs = hasPast || steps[0]?.value.kind === 'missing' ? startMs : startMs - before;
  return steps.map((step, at) => {
    const begunMs = at === 0 ? startMs : fromMs;
    // The last value stays until the test ends.
    const toMs = step.forMs === null || at === steps.length - 1 ? endMs : begunMs + step.forMs;
    const made = spell(step, at, fromMs, toMs, begunMs);
    fromMs = toMs;
    return made;
  });
}

/** Whether two givens speak of the same thing at the same place. */
function isSame(a: GivenValueModel, b: GivenValueModel): boolean {
  return (
    JSON.stringify(a.what) === JSON.stringify(b.what) &&
    a.in?.dimension === b.in?.dimension &&
    a.in?.value === b.in?.value
  );
}

/** The source whose events or rows a given makes; null for answers and combined metrics. */
function sourceOf({ what }: GivenValueModel, project: Project): string | null {
  switch (what.kind) {
    case 'source':
      return what.name;
    case 'metric': {
      const metric = project.metrics.find(({ name }) => name === what.name);
      return metric?.kind === 'fold' ? metric.source : null;
    }
    case 'audience':
      return project.audiences.find(({ name }) => name === what.name)?.table ?? null;
    case 'lookUp':
      return what.table;
    case 'probe':
      return null;
  }
}

/** What one spell makes; null where no event can be so. */
function emissionsOf(spell: Spell, project: Project): readonly Emission[] | null {
  const { given, value, eachMs, fromMs, toMs, name } = spell;
  const { what, in: place } = given;
  const source = project.sources.find((one) => one.name === sourceOf(given, project));
  if (value.kind === 'missing' || source === undefined || what.kind === 'lookUp') return [];
  switch (what.kind) {
    case 'metric': {
      const metric = project.metrics.find(
        (one): one is FoldMetric => one.name === what.name && one.kind === 'fold',
      );
      if (metric === undefined || value.kind !== 'constant' || typeof value.value !== 'number') return null;
      const reading = readingOf(metric.name, project.playbooks);
      const at = { place, fromMs, toMs, name, eachMs, reading };
      return metricEmissions({ metric, source, value: value.value, ...at });
    }
    case 'source': {
      const fields = value.kind === 'record' ? value.fields : {};
      const domains = withFields(placed(source, place, ofSource(source)), source, fields);
      const amount = value.kind === 'constant' ? Number(value.value) : 1;
      if (domains === null) return null;
      if (source.kind === 'stream') {
        // Without `each` it is one event, when its step begins.
        const times =
          eachMs === null ? { fromMs: spell.begunMs, eachMs: toMs - spell.begunMs } : { fromMs, eachMs };
        return [{ source: source.name, domains, numbered: [], row: null, toMs, amount, ...times }];
      }
      const key = fields[source.key];
      const rows =
        value.kind === 'record' && key !== undefined ? [String(key)] : numbered(name, Math.round(amount));
      return rows.map((row) => rowEmission({ source, fromMs, toMs }, domains, row));
    }
    case 'audience': {
      const audience = project.audiences.find((one) => one.name === what.name);
      if (audience === undefined || value.kind !== 'constant' || typeof value.value !== 'number') return null;
      const count = Math.round(value.value);
      return audienceEmissions({ audience, source, place, count, fromMs, toMs, name }, project);
    }
    case 'probe':
      return [];
  }
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
}

/** The domains with exact values of some fields. */
function withFields(
  domains: Domains | null,
  source: SourceModel,
  values: Readonly<Record<string, Constant>>,
): Domains | null {
  return Object.entries(values).reduce<Domains | null>((known, [name, value]) => {
    const field = source.fields.find((one) => one.name === name);
    return known && field ? demand(known, name, exactly(decodedOf(field.type, value))) : known;
  }, domains);
}

/** Fields of one row that several givens name: the row is told with all of them, anew wherever one changes. */
function lookedUp(spells: readonly Spell[], project: Project): readonly Emission[] {
  const rows = new Map<
    string,
    { readonly source: SourceModel; readonly key: string; readonly spells: Spell[] }
  >();
  for (const spell of spells) {
    const { what, in: place } = spell.given;
    if (what.kind !== 'lookUp' || spell.value.kind !== 'constant') continue;
    const source = project.sources.find(({ name }) => name === what.table);
    if (source === undefined) continue;
    const key = String(place?.value ?? 'made');
    const id = JSON.stringify([source.name, key]);
    const row = rows.get(id) ?? { source, key, spells: [] };
    row.spells.push(spell);
    rows.set(id, row);
  }
  return [...rows.values()].flatMap(({ source, key, spells: own }) => {
    const cuts = [...new Set(own.flatMap(({ fromMs, toMs }) => [fromMs, toMs]))].sort((a, b) => a - b);
    return cuts.slice(0, -1).flatMap((fromMs, i) => {
      const toMs = cuts[i + 1] as number;
      const said = own.filter((spell) => spell.fromMs <= fromMs && spell.toMs >= toMs);
      const fields = Object.fromEntries(
        said.flatMap(({ given: { what }, value }) =>
          what.kind === 'lookUp' && value.kind === 'constant' ? [[what.field, value.value] as const] : [],
        ),
      );
      const domains = withFields(placed(source, null, ofSource(source)), source, fields);
      return said.length === 0 || domains === null
        ? []
        : [rowEmission({ source, fromMs, toMs }, domains, key)];
    });
  });
}

/** A metric that is computed from others is missing where theirs are. */
function silenceOf({ given, value, fromMs, toMs }: Spell, project: Project): readonly Silence[] {
  if (value.kind !== 'missing') return [];
  const { what } = given;
  const metric = what.kind === 'metric' ? project.metrics.find(({ name }) => name === what.name) : undefined;
  const own = metric === undefined ? [sourceOf(given, project)] : sourcesOf(metric);
  return own.flatMap((source) => (source === null ? [] : [{ source, fromMs, toMs }]));
}

function sourcesOf(metric: MetricModel): readonly string[] {
  return metric.kind === 'fold' ? [metric.source] : inFormula(metric.formula);
}

function inFormula(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'metric':
      return sourcesOf(formula.metric);
    case 'binary':
      return [...inFormula(formula.left), ...inFormula(formula.right)];
    default:
      return [];
  }
}

function answersOf({ given, value, fromMs, toMs }: Spell): readonly GivenAnswer[] {
  const { what, in: place } = given;
  if (what.kind !== 'probe') return [];
  const fields = value.kind === 'record' ? value.fields : null;
  return [{ probe: what.name, in: place, fromMs, toMs, fields }];
}
