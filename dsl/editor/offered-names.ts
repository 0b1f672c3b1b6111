import type { IToken } from 'chevrotain';
import type { RuleName } from '../grammar/kit.ts';
import { wordsFor } from '../resolve/knowledge.ts';
import type { DeclarationKind } from '../resolve/scope.ts';
import { type FieldType, isDimension, valueTypeOf } from '../resolve/value.ts';
import { LParen } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { asCause } from './cause-text.ts';
import type { EditedProject, Offer } from './completion.ts';
import { audiences, isAtHand } from './offered-audiences.ts';
import { dimensionsAt } from './offered-dimensions.ts';
import { canFollow, fields, foldable, ofRows, perEvent } from './offered-fields.ts';
import { askable, comparable, constants, metrics, probeFields, sliceable } from './offered-signals.ts';
import { absent, endsInSource, lookUps, silent, sources, tables } from './offered-sources.ts';
import {
  boundBy,
  causesBefore,
  metricNamed,
  nameBefore,
  nameFrom,
  SIZES,
  sourceBefore,
} from './surroundings.ts';

const SEVERITIES = ['low', 'medium', 'high', 'critical'];
const MODES = ['off', 'shadow', 'live'];
const TYPES = [
  ...['text', 'id', 'place', 'point', 'bool', 'count', 'time', 'distance'],
  ...['number', 'percent(fraction)', 'duration(s)', 'duration(ms)', 'money(KRW)'],
];

/** Names that may stand at a place which the grammar describes by its rules, outermost first. */
export function namesAt(
  rules: readonly RuleName[],
  before: readonly IToken[],
  after: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  const last = before.at(-1)?.tokenType;
  const inner = rules.at(-1);
  const around = inner === 'qname' ? rules.at(-2) : inner;
  switch (around) {
    case 'signal':
      if (last === k.of) return foldable(before, project);
      if (last === k.no) return absent(before, project);
      return sliceable([...metrics(project), ...probeFields(project)], before, after, project).concat(
        lookUps(boundBy(before), project),
        results(before, project),
        silent(after, project),
      );
    case 'operand':
      return last === k.during ? declared('define-schedule', 'name', project) : sources(project);
    case 'aggregate':
      return foldable(before, project);
    case 'factor':
      if (rules.includes('aggregate')) return perEvent(before, project);
      return [...metrics(project), ...probeFields(project)];
    case 'value':
      return [...comparable(before, project), ...constants(before, false, project)];
    case 'baseline':
      return metrics(project);
    case 'track':
      return last === k.as ? [] : metrics(project);
    case 'fUnary':
      return [
        ...fields(before, project).filter(({ label }) => canFollow(label, before, after, project)),
        // A metric of a row has a size and nothing else.
        ...(before[1]?.tokenType === k.audience && (after[0] === undefined || SIZES.has(after[0].tokenType))
          ? ofRows(before, project)
          : []),
      ];
    case 'atom':
      if (rules.includes('anomaly')) return listed(['high', 'medium', 'low']);
      if (rules.includes('type') || endsInSource(before, project)) return [];
      if (rules.includes('slice') && !rules.includes('fUnary'))
        return [...places(before, rules, project), ...placeNames(project)];
      if (rules.includes('fUnary')) return constants(before, true, project);
      return [...places(before, rules, project), ...constants(before, false, project)];
    case 'dims':
      return dimensionsOrSchedules(rules, before, project);
    case 'check':
      return declared('define-check', 'name', project);
    case 'causeName':
      // `because` gives a name of its own.
      if (rules.includes('because')) return [];
      return [...causesBefore(before, project.knowledge), 'unknown', 'unchecked'].map((cause) => ({
        label: asCause(cause),
        kind: 'value',
        detail: '',
      }));
    case 'call':
      return callees(rules, project);
    case 'expectation':
      return rules.includes('test') && last === k.is ? listed(SEVERITIES) : verbs(project);
    case 'argValue':
      return [
        ...bound(before),
        ...audiences(project).filter(({ label }) =>
          isAtHand(project.knowledge.audiences.get(label)!.model, before),
        ),
        ...values(project),
        ...askable(sliceable(metrics(project), before, [], project), before, project),
        ...reads(project),
      ];
    case 'define':
      if (last !== k.of && before[1]?.tokenType === k.audience)
        return before.at(-1)?.image === '=' ? tables(project) : [];
      // What is defined has a name of its own.
      return last === k.of ? dimensions(before, project) : [];
    case 'cap':
      // A share is of rows that can be counted.
      if (last === k.of) return tables(project);
      return [...sources(project), ...dimensions(before, project)];
    case 'noun':
      return listed(['runs', 'times', ...[...kinds(project), ...boundBy(before)].map((kind) => `${kind}s`)]);
    case 'order':
      return ofRows(before, project);
    case 'test':
      return declared('playbook', 'name', project);
    case 'given':
      return givable(after, project);
    case 'pbItem':
      return listed(last === k.mode ? MODES : SEVERITIES);
    case 'type':
      return listed(
        before.at(-1)?.tokenType === LParen
          ? inBrackets(before.at(-2)?.image, project)
          : typesOf(before, project),
      );
    case 'source':
      return listed(['kafka', 'model']);
    case 'probe':
      return project.catalog.probes.map(({ name, doc }) => ({ label: name, kind: 'verb', detail: doc }));
    case 'metricClause':
      return last === k.forecast ? predicted(before, project) : metricWords(last);
    case 'anomaly':
      return listed(before.at(-1)?.image === 'sensitivity' ? ['high', 'medium', 'low'] : ['sensitivity']);
    default:
      return [];
  }
}

/** After `during` schedules stand, after `per` dimensions. */
function dimensionsOrSchedules(
  rules: readonly RuleName[],
  before: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  const word = before.findLast(({ tokenType }) => tokenType === k.during || tokenType === k.per);
  if (word?.tokenType === k.during) return declared('define-schedule', 'name', project);
  return dimensionsAt(rules, before, project);
}

/** Types of a field; of a probe the one that its connector answers. */
function typesOf(before: readonly IToken[], { catalog }: EditedProject): readonly string[] {
  const from = before.findIndex(({ tokenType }) => tokenType === k.from);
  const call = before[0]?.tokenType === k.probe ? nameFrom(before, from + 1) : null;
  const answers = catalog.probes.find(({ name }) => name === call)?.answers ?? null;
  const field = before[before.findLastIndex(({ tokenType }) => tokenType === k.field) + 1]?.image;
  const answer = answers?.find(({ name }) => name === field);
  if (answers !== null && answer === undefined) return [];
  return answer === undefined ? TYPES : [answer.of === null ? answer.type : `${answer.type}(${answer.of})`];
}

/** What a model predicts of a metric: fields that it publishes and that count the same. */
function predicted(before: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  const unit = metricNamed(nameFrom(before, 1) ?? '', knowledge)?.unit.kind;
  const fits = (type: FieldType): boolean => unit === undefined || valueTypeOf(type).kind === unit;
  return [...knowledge.sources.values()].flatMap(({ model }) =>
    model.topic.startsWith('model.')
      ? model.fields
          .filter(({ type }) => fits(type))
          .map(
            ({ name, type }): Offer => ({ label: `${model.name}.${name}`, kind: 'field', detail: type.kind }),
          )
      : [],
  );
}

/** What a type says between its brackets. */
function inBrackets(type: string | undefined, project: EditedProject): readonly string[] {
  if (type === 'duration') return ['s', 'ms', 'm', 'h'];
  if (type === 'percent') return ['fraction'];
  if (type === 'money') return ['KRW', 'USD'];
  return type === 'id' ? kinds(project) : [];
}

/** What a test can set: folds, probes, reads, records and, where it says how many there are, audiences; formulas follow from them. */
function givable(after: readonly IToken[], project: EditedProject): readonly Offer[] {
  const { metrics: known } = project.knowledge;
  const folds = metrics(project).filter(({ label }) => known.get(label)?.model.kind === 'fold');
  if (after.find(({ tokenType }) => tokenType === k.is || tokenType === k.was)?.tokenType === k.was)
    return [...folds, ...sources(project)];
  return [
    ...folds,
    ...audiences(project),
    ...declared('probe', 'name', project),
    ...sources(project),
    ...lookUps(null, project),
    ...reads(project),
  ];
}

/** What `as` named so far, as a condition reads it: an answer and an effect themselves, of an action how many succeeded. */
function results(before: readonly IToken[], { catalog }: EditedProject): readonly Offer[] {
  return before.flatMap(({ tokenType }, index): readonly Offer[] => {
    const name = before[index + 1];
    if (tokenType !== k.as || name === undefined) return [];
    const begun = before.findLastIndex(
      (token, at) => at < index && (token.tokenType === k.do || token.tokenType === k.track),
    );
    const call = before[begun]?.tokenType === k.do ? nameFrom(before, begun + 1) : null;
    const isCounted =
      call !== null && !catalog.verbs.some((verb) => verb.name === call && verb.asksAmong !== null);
    return [{ label: isCounted ? `${name.image}.count` : name.image, kind: 'name', detail: '' }];
  });
}

/** The words of `define words` that can follow `in`. */
function places(
  before: readonly IToken[],
  rules: readonly RuleName[],
  { knowledge }: EditedProject,
): readonly Offer[] {
  if (!rules.includes('slice') && !rules.includes('given') && !rules.includes('expectation')) return [];
  const name = nameBeforeIn(before);
  const metric = name === null ? null : metricNamed(name, knowledge);
  // A field has its own values; only what has dimensions has places.
  if (name !== null && metric === null && !knowledge.sources.has(name)) return [];
  return Object.keys(knowledge.words)
    .filter((dimension) => metric === null || metric.per.includes(dimension))
    .flatMap((dimension) =>
      Object.keys(wordsFor(knowledge, dimension) ?? {}).map(
        (word): Offer => ({ label: word, kind: 'value', detail: dimension }),
      ),
    );
}

function nameBeforeIn(before: readonly IToken[]): string | null {
  const at = before.findLastIndex(({ tokenType }) => tokenType === k.in);
  return nameBefore(before, at)?.text ?? null;
}

function dimensions(before: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  const source = sourceBefore(before, knowledge);
  const from = source === null ? [...knowledge.sources.values()].map(({ model }) => model) : [source];
  const names = from.flatMap((model) =>
    model.fields.filter(({ type }) => isDimension(type)).map(({ name }) => name),
  );
  return [...new Set(names)].map((label) => ({ label, kind: 'field', detail: 'dimension' }));
}

function bound(before: readonly IToken[]): readonly Offer[] {
  return boundBy(before).map((label) => ({ label, kind: 'field', detail: 'bound by `when`' }));
}

function values(project: EditedProject): readonly Offer[] {
  return declared('define-value', 'name', project);
}

/** Values that are one of the words of a dimension: what a slice can be. */
function placeNames({ knowledge }: EditedProject): readonly Offer[] {
  const words = new Set(Object.values(knowledge.words).flatMap((known) => Object.entries(known).flat()));
  return knowledge.scope.all.flatMap(({ name, node }): readonly Offer[] =>
    node.kind === 'define-value' && node.value.kind === 'text' && words.has(node.value.value)
      ? [{ label: name, kind: 'name', detail: '' }]
      : [],
  );
}

function callees(rules: readonly RuleName[], project: EditedProject): readonly Offer[] {
  if (rules.includes('probe'))
    return project.catalog.probes.map(({ name, doc }) => ({ label: name, kind: 'verb', detail: doc }));
  return [...verbs(project), ...declared('define-routine', 'name', project)];
}

function verbs({ catalog }: EditedProject): readonly Offer[] {
  return catalog.verbs.map(({ name, doc, deprecated }) => ({
    label: name,
    kind: 'verb',
    detail: deprecated === null ? doc : `deprecated: ${doc}`,
  }));
}

function reads({ catalog }: EditedProject): readonly Offer[] {
  return catalog.reads.map(({ name, doc }) => ({ label: name, kind: 'verb', detail: doc }));
}

function metricWords(last: IToken['tokenType'] | undefined): readonly Offer[] {
  if (last === k.as) return listed(['zero']);
  if (last === k.is) return listed(['up', 'down']);
  if (last === k.unit) return listed(['percent']);
  if (last === k.seasonal) return listed(['daily', 'weekly']);
  return [];
}

/** What ids name: `rider`, `restaurant`. */
function kinds({ knowledge }: EditedProject): readonly string[] {
  const ids = [...knowledge.sources.values()].flatMap(({ model }) =>
    model.fields.flatMap(({ type }) => (type.kind === 'id' && type.of !== null ? [type.of] : [])),
  );
  return [...new Set(ids)];
}

function declared(kind: DeclarationKind, as: Offer['kind'], { knowledge }: EditedProject): readonly Offer[] {
  return knowledge.scope.all
    .filter(({ node }) => node.kind === kind)
    .map(({ name, title }) => ({ label: name, kind: as, detail: title ?? '' }));
}

function listed(names: readonly string[]): readonly Offer[] {
  return names.map((label) => ({ label, kind: 'value', detail: '' }));
}
