import { isKilled, type Kill } from '../../engine/control/kill.ts';
import type { Instance } from '../../engine/decision.ts';
import type { IncidentRow, StateStore } from '../../engine/store.ts';
import type { HeldRun } from './why-answer.ts';

/** Live runs that are not sent because a switch of the store or of this host holds them. */
export async function heldRuns(
  store: StateStore,
  incidents: readonly IncidentRow[],
  hostKills: readonly Kill[],
): Promise<readonly HeldRun[]> {
  const kills = [...(await store.kills()), ...hostKills];
  if (kills.length === 0) return [];
  const instances = new Map(incidents.map(({ id, instance }) => [id, JSON.parse(instance) as Instance]));
  return (await store.runs('open'))
    .filter(({ mode, status }) => mode === 'live' && status === 'pending')
    .flatMap((run) => {
      const kill = kills.find((one) => isKilled(run, instances.get(run.incident) ?? null, [one]));
      return kill === undefined ? [] : [{ run, kill }];
    });
}
