import type { IToken } from 'chevrotain';
import type { CatalogArgument } from '../catalog.ts';
import type { FieldType, ValueType } from '../resolve/value.ts';
import { isDimension, isNumeric, valueTypeOf } from '../resolve/value.ts';
import { Colon } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import type { EditedProject, Offer } from './completion.ts';
import { audiencesFor } from './offered-audiences.ts';
import { askable, metrics, probeFields, sliceable } from './offered-signals.ts';
import { lookUps } from './offered-sources.ts';
import { boundBy, openArgument, openCall, openList, rowOf } from './surroundings.ts';

/**
 * What may be written at the cursor inside the brackets of a verb, read or probe: names of arguments that it does not
 * have yet, required ones first; behind a name only what its type takes. Null where no connector knows the call.
 */
export function argumentsAt(before: readonly IToken[], project: EditedProject): readonly Offer[] | null {
  const { verbs, reads, probes } = project.catalog;
  const list = openList(before);
  const outside = list === null ? before : before.slice(0, list);
  const call = openCall(outside);
  const callee = call && [...verbs, ...reads, ...probes].find(({ name }) => name === call.name);
  if (call === null || callee === undefined || callee === null) return null;
  const isNamed = outside.at(-1)?.tokenType === Colon;
  if (!isNamed) return list === null ? namesOf(callee.arguments, call.given) : null;
  const argument = callee.arguments.find(({ name }) => name === openArgument(outside));
  if (argument === undefined) return [];
  const isAnswers = 'asksAmong' in callee && callee.asksAmong === argument.name;
  if (list !== null && argument.type === 'list') return listedIn(isAnswers, before, project);
  return valuesOf(argument, before, project);
}

/** What a list of anything may hold: answers of people are texts, and no list holds an audience. */
function listedIn(isAnswers: boolean, before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const texts = [...bound(before), ...ofRow(before, project)];
  if (isAnswers) return [...texts, ...constants('text', project)];
  return [...texts, ...constants(null, project), ...signals(null, before, project)];
}

function namesOf(known: readonly CatalogArgument[], given: readonly string[]): readonly Offer[] {
  const rank = ({ required }: CatalogArgument): number => (required ? 0 : 1);
  return known
    .filter(({ name }) => !given.includes(name))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ name, doc }) => ({ label: name, kind: 'argument', detail: doc, insert: `${name}: ` }));
}

function valuesOf(
  argument: CatalogArgument,
  before: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  const { type, name, oneOf, example } = argument;
  const listed = (labels: readonly string[]): readonly Offer[] =>
    labels.map((label) => ({ label, kind: 'value', detail: name }));
  if (oneOf !== null) return listed(oneOf.map((value) => JSON.stringify(value)));
  // What an example names between braces need not have a value here.
  const isPlain = typeof example !== 'string' || !example.includes('{');
  const shown = example === null || !isPlain ? [] : listed([JSON.stringify(example)]);
  switch (type) {
    case 'money': {
      const isWon = argument.currency === null || argument.currency === 'KRW';
      return [
        ...listed([isWon ? '2000원' : `20${argument.currency}`]),
        ...constants('money', project),
        ...signals('money', before, project),
      ];
    }
    case 'duration':
      return [
        ...listed(['30m', '1h']),
        ...constants('duration', project),
        ...signals('duration', before, project),
      ];
    case 'percent':
      return [...listed(['30%']), ...constants('percent', project), ...signals('percent', before, project)];
    case 'distance':
      return [...listed(['3km']), ...constants('distance', project), ...signals('distance', before, project)];
    case 'number':
      return [
        ...listed(['3']),
        ...['number', 'count'].flatMap((kind) => constants(kind, project)),
        ...(['number', 'count'] as const).flatMap((kind) => signals(kind, before, project)),
      ];
    case 'bool':
      return listed(['true', 'false']);
    case 'id':
    case 'place':
      return [
        ...targets(argument, before, project),
        ...audiencesFor(argument, before, project),
        ...shown,
        ...reads(argument, project),
      ];
    case 'text':
      return [
        ...audiencesFor(argument, before, project),
        ...constants('text', project),
        ...bound(before),
        ...ofRow(before, project),
        ...shown,
        ...reads(argument, project),
      ];
    case 'any':
      return [
        ...bound(before),
        ...audiencesFor(argument, before, project),
        ...constants(null, project),
        ...signals(null, before, project),
      ];
    case 'record':
    case 'list':
      return [];
  }
}

/** Dimensions that `when` binds and that can be meant: the restaurant of `id(restaurant)`, a place. */
function targets(
  argument: CatalogArgument,
  before: readonly IToken[],
  { knowledge }: EditedProject,
): readonly Offer[] {
  const fits = (type: FieldType): boolean =>
    isDimension(type) &&
    (argument.type === 'place'
      ? type.kind === 'place'
      : type.kind === 'id' && (argument.of === null || type.of === argument.of));
  const fields = [...knowledge.sources.values()].flatMap(({ model }) => model.fields);
  // A probe is asked for every place, whatever a playbook binds.
  const names = before[0]?.tokenType === k.probe ? fields.map(({ name }) => name) : boundBy(before);
  return [...new Set(names)]
    .filter((label) => fields.some(({ name, type }) => name === label && fits(type)))
    .map((label) => ({ label, kind: 'field', detail: 'dimension' }));
}

function bound(before: readonly IToken[]): readonly Offer[] {
  return boundBy(before).map((label) => ({ label, kind: 'field', detail: 'bound by `when`' }));
}

/** What `define value` names, of one kind of literal or of any. */
function constants(kind: string | null, { knowledge }: EditedProject): readonly Offer[] {
  return knowledge.scope.all.flatMap(({ name, node }): readonly Offer[] =>
    node.kind === 'define-value' && (kind === null || node.value.kind === kind)
      ? [{ label: name, kind: 'value', detail: '' }]
      : [],
  );
}

/** Metrics, answers of probes and look-ups of a kind, as far as what is bound says which: an argument cannot say `overall`. */
function signals(
  kind: ValueType['kind'] | null,
  before: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  const { metrics: known } = project.knowledge;
  const fits = (type: ValueType): boolean => (kind === null ? isNumeric(type) : type.kind === kind);
  const all = [
    ...metrics(project).filter(({ label }) => fits(known.get(label)!.model.unit)),
    ...probeFields(project, (type) => fits(valueTypeOf(type))),
  ];
  return [
    ...askable(sliceable(all, before, [], project), before, project),
    ...lookUps(boundBy(before), project, (type) => fits(valueTypeOf(type))),
  ];
}

/** Fields of the row that `each` bound, as far as they can be said in public. */
function ofRow(before: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  const fields = rowOf(before, knowledge)?.fields ?? [];
  return fields
    .filter((field) => !field.private)
    .map(({ name, type }) => ({ label: name, kind: 'field', detail: type.kind }));
}

/** Questions whose answer the argument takes. */
function reads({ type, of }: CatalogArgument, { catalog }: EditedProject): readonly Offer[] {
  const fitting = catalog.reads.filter(
    ({ returns }) => returns.type === type && (of === null || returns.of === null || returns.of === of),
  );
  return fitting.map(({ name, doc }) => ({ label: name, kind: 'verb', detail: doc }));
}
