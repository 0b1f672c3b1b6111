import type { BaselineModel, MetricModel } from '../model/metric.ts';
import { say, verbatim } from '../say.ts';
import type { Baseline } from '../tree/condition.ts';
import { listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import { isSameUnit } from './metric-side.ts';
import { noSuchMetric } from './no-such-metric.ts';
import { quantityOf } from './quantity.ts';
import type { Report } from './report.ts';
import { firstWords } from './words-of.ts';

/** The smallest slice of event time that is kept. */
const PANE_MS = 10_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** History is kept this long. */
const KEPT_MS = 60 * DAY_MS;

/** What has a baseline: a metric, and the dimensions that it is read by. */
export interface Compared {
  readonly metric: Pick<MetricModel, 'name' | 'unit' | 'forecast'>;
  readonly by: readonly string[];
  /** While metrics are being resolved: the way from another one back to this; null where there is none. */
  readonly circleOf?: (name: string) => readonly string[] | null;
}

/**
 * What is usual, in steps; null after OS1306 (longer than history is kept), OS1309, OS1101 (no such metric, no
 * forecast), OS1107, or a message about a target's unit.
 */
export function resolveBaseline(
  baseline: Baseline,
  compared: Compared,
  knowledge: Knowledge,
  report: Report,
): BaselineModel | null {
  switch (baseline.kind) {
    case 'previous': {
      const { ms, raw, span } = baseline.window;
      if (ms > 0 && ms % PANE_MS === 0 && ms <= KEPT_MS) return { kind: 'previous', spanMs: ms };
      if (ms > KEPT_MS) {
        return report.error('OS1306', span, say`there is never \`${raw}\` of history`, {
          label: say`longer than history is kept`,
          notes: [say`history is kept for 60 days`],
        });
      }
      return report.error('OS1309', span, say`\`previous ${raw}\` cannot be counted`, {
        help: say`use a multiple of 10s`,
      });
    }
    case 'yesterday':
      return { kind: 'sameTime', stepMs: DAY_MS, times: 1 };
    case 'same-time': {
      const { ms, raw, span } = baseline.last;
      // `last 14 days` are fourteen days, `last 2 weeks` two Mondays: the word decides, not the length.
      const stepMs = /w|주/.test(raw) ? WEEK_MS : DAY_MS;
      if (ms < stepMs || ms % stepMs !== 0) {
        return report.error('OS1309', span, say`\`same time last ${raw}\` is not a number of days or weeks`, {
          help: say`write \`same time last 4 weeks\`, \`same time last 3 days\` or \`previous 1h\``,
        });
      }
      if (ms > KEPT_MS) {
        return report.error('OS1306', span, say`there is never \`${raw}\` of history`, {
          label: say`longer than history is kept`,
          notes: [say`history is kept for 60 days`],
          help: say`use at most \`same time last 8 weeks\``,
        });
      }
      return { kind: 'sameTime', stepMs, times: ms / stepMs };
    }
    case 'forecast':
      return forecast(baseline, compared, knowledge, report);
    case 'target': {
      const { metric } = compared;
      const value = quantityOf(baseline.value, metric.unit, metric.name, report);
      return value === null ? null : { kind: 'target', value };
    }
    case 'metric':
      return otherMetric(baseline, compared, knowledge, report);
  }
}

/** A metric has a forecast where it says which field of a model predicts it, for each of its groups. */
function forecast(
  { span }: Extract<Baseline, { kind: 'forecast' }>,
  { metric, by }: Compared,
  { sources }: Knowledge,
  report: Report,
): BaselineModel | null {
  const at = firstWords(report.file, span);
  if (metric.forecast === null) {
    const model = [...sources.values()].find((one) => one.model.topic.startsWith('model.'))?.model;
    const field = model?.fields.find(({ type }) => type.kind === metric.unit.kind);
    return report.error('OS1101', at, say`nothing predicts \`${metric.name}\``, {
      label: say`the metric names no forecast`,
      help:
        model === undefined || field === undefined
          ? say`write \`forecast …\` at the metric: the field of a model that predicts it`
          : say`write \`forecast ${model.name}.${field.name}\` at the metric, if that is what predicts it`,
    });
  }
  const { source } = metric.forecast;
  const fields = sources.get(source)?.model.fields ?? [];
  const lacking = by.filter((name) => !fields.some((field) => field.name === name));
  if (lacking.length === 0) return { kind: 'forecast' };
  return report.error(
    'OS1107',
    at,
    say`the forecast of \`${metric.name}\` is not made per \`${lacking.join(', ')}\``,
    {
      label: say`\`${source}\` does not tell them apart`,
      help: say`compare with another baseline, such as \`same time last 4 weeks\``,
    },
  );
}

/** The other metric must count the same, for the same groups. */
function otherMetric(
  { name }: Extract<Baseline, { kind: 'metric' }>,
  { metric, by, circleOf }: Compared,
  { scope, metrics }: Knowledge,
  report: Report,
): BaselineModel | null {
  const declared = scope.find(name.text);
  if (declared?.node.kind !== 'metric') {
    if (declared?.node.kind === 'broken') return report.spoil();
    const names = scope.all.filter(({ node }) => node.kind === 'metric').map((one) => one.name);
    return noSuchMetric(name, names, scope, report);
  }
  report.refer(name.span, 'metric', name.text);
  if (name.text === metric.name) {
    return report.error('OS1201', name.span, say`\`${name.text}\` cannot be compared with itself`, {
      help: say`\`previous 1h\` and \`same time last 4 weeks\` compare it with its own past`,
    });
  }
  const circle = circleOf?.(name.text) ?? null;
  if (circle !== null) {
    return report.error(
      'OS1201',
      name.span,
      say`\`${metric.name}\` would be compared with itself in the end`,
      {
        label: say`a circle`,
        notes: [verbatim(circle.map((one) => `\`${one}\``).join(' → '))],
      },
    );
  }
  const other = metrics.get(name.text);
  if (other === undefined) return report.spoil();
  if (!other.sound) report.spoil();
  if (!isSameUnit(metric, other.model, name.span, { report })) return null;
  const lacking = by.filter((dimension) => !other.model.per.includes(dimension));
  if (lacking.length === 0) return { kind: 'metric', metric: name.text };
  if (!other.sound) return null;
  return report.error(
    'OS1107',
    name.span,
    say`\`${name.text}\` is not counted per \`${lacking.join(', ')}\``,
    {
      label: say`no value for each of them`,
      notes: [
        other.model.per.length === 0
          ? say`\`${name.text}\` has no dimensions`
          : say`\`${name.text}\` is counted per ${listed(other.model.per)}`,
      ],
    },
  );
}
