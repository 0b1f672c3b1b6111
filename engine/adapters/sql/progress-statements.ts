import type { Commit, PartitionProgress } from '../../store.ts';
import type { Statement } from './sql-client.ts';
import { recordset, selection } from './table.ts';
import { partitionProgress } from './window-tables.ts';

/** Raises the evaluator's epoch; waits for a commit that is under way. */
export function raiseEvaluator(): Statement<{ epoch: number }> {
  return {
    text: 'update ordersense.evaluator set epoch = epoch + 1, commits = 0 returning epoch',
    values: [],
  };
}

/** Reads the evaluator's epoch and keeps it until the transaction ends: a successor waits, a predecessor is refused. */
export function lockEvaluator(): Statement<{ epoch: number }> {
  return { text: 'select epoch from ordersense.evaluator for update', values: [] };
}

/** The same, and notes which commit of this epoch is written; `commits`: the last one that was there before. */
export function countCommit(epoch: number, number: number): Statement<{ epoch: number; commits: number }> {
  return {
    text: `with was as (select epoch, commits from ordersense.evaluator for update)
           update ordersense.evaluator t
              set commits = case when was.epoch = $1::int8 then greatest(was.commits, $2::int8) else was.commits end
             from was
           returning was.epoch, was.commits`,
    values: [epoch, number],
  };
}

/** Raises the epochs of partitions, making those that are new. In one order always, or two readers would deadlock. */
export function raisePartitions(batch: string): Statement<PartitionProgress> {
  return {
    text: `insert into ordersense.partition_progress as t
             (topic, partition, epoch, resume_offset, read_offset, first_ms, greatest_ms, sources, counts)
           select r.topic, r.partition, 1, 0, 0, null, null, '{}', '{"records":0,"duplicates":0,"late":0,"dead":0}'
             from ${recordset({ topic: 'text', partition: 'int8' })}
            order by r.topic collate "C", r.partition
           on conflict (topic, partition) do update set epoch = t.epoch + 1
           returning ${selection(partitionProgress, 't')}`,
    values: [batch],
  };
}

/** Writes progress where the epoch is still ours; returns what was written. Rows are locked in the order of `raisePartitions`. */
export function advancePartitions(batch: string): Statement<{ topic: string; partition: number }> {
  return {
    text: `with mine as (
             select t.topic as at_topic, t.partition as at_partition, r.*
               from ordersense.partition_progress t
               join ${recordset(partitionProgress.columns)}
                 on t.topic = r.topic and t.partition = r.partition and t.epoch = r.epoch
              order by t.topic, t.partition
                for update of t)
           update ordersense.partition_progress t
              set resume_offset = m."resumeOffset", read_offset = m."readOffset", first_ms = m."firstMs",
                  greatest_ms = m."greatestMs", sources = m.sources, counts = m.counts
             from mine m
            where t.topic = m.at_topic and t.partition = m.at_partition
           returning t.topic, t.partition`,
    values: [batch],
  };
}

/** Compare-and-set of how far each clock has judged (E2); returns those that stood at `from`. */
export function advanceThrough(batch: string): Statement<Pick<Commit['through'][number], 'clock'>> {
  return {
    text: `with want as (select * from ${recordset({ clock: 'text', from: 'int8', to: 'int8' })}),
           first as (
             insert into ordersense.clock_progress (clock, through_ms)
             select clock, "to" from want where "from" is null
             on conflict do nothing
             returning clock),
           moved as (
             update ordersense.clock_progress t set through_ms = want."to"
               from want where t.clock = want.clock and t.through_ms = want."from"
             returning t.clock)
           select clock from first union all select clock from moved`,
    values: [batch],
  };
}

/** How far each clock has judged. */
export function selectThrough(): Statement<{ clock: string; throughMs: number }> {
  return { text: 'select clock, through_ms as "throughMs" from ordersense.clock_progress', values: [] };
}
