import type { MetricModel } from '../model/metric.ts';
import { anyOf, say } from '../say.ts';
import type { Name, QName } from '../tree/literal.ts';
import type { Aggregate, Metric } from '../tree/metric.ts';
import { resolveBaseline } from './baseline.ts';
import { didYouMean } from './did-you-mean.ts';
import { dimensionsIn } from './dimension.ts';
import { resolveFold } from './fold.ts';
import type { Knowledge } from './knowledge.ts';
import { resolveAtLeast } from './quantity.ts';
import type { Report } from './report.ts';
import { nameOfType, type ValueType } from './value.ts';
import { windowMs } from './window.ts';
import { firstWords, lastWords } from './words-of.ts';

/** A declared metric; null where nothing of it can be read: its fold is unknown or not built. */
export function resolveMetric(metric: Metric, knowledge: Knowledge, report: Report): MetricModel | null {
  const fold = foldOf(metric, knowledge, report);
  if (metric.forecast !== null) {
    const at = lastWords(
      report.file,
      metric.name.span.end,
      metric.forecast.span.start,
      'forecast',
      metric.forecast.span,
    );
    report.notBuilt(at, 'forecast');
  }
  const overMs = metric.over && windowMs(metric.over, report);
  const baseline = metric.baseline && resolveBaseline(metric.baseline, report);
  const good = oneOf(metric.goodIs, ['up', 'down'], 'good is', report);
  const missingAs = oneOf(metric.missingAs, ['zero'], 'missing as', report);
  if (fold === null) return null;
  return {
    kind: 'fold',
    name: metric.name.text,
    title: metric.title?.value ?? null,
    source: fold.source.name,
    aggregate: fold.aggregate,
    rank: null,
    field: fold.field,
    perEvent: null,
    filter: fold.filter,
    outOf: fold.outOf,
    per: dimensionsIn(metric.per ?? [], fold.source, report),
    overMs,
    baseline,
    atLeast: metric.samples && resolveAtLeast(metric.samples, report),
    missingAsZero: missingAs === 'zero',
    unit: metric.unit === null ? fold.unit : unitAs(metric.unit, fold.unit, metric.name, report),
    good,
    seasonal: null,
    forecast: null,
    deprecated: metric.deprecated?.value ?? null,
  };
}

/** Arithmetic between metrics parses from the start and is answered here, at its operator. */
function foldOf(metric: Metric, knowledge: Knowledge, report: Report): ReturnType<typeof resolveFold> {
  const { value } = metric;
  if (value.kind === 'aggregate') return resolveFold(partsOf(value), knowledge, report);
  const what = value.kind === 'binary' ? `${value.op}` : 'metric = metric';
  return report.notBuilt(
    value.kind === 'binary' ? operatorOf(metric, report) : firstWords(report.file, value.span),
    what,
    {
      label: say`arithmetic between metrics`,
    },
  );
}

/** The sign between two operands: the tree does not keep its place. */
function operatorOf(metric: Metric, report: Report): Metric['span'] {
  const { value } = metric;
  if (value.kind !== 'binary') return value.span;
  const between = report.file.text.slice(value.left.span.end, value.right.span.start);
  const at = value.left.span.end + between.indexOf(value.op);
  return { start: at, end: at + 1 };
}

function partsOf(aggregate: Aggregate): Parameters<typeof resolveFold>[0] {
  return {
    name: aggregate.aggregate,
    of: aggregate.of,
    where: aggregate.where,
    outOf: aggregate.outOf,
    span: aggregate.span,
  };
}

/** `unit` names what a plain number counts; it cannot turn one kind of value into another. */
function unitAs(unit: Name, type: ValueType, name: QName, report: Report): ValueType {
  if (unit.text === 'percent' && type.kind === 'percent') return type;
  if (unit.text !== 'percent' && (type.kind === 'number' || type.kind === 'count'))
    return { kind: 'number', name: unit.text };
  report.error('OS1201', unit.span, say`\`${name.text}\` cannot be counted in \`${unit.text}\``, {
    label: say`it is ${nameOfType(type)}`,
  });
  return type;
}

/** A word out of a closed set; OS1104 with the set where it is another. */
function oneOf<T extends string>(
  word: Name | null,
  known: readonly T[],
  clause: string,
  report: Report,
): T | null {
  if (word === null) return null;
  return (
    known.find((value) => value === word.text) ??
    report.error('OS1104', word.span, say`\`${clause}\` is never \`${word.text}\``, {
      notes: [say`it is ${anyOf(known.map((value) => `\`${value}\``))}`],
      ...didYouMean(word.text, word.span, known),
    })
  );
}
