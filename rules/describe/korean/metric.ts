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
import { isDeclared, isNarrower, type Reading, sourcesOf, titleOf } from '../reading.ts';
import { codeKo, dimensionsKo } from './dimension.ts';
import { filterKo } from './filter.ts';

const DAY_MS = 86_400_000;

/** A metric as one use reads it: `region이 강남구인 주문 수`, `전체 취소 수`. */
export function useKo(use: MetricUse, reading: Reading): string {
  const slice = use.slice === null ? '' : `${filterKo(use.slice, 'noun', sourcesOf(use.metric), reading)} `;
  const per = use.by.length === 0 ? '전체 ' : `${dimensionsKo(use.by, reading)}별 `;
  return `${isNarrower(use, reading) ? per : ''}${slice}${metricKo(use.metric, reading)}`;
}

/** Its title or name, or what it computes where it was made on the spot. */
export function metricKo(metric: MetricModel, reading: Reading): string {
  return isDeclared(metric, reading) ? (metric.title ?? metric.name) : computedKo(metric, reading);
}

/** What a metric computes: `event가 placed인 주문 이벤트의 건수`. */
export function computedKo(metric: MetricModel, reading: Reading): string {
  return metric.kind === 'fold' ? foldKo(metric, reading) : formulaKo(metric.formula, reading);
}

function foldKo(metric: FoldMetric, reading: Reading): string {
  const { source, filter, outOf } = metric;
  const where = filter === null ? '' : `${filterKo(filter, 'noun', [source], reading)} `;
  const title = titleOf(source, 'sources', reading) ?? source;
  const whole = outOf === null ? '' : `${filterKo(outOf, 'noun', [source], reading)} ${title} 가운데 `;
  if (metric.aggregate === 'share')
    return `${whole === '' ? `전체 ${title} 가운데 ` : whole}${where}것의 비율`;
  return `${whole}${where}${title}의 ${aggregateKo(metric)}`;
}

/** The words after the source. */
function aggregateKo(metric: FoldMetric): string {
  const field =
    metric.perEvent === null
      ? metric.field === null
        ? ''
        : codeKo(metric.field)
      : `건별 ${eventFormulaKo(metric.perEvent)}`;
  const of = field === '' ? '' : `${field} `;
  switch (metric.aggregate) {
    case 'count':
      return `${of}건수`;
    case 'sum':
      return `${of}합계`;
    case 'mean':
      return `${of}평균`;
    case 'share':
      return `${of}비율`;
    case 'min':
      return `${of}최솟값`;
    case 'max':
      return `${of}최댓값`;
    case 'median':
      return `${of}중앙값`;
    case 'percentile':
      return `${of}${metric.rank ?? 50}번째 백분위수`;
    case 'distinct':
      return `서로 다른 ${of}수`;
    case 'latest':
      return `최근 ${of}값`;
    case 'rate':
      return `${of}발생률`;
    case 'stddev':
      return `${of}표준편차`;
  }
}

const SIGNS = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;

function formulaKo(formula: Formula, reading: Reading): string {
  switch (formula.kind) {
    case 'metric':
      return metricKo(formula.metric, reading);
    case 'probe':
      return `${titleOf(formula.probe, 'probes', reading) ?? formula.probe}의 ${codeKo(formula.field)}`;
    case 'constant':
      return amountText(formula.value, formula.unit, 'ko');
    case 'binary': {
      const part = (of: Formula): string => {
        const said = formulaKo(of, reading);
        return of.kind === 'binary' || /\s/.test(said) ? `(${said})` : said;
      };
      return `${part(formula.left)} ${SIGNS[formula.op]} ${part(formula.right)}`;
    }
  }
}

function eventFormulaKo(formula: EventFormula): string {
  switch (formula.kind) {
    case 'field':
      return codeKo(formula.field);
    case 'constant':
      return amountText(formula.value, formula.unit, 'ko');
    case 'binary':
      return `(${eventFormulaKo(formula.left)} ${SIGNS[formula.op]} ${eventFormulaKo(formula.right)})`;
  }
}

/** What it is compared with, as it stands before `보다` or `의`. */
export function baselineKo(
  baseline: BaselineModel,
  metric: MetricModel | null,
  unit: ValueType,
  reading: Reading,
): string {
  switch (baseline.kind) {
    case 'previous':
      return `직전 ${formatSpan(baseline.spanMs, 'ko')}`;
    case 'sameTime': {
      if (baseline.stepMs === DAY_MS)
        return baseline.times === 1 ? '어제 같은 시간' : `지난 ${baseline.times}일 같은 시간`;
      return baseline.times === 1 ? '지난주 같은 시간' : `지난 ${baseline.times}주 같은 시간`;
    }
    case 'forecast': {
      const field = metric?.forecast;
      if (!field) return '예측값';
      return `예측값(${titleOf(field.source, 'sources', reading) ?? field.source}의 ${codeKo(field.field)})`;
    }
    case 'target':
      return `목표 ${amountText(baseline.value, unit, 'ko')}`;
    case 'metric': {
      const other = reading.project.metrics.find(({ name }) => name === baseline.metric);
      return other?.title ?? baseline.metric;
    }
  }
}
