import type {
  BaselineModel,
  EventFormula,
  FoldMetric,
  Formula,
  MetricModel,
  MetricUse,
} from '../../../dsl/model/metric.ts';
import type { ValueType } from '../../../dsl/resolve/value.ts';
import { formatSpan } from '../../format.ts';
import { amountText } from '../amount.ts';
import { isDeclared, isNarrower, type Reading, sourcesOf } from '../reading.ts';
import { filterEn } from './filter.ts';

const DAY_MS = 86_400_000;

/** A metric as one use reads it: `` `orders` where region is 강남구 ``, `` `cancels` overall ``. */
export function useEn(use: MetricUse, reading: Reading): string {
  const slice = use.slice === null ? '' : ` where ${filterEn(use.slice, sourcesOf(use.metric), reading)}`;
  const per = use.by.length === 0 ? ' overall' : ` per ${use.by.join(', ')}`;
  return `${metricEn(use.metric, reading)}${slice}${isNarrower(use, reading) ? per : ''}`;
}

/** Its name, or what it computes where it was made on the spot. */
export function metricEn(metric: MetricModel, reading: Reading): string {
  return isDeclared(metric, reading) ? `\`${metric.name}\`` : computedEn(metric, reading);
}

/** What a metric computes: `the number of order_events where event is placed`. */
export function computedEn(metric: MetricModel, reading: Reading): string {
  return metric.kind === 'fold' ? foldEn(metric, reading) : formulaEn(metric.formula, reading);
}

function foldEn(metric: FoldMetric, reading: Reading): string {
  const { source, filter, outOf } = metric;
  const where = filter === null ? '' : ` where ${filterEn(filter, [source], reading)}`;
  if (metric.aggregate === 'share') {
    const among = outOf === null ? 'all of them' : `those where ${filterEn(outOf, [source], reading)}`;
    return `the share of \`${source}\`${where} among ${among}`;
  }
  return `${aggregateEn(metric)} \`${source}\`${where}${outOf === null ? '' : ` out of those where ${filterEn(outOf, [source], reading)}`}`;
}

/** The words before the source. */
function aggregateEn(metric: FoldMetric): string {
  const field =
    metric.perEvent === null
      ? metric.field === null
        ? ''
        : `${metric.field} of `
      : `${eventFormulaEn(metric.perEvent)} of each event of `;
  switch (metric.aggregate) {
    case 'count':
      return `the number of ${field}`.trimEnd();
    case 'sum':
      return `the sum of ${field}`.trimEnd();
    case 'mean':
      return `the average ${field}`.trimEnd();
    case 'share':
      return `the share of ${field}`.trimEnd();
    case 'min':
      return `the smallest ${field}`.trimEnd();
    case 'max':
      return `the greatest ${field}`.trimEnd();
    case 'median':
      return `the median ${field}`.trimEnd();
    case 'percentile':
      return `the ${ordinal(metric.rank ?? 50)} percentile of ${field}`.trimEnd();
    case 'distinct':
      return `the number of different values of ${field}`.trimEnd();
    case 'latest':
      return `the latest ${field}`.trimEnd();
    case 'rate':
      return `the rate of ${field}`.trimEnd();
    case 'stddev':
      return `the standard deviation of ${field}`.trimEnd();
  }
}

/** `95th`, `92nd`, `99.9th`. */
function ordinal(rank: number): string {
  const isTeen = Math.floor(rank / 10) % 10 === 1;
  const ending = Number.isInteger(rank) && !isTeen ? { 1: 'st', 2: 'nd', 3: 'rd' }[rank % 10] : undefined;
  return `${rank}${ending ?? 'th'}`;
}

const SIGNS = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;

function formulaEn(formula: Formula, reading: Reading): string {
  switch (formula.kind) {
    case 'metric':
      return metricEn(formula.metric, reading);
    case 'probe':
      return `\`${formula.probe}.${formula.field}\``;
    case 'constant':
      return amountText(formula.value, formula.unit, 'en');
    case 'binary':
      return binary(formula, (part) => formulaEn(part, reading));
  }
}

function eventFormulaEn(formula: EventFormula): string {
  switch (formula.kind) {
    case 'field':
      return formula.field;
    case 'constant':
      return amountText(formula.value, formula.unit, 'en');
    case 'binary':
      return `(${binary(formula, eventFormulaEn)})`;
  }
}

/** Brackets around every part that is arithmetic itself: no reader counts precedences. */
function binary<F extends { readonly kind: string }>(
  { op, left, right }: { readonly op: keyof typeof SIGNS; readonly left: F; readonly right: F },
  said: (part: F) => string,
): string {
  const part = (of: F): string => {
    const text = said(of);
    return of.kind === 'binary' && !text.startsWith('(') ? `(${text})` : text;
  };
  return `${part(left)} ${SIGNS[op]} ${part(right)}`;
}

/** What is usual, as it stands after `compared with`. */
export function baselineEn(baseline: BaselineModel, metric: MetricModel | null, unit: ValueType): string {
  switch (baseline.kind) {
    case 'previous':
      return `the ${formatSpan(baseline.spanMs, 'en')} before`;
    case 'sameTime': {
      const day = baseline.stepMs === DAY_MS;
      if (baseline.times === 1) return day ? 'the same time yesterday' : 'the same time last week';
      return `the same time in the last ${baseline.times} ${day ? 'days' : 'weeks'}`;
    }
    case 'forecast': {
      const field = metric?.forecast;
      return `the forecast${field ? ` (\`${field.source}.${field.field}\`)` : ''}`;
    }
    case 'target':
      return `the target of ${amountText(baseline.value, unit, 'en')}`;
    case 'metric':
      return `\`${baseline.metric}\``;
  }
}
