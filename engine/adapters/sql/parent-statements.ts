import type { ParentRow } from '../../parent-run.ts';
import type { RunRow } from '../../store.ts';
import type { Statement } from './sql-client.ts';
import { parentRun, run } from './store-tables.ts';
import { recordset, selection } from './table.ts';

/** Rows `t` of incidents that are not closed. */
export const OF_OPEN =
  'exists (select 1 from ordersense.incident i where i.id = t.incident and i.closed_ms is null)';

/** Parents whose runs are not all there, in the order of insertion. */
export function selectUnexpanded(): Statement<ParentRow> {
  return {
    text: `select ${selection(parentRun, 't')} from ordersense.parent_run t where t.status = 'planned' order by t.n`,
    values: [],
  };
}

/** The acts that such undos take back. */
export function selectUndone(): Statement<ParentRow> {
  return {
    text: `select ${selection(parentRun, 't')} from ordersense.parent_run t
            where t.key in (select u."of" from ordersense.parent_run u where u.status = 'planned' and u."of" is not null)`,
    values: [],
  };
}

/** Holds a parent as it is until the transaction ends, so that a cancellation is before or after its runs. */
export function lockParent(key: string): Statement<{ cancelled: boolean }> {
  return {
    text: 'select cancelled from ordersense.parent_run where key = $1::text for update',
    values: [key],
  };
}

/** All runs of a parent are there. */
export function completeParent(key: string): Statement {
  return {
    text: `update ordersense.parent_run set status = 'complete' where key = $1::text and status = 'planned'`,
    values: [key],
  };
}

/** Runs of a parent, in the order of insertion. */
export function selectChildren(key: string): Statement<RunRow> {
  return {
    text: `select ${selection(run, 't')} from ordersense.run t where t.parent = $1::text order by t.n`,
    values: [key],
  };
}

/** Complete parents none of whose runs is open. */
export function selectEnded(): Statement<ParentRow> {
  return {
    text: `select ${selection(parentRun, 't')} from ordersense.parent_run t
            where t.status = 'complete' and not exists (
              select 1 from ordersense.run c
               where c.parent = t.key and c.status in ('pending', 'claimed', 'sent'))
            order by t.n`,
    values: [],
  };
}

/** A parent has ended. */
export function markEnded(key: string): Statement {
  return {
    text: `update ordersense.parent_run set status = 'ended' where key = $1::text and status = 'complete'`,
    values: [key],
  };
}

/** Cancels parents by the keys of a batch; their runs are cancelled with them, and those to come are born so. */
export function cancelParents(batch: string): Statement {
  return {
    text: `update ordersense.parent_run t set cancelled = true from ${recordset({ key: 'text' })} where t.key = r.key`,
    values: [batch],
  };
}
