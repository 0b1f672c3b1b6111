import type { Decision } from '../../engine/decision.ts';
import type { PartitionProgress } from '../../engine/store.ts';
import type { LiveStage } from './live-stage.ts';
import type { RunEnd, RunProcess } from './run-process.ts';

/** What a stage is left with when everything is over. */
export interface StageEnd {
  readonly end: RunEnd;
  readonly decisions: readonly Decision[];
  readonly progress: readonly PartitionProgress[];
  /** What was put to the partitions, summed. */
  readonly counts: PartitionProgress['counts'];
}

/** Instants up to which any playbook was judged, epoch ms. */
export async function judgedMs({ store }: LiveStage): Promise<number> {
  return Math.max(0, ...Object.values((await store.load()).through));
}

/**
 * No more orders come; the run judges what is there and is stopped.
 *
 * @param partitions  of the topic
 * @param hasIdle     some of them bring nothing: time stays behind by as much as a silence may last, and stands still
 *                    once everything is silent, so the last instants are not waited for
 */
export async function endStage(
  stage: LiveStage,
  run: RunProcess,
  { partitions = 2, hasIdle = false }: { readonly partitions?: number; readonly hasIdle?: boolean } = {},
): Promise<StageEnd> {
  await stage.dry();
  const lastMs = Math.floor(((stage.sent.at(-1)?.atMs ?? 0) - 2_000) / 10_000) * 10_000;
  if (!hasIdle) await stage.until('everything is judged', async () => (await judgedMs(stage)) >= lastMs);
  await stage.until('everything is read', stage.isRead);
  run.signal('SIGTERM');
  const end = await run.end;
  const all = Array.from({ length: partitions }, (_, partition) => ({ topic: stage.topic, partition }));
  const progress = await stage.store.assign(all);
  const sum = (of: keyof PartitionProgress['counts']) =>
    progress.reduce((n, { counts }) => n + counts[of], 0);
  return {
    end,
    decisions: await stage.decisions(),
    progress,
    counts: { records: sum('records'), duplicates: sum('duplicates'), late: sum('late'), dead: sum('dead') },
  };
}
