import type { MetricModel } from '../model/metric.ts';
import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { fieldNamed } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import { isSameUnit } from './metric-side.ts';
import type { Report } from './report.ts';
import { sourceIn } from './source-name.ts';
import { valueTypeOf } from './value.ts';

/** `forecast demand_forecast.expected_orders`: a field that counts what the metric counts; null after a message. */
export function resolveForecast(
  name: QName,
  metric: Pick<MetricModel, 'name' | 'unit'>,
  knowledge: Knowledge,
  report: Report,
): MetricModel['forecast'] {
  const found = sourceIn(name, knowledge, report);
  if (found === null) return null;
  const { source, rest } = found;
  if (rest === null) {
    const fitting = source.fields.find(({ type }) => valueTypeOf(type).kind === metric.unit.kind);
    return report.error('OS1201', name.span, say`\`forecast\` needs a field of \`${source.name}\``, {
      help: fitting ? say`for example \`forecast ${source.name}.${fitting.name}\`` : null,
    });
  }
  const field = fieldNamed(rest, source, report);
  if (field === null) return null;
  const predicted = { name: name.text, unit: valueTypeOf(field.type) };
  return isSameUnit(metric, predicted, name.span, { report })
    ? { source: source.name, field: field.name }
    : null;
}
