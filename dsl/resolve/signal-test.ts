import type { TestModel } from '../model/condition.ts';
import type { BaselineModel, MetricModel, MetricUse } from '../model/metric.ts';
import { say } from '../say.ts';
import type { AtLeast, Baseline, Test, Value } from '../tree/condition.ts';
import type { Atom, DurationLiteral, Span } from '../tree/literal.ts';
import { resolveAnomaly } from './anomaly.ts';
import { resolveBaseline } from './baseline.ts';
import { changeAmountOf } from './change-amount.ts';
import { changeInstead } from './change-instead.ts';
import { constantFor, numberFor, valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import { whole } from './filter.ts';
import { isUnsound } from './knowledge.ts';
import { comparedWithMetric, misplacedShare } from './metric-side.ts';
import { kindOf, quantityOf, resolveAtLeast } from './quantity.ts';
import { ownBaseline } from './use.ts';
import { type FieldType, isNumeric, nameOfFieldType } from './value.ts';

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
  const amount = changeAmountOf(test, use, context);
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
