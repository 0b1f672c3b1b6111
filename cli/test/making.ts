import type { FoldMetric } from '../../dsl/model/metric.ts';
import type { Project } from '../../dsl/model/project.ts';
import type { PlaceModel, PlaybookTestModel } from '../../dsl/model/test.ts';
import type { Constant } from '../../dsl/resolve/value.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { audienceEmissions } from './audience-emissions.ts';
import type { Emission } from './emission.ts';
import { sourceOf, sourcesOf } from './given-source.ts';
import { keepAlive } from './keep-alive.ts';
import { lookedUp } from './looked-up.ts';
import { metricEmissions, ofSource, placed, rowEmission } from './metric-emissions.ts';
import { readingOf } from './reading-of.ts';
import { type Spell, type Stage, spellsOf } from './spell.ts';
import { withFields } from './with-fields.ts';

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
  const silences = spells.flatMap((spell) => silenceOf(spell, project));
  const past = silences.filter(({ toMs }) => toMs <= stage.startMs);
  return {
    emissions: [...emissions, ...alive].flatMap((emission) => without(past, emission)),
    silences,
    answers: spells.flatMap(answersOf),
    impossible: [...new Set(impossible)],
  };
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
