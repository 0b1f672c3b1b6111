import type { FoldMetric } from '../../dsl/model/metric.ts';
import { UNSAID_METRIC } from '../../dsl/model/unsaid-metric.ts';
import type { Share } from '../limit.ts';
import type { Asker } from './condition.ts';

/**
 * How many there are of what a share is taken of: the rows of a table that belong to what `when` binds, counted like
 * any metric, so that a dead pipe is unknown and not empty; else the values that a dimension has by `define words`.
 *
 * @param of      the table, or the plural of the dimension
 * @param target  what one of them is
 */
export function compilePopulation(
  of: string,
  target: string,
  ask: Asker,
): Pick<Share, 'population' | 'within'> {
  const table = ask.tables().find(({ name }) => name === of);
  if (table === undefined) return { population: { kind: 'dimension', dimension: target }, within: [] };
  const fields = table.fields.map(({ name }) => name);
  const within = ask.by.filter((dimension) => dimension !== target && fields.includes(dimension)).sort();
  const rows: FoldMetric = {
    ...UNSAID_METRIC,
    ...{ kind: 'fold', name: `count of ${of}`, source: of, aggregate: 'count', rank: null, field: null },
    ...{ perEvent: null, filter: null, outOf: null, per: within, unit: { kind: 'count' } },
  };
  const window = ask.window({ metric: rows, by: within, slice: null, overMs: null });
  return { population: { kind: 'window', window }, within };
}
