import type { BudgetUse, StoreFigures } from '../../store-figures.ts';
import type { Statement } from './sql-client.ts';
import { recordset } from './table.ts';

type Flat = Omit<StoreFigures, 'runs'> & StoreFigures['runs'];

/** All figures in one look. */
export function selectFigures(nowMs: string): Statement<Flat> {
  const live = (status: string) =>
    `(select count(*) from ordersense.run where mode = 'live' and status = '${status}')`;
  const own = 'floor(extract(epoch from clock_timestamp()) * 1000)::int8';
  return {
    text: `select ${live('pending')} as pending, ${live('claimed')} as claimed, ${live('sent')} as sent,
                  (select ${nowMs} - min(not_before_ms) from ordersense.run
                    where mode = 'live' and status = 'pending' and not_before_ms <= ${nowMs}) as "oldestDueMs",
                  (select count(*) from ordersense.outbox) as outbox,
                  (select greatest(0, ${own} - min(at_ms)) from ordersense.outbox having count(*) > 0) as "oldestMessageMs",
                  (select count(*) from ordersense.signal where not consumed) as signals,
                  (select count(*) from ordersense.incident where closed_ms is null) as "openIncidents",
                  (select count(*) from ordersense.ask where status = 'open') as "openAsks",
                  (select count(*) from ordersense.lease where status in ('stored', 'undoing')) as leases,
                  (select count(*) from ordersense.lease where status in ('stored', 'undoing') and cap_ms <= ${nowMs}) as "overdueLeases",
                  (select count(*) from ordersense.kill) as kills`,
    values: [],
  };
}

/** What is reserved of budgets. */
export function selectBudgetUse(batch: string): Statement<BudgetUse> {
  return {
    text: `select r.budget, o.scope, sum(o.minor)::int8 as minor
             from ${recordset({ budget: 'text', fromMs: 'int8' })}
             join ordersense.reservation o on o.budget = r.budget and o.decided_ms > r."fromMs"
            group by r.budget, o.scope order by r.budget collate "C", o.scope collate "C"`,
    values: [batch],
  };
}
