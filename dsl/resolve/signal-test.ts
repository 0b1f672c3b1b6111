import type { TestModel } from '../model/condition.ts';
import type { MetricModel, MetricUse } from '../model/metric.ts';
import { say, type Text, verbatim } from '../say.ts';
import type { AtLeast, Baseline, MetricValue, ShareValue, Test, Value } from '../tree/condition.ts';
import type { Atom, DurationLiteral, Literal, Span } from '../tree/literal.ts';
import { resolveBaseline } from './baseline.ts';
import { numberFor, valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import { whole } from './filter.ts';
import { isUnsound } from './knowledge.ts';
import { quantityOf, resolveAtLeast } from './quantity.ts';
import { kindName } from './scope.ts';
import { findName } from './signal.ts';
import { ownBaseline, resolveUse } from './use.ts';
import { type ValueType, wordOfType } from './value.ts';
import { firstWords, wordIn } from './words-of.ts';

/** A test of a metric, as written, with its modifiers. */
export interface WrittenTest {
  readonly test: Test;
  readonly use: MetricUse;
  /** The metric's name in the text. */
  readonly span: Span;
  readonly over: DurationLiteral | null;
  readonly versus: Baseline | null;
  readonly samples: AtLeast | null;
}

/** What is asked of a metric's value, typed; null after a message. */
export function resolveTest(written: WrittenTest, context: Context): TestModel | null {
  const { test, use } = written;
  const { report } = context;
  switch (test.kind) {
    case 'compare':
      return compared(written, test.op, test.value, context);
    case 'change':
      return changed(written, test, context);
    case 'is':
    case 'in': {
      const atoms = test.kind === 'in' ? test.values : [test.value];
      const values = whole(
        atoms.map((atom) =>
          atom.kind === 'share' ? misplaced(atom, context) : numberIs(atom, use, context),
        ),
      );
      return values && { kind: 'is', not: test.negated, values };
    }
    case 'missing':
      return { kind: 'missing', not: test.negated };
    case 'anomalous':
      return report.notBuilt(wordIn(report.file, test.span, 'anomalous'), 'anomalous');
    case 'recovers':
      return report.notBuilt(firstWords(report.file, test.span), 'recovers');
  }
}

/** The right side is a constant, a metric, or a share of a metric. */
function compared(
  written: WrittenTest,
  op: '<' | '<=' | '>' | '>=',
  value: Value,
  context: Context,
): TestModel | null {
  const { use, samples } = written;
  const { report, knowledge } = context;
  if (value.kind === 'share') {
    if (value.literal.kind !== 'percent') return misplaced(value, context);
    return ofMetric(written, op, value.literal.ratio, { ...value, name: value.of }, context);
  }
  const literal = value.kind === 'name' ? valueBehind(value, knowledge) : value;
  if (literal.kind === 'name')
    return ofMetric(written, op, 1, { ...literal, overall: isOverall(value) }, context);
  const limit = quantityOf(literal, use.metric.unit, use.metric.name, report);
  if (limit === null) return null;
  return { kind: 'threshold', op, value: limit, atLeast: samplesForThreshold(use, samples, context) };
}

/** A count or sum compared with a fixed value has no guard of its own: it would make `orders is 0` never true. */
function samplesForThreshold(use: MetricUse, samples: AtLeast | null, { report }: Context): number | null {
  if (samples !== null) return resolveAtLeast(samples, report);
  return isTotal(use.metric) ? null : use.metric.atLeast;
}

/** Both sides must count the same and take the same window: `idle < 80% of waiting over 10m` means both. */
function ofMetric(
  written: WrittenTest,
  op: '<' | '<=' | '>' | '>=',
  ratio: number,
  value: Pick<MetricValue, 'name' | 'overall' | 'span'>,
  context: Context,
): TestModel | null {
  const { report } = context;
  const left = written.use.metric;
  const found = findName(value.name, context);
  if (found === null) return null;
  if (found.kind !== 'metric') {
    return report.error(
      'OS1201',
      value.name.span,
      say`\`${left.name}\` is compared with a metric or a value`,
      {
        label: found.kind === 'probe' ? say`a probe's field` : say`a ${kindName(found.source.kind)}`,
      },
    );
  }
  const { metric, per } = found;
  if (
    metric.unit.kind === 'money' &&
    left.unit.kind === 'money' &&
    metric.unit.currency !== left.unit.currency
  ) {
    return report.error(
      'OS1204',
      value.name.span,
      say`\`${metric.name}\` is in another currency than \`${left.name}\``,
      {
        label: verbatim(metric.unit.currency),
        notes: [say`\`${left.name}\` is in ${left.unit.currency}; nothing converts currencies`],
      },
    );
  }
  if (JSON.stringify(metric.unit) !== JSON.stringify(left.unit)) {
    return report.error(
      'OS1201',
      value.name.span,
      say`\`${left.name}\` and \`${metric.name}\` do not count the same`,
      {
        label: say`${wordOfType(metric.unit.kind)}, not ${wordOfType(left.unit.kind)}`,
      },
    );
  }
  const { over } = written;
  const use = resolveUse(
    { metric, span: value.name.span, per, slice: null, overall: value.overall, over },
    context,
  );
  return use && { kind: 'ofMetric', op, ratio, use };
}

/** The use wins over the metric, the metric over `previous <window>`. */
function changed(
  written: WrittenTest,
  test: Extract<Test, { kind: 'change' }>,
  context: Context,
): TestModel | null {
  const { use, samples } = written;
  const { report } = context;
  const amount = amountOf(test, use, context);
  const baseline = written.versus
    ? resolveBaseline(written.versus, report)
    : (use.metric.baseline ?? ownBaseline(use) ?? noBaseline(written, context));
  if (amount === null || baseline === null) return null;
  const atLeast = samples ? resolveAtLeast(samples, report) : use.metric.atLeast;
  return { kind: 'change', direction: test.change, op: test.op, ...amount, baseline, atLeast };
}

/** A table's latest sample has no length, so no window before it either. */
function noBaseline({ use, span }: WrittenTest, { knowledge, report }: Context): null {
  if (isUnsound(use.metric, knowledge)) return report.spoil();
  return report.error('OS1301', span, say`nothing says what \`${use.metric.name}\` is compared with`, {
    label: say`a table metric without a window`,
    help: say`write \`over 15m\` or \`vs same time last 4 weeks\``,
  });
}

/** By how much: a share of the baseline, a multiple of it, or an amount in the metric's own unit. */
type Amount = { readonly measure: 'ratio' | 'factor' | 'absolute'; readonly amount: number };

/** Percent of a share is refused (OS1203), points belong to shares only, factors to `rise` only. */
function amountOf(test: Extract<Test, { kind: 'change' }>, use: MetricUse, context: Context): Amount | null {
  const { report, knowledge } = context;
  const { metric } = use;
  const value = test.value.kind === 'name' ? valueBehind(test.value, knowledge) : test.value;
  if (value.kind === 'share') return misplaced(value, context);
  if (value.kind === 'name') {
    return report.error('OS1201', value.span, say`\`${test.change}\` needs an amount such as \`50%\``, {
      label: say`\`${value.name.text}\` is a name`,
    });
  }
  if (value.kind === 'factor') {
    if (test.change === 'rise') return { measure: 'factor', amount: value.factor };
    return report.error('OS1201', value.span, say`only \`rise\` takes a factor such as \`${value.raw}\``, {
      help: insteadOfFactor(test.change, value.factor, value.raw, metric.unit),
    });
  }
  if (metric.unit.kind === 'percent') {
    if (value.kind === 'points') return { measure: 'absolute', amount: value.ratio };
    if (value.kind === 'percent') return percentOfPercent(test, value, use, context);
    if (value.kind === 'number' && value.unit === null) return barePoints(value, metric.name, report);
  } else if (value.kind === 'percent') {
    if (
      test.change === 'drop' &&
      ((test.op === '>' && value.ratio >= 1) || (test.op === '>=' && value.ratio > 1))
    ) {
      return report.error('OS1205', value.span, say`\`${metric.name}\` cannot drop by more than 100%`, {
        label: say`never true`,
        help: say`nothing left is a drop of 100%: write \`drop >= 100%\`, or a smaller share`,
      });
    }
    return { measure: 'ratio', amount: value.ratio };
  }
  const absolute = quantityOf(value, metric.unit, metric.name, report);
  return absolute === null ? null : { measure: 'absolute', amount: absolute };
}

/** What `drop > 2x` and `change > 2x` may have meant; a share has points for it, not percent. */
function insteadOfFactor(
  change: 'drop' | 'change',
  factor: number,
  raw: string,
  unit: ValueType,
): Text | null {
  if (change === 'change') return say`write \`rise > ${raw}\`, or say by how much it changes`;
  if (factor <= 1) return null;
  if (unit.kind === 'percent') return say`say by how many points it drops: \`drop > 20pp\``;
  return say`to drop to 1/${factor} is \`${Math.round((1 - 1 / factor) * 100)}%\``;
}

/** OS1202 with points and not with the percent that OS1203 would refuse next. */
function barePoints(
  value: Extract<Literal, { kind: 'number' }>,
  name: string,
  report: Context['report'],
): null {
  const { raw, span } = value;
  return report.error('OS1202', span, say`\`${raw}\` needs a unit here`, {
    label: say`a bare number`,
    notes: [say`\`${name}\` is a percentage: it changes by points such as 20pp`],
    help: say`write \`${raw}pp\``,
    fix: { span, text: `${raw}pp`, safe: false },
  });
}

/** OS1203 with both readings worked out from 5 %, so that the author sees which one was meant. */
function percentOfPercent(
  test: Extract<Test, { kind: 'change' }>,
  value: Extract<Literal, { kind: 'percent' }>,
  use: MetricUse,
  { report }: Context,
): null {
  const { metric } = use;
  const number = value.raw.replace('%', '');
  const [points = '', share = ''] = [5 + value.ratio * 100, 5 * (1 + value.ratio)].map(
    (n) => `${Number(n.toFixed(1))}%`,
  );
  const named = `\`${metric.name}\`${metric.title === null ? '' : ` ("${metric.title}")`}`;
  return report.error('OS1203', value.span, say`\`${value.raw}\` can mean two different things here`, {
    label: say`percent of a percentage`,
    notes: [
      test.change === 'rise'
        ? say`${named} is already a percentage. From 5%: ${number}pp fires above ${points}, 4x above 20%, ${value.raw} above ${share}`
        : say`${named} is already a percentage`,
    ],
    help:
      test.change === 'rise'
        ? say`write \`${number}pp\` for points, or \`4x\` for a factor`
        : say`write \`${number}pp\` for points`,
    fix: { span: value.span, text: `${number}pp`, safe: false },
  });
}

/** A metric has numbers only: `orders is 0`, `took in (10m, 20m)`. */
function numberIs(atom: Atom, use: MetricUse, context: Context): number | null {
  const { metric } = use;
  const value = valueBehind(atom, context.knowledge);
  if (metric.unit.kind !== 'text' && value.kind !== 'name') {
    return quantityOf(value, metric.unit, metric.name, context.report);
  }
  return numberFor(value, { name: metric.name, type: { kind: 'count' } }, context.report);
}

/** `drop > 80% of waiting` has no meaning: a change is measured against the baseline. */
function misplaced(value: ShareValue, { report }: Context): null {
  return report.error(
    'OS1201',
    value.span,
    say`\`${value.literal.raw} of ${value.of.text}\` cannot stand here`,
    {
      help: say`a share of another metric stands after > < >= or <=: \`> 80% of ${value.of.text}\``,
    },
  );
}

function isOverall(value: Value): boolean {
  return 'overall' in value && value.overall;
}

/** Counts and sums grow with the events. */
function isTotal(metric: MetricModel): boolean {
  return metric.kind === 'fold' && (metric.aggregate === 'count' || metric.aggregate === 'sum');
}
