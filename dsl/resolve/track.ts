import type { MetricModel } from '../model/metric.ts';
import type { TrackModel } from '../model/step.ts';
import { say } from '../say.ts';
import type { TrackStatement } from '../tree/statement.ts';
import type { Context } from './context.ts';
import { noSuchMetric } from './no-such-metric.ts';
import { quantityOf } from './quantity.ts';
import type { Result } from './result.ts';
import type { ValueType } from './value.ts';

/**
 * `track customer_orders >= 1 for 14d vs holdout 10% as effect`, and what its effect is measured in: points where the
 * share that passes is tracked, else the metric's unit.
 */
export function resolveTrack(
  statement: TrackStatement,
  context: Context,
): { readonly step: TrackModel | null; readonly result: Result } {
  const { report } = context;
  const { pass, holdout } = statement;
  const metric = metricNamed(statement, context);
  const isPercent = holdout === null || (holdout.ratio > 0 && holdout.ratio < 1);
  if (!isPercent) {
    report.error('OS1201', holdout.span, say`a holdout of \`${holdout.raw}\` compares nothing`, {
      label: holdout.ratio > 0 ? say`nobody would be reached` : say`nobody would be left out`,
      help: say`write \`vs holdout 10%\``,
    });
  }
  const unit: ValueType | null = pass === null ? (metric?.unit ?? null) : { kind: 'percent' };
  const result: Result = unit === null ? { kind: 'unknown' } : { kind: 'effect', unit };
  const value = metric && pass ? quantityOf(pass.value, metric.unit, metric.name, report) : null;
  if (metric === null || (pass !== null && value === null) || !isPercent) {
    return { step: report.spoil(), result };
  }
  const step: TrackModel = {
    kind: 'track',
    metric,
    pass: pass && value !== null ? { op: pass.op, value } : null,
    forMs: statement.for.ms,
    holdoutRatio: holdout?.ratio ?? null,
    as: statement.as?.text ?? null,
  };
  return { step: report.mark(step, statement.metric.span), result };
}

/** A declared metric; null after OS1101, or where it has a message of its own. */
function metricNamed({ metric: name }: TrackStatement, { knowledge, report }: Context): MetricModel | null {
  const known = knowledge.metrics.get(name.text);
  const declared = knowledge.scope.find(name.text);
  if (known === undefined && (declared?.node.kind === 'metric' || declared?.node.kind === 'broken')) {
    return report.spoil();
  }
  if (known === undefined) {
    return noSuchMetric(name, [...knowledge.metrics.keys()], knowledge.scope, report);
  }
  report.refer(name.span, 'metric', name.text);
  return known.sound ? known.model : report.spoil();
}
