import type { Statement } from './sql-client.ts';
import { recordset } from './table.ts';

/** Makes the counters of budgets that were never asked for; others may do so at once. */
export function addBudgets(batch: string): Statement {
  return {
    text: `insert into ordersense.budget (name)
           select r.name from ${recordset({ name: 'text' })} order by r.name on conflict do nothing`,
    values: [batch],
  };
}

/** Holds budgets until the transaction ends, in the order of their names: two claims never wait for each other. */
export function lockBudgets(batch: string): Statement<{ name: string }> {
  return {
    text: `select b.name from ordersense.budget b
            where b.name in (select r.name from ${recordset({ name: 'text' })})
            order by b.name for update`,
    values: [batch],
  };
}

/** What each asked spending finds used: by others, and whether its run has reserved it before. */
export function selectUsed(
  batch: string,
): Statement<{ key: string; budget: string; kept: number; held: number; isReserved: boolean }> {
  const asked = { key: 'text', budget: 'text', scope: 'text', fromMs: 'int8' } as const;
  return {
    text: `select r.key, r.budget,
                  coalesce(sum(o.minor) filter (where o.kept and o.run_key <> r.key), 0)::int8 as kept,
                  coalesce(sum(o.minor) filter (where not o.kept and o.run_key <> r.key), 0)::int8 as held,
                  exists (select 1 from ordersense.reservation own
                           where own.budget = r.budget and own.run_key = r.key) as "isReserved"
             from ${recordset(asked)}
             left join ordersense.reservation o
               on o.budget = r.budget and o.scope = r.scope and (r."fromMs" is null or o.decided_ms > r."fromMs")
            group by r.key, r.budget`,
    values: [batch],
  };
}

/** Reserves for runs; what is reserved already stays as it is. */
export function reserve(batch: string): Statement {
  const row = { budget: 'text', key: 'text', scope: 'text', decidedMs: 'int8', minor: 'int8' } as const;
  return {
    text: `insert into ordersense.reservation (budget, run_key, scope, decided_ms, minor, kept)
           select r.budget, r.key, r.scope, r."decidedMs", r.minor, false from ${recordset(row)}
           on conflict do nothing`,
    values: [batch],
  };
}

/** An outcome settles what its run reserved: kept where it was, or may have been, spent; else it is free again. */
export function settleReservation(key: string, isSpent: boolean): Statement {
  return {
    text: isSpent
      ? 'update ordersense.reservation set kept = true where run_key = $1::text'
      : 'delete from ordersense.reservation where run_key = $1::text',
    values: [key],
  };
}

/** Frees what runs reserved that no limit counts any more. */
export function dropReservations(batch: string): Statement {
  return {
    text: `delete from ordersense.reservation t using ${recordset({ key: 'text' })} where t.run_key = r.key`,
    values: [batch],
  };
}

/** Frees what runs reserved that were cancelled before any attempt. */
export function freeCancelled(batch: string): Statement {
  return {
    text: `delete from ordersense.reservation t using ordersense.run c, ${recordset({ key: 'text' })}
            where t.run_key = c.key and (c.key = r.key or c.parent = r.key) and c.status = 'cancelled' and c.attempts = 0`,
    values: [batch],
  };
}
