import type { Formula, MetricModel } from '../model/metric.ts';
import { anyOf, say } from '../say.ts';
import type { Name, QName } from '../tree/literal.ts';
import type { Metric } from '../tree/metric.ts';
import { resolveBaseline } from './baseline.ts';
import { didYouMean } from './did-you-mean.ts';
import { dimensionsIn } from './dimension.ts';
import { resolveFold } from './fold.ts';
import { resolveForecast } from './forecast.ts';
import { resolveFormula } from './formula.ts';
import { dimensionsOfFormula } from './formula-dimension.ts';
import type { Knowledge } from './knowledge.ts';
import { sizeOf } from './metric-parts.ts';
import { resolveAtLeast } from './quantity.ts';
import type { Report } from './report.ts';
import { nameOfType, type ValueType } from './value.ts';
import { windowMs } from './window.ts';

/** Folds, probes, constants and operators that a metric may come to with every name in it written out. */
const MOST_PARTS = 1_000;

/**
 * A declared metric; null where nothing of it can be read: a part of it is unknown, or its units do not fit.
 *
 * @param circleOf  the way from a metric back to this one; null where there is none
 */
export function resolveMetric(
  metric: Metric,
  knowledge: Knowledge,
  report: Report,
  circleOf: (name: string) => readonly string[] | null,
): MetricModel | null {
  const name = metric.name.text;
  report.declare(metric.name.span, 'metric', name);
  const computed = computedOf(metric, knowledge, report, circleOf);
  const overMs = metric.over && windowMs(metric.over, report);
  const good = oneOf(metric.goodIs, ['up', 'down'], 'good is', report);
  const missingAs = oneOf(metric.missingAs, ['zero'], 'missing as', report);
  const seasonal = oneOf(metric.seasonal, ['daily', 'weekly'], 'seasonal', report);
  const atLeast = metric.samples && resolveAtLeast(metric.samples, report);
  if (computed === null) return null;
  const { what, per } = computed;
  const unit = metric.unit === null ? computed.unit : unitAs(metric.unit, computed, metric.name, report);
  const forecast = metric.forecast && resolveForecast(metric.forecast, { name, unit }, knowledge, report);
  const compared = { metric: { name, unit, forecast }, by: per, circleOf };
  const baseline = metric.baseline && resolveBaseline(metric.baseline, compared, knowledge, report);
  const facts = {
    name,
    title: metric.title?.value ?? null,
    per,
    overMs,
    baseline,
    atLeast,
    missingAsZero: missingAs === 'zero',
    unit,
    good,
    seasonal,
    forecast,
    deprecated: metric.deprecated?.value ?? null,
  };
  const model: MetricModel = { ...facts, ...what };
  if (sizeOf(model) > MOST_PARTS) {
    return report.error(
      'OS0110',
      metric.name.span,
      say`\`${name}\` is made of more than ${MOST_PARTS} parts`,
      {
        label: say`with every metric in it written out`,
      },
    );
  }
  return report.mark(model, metric.name.span);
}

/** What a metric computes, whatever else it says. */
interface Computed {
  readonly what:
    | ({ readonly kind: 'fold' } & Pick<
        Extract<MetricModel, { kind: 'fold' }>,
        'source' | 'aggregate' | 'rank' | 'field' | 'perEvent' | 'filter' | 'outOf'
      >)
    | { readonly kind: 'combined'; readonly formula: Formula };
  readonly unit: ValueType;
  readonly per: readonly string[];
}

function computedOf(
  { value, per: written, name }: Metric,
  knowledge: Knowledge,
  report: Report,
  circleOf: (name: string) => readonly string[] | null,
): Computed | null {
  if (value.kind === 'aggregate') {
    const fold = resolveFold({ ...value, name: value.aggregate }, knowledge, report);
    if (fold === null) return null;
    const { source, unit, ...rest } = fold;
    const per = dimensionsIn(written ?? [], source, report);
    return { what: { kind: 'fold', ...rest, source: source.name }, unit, per };
  }
  const formula = resolveFormula(value, knowledge, report, circleOf);
  if (formula === null) return null;
  const per = dimensionsOfFormula(written ?? [], formula.of, name, knowledge, report);
  return { what: { kind: 'combined', formula: formula.of }, unit: formula.unit, per };
}

/** `unit` names what a plain number counts, or makes a percentage of a ratio; it converts nothing. */
function unitAs(unit: Name, { unit: type, what }: Computed, name: QName, report: Report): ValueType {
  if (unit.text === 'percent') {
    const isRatio = what.kind === 'combined' && type.kind === 'number' && type.name === null;
    if (type.kind === 'percent' || isRatio) return { kind: 'percent' };
  } else if (type.kind === 'number' || type.kind === 'count') return { kind: 'number', name: unit.text };
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
