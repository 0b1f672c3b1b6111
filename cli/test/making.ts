import type { AggregateName, FoldMetric } from '../../dsl/model/metric.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { PlaceModel, PlaybookTestModel } from '../../dsl/model/test.ts';
import type { Constant } from '../../dsl/resolve/value.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { meanAmong, shareAmong } from './among.ts';
import { audienceEmissions } from './audience-emissions.ts';
import type { Emission } from './emission.ts';
import { sourceOf, sourcesOf } from './given-source.ts';
import { keepAlive } from './keep-alive.ts';
import { lookedUp } from './looked-up.ts';
import { metricEmissions, ofSource, placed, rowEmission } from './metric-emissions.ts';
import { readingOf } from './reading-of.ts';
import { type Spell, type Stage, spellsOf } from './spell.ts';
import { withFields } from './with-fields.ts';

/** Aggregates whose events are counted: they are made, whatever else there is. */
const COUNTED: readonly AggregateName[] = ['count', 'sum', 'distinct', 'rate'];

/** Everything that the values of a test make. */
export interface Making {
  readonly emissions: readonly Emission[];
  readonly silences: readonly Silence[];
  readonly answers: readonly GivenAnswer[];
  readonly reads: readonly GivenRead[];
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

/** What a question of an argument is answered for a while (R17); null: nothing. */
export interface GivenRead {
  readonly call: string;
  /** Only where it is asked with this value, or about an instance that has it. */
  readonly in: PlaceModel | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: Constant | null;
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
  let emissions: readonly Emission[] = lookedUp(spells, project);
  for (const spell of inOrder(spells, project)) {
    const all = withSpell(spell, emissions, project, bundle.places);
    if (all === null) impossible.push(spell.given.text);
    else emissions = all;
  }
  const alive = project.sources.flatMap((source) => {
    const own = spells.filter(
      ({ given, value }) => value.kind !== 'missing' && sourceOf(given, project) === source.name,
    );
    const span = { fromMs: Math.min(...own.map(({ fromMs }) => fromMs)), toMs: stage.endMs };
    return own.length === 0 ? [] : keepAlive(source, emissions, bundle, span);
  });
  const silences = spells.flatMap((spell) => silenceOf(spell, project));
  const past = silences.filter(({ toMs }) => toMs <= stage.startMs);
  return {
    emissions: [...emissions, ...alive].flatMap((emission) => without(past, emission)),
    silences,
    answers: spells.flatMap(answersOf),
    reads: spells.flatMap(readsOf),
    impossible: [...new Set(impossible)],
  };
}

/** What is counted comes first, then what is measured, then shares: each is made of the events that are there. */
function inOrder(spells: readonly Spell[], project: Project): readonly Spell[] {
  const rank = (spell: Spell): number => {
    const metric = metricOf(spell, project);
    return metric === null || COUNTED.includes(metric.aggregate) ? 0 : metric.aggregate === 'share' ? 2 : 1;
  };
  return [...spells].sort((a, b) => rank(a) - rank(b));
}

/** The fold that a spell gives a value; null where it gives something else. */
function metricOf({ given: { what } }: Spell, project: Project): FoldMetric | null {
  const metric = what.kind === 'metric' ? project.metrics.find(({ name }) => name === what.name) : undefined;
  return metric?.kind === 'fold' ? metric : null;
}

/** All emissions with those of one more spell; null where no event can be so. */
function withSpell(
  spell: Spell,
  emissions: readonly Emission[],
  project: Project,
  places: Bundle['places'],
): readonly Emission[] | null {
  const { given, value, eachMs, fromMs, toMs, name } = spell;
  const metric = metricOf(spell, project);
  if (metric === null || value.kind === 'missing') {
    const made = emissionsOf(spell, project, places);
    return made && [...emissions, ...made];
  }
  const source = project.sources.find((one) => one.name === metric.source);
  if (source === undefined || value.kind !== 'constant' || typeof value.value !== 'number') return null;
  const reading = readingOf(metric.name, project.playbooks);
  const at = { place: given.in, fromMs, toMs, name, eachMs, reading };
  const one = { metric, source, value: value.value, ...at };
  if (source.kind === 'stream' && metric.aggregate === 'share') return shareAmong(one, emissions);
  if (source.kind === 'stream' && !COUNTED.includes(metric.aggregate)) return meanAmong(one, emissions);
  const made = metricEmissions(one);
  return made && [...emissions, ...made];
}

/** What one spell makes that is no metric's value; null where no event can be so. */
function emissionsOf(spell: Spell, project: Project, places: Bundle['places']): readonly Emission[] | null {
  const { given, value, eachMs, fromMs, toMs, name } = spell;
  const { what, in: place } = given;
  const source = project.sources.find((one) => one.name === sourceOf(given, project));
  if (value.kind === 'missing' || source === undefined) return [];
  switch (what.kind) {
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
      return audienceEmissions({ audience, source, place, count, fromMs, toMs, name }, project, places);
    }
    case 'metric':
    case 'lookUp':
    case 'probe':
    case 'read':
      return [];
  }
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
}

/** A metric that is computed from others is missing where theirs are. */
function silenceOf({ given, value, fromMs, toMs }: Spell, project: Project): readonly Silence[] {
  if (value.kind !== 'missing') return [];
  const { what } = given;
  const metric = what.kind === 'metric' ? project.metrics.find(({ name }) => name === what.name) : undefined;
  const own = metric === undefined ? [sourceOf(given, project)] : sourcesOf(metric);
  return own.flatMap((source) => (source === null ? [] : [{ source, fromMs, toMs }]));
}

function answersOf({ given, value, fromMs, toMs }: Spell): readonly GivenAnswer[] {
  const { what, in: place } = given;
  if (what.kind !== 'probe') return [];
  const fields = value.kind === 'record' ? value.fields : null;
  return [{ probe: what.name, in: place, fromMs, toMs, fields }];
}

function readsOf({ given, value, fromMs, toMs }: Spell): readonly GivenRead[] {
  const { what, in: place } = given;
  if (what.kind !== 'read') return [];
  return [
    { call: what.name, in: place, fromMs, toMs, value: value.kind === 'constant' ? value.value : null },
  ];
}

/** The parts of an emission that lie outside of silences: what is history is never a record that could be left out. */
function without(silences: readonly Silence[], emission: Emission): readonly Emission[] {
  return silences.reduce<readonly Emission[]>(
    (parts, { source, fromMs, toMs }) =>
      parts.flatMap((part) => {
        if (part.source !== source || part.toMs <= fromMs || part.fromMs >= toMs) return [part];
        const around = [
          { ...part, toMs: fromMs },
          { ...part, fromMs: toMs },
        ];
        return around.filter((one) => one.toMs > one.fromMs);
      }),
    [emission],
  );
}
