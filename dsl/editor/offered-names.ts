import type { IToken } from 'chevrotain';
import type { RuleName } from '../grammar/kit.ts';
import { wordsFor } from '../resolve/knowledge.ts';
import type { DeclarationKind } from '../resolve/scope.ts';
import { isDimension, nameOfType } from '../resolve/value.ts';
import { english } from '../say.ts';
import { words as k } from '../token/words.ts';
import type { EditedProject, Offer } from './completion.ts';
import {
  boundBy,
  causesBefore,
  comparedBefore,
  metricNamed,
  nameBefore,
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
  project: EditedProject,
): readonly Offer[] {
  const last = before.at(-1)?.tokenType;
  const inner = rules.at(-1);
  const around = inner === 'qname' ? rules.at(-2) : inner;
  switch (around) {
    case 'signal':
      return last === k.of
        ? folded(project)
        : [...metrics(project), ...probeFields(project), ...lookUps(before, project)];
    case 'operand':
      return last === k.during ? declared('define-schedule', 'name', project) : sources(project);
    case 'aggregate':
      return folded(project);
    case 'factor':
      return [...metrics(project), ...probeFields(project), ...fields(before, project)];
    case 'value':
      return [...comparable(before, project), ...constants(before, project)];
    case 'baseline':
    case 'track':
      return metrics(project);
    case 'fUnary':
      return fields(before, project);
    case 'atom':
      return rules.includes('slice')
        ? [...places(before, rules, project), ...placeNames(project)]
        : [...places(before, rules, project), ...declared('define-value', 'value', project)];
    case 'dims':
      return dimensionsOrSchedules(rules, before, project);
    case 'check':
      return declared('define-check', 'name', project);
    case 'causeName':
      return [...causesBefore(before, project.knowledge), 'unknown', 'unchecked'].map((cause) => ({
        label: cause,
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
        ...audiences(project),
        ...values(project),
        ...metrics(project),
        ...reads(project),
      ];
    case 'cap':
    case 'define':
      return [...sources(project), ...dimensions(before, project)];
    case 'noun':
      return listed(['runs', 'times', ...kinds(project)]);
    case 'order':
      return metrics(project);
    case 'test':
      return declared('playbook', 'name', project);
    case 'given':
      return [...metrics(project), ...audiences(project), ...declared('probe', 'name', project)];
    case 'pbItem':
      return listed(last === k.mode ? MODES : SEVERITIES);
    case 'type':
      return listed(TYPES);
    case 'source':
      return listed(['kafka', 'model']);
    case 'probe':
      return project.catalog.probes.map(({ name, doc }) => ({ label: name, kind: 'verb', detail: doc }));
    case 'metricClause':
      return metricWords(last);
    case 'anomaly':
      return listed(['sensitivity']);
    default:
      return [];
  }
}

/** After `during` schedules stand, after `per` dimensions; a limit counts by what its playbook binds. */
function dimensionsOrSchedules(
  rules: readonly RuleName[],
  before: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  const word = before.findLast(({ tokenType }) => tokenType === k.during || tokenType === k.per);
  if (word?.tokenType === k.during) return declared('define-schedule', 'name', project);
  const own = boundBy(before.filter((token) => token !== word));
  const isLimit = rules.includes('limit') && own.length > 0;
  return isLimit ? bound(before) : dimensions(before, project);
}

/** Metrics of the same unit as the one on the left; a change is measured by a value, never by another metric. */
function comparable(before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const left = comparedBefore(before, false, project.knowledge);
  if (left === null) return metrics(project);
  if (left.change !== null) return [];
  const unit = JSON.stringify(left.type);
  return metrics(project).filter(
    ({ label }) => JSON.stringify(project.knowledge.metrics.get(label)?.model.unit) === unit,
  );
}

/** What `define value` names and can be compared with the left side; everything where that is not known. */
function constants(before: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  const left = comparedBefore(before, false, knowledge);
  const kinds =
    left === null ? null : [left.type.kind, ...(left.change === null ? [] : ['percent', 'points', 'factor'])];
  const isShareChange = left?.change !== null && left?.type.kind === 'percent';
  return knowledge.scope.all.flatMap(({ name, node }): readonly Offer[] => {
    if (node.kind !== 'define-value') return [];
    const { kind } = node.value;
    const fits = kinds === null || kinds.includes(kind) || (kind === 'number' && kinds.includes('count'));
    return fits && !(isShareChange && kind === 'percent') ? [{ label: name, kind: 'value', detail: '' }] : [];
  });
}

function metrics({ knowledge }: EditedProject): readonly Offer[] {
  return [...knowledge.metrics.values()].map(({ model }) => ({
    label: model.name,
    kind: 'metric',
    detail: [model.title, english(nameOfType(model.unit))].filter((part) => part !== null).join(', '),
  }));
}

function sources({ knowledge }: EditedProject): readonly Offer[] {
  return [...knowledge.sources.values()].map(({ model }) => ({
    label: model.name,
    kind: 'source',
    detail: model.title ?? model.kind,
  }));
}

/** What an aggregate folds: whole sources, and their fields. */
function folded(project: EditedProject): readonly Offer[] {
  const all = [...project.knowledge.sources.values()].flatMap(({ model }) =>
    model.fields.map(
      (field): Offer => ({ label: `${model.name}.${field.name}`, kind: 'field', detail: field.type.kind }),
    ),
  );
  return [...sources(project), ...all];
}

function probeFields({ knowledge }: EditedProject): readonly Offer[] {
  return [...knowledge.probes.values()].flatMap(({ model }) =>
    model.fields.map(
      (field): Offer => ({
        label: `${model.name}.${field.name}`,
        kind: 'field',
        detail: model.title ?? field.type.kind,
      }),
    ),
  );
}

/** `restaurant.staff`: fields of the table that a bound dimension is the key of. */
function lookUps(before: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  const dimensions = boundBy(before);
  return [...knowledge.sources.values()].flatMap(({ model }) =>
    model.kind === 'table' && dimensions.includes(model.key)
      ? model.fields
          .filter(({ name }) => name !== model.key)
          .map(
            (field): Offer => ({
              label: `${model.key}.${field.name}`,
              kind: 'field',
              detail: model.title ?? model.name,
            }),
          )
      : [],
  );
}

function fields(before: readonly IToken[], { knowledge }: EditedProject): readonly Offer[] {
  const source = sourceBefore(before, knowledge);
  return (source?.fields ?? []).map((field) => ({
    label: field.name,
    kind: 'field',
    detail: field.type.kind,
  }));
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

function audiences(project: EditedProject): readonly Offer[] {
  return declared('define-audience', 'name', project);
}

function values(project: EditedProject): readonly Offer[] {
  return declared('define-value', 'value', project);
}

/** Values that are one of the words of a dimension: what a slice can be. */
function placeNames({ knowledge }: EditedProject): readonly Offer[] {
  const words = new Set(Object.values(knowledge.words).flatMap((known) => Object.entries(known).flat()));
  return knowledge.scope.all.flatMap(({ name, node }): readonly Offer[] =>
    node.kind === 'define-value' && node.value.kind === 'text' && words.has(node.value.value)
      ? [{ label: name, kind: 'value', detail: '' }]
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

/** Plurals of what ids name: `riders`, `restaurants`. */
function kinds({ knowledge }: EditedProject): readonly string[] {
  const ids = [...knowledge.sources.values()].flatMap(({ model }) =>
    model.fields.flatMap(({ type }) => (type.kind === 'id' && type.of !== null ? [`${type.of}s`] : [])),
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
