import type { Statement } from './sql-client.ts';
import { recordset } from './table.ts';

/** Drops partials of sources whose pane starts before an instant. */
export function dropPartials(batch: string): Statement {
  return {
    text: `delete from ordersense.partial t
            using ${recordset({ source: 'text', beforeMs: 'int8' })}
            where t.source = r.source and t.start_ms < r."beforeMs"`,
    values: [batch],
  };
}

/** Drops what is kept of slots that start before an instant. */
export function dropHistory(beforeMs: number): readonly Statement[] {
  return ['history', 'metric_5m'].map((table) => ({
    text: `delete from ordersense.${table} where slot_ms < $1::int8`,
    values: [beforeMs],
  }));
}
