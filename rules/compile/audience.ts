import type { AudienceModel, AudienceFilter as FilterOfModel } from '../../dsl/model/definition.ts';
import type { MetricModel, MetricUse } from '../../dsl/model/metric.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import type { Audience, AudienceFilter } from '../audience.ts';
import type { Asker } from './condition.ts';
import { compileFilter } from './filter.ts';
import { notRunnable } from './not-runnable.ts';

/** Column that says who agreed to marketing. */
export type AudienceConsent = NonNullable<Audience['consent']>;

/** Folds that grow with every event: compared with a fixed value they need no sample guard (A.4). */
const COUNTED: ReadonlySet<string> = new Set(['count', 'sum', 'distinct', 'rate']);

/**
 * An audience as an argument names it: the same rows may stand for themselves or for somebody they hold.
 *
 * @param field    column that names whom the call reaches
 * @param consent  of a call of marketing; null: it asks nobody
 */
export function compileAudience(
  name: string,
  field: string,
  ask: Asker,
  consent: AudienceConsent | null = null,
): Audience {
  const model = ask.audienceNamed(name);
  const table = ask.sourceNamed(ask.source(model.table));
  const column = table.fields.find((one) => one.name === field) ?? notRunnable(`${model.table}.${field}`);
  const { within, order, where, atMost } = model;
  return {
    name,
    table: table.name,
    kind: column.type.kind === 'id' && column.type.of !== null ? column.type.of : field,
    field,
    private: column.private,
    where: where && compileWhere(where, table, ask),
    ...(consent === null ? {} : { consent: { table: ask.source(consent.table), field: consent.field } }),
    within: within && { ...within, position: positionIn(table), centre: centreOf(within.of, ask) },
    order: compileOrder(order, ask),
    atMost,
  };
}

function compileWhere(model: FilterOfModel, table: SourceModel, ask: Asker): AudienceFilter {
  switch (model.kind) {
    case 'all':
    case 'any':
      return { kind: model.kind, of: model.of.map((part) => compileWhere(part, table, ask)) };
    case 'not':
      return { kind: 'not', of: compileWhere(model.of, table, ask) };
    case 'row':
      return { kind: 'row', of: compileFilter(model.of, table) ?? { kind: 'all', of: [] } };
    case 'metric': {
      const { use, op, value } = model;
      return { kind: 'metric', window: ask.rowWindow(use), op, value, atLeast: guardOf(use.metric) };
    }
  }
}

function guardOf(metric: MetricModel): number | null {
  return metric.kind === 'fold' && COUNTED.has(metric.aggregate) ? null : metric.atLeast;
}

/** Worse is more, unless the metric says that more is good. */
function compileOrder(order: AudienceModel['order'], ask: Asker): Audience['order'] {
  if (order === null || order.kind === 'nearest') return order;
  const by: MetricUse = order.by;
  return { kind: 'worst', window: ask.rowWindow(by), good: by.metric.good ?? 'down' };
}

/** The table keyed by a place that has a point; of several the first by name. */
function centreOf(dimension: string, ask: Asker): NonNullable<Audience['within']>['centre'] {
  for (const table of ask.tables()) {
    const point = table.fields.find(({ type }) => type.kind === 'point');
    if (table.key === dimension && point !== undefined)
      return { table: ask.source(table.name), position: point.name };
  }
  return null;
}

/** The one column that says where a row is; of several the first, as declared. */
function positionIn({ name, fields }: SourceModel): string {
  return fields.find(({ type }) => type.kind === 'point')?.name ?? notRunnable(`${name} has no point`);
}
