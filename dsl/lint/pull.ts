import type { CatalogInfluence } from '../catalog.ts';
import type { Formula, MetricModel, MetricUse } from '../model/metric.ts';
import type { FilterModel } from '../model/source.ts';
import type { Knowledge } from '../resolve/knowledge.ts';

/** Which way a metric goes: up, down, or no way that can be told. */
export type Pull = 1 | -1 | 0;

/**
 * Which way a metric goes when events become fewer or more, as a verb's manifest says of them. Counts and sums follow
 * their events, a share those of its part, a ratio of two things its two sides; an average or a percentile goes no way of its own.
 */
export function pullOn(use: MetricUse, influence: CatalogInfluence, knowledge: Knowledge): Pull {
  if (use.slice !== null && !mayTake(use.slice, influence)) return 0;
  return pullOnMetric(use.metric, influence, knowledge);
}

function pullOnMetric(metric: MetricModel, influence: CatalogInfluence, knowledge: Knowledge): Pull {
  if (metric.kind === 'combined') return pullOnFormula(metric.formula, influence, knowledge);
  if (!feeds(influence, metric.source, knowledge)) return 0;
  const way = influence.become === 'more' ? 1 : influence.become === 'fewer' ? -1 : 0;
  switch (metric.aggregate) {
    case 'count':
    case 'sum':
    case 'distinct':
    case 'rate':
      return mayTake(metric.filter, influence) ? way : 0;
    case 'share':
      return pullOnShare(metric.filter, metric.outOf, influence, way);
    case 'mean':
    case 'median':
    case 'percentile':
    case 'min':
    case 'max':
    case 'latest':
    case 'stddev':
      return 0;
  }
}

/**
 * A share follows its part, where the part is told apart by the field that the influence names. What comes into the
 * whole alone says nothing: of fewer orders placed, fewer are cancelled later.
 */
function pullOnShare(
  part: FilterModel | null,
  whole: FilterModel | null,
  influence: CatalogInfluence,
  way: Pull,
): Pull {
  const { only } = influence;
  if (only === null || part === null || !reads(part, only.field)) return 0;
  return mayTake(part, influence) && mayTake(whole, influence) ? way : 0;
}

function pullOnFormula(formula: Formula, influence: CatalogInfluence, knowledge: Knowledge): Pull {
  switch (formula.kind) {
    case 'metric':
      return pullOnMetric(formula.metric, influence, knowledge);
    case 'probe':
    case 'constant':
      return 0;
    case 'binary': {
      const left = pullOnFormula(formula.left, influence, knowledge);
      const right = pullOnFormula(formula.right, influence, knowledge);
      // What is counted above the line comes of what is counted below it: the ratio stays about as it is.
      if (formula.op === '/' && left === 0 && readsTopic(formula.left, influence.topic, knowledge)) return 0;
      const turned = formula.op === '-' || formula.op === '/' ? -right : right;
      // Two sides that pull against each other cannot be told.
      return Math.sign(left + turned) as Pull;
    }
  }
}

function readsTopic(formula: Formula, topic: string, knowledge: Knowledge): boolean {
  switch (formula.kind) {
    case 'metric': {
      const { metric } = formula;
      return metric.kind === 'fold'
        ? knowledge.sources.get(metric.source)?.model.topic === topic
        : readsTopic(metric.formula, topic, knowledge);
    }
    case 'binary':
      return readsTopic(formula.left, topic, knowledge) || readsTopic(formula.right, topic, knowledge);
    case 'probe':
    case 'constant':
      return false;
  }
}

/** Whether events that the influence speaks of may come into a source. */
export function feeds(influence: CatalogInfluence, source: string, { sources }: Knowledge): boolean {
  const model = sources.get(source)?.model;
  return model !== undefined && model.topic === influence.topic && mayTake(model.where, influence);
}

/** Whether a filter may take one of the events; what it asks of other fields is not known. */
export function mayTake(filter: FilterModel | null, influence: CatalogInfluence): boolean {
  const { only } = influence;
  if (filter === null || only === null) return true;
  switch (filter.kind) {
    case 'all':
      return filter.of.every((part) => mayTake(part, influence));
    case 'any':
      return filter.of.some((part) => mayTake(part, influence));
    case 'not': {
      const { of } = filter;
      if (of.kind !== 'in' || of.field !== only.field || of.table !== undefined) return true;
      return only.values.some((value) => !of.values.includes(value));
    }
    case 'in':
      if (filter.field !== only.field || filter.table !== undefined) return true;
      return only.values.some((value) => filter.values.includes(value));
    case 'compare':
      return true;
    case 'missing':
      return filter.field !== only.field;
  }
}

function reads(filter: FilterModel, field: string): boolean {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return filter.of.some((part) => reads(part, field));
    case 'not':
      return reads(filter.of, field);
    case 'in':
    case 'compare':
    case 'missing':
      return filter.field === field && filter.table === undefined;
  }
}
