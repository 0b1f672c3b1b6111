import type { ConditionModel } from '../model/condition.ts';
import type { AudienceFilter } from '../model/definition.ts';
import type { MetricModel, MetricUse } from '../model/metric.ts';
import type { FilterModel } from '../model/source.ts';
import type { Place } from '../resolve/source-map.ts';
import { asking } from './logic/asking.ts';
import { type Verdict, verdictsOn } from './logic/verdict.ts';
import { oncePer } from './once-per.ts';
import type { Subject } from './subject.ts';

/** A filter over events or rows, with what is certain about it. */
export interface JudgedFilter {
  /** One filter; a share's `where` within its `out of`; or a metric's `where` with the one of its use. */
  readonly kind: 'single' | 'share' | 'use';
  readonly verdicts: readonly Verdict[];
  /** Where a part that a verdict names was written; null: nowhere. */
  readonly placeOf: (part: ConditionModel) => Place | null;
}

/**
 * Every filter of a project, and what two filters say together: the `where` of a metric beside the one of its use, and
 * the part of a share beside its whole. What each says by itself is judged first; together they are only asked where
 * each of them can be true.
 */
export const judgedFilters: (subject: Subject) => readonly JudgedFilter[] = oncePer((subject) => {
  const { project, map, knowledge } = subject;
  const found: JudgedFilter[] = [];
  const judge = (kind: JudgedFilter['kind'], ...conditions: readonly Converted[]): void => {
    const origins = new Map(conditions.flatMap(({ origins: some }) => [...some]));
    const placeOf = (part: ConditionModel): Place | null => map.placeOf(origins.get(part) ?? part);
    const alone = conditions.map(({ condition }) => verdictsOn(condition, asking(knowledge)));
    const isSound = alone.every((verdicts) => verdicts.length === 0);
    if (kind === 'single') found.push({ kind, verdicts: alone.flat(), placeOf });
    else if (isSound) {
      const of = conditions.map(({ condition }) => condition);
      const verdicts = verdictsOn({ kind: 'and', of }, asking(knowledge)).filter(
        ({ kind }) => kind === 'never',
      );
      found.push({ kind, verdicts, placeOf });
    }
  };

  const onMetric = (metric: MetricModel): void => {
    if (metric.kind !== 'fold') return;
    const { source, filter, outOf } = metric;
    for (const one of [filter, outOf]) if (one !== null) judge('single', converted(one, source));
    if (filter !== null && outOf !== null)
      judge('share', converted(outOf, source), converted(filter, source));
  };
  const onUse = ({ metric, slice }: MetricUse): void => {
    if (metric.kind !== 'fold' || slice === null) return;
    judge('single', converted(slice, metric.source));
    if (metric.filter !== null && knowledge.metrics.has(metric.name))
      judge('use', converted(metric.filter, metric.source), converted(slice, metric.source));
  };

  const seen = new Set<object>();
  const visit = (node: object): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (isFold(node)) onMetric(node);
    if (isUse(node)) onUse(node);
    if (isOfEvents(node) && node.filter !== null) judge('single', converted(node.filter, node.source));
    // The whole project comes by: no lists are made on the way.
    for (const field in node) {
      const part = (node as Readonly<Record<string, unknown>>)[field];
      if (typeof part === 'object' && part !== null) visit(part);
    }
  };
  for (const { name, where, removeWhen } of project.sources)
    for (const one of [where, removeWhen]) if (one !== null) judge('single', converted(one, name));
  for (const { table, where } of project.audiences)
    if (where !== null) judge('single', convertedRows(where, table));
  visit([project.metrics, project.checks, project.playbooks]);
  return found;
});

/** A filter as a condition, and from which part of it each part of the condition came. */
interface Converted {
  readonly condition: ConditionModel;
  readonly origins: ReadonlyMap<ConditionModel, object>;
}

function converted(filter: FilterModel, source: string): Converted {
  const origins = new Map<ConditionModel, object>();
  return { condition: conditionOf(filter, source, origins), origins };
}

function convertedRows(filter: AudienceFilter, table: string): Converted {
  const origins = new Map<ConditionModel, object>();
  const visit = (part: AudienceFilter): ConditionModel => {
    switch (part.kind) {
      case 'all':
      case 'any':
        return { kind: part.kind === 'all' ? 'and' : 'or', of: part.of.map(visit) };
      case 'not':
        return { kind: 'not', of: visit(part.of) };
      case 'row':
        return conditionOf(part.of, table, origins);
      case 'metric': {
        const { use, op, value } = part;
        const test = { kind: 'threshold', op, value, atLeast: null } as const;
        const leaf: ConditionModel = { kind: 'leaf', text: '', operand: { kind: 'metric', use }, test };
        origins.set(leaf, part);
        return leaf;
      }
    }
  };
  return { condition: visit(filter), origins };
}

function conditionOf(
  filter: FilterModel,
  source: string,
  origins: Map<ConditionModel, object>,
): ConditionModel {
  const made = madeOf(filter, source, origins);
  origins.set(made, filter);
  return made;
}

function madeOf(filter: FilterModel, source: string, origins: Map<ConditionModel, object>): ConditionModel {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const of = filter.of.map((part) => conditionOf(part, source, origins));
      return { kind: filter.kind === 'all' ? 'and' : 'or', of };
    }
    case 'not':
      return { kind: 'not', of: conditionOf(filter.of, source, origins) };
    case 'in':
    case 'compare':
    case 'missing': {
      const { field, table } = filter;
      const operand =
        table === undefined
          ? ({ kind: 'field', source, field } as const)
          : ({ kind: 'lookUp', table, field, key: '' } as const);
      return { kind: 'leaf', text: '', operand, test: testOf(filter) };
    }
  }
}

function testOf(
  filter: Extract<FilterModel, { kind: 'in' | 'compare' | 'missing' }>,
): Extract<ConditionModel, { kind: 'leaf' }>['test'] {
  switch (filter.kind) {
    case 'in':
      return { kind: 'is', not: false, values: filter.values };
    case 'compare':
      return { kind: 'threshold', op: filter.op, value: filter.value, atLeast: null };
    case 'missing':
      return { kind: 'missing', not: false };
  }
}

function isFold(node: object): node is Extract<MetricModel, { kind: 'fold' }> {
  return 'kind' in node && node.kind === 'fold';
}

function isUse(node: object): node is MetricUse {
  return 'metric' in node && 'slice' in node;
}

function isOfEvents(node: object): node is Extract<ConditionModel, { kind: 'each' | 'absent' }> {
  return 'kind' in node && (node.kind === 'each' || node.kind === 'absent');
}
