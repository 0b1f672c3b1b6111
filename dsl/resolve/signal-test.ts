import type { TestModel } from '../model/condition.ts';
import type { BaselineModel, MetricModel, MetricUse } from '../model/metric.ts';
import { say, type Text } from '../say.ts';
import type { AtLeast, Baseline, Test, Value } from '../tree/condition.ts';
import type { Atom, DurationLiteral, Literal, Span } from '../tree/literal.ts';
import { resolveAnomaly } from './anomaly.ts';
import { resolveBaseline } from './baseline.ts';
import { changeInstead } from './change-instead.ts';
import { constantFor, numberFor, valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import { whole } from './filter.ts';
import { isUnsound } from './knowledge.ts';
import { comparedWithMetric, misplacedShare } from './metric-side.ts';
import { kindOf, quantityOf, resolveAtLeast } from './quantity.ts';
import { ownBaseline } from './use.ts';
import { type FieldType, isNumeric, nameOfFieldType, type ValueType } from './value.ts';

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

/** What is asked of a metric's value, typed; null after a message, as for a `vs` that nothing is compared with. */
export function resolveTest(written: WrittenTest, context: Context): TestModel | null {
  const typed = typedTest(written, context);
  if (typed === null || written.versus === null || ('baseline' in typed && typed.baseline !== null))
    return typed;
  return context.report.error(
    'OS1201',
    written.versus.span,
    say`nothing here is compared with what is usual`,
    {
      label: say`\`vs\` stands with \`drop\`, \`rise\` and \`change\``,
      help: say`write \`rise >\` or \`drop >\` and by how much, or leave \`vs\` out`,
    },
  );
}

function typedTest(written: WrittenTest, context: Context): TestModel | null {
  const { test, use } = written;
  if (!isNumeric(use.metric.unit)) return testOfWords(written, context);
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
          atom.kind === 'share' ? misplacedShare(atom, context) : numberIs(atom, use, context),
        ),
      );
      return values && { kind: 'is', not: test.negated, values };
    }
    case 'missing':
      return { kind: 'missing', not: test.negated };
    case 'anomalous': {
      const params = resolveAnomaly(test, context);
      const baseline = written.versus ? versus(written, written.versus, context) : use.metric.baseline;
      if (params === null || (written.versus !== null && baseline === null)) return null;
      const { negated: not, direction } = test;
      return { kind: 'anomalous', not, direction, params, baseline, atLeast: samplesOf(written, context) };
    }
    case 'recovers':
      return recovers(written, test.to, context);
  }
}

/** A metric whose value is a text or a truth, such as the latest state: it is something, or is not there. */
function testOfWords({ test, use, span }: WrittenTest, context: Context): TestModel | null {
  const { knowledge, report } = context;
  const { metric } = use;
  switch (test.kind) {
    case 'missing':
      return { kind: 'missing', not: test.negated };
    case 'is':
    case 'in': {
      const type = fieldTypeOf(metric, context);
      const words = metric.kind === 'fold' && metric.field !== null ? metric.field : metric.name;
      const atoms = test.kind === 'in' ? test.values : [test.value];
      const values = whole(
        atoms.map((atom) =>
          atom.kind === 'share'
            ? misplacedShare(atom, context)
            : constantFor(atom, { name: metric.name, type, words }, knowledge, report),
        ),
      );
      return values && { kind: 'is', not: test.negated, values };
    }
    case 'compare':
    case 'change':
    case 'anomalous':
    case 'recovers':
      return report.error('OS1201', span, say`\`${metric.name}\` has no greater and less`, {
        label: say`it is ${nameOfFieldType(fieldTypeOf(metric, context))}`,
        help: say`use \`is\` or \`in\``,
      });
  }
}

/** The declared type behind a metric that passes a field's values on. */
function fieldTypeOf(metric: MetricModel, { knowledge }: Context): FieldType {
  const source = metric.kind === 'fold' ? knowledge.sources.get(metric.source)?.model : undefined;
  const field = source?.fields.find(({ name }) => metric.kind === 'fold' && name === metric.field);
  return field?.type ?? (metric.unit.kind === 'bool' ? { kind: 'bool' } : { kind: 'text' });
}

/** Back to a value in the metric's good direction, or back to what is usual. */
function recovers(written: WrittenTest, to: Value | null, context: Context): TestModel | null {
  const { use, span } = written;
  const { knowledge, report } = context;
  const { metric } = use;
  if (to === null) {
    const baseline = baselineOf(written, context);
    return baseline && { kind: 'recovers', to: null, baseline };
  }
  const value = to.kind === 'name' ? valueBehind(to, knowledge, report) : to;
  if (value.kind === 'share') return misplacedShare(value, context);
  if (value.kind === 'name') {
    return report.error('OS1201', value.span, say`\`recovers to\` needs a value such as a threshold has`, {
      label: say`\`${value.name.text}\` is a name`,
    });
  }
  const amount = quantityOf(value, metric.unit, metric.name, report);
  if (amount === null) return null;
  if (metric.good === null) {
    if (isUnsound(metric, knowledge)) return report.spoil();
    return report.error(
      'OS1201',
      span,
      say`nothing says on which side of \`${value.raw}\` \`${metric.name}\` is well`,
      {
        label: say`no \`good is\` at the metric`,
        help: say`write \`good is down\` or \`good is up\` at the metric, or \`${metric.name} < ${value.raw}\` here`,
      },
    );
  }
  return { kind: 'recovers', to: amount, baseline: null };
}

/** The right side is a constant, a metric, or a share of a metric. */
function compared(
  written: WrittenTest,
  op: '<' | '<=' | '>' | '>=',
  value: Value,
  context: Context,
): TestModel | null {
  const { use, samples, over, test } = written;
  const { report, knowledge } = context;
  const literal = value.kind === 'name' ? valueBehind(value, knowledge, report) : value;
  if (literal.kind === 'share' || literal.kind === 'name') {
    const left = { name: use.metric.name, unit: use.metric.unit, over };
    return comparedWithMetric(left, op, literal, isOverall(value), context);
  }
  const change = changeInstead(op, literal, use.metric.unit);
  if (change !== null) {
    return report.error(
      'OS1201',
      literal.span,
      say`\`${use.metric.name}\` cannot be compared with ${`\`${literal.raw}\``}`,
      {
        label: kindOf(literal),
        help: say`to compare it with what is usual, write \`${change}\``,
        // A percentage may be of what is usual or of the change: the author decides.
        fix:
          literal.kind === 'percent'
            ? null
            : { span: { start: test.span.start, end: literal.span.end }, text: change, safe: false },
      },
    );
  }
  const limit = quantityOf(literal, use.metric.unit, use.metric.name, report);
  if (limit === null) return null;
  return { kind: 'threshold', op, value: limit, atLeast: samplesForThreshold(use, samples, context) };
}

/** A count or sum compared with a fixed value has no guard of its own: it would make `orders is 0` never true. */
function samplesForThreshold(use: MetricUse, samples: AtLeast | null, { report }: Context): number | null {
  if (samples !== null) return resolveAtLeast(samples, report);
  return isTotal(use.metric) ? null : use.metric.atLeast;
}

/** The use wins over the metric, the metric over `previous <window>`. */
function changed(
  written: WrittenTest,
  test: Extract<Test, { kind: 'change' }>,
  context: Context,
): TestModel | null {
  const { use } = written;
  const amount = amountOf(test, use, context);
  const baseline = baselineOf(written, context);
  if (amount === null || baseline === null) return null;
  const atLeast = samplesOf(written, context);
  return { kind: 'change', direction: test.change, op: test.op, ...amount, baseline, atLeast };
}

/** What the value is compared with: at the use, at the metric, the span before the window. */
function baselineOf(written: WrittenTest, context: Context): BaselineModel | null {
  if (written.versus !== null) return versus(written, written.versus, context);
  return written.use.metric.baseline ?? ownBaseline(written.use) ?? noBaseline(written, context);
}

function versus({ use }: WrittenTest, baseline: Baseline, context: Context): BaselineModel | null {
  return resolveBaseline(baseline, { metric: use.metric, by: use.by }, context.knowledge, context.report);
}

function samplesOf({ use, samples }: WrittenTest, { report }: Context): number | null {
  return samples ? resolveAtLeast(samples, report) : use.metric.atLeast;
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
  const value = test.value.kind === 'name' ? valueBehind(test.value, knowledge, report) : test.value;
  if (value.kind === 'share') return misplacedShare(value, context);
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
  if (value.kind === 'number' && metric.unit.kind === 'count' && !Number.isInteger(value.value))
    return bareFraction(test, value, metric.name, report);
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

/** OS1202: no count changes by half an order, so a share or a multiple of what is usual was meant. */
function bareFraction(
  test: Extract<Test, { kind: 'change' }>,
  { raw, value, span }: Extract<Literal, { kind: 'number' }>,
  name: string,
  report: Context['report'],
): null {
  const percent = `${Number((value * 100).toFixed(6))}%`;
  const isMultiple = test.change === 'rise' && value > 1;
  const text = isMultiple ? `${raw}x` : percent;
  return report.error('OS1202', span, say`\`${raw}\` needs a unit here`, {
    label: say`a bare number`,
    notes: [say`\`${name}\` is counted in whole: \`${raw}\` of what is usual is \`${percent}\``],
    help: say`write \`${text}\``,
    fix: { span, text, safe: false },
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
  const value = valueBehind(atom, context.knowledge, context.report);
  if (value.kind !== 'name') {
    return quantityOf(value, metric.unit, metric.name, context.report);
  }
  return numberFor(value, { name: metric.name, type: { kind: 'count' } }, context.report);
}

function isOverall(value: Value): boolean {
  return 'overall' in value && value.overall;
}

/** Counts and sums grow with the events. */
function isTotal(metric: MetricModel): boolean {
  return metric.kind === 'fold' && (metric.aggregate === 'count' || metric.aggregate === 'sum');
}
