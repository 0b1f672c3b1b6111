import type { AskRow, SaidRow, StoredAsk } from '../../ask.ts';
import type { Statement } from './sql-client.ts';
import { ask, said } from './store-tables.ts';
import { recordset, selection } from './table.ts';

/** Open asks, or the one with this id, each with all that was said, oldest first. */
export function selectAsks(id: string | null): Statement<StoredAsk> {
  return {
    text: `select ${selection(ask, 't')}, ${saidAbout('t')} as said
             from ordersense.ask t where ${id === null ? `t.status = 'open'` : 't.id = $1::text'} order by t.n`,
    values: id === null ? [] : [id],
  };
}

/** Holds one ask where it is until the transaction ends. */
export function lockAsk(id: string): Statement<{ id: string }> {
  return { text: 'select t.id from ordersense.ask t where t.id = $1::text for update', values: [id] };
}

/** Puts an open ask where it stands now. */
export function settleAsk(id: string, status: AskRow['status']): Statement {
  return {
    text: `update ordersense.ask set status = $2::text where id = $1::text and status = 'open'`,
    values: [id, status],
  };
}

/** Ends the open ones that are past their time and returns them; one that somebody answers just now is left to him. */
export function lapseAsks(nowMs: string): Statement<AskRow> {
  return {
    text: `update ordersense.ask t set status = 'lapsed'
            where t.id in (select d.id from ordersense.ask d
                            where d.status = 'open' and d.due_ms <= ${nowMs} for update skip locked)
           returning ${selection(ask, 't')}`,
    values: [],
  };
}

/** Withdraws the open ones among these. */
export function cancelAsks(batch: string): Statement {
  return {
    text: `update ordersense.ask t set status = 'cancelled' from ${recordset({ id: 'text' })}
            where t.id = r.id and t.status = 'open'`,
    values: [batch],
  };
}

function saidAbout(alias: string): string {
  const members = (Object.keys(said.columns) as (keyof SaidRow)[]).map((name) => {
    const column = name === 'atMs' ? 'at_ms' : name;
    return `'${name}', s.${column}`;
  });
  return `coalesce((select json_agg(json_build_object(${members.join(', ')}) order by s.n)
                      from ordersense.said s where s.ask = ${alias}.id), '[]'::json)`;
}
