import type { ComparisonSign, TestModel } from '../model/condition.ts';
import type { CombinedMetric, MetricModel } from '../model/metric.ts';
import { say, verbatim } from '../say.ts';
import type { ShareValue } from '../tree/condition.ts';
import type { DurationLiteral, NameValue } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { dimensionsOf } from './probe.ts';
import { kindName } from './scope.ts';
import { type Found, findName } from './signal.ts';
import { resolveUse } from './use.ts';
import { isNumeric, type ValueType, valueTypeOf, wordOfType } from './value.ts';

/** What a metric is held against: its name and unit, and the window that both sides take. */
export interface LeftSide {
  readonly name: string;
  readonly unit: ValueType;
  readonly over: DurationLiteral | null;
}

/**
 * `< orders.pending` and `< 80% of orders.pending`: both sides must count the same and take the same window, so
 * that `idle < 80% of waiting over 10m` means both. Null after OS1201 or OS1204.
 */
export function comparedWithMetric(
  left: LeftSide,
  op: ComparisonSign,
  right: ShareValue | NameValue,
  overall: boolean,
  context: Context,
): TestModel | null {
  const { report } = context;
  const name = right.kind === 'share' ? right.of : right.name;
  if (right.kind === 'share' && right.literal.kind !== 'percent') return misplacedShare(right, context);
  const ratio = right.kind === 'share' && right.literal.kind === 'percent' ? right.literal.ratio : 1;
  const found = findName(name, context);
  if (found === null) return null;
  const metric = found.kind === 'probe' ? probeMetric(found) : found.kind === 'metric' ? found.metric : null;
  if (metric === null) {
    return report.error('OS1201', name.span, say`\`${left.name}\` is compared with a metric or a value`, {
      label: labelOf(found),
    });
  }
  if (!isSameUnit(left, metric, name.span, context)) return null;
  const per = found.kind === 'metric' ? found.per : null;
  const use = resolveUse({ metric, span: name.span, per, slice: null, overall, over: left.over }, context);
  return use && { kind: 'ofMetric', op, ratio, use };
}

/** A probe's answer read as a metric, so that it has a window and a past; null where it is no number. */
export function probeMetric({
  probe,
  field,
}: Pick<Extract<Found, { kind: 'probe' }>, 'probe' | 'field'>): CombinedMetric | null {
  const unit = valueTypeOf(field.type);
  if (!isNumeric(unit)) return null;
  return {
    kind: 'combined',
    name: `${probe.name}.${field.name}`,
    title: null,
    per: dimensionsOf(probe),
    overMs: null,
    baseline: null,
    atLeast: null,
    missingAsZero: false,
    unit,
    good: null,
    seasonal: null,
    forecast: null,
    deprecated: null,
    formula: { kind: 'probe', probe: probe.name, field: field.name },
  };
}

/** Whether two things count the same; OS1204 for two currencies, else OS1201, at the later one. */
export function isSameUnit(
  left: Pick<LeftSide, 'name' | 'unit'>,
  right: Pick<MetricModel, 'name' | 'unit'>,
  span: NameValue['span'],
  { report }: Pick<Context, 'report'>,
): boolean {
  const [a, b] = [left.unit, right.unit];
  if (a.kind === 'money' && b.kind === 'money' && a.currency !== b.currency) {
    report.error('OS1204', span, say`\`${right.name}\` is in another currency than \`${left.name}\``, {
      label: verbatim(b.currency),
      notes: [say`\`${left.name}\` is in ${a.currency}; nothing converts currencies`],
    });
    return false;
  }
  if (JSON.stringify(a) === JSON.stringify(b)) return true;
  report.error('OS1201', span, say`\`${left.name}\` and \`${right.name}\` do not count the same`, {
    label: say`${wordOfType(b.kind)}, not ${wordOfType(a.kind)}`,
  });
  return false;
}

/** `drop > 80% of waiting` has no meaning: a change is measured against the baseline. */
export function misplacedShare(value: ShareValue, { report }: Pick<Context, 'report'>): null {
  return report.error(
    'OS1201',
    value.span,
    say`\`${value.literal.raw} of ${value.of.text}\` cannot stand here`,
    {
      help: say`a share of another metric stands after > < >= or <=: \`> 80% of ${value.of.text}\``,
    },
  );
}

function labelOf(found: Found): ReturnType<typeof say> {
  switch (found.kind) {
    case 'metric':
      return say`a metric`;
    case 'source':
      return say`a ${kindName(found.source.kind)}`;
    case 'probe':
      return say`a probe's field`;
    case 'lookUp':
      return say`a look-up in a table`;
    case 'field':
      return say`a field of \`${found.source.name}\``;
    case 'result':
      return say`the result of an action`;
  }
}
