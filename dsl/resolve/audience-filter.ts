import type { AudienceFilter } from '../model/definition.ts';
import type { MetricUse } from '../model/metric.ts';
import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Filter } from '../tree/filter.ts';
import type { QName } from '../tree/literal.ts';
import { rowKind } from './cap.ts';
import { valueBehind } from './constant.ts';
import { freeContext } from './context.ts';
import { listed } from './did-you-mean.ts';
import { resolveFilter, whole } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import { noSuchMetric } from './no-such-metric.ts';
import { quantityOf } from './quantity.ts';
import type { Report } from './report.ts';
import { resolveUse } from './use.ts';

/**
 * A filter over the fields of a row and over metrics of the row's key; a field goes before a metric of that name.
 * Null after a message about any part of it.
 */
export function resolveAudienceFilter(
  filter: Filter,
  table: SourceModel,
  knowledge: Knowledge,
  report: Report,
): AudienceFilter | null {
  if (!asksMetrics(filter, table, knowledge)) {
    const of = resolveFilter(filter, table, knowledge, report);
    return of && { kind: 'row', of };
  }
  const visit = (part: Filter): AudienceFilter | null =>
    resolveAudienceFilter(part, table, knowledge, report);
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const of = whole(filter.parts.map(visit));
      return of && { kind: filter.kind === 'and' ? 'all' : 'any', of };
    }
    case 'not': {
      const of = visit(filter.part);
      return of && { kind: 'not', of };
    }
    case 'compare': {
      const use = rowMetric(filter.field, table, knowledge, report);
      const atom = valueBehind(filter.value, knowledge, report);
      if (atom.kind === 'name') {
        return report.error(
          'OS1201',
          atom.span,
          say`a row's \`${filter.field.text}\` is compared with a value`,
          {
            label: say`a name`,
          },
        );
      }
      const value = use && quantityOf(atom, use.metric.unit, filter.field.text, report);
      if (use === null || value === null) return null;
      return report.mark<AudienceFilter>({ kind: 'metric', use, op: filter.op, value }, filter.span);
    }
    case 'is':
    case 'in':
    case 'missing':
      return report.error(
        'OS1201',
        filter.field.span,
        say`the metric \`${filter.field.text}\` is compared with > < >= or <=`,
        {
          label: say`a metric of each \`${rowKind(table.key, table.fields)}\``,
        },
      );
  }
}

/** A metric of one row, grouped by the row's key; null after OS1101 or OS1107. */
export function rowMetric(
  name: QName,
  table: SourceModel,
  knowledge: Knowledge,
  report: Report,
): MetricUse | null {
  const known = knowledge.metrics.get(name.text);
  const declared = knowledge.scope.find(name.text);
  if (known === undefined) {
    if (declared?.node.kind === 'metric' || declared?.node.kind === 'broken') return report.spoil();
    return noSuchMetric(name, [...knowledge.metrics.keys()], knowledge.scope, report);
  }
  report.refer(name.span, 'metric', name.text);
  if (!known.sound) return report.spoil();
  const { per } = known.model;
  const key = [table.key, rowKind(table.key, table.fields)].find((one) => per.includes(one));
  if (key === undefined) {
    return report.error('OS1107', name.span, say`\`${name.text}\` is not counted per \`${table.key}\``, {
      label: say`a row of \`${table.name}\` has none`,
      notes: [
        per.length === 0 ? say`\`${name.text}\` has no dimensions` : say`it is counted per ${listed(per)}`,
      ],
    });
  }
  const written = {
    metric: known.model,
    span: name.span,
    per: [key],
    slice: null,
    overall: false,
    over: null,
  };
  return resolveUse({ ...written, isBare: true }, freeContext(knowledge, report));
}

/** Whether a metric is asked for anywhere in a filter. */
function asksMetrics(filter: Filter, table: SourceModel, knowledge: Knowledge): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.some((part) => asksMetrics(part, table, knowledge));
    case 'not':
      return asksMetrics(filter.part, table, knowledge);
    default: {
      const name = filter.field.text;
      if (table.fields.some((field) => field.name === name)) return false;
      const kind = knowledge.scope.find(name)?.node.kind;
      return kind === 'metric' || kind === 'broken';
    }
  }
}
