import type { AudienceModel } from '../model/definition.ts';
import type { MetricUse } from '../model/metric.ts';
import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { AudienceDefinition } from '../tree/define.ts';
import type { Literal, QName } from '../tree/literal.ts';
import { resolveAudienceFilter, rowMetric } from './audience-filter.ts';
import { rowKind } from './cap.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Knowledge } from './knowledge.ts';
import { quantityOf } from './quantity.ts';
import type { Report } from './report.ts';
import { describe } from './scope.ts';
import { homeOfSources, smallestTable } from './smallest-source.ts';
import { lastWords } from './words-of.ts';

/** Rows of a table that an action reaches; null after a message about any part of it. */
export function resolveAudience(
  audience: AudienceDefinition,
  knowledge: Knowledge,
  report: Report,
): AudienceModel | null {
  report.declare(audience.name.span, 'audience', audience.name.text);
  const table = tableNamed(audience.of, knowledge, report);
  if (table === null) return null;
  const where = audience.where && resolveAudienceFilter(audience.where, table, knowledge, report);
  const within = audience.within && withinOf(audience.within, table, knowledge, report);
  const order = audience.order && orderOf(audience, table, knowledge, report);
  const atMost = audience.atMost && atMostOf(audience.atMost, report);
  if (report.isBroken()) return null;
  return report.mark(
    {
      name: audience.name.text,
      title: audience.title?.value ?? null,
      table: table.name,
      target: rowKind(table.key, table.fields),
      where,
      within,
      order,
      atMost,
    },
    audience.name.span,
  );
}

/** An audience is rows of a table: a stream has events, which are nobody. */
function tableNamed(name: QName, knowledge: Knowledge, report: Report): SourceModel | null {
  const { scope, sources } = knowledge;
  const declared = scope.find(name.text);
  const known = sources.get(name.text);
  if (known?.model.kind === 'table') {
    report.refer(name.span, 'table', name.text);
    return known.sound ? known.model : report.spoil();
  }
  if (declared?.node.kind === 'broken') return report.spoil();
  const tables = [...sources.values()].flatMap(({ model }) => (model.kind === 'table' ? [model.name] : []));
  const slip = didYouMean(name.text, name.span, tables, scope);
  const smallest = smallestTable(name.text, name.text.replace(/s$/, ''));
  return report.error('OS1101', name.span, say`there is no table called \`${name.text}\``, {
    label: declared === undefined ? say`not defined in this project` : say`something else`,
    ...(slip.help == null && declared === undefined
      ? { help: say`declare it in \`${homeOfSources(knowledge)}\`: \`${smallest}\`` }
      : slip),
    notes: [
      ...(declared === undefined ? [] : [say`it is ${describe(declared)}`]),
      ...(slip.help == null && tables.length > 0 ? [say`there is ${listed(tables)}`] : []),
    ],
  });
}

/**
 * `within 3km of region`. Where a place has its centre is the platform's to know unless a table keyed by it has a
 * point, so only the rows must say where they are.
 */
function withinOf(
  { distance, of }: NonNullable<AudienceDefinition['within']>,
  table: SourceModel,
  knowledge: Knowledge,
  report: Report,
): AudienceModel['within'] {
  const isMetres = distance.kind === 'duration' && /^\d[\d_]*m$/.test(distance.raw);
  const metres = isMetres
    ? inMetres(distance, report)
    : quantityOf(distance, { kind: 'distance' }, 'within', report);
  if (!knowledge.dimensions.has(of.text)) {
    report.error('OS1101', of.span, say`there is no place called \`${of.text}\``, {
      label: say`no dimension of that name`,
      ...didYouMean(of.text, of.span, [...knowledge.dimensions]),
    });
  } else report.refer(of.span, 'dimension', of.text);
  if (!table.fields.some(({ type }) => type.kind === 'point')) {
    report.error('OS1201', distance.span, say`nothing says where a row of \`${table.name}\` is`, {
      label: say`needs a position`,
      help: say`give \`${table.name}\` a field such as \`field position is point\``,
    });
  }
  return metres === null ? null : { metres, of: of.text };
}

/** `500m` is five hundred minutes, and was meant as metres. */
function inMetres({ raw, span }: Literal, report: Report): null {
  const text = `${Number(raw.slice(0, -1).replaceAll('_', '')) / 1000}km`;
  return report.error('OS1201', span, say`\`${raw}\` is a time: \`m\` are minutes`, {
    label: say`a distance is written in \`km\``,
    help: say`write \`${text}\``,
    fix: { span, text, safe: false },
  });
}

function orderOf(
  { order, within, of, span }: AudienceDefinition,
  table: SourceModel,
  knowledge: Knowledge,
  report: Report,
): AudienceModel['order'] {
  if (order?.kind === 'worst') {
    const use: MetricUse | null = rowMetric(order.by, table, knowledge, report);
    return use && { kind: 'worst', by: use };
  }
  if (within === null) {
    const at = lastWords(report.file, of.span.end, span.end, 'nearest', of.span);
    report.error('OS1201', at, say`nothing says what \`nearest first\` is measured from`, {
      label: say`no distance`,
      help: say`write \`within 3km of region nearest first\``,
    });
  }
  return { kind: 'nearest' };
}

function atMostOf(literal: NonNullable<AudienceDefinition['atMost']>, report: Report): number | null {
  const value = quantityOf(literal, { kind: 'count' }, 'at most', report);
  if (value !== null && !(Number.isInteger(value) && value >= 0)) {
    return report.error('OS1201', literal.span, say`\`at most\` takes a whole number`, {
      label: say`\`${literal.raw}\` is none`,
    });
  }
  return value;
}
