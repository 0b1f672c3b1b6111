import type { Kill } from '../../control/kill.ts';
import type { ClaimedRun, RunRow } from '../../store.ts';
import { chained } from './audit-statements.ts';
import { killedWhere, killsParameter } from './kill-statements.ts';
import type { Statement } from './sql-client.ts';
import { run } from './store-tables.ts';
import { toStoredJson } from './stored-text.ts';
import { recordset, selection } from './table.ts';

const OPEN = `('pending', 'claimed', 'sent')`;

/**
 * Whether a run may be claimed: it is due, nothing before it on the same (target, effect) is open (R20), and no kill
 * switch holds it back (R29). An act that is too old to be sent is let through, so that it ends as `expired`.
 */
function dueWhere(nowMs: string, also: string): string {
  return `c.mode = 'live'
                and c.status in ${OPEN}
                and case c.status when 'pending' then c.not_before_ms <= ${nowMs} else c.claim_until_ms <= ${nowMs} end
                and (c.effect is null or not exists (
                  select 1 from ordersense.run p
                   where p.target = c.target and p.effect = c.effect and p.n < c.n
                     and p.mode = 'live' and p.status in ${OPEN}))
                and (not ${killedWhere(also)} or (c.kind = 'act' and c.deadline_ms < ${nowMs}))`;
}

function claimOf(keys: string, nowMs: string, claimMs: string): string {
  return `update ordersense.run t
              set status = 'claimed', fence = t.fence + 1, claim_until_ms = ${nowMs} + ${claimMs},
                  maybe_sent = t.maybe_sent or t.status = 'sent'
             from ${keys} due where t.key = due.key
           returning ${selection(run, 't')}, t.fence as "fence", t.maybe_sent as "maybeSent", t.n as "n"`;
}

/**
 * Claims runs that spend nothing, in the order of insertion. Others' claims are skipped, not waited for; a row that
 * somebody claimed between our snapshot and our lock is judged again and dropped. Shadow runs neither are claimed nor
 * hold others back (R24).
 *
 * @param nowMs  the effect clock as an SQL expression
 */
export function claimFree(
  limit: number,
  claimMs: number,
  nowMs: string,
  also: readonly Kill[],
): Statement<ClaimedRun & { readonly n: number }> {
  return {
    text: `with free as (
             select c.key from ordersense.run c
              where ${dueWhere(nowMs, '$3')} and c.spendings::text = '[]'
              order by c.n
              limit $1::int8
                for update skip locked)
           ${claimOf('free', nowMs, '$2::int8')}`,
    values: [limit, claimMs, killsParameter(also)],
  };
}

/** A run that spends, held by this transaction. */
export type Due = Pick<RunRow, 'key' | 'incident' | 'parent' | 'decidedMs' | 'deadlineMs' | 'spendings'> & {
  readonly nowMs: number;
};

/** Holds runs that spend and are due, in the order of insertion; others' are skipped. */
export function selectDuePriced(limit: number, nowMs: string, also: readonly Kill[]): Statement<Due> {
  return {
    text: `select c.key, c.incident, c.parent, c.decided_ms as "decidedMs", c.deadline_ms as "deadlineMs", c.spendings,
                  ${nowMs} as "nowMs"
             from ordersense.run c
            where ${dueWhere(nowMs, '$2')} and c.spendings::text <> '[]'
            order by c.n
            limit $1::int8
              for update skip locked`,
    values: [limit, killsParameter(also)],
  };
}

/** Claims runs that this transaction holds. */
export function claimKeys(
  batch: string,
  claimMs: number,
  nowMs: string,
): Statement<ClaimedRun & { readonly n: number }> {
  return {
    text: claimOf(`(select r.key from ${recordset({ key: 'text' })})`, nowMs, '$2::int8'),
    values: [batch, claimMs],
  };
}

/** Ends runs that this transaction holds and that no budget has room for. */
export function refuse(batch: string): Statement {
  return {
    text: `update ordersense.run t
              set status = 'skipped', outcome = r.outcome, fence = t.fence + 1, claim_until_ms = null
             from ${recordset({ key: 'text', outcome: 'json' })}
            where t.key = r.key`,
    values: [batch],
  };
}

/** Puts runs that this transaction holds off for a while. */
export function postpone(batch: string, waitMs: number, nowMs: string): Statement {
  return {
    text: `update ordersense.run t
              set status = 'pending', not_before_ms = ${nowMs} + $2::int8, claim_until_ms = null,
                  maybe_sent = t.maybe_sent or t.status = 'sent'
             from ${recordset({ key: 'text' })}
            where t.key = r.key`,
    values: [batch, waitMs],
  };
}

/** Takes claims back under which nothing was sent yet; the fence moves, so a claimer's `sent` is refused. */
export function releaseClaims(): Statement {
  return {
    text: `update ordersense.run set status = 'pending', fence = fence + 1, claim_until_ms = null
            where status = 'claimed'`,
    values: [],
  };
}

/**
 * Marks a claimed run as sent while its claim lasts and no kill switch holds it, with its row of the audit log; returns
 * its key, or nothing. A key may hold escapes (`stored-text.ts`), which the chain of hashes does not know.
 */
export function markSent(
  key: string,
  fence: number,
  nowMs: string,
  also: readonly Kill[],
): Statement<{ key: string }> {
  return {
    text: `with marked as (
             update ordersense.run c set status = 'sent', was_sent = true
              where c.key = $1::text and c.fence = $2::int8 and c.status = 'claimed' and c.claim_until_ms > ${nowMs}
                and not ${killedWhere('$3')}
             returning c.key, c.playbook, c.incident, c.verb),
           entry as (
             select 'sent' as act, '' as "by", ${plain('playbook')} as playbook,
                    ${plain('incident')} as incident, ${plain('verb')} as about,
                    ${plain('key')} as detail from marked),
           ${chained(nowMs)}
           select key from marked`,
    values: [key, fence, killsParameter(also)],
  };
}

function plain(name: string): string {
  return `replace(${name}, chr(63743), chr(65533))`;
}

/** Ends a run where the fence still matches; returns whether it has reserved something and its parent, or nothing. */
export function finishRun(
  key: string,
  fence: number,
  status: string,
  outcome: unknown,
): Statement<{ isPriced: boolean; parent: string | null }> {
  return {
    text: `update ordersense.run set status = $3::text, outcome = $4::text::json, claim_until_ms = null
            where key = $1::text and fence = $2::int8 and status in ('claimed', 'sent')
           returning spendings::text <> '[]' as "isPriced", parent`,
    values: [key, fence, status, toStoredJson(outcome)],
  };
}

/** Puts a run back for another attempt where the fence still matches; returns its key, or nothing. */
export function retryRun(
  key: string,
  fence: number,
  outcome: unknown,
  notBeforeMs: number,
): Statement<{ key: string }> {
  return {
    text: `update ordersense.run
              set status = 'pending', attempts = attempts + 1, outcome = $3::text::json, not_before_ms = $4::int8,
                  claim_until_ms = null
            where key = $1::text and fence = $2::int8 and status in ('claimed', 'sent')
           returning key`,
    values: [key, fence, toStoredJson(outcome), Math.ceil(notBeforeMs)],
  };
}

/** Cancels runs that cannot have reached anybody, and undos that a person took over; the fence moves, so a claimer's `sent` is refused. */
export function cancelRuns(batch: string): Statement {
  return {
    text: `update ordersense.run t
              set status = 'cancelled', fence = t.fence + 1, claim_until_ms = null
             from ${recordset({ key: 'text' })}
            where (t.key = r.key or t.parent = r.key)
              and (t.status in ('pending', 'claimed') and not t.maybe_sent
                   or t.kind = 'undo' and t.status in ${OPEN})`,
    values: [batch],
  };
}

/** Runs of one incident, or those not finished (`null`), in the order of insertion. */
export function selectRuns(incident: string | null): Statement<RunRow> {
  const condition = incident === null ? `t.status in ${OPEN}` : 't.incident = $1::text';
  return {
    text: `select ${selection(run, 't')} from ordersense.run t where ${condition} order by t.n`,
    values: incident === null ? [] : [incident],
  };
}
