import type { OutboxMessage, StoredSignal } from '../../store.ts';
import type { Statement } from './sql-client.ts';
import { signal } from './store-tables.ts';
import { recordset, selection } from './table.ts';

/** Signals that nobody consumed, oldest first. */
export function selectSignals(): Statement<StoredSignal> {
  return {
    text: `select ${selection(signal, 't')}, t.seq as "seq" from ordersense.signal t where not t.consumed order by t.seq`,
    values: [],
  };
}

/** Whether a signal of this id was ever there. */
export function selectSignal(id: string): Statement<{ id: string }> {
  return { text: 'select t.id from ordersense.signal t where t.id = $1::text', values: [id] };
}

/** Marks signals as consumed; returns those that were not. */
export function consumeSignals(batch: string): Statement<{ seq: number }> {
  return {
    text: `update ordersense.signal t set consumed = true from ${recordset({ seq: 'int8' })}
            where t.seq = r.seq and not t.consumed returning t.seq as "seq"`,
    values: [batch],
  };
}

/** Oldest unpublished messages. */
export function selectOutbox(limit: number): Statement<OutboxMessage> {
  return {
    text: 'select id, topic, key, value from ordersense.outbox order by id limit $1::int8',
    values: [limit],
  };
}

/** Published messages leave. */
export function deletePublished(batch: string): Statement {
  return {
    text: `delete from ordersense.outbox t using ${recordset({ id: 'int8' })} where t.id = r.id`,
    values: [batch],
  };
}
