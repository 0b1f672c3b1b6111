import type { IToken } from 'chevrotain';
import { wordsFor } from '../resolve/knowledge.ts';
import { dimensionsOf } from '../resolve/probe.ts';
import { targetOf } from '../resolve/test/place.ts';
import { type Tested, testedOf } from '../resolve/test/tested.ts';
import type { FieldType } from '../resolve/value.ts';
import { isDimension, valueTypeOf } from '../resolve/value.ts';
import { Colon, Comma, LCurly } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { asCause } from './cause-text.ts';
import type { EditedProject, Offer } from './completion.ts';
import { argumentsAt } from './offered-arguments.ts';
import { dimensionsOfSignal } from './offered-dimensions.ts';
import { exampleValues, literal } from './offered-values.ts';
import {
  metricNamed,
  nameBefore,
  openArgument,
  openCall,
  openList,
  playbookNamedBy,
} from './surroundings.ts';

/**
 * What a line of a test offers, from what the playbook under test does: its verbs, causes and approvers, the places
 * and values of what is given. Null where the words of the language say it all.
 */
export function offeredInTest(before: readonly IToken[], project: EditedProject): readonly Offer[] | null {
  if (before[0]?.tokenType !== k.test) return null;
  const start = before.findLastIndex(({ tokenType }) => tokenType === k.given || tokenType === k.expect);
  if (start < 0 || start === before.length - 1) return null;
  const line = before.slice(start + 1);
  const tested = underTest(before, project);
  return before[start]?.tokenType === k.given
    ? inGiven(line, tested, project)
    : inExpectation(line, tested, project);
}

function inGiven(line: readonly IToken[], tested: Tested, project: EditedProject): readonly Offer[] | null {
  const [first] = line;
  const last = line.at(-1)?.tokenType;
  if (first?.tokenType === k.action && line.length === 1) return listed(tested.verbs, 'verb');
  if (first?.tokenType === k.approval) {
    if (last === k.from) return quoted(tested.approvers);
    return last === k.is ? listed(['granted', 'denied', 'silent'], 'value') : null;
  }
  if (first?.tokenType === k.answer) {
    if (last === k.to) return listed(asking(tested, project), 'verb');
    return last === k.is
      ? [...quoted(tested.choices), { label: 'silent', kind: 'keyword', detail: '' }]
      : null;
  }
  const record = line.findLastIndex(({ tokenType }) => tokenType === LCurly);
  if (record >= 0 && (last === LCurly || last === Comma || last === Colon))
    return inRecord(line, record, project);
  if (last === k.in) return placesOf(dimensionsOfSubject(subjectOf(line), project), project);
  const isValue = last === k.is || last === k.was || last === k.then;
  return isValue ? [...givenValues(line, project), { label: 'missing', kind: 'keyword', detail: '' }] : null;
}

function inExpectation(
  line: readonly IToken[],
  tested: Tested,
  project: EditedProject,
): readonly Offer[] | null {
  // What was done has values; a metric would be read where the playbook stands, which the line does not show.
  const list = openList(line);
  if (list !== null && isAnswers(line.slice(0, list), project)) return quoted(tested.choices);
  if (list !== null || openCall(line) !== null)
    return argumentsAt(line, project)?.filter((offer) => !isRead(offer)) ?? null;
  const last = line.at(-1)?.tokenType;
  const isOfCause = line.some(({ tokenType }) => tokenType === k.cause);
  switch (last) {
    case k.do:
    case k.undo:
      return listed(tested.verbs, 'verb');
    case k.asked:
      return quoted(tested.approvers);
    case k.in:
      return placesOf(boundIn(tested, project), project);
    case k.is:
    case k.not:
      if (!isOfCause) return null;
      return [
        ...listed([...tested.causes.keys(), 'unknown', 'unchecked'].map(asCause), 'value'),
        ...(last === k.is ? listed(['not'], 'keyword') : []),
      ];
    default:
      return null;
  }
}

/** What the playbook of `for` does; without one, all of them. */
function underTest(before: readonly IToken[], { knowledge }: EditedProject): Tested {
  const name = playbookNamedBy(before);
  const items = knowledge.scope.files.flatMap((file) => file.items);
  const tested = items.filter(
    (item) =>
      (item.kind === 'playbook' && (name === null || item.name.text === name)) ||
      (item.kind === 'rule' && name === null),
  );
  return testedOf(
    tested.flatMap((item) => (item.kind === 'playbook' || item.kind === 'rule' ? [item] : [])),
    name,
    [],
    knowledge,
  );
}

/** Verbs that ask a person. */
function asking({ verbs }: Tested, { catalog }: EditedProject): readonly string[] {
  return verbs.filter((name) => catalog.verbs.some((verb) => verb.name === name && verb.asksAmong !== null));
}

/** Fields of the probe, stream or table that is given, or examples of the values of one. */
function inRecord(line: readonly IToken[], record: number, { knowledge }: EditedProject): readonly Offer[] {
  const subject = subjectOf(line);
  const fields =
    knowledge.probes.get(subject)?.model.fields ?? knowledge.sources.get(subject)?.model.fields ?? [];
  if (line.at(-1)?.tokenType === Colon) {
    const field = fields.find(({ name }) => name === line.at(-2)?.image);
    return field === undefined ? [] : listed(valuesOf(field.type), 'value');
  }
  const given = line
    .slice(record)
    .flatMap(({ image }, index, all) => (all[index + 1]?.image === ':' ? [image] : []));
  return fields
    .filter(({ name }) => !given.includes(name))
    .map(({ name, type }) => ({ label: name, kind: 'field', detail: type.kind, insert: `${name}: ` }));
}

function givenValues(line: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  const subject = subjectOf(line);
  const metric = metricNamed(subject, knowledge);
  if (metric !== null) return listed(exampleValues(metric.unit), 'value');
  if (knowledge.audiences.has(subject)) return listed(['100'], 'value');
  const [field] = knowledge.probes.get(subject)?.model.fields ?? [];
  if (field === undefined) return [];
  return listed([`{ ${field.name}: ${valuesOf(field.type)[0] ?? '"…"'} }`], 'value');
}

function valuesOf(type: FieldType): readonly string[] {
  if (type.kind === 'oneOf') return type.values.map(literal);
  return type.kind === 'bool' ? ['true', 'false'] : exampleValues(valueTypeOf(type));
}

/** What a line is about: the name before `in`, `is` or `was`. */
function subjectOf(line: readonly IToken[]): string {
  const end = line.findIndex(
    ({ tokenType }) => tokenType === k.in || tokenType === k.is || tokenType === k.was,
  );
  return nameBefore(line, end < 0 ? line.length : end)?.text ?? '';
}

/** Words and listed values of some dimensions, or of everything that has words. */
function placesOf(dimensions: readonly string[] | null, { knowledge }: EditedProject): readonly Offer[] {
  return (dimensions ?? Object.keys(knowledge.words)).flatMap((dimension) => {
    const { type } = targetOf(dimension, knowledge);
    const names =
      type.kind === 'oneOf' ? type.values.map(literal) : Object.keys(wordsFor(knowledge, dimension) ?? {});
    return names.map((label): Offer => ({ label, kind: 'value', detail: dimension }));
  });
}

/** By what a metric, an answer or a look-up of that name can be narrowed; null where the name says nothing. */
function dimensionsOfSubject(name: string, { knowledge }: EditedProject): readonly string[] | null {
  const probe = knowledge.probes.get(name)?.model;
  const signal = probe === undefined ? dimensionsOfSignal(name, knowledge) : dimensionsOf(probe);
  if (signal !== null) return signal;
  const source = knowledge.sources.get(knowledge.audiences.get(name)?.model.table ?? name)?.model;
  if (source !== undefined)
    return source.fields.filter(({ type }) => isDimension(type)).map((field) => field.name);
  const key = name.slice(0, name.indexOf('.'));
  return knowledge.tables.has(key) ? [key] : null;
}

/** What the playbook under test binds; null where it cannot be told, for it has errors of its own. */
function boundIn({ name }: Tested, { project }: EditedProject): readonly string[] | null {
  const models = project.playbooks.filter((one) => name === null || one.name === name);
  return models.length === 0 ? null : [...new Set(models.flatMap(({ by }) => by))];
}

/** Whether the list behind the tokens holds what people may answer. */
function isAnswers(line: readonly IToken[], { catalog }: EditedProject): boolean {
  const call = openCall(line);
  const verb = catalog.verbs.find(({ name }) => name === call?.name);
  return verb !== undefined && verb.asksAmong !== null && verb.asksAmong === openArgument(line);
}

/** Whether an offer would be read where the playbook stands. */
function isRead({ kind, label }: Offer): boolean {
  return kind === 'metric' || (kind === 'field' && label.includes('.'));
}

function quoted(names: readonly string[]): readonly Offer[] {
  return listed(
    names.map((name) => JSON.stringify(name)),
    'value',
  );
}

function listed(names: readonly string[], kind: Offer['kind']): readonly Offer[] {
  return names.map((label) => ({ label, kind, detail: '' }));
}
