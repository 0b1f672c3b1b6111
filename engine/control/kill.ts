import { splitVerb } from '../dispatch/call.ts';
import type { RunRow } from '../store.ts';

/** What a kill switch stops: everything, one playbook, one connector of the config, or one region. */
export type KillScope = 'all' | 'playbook' | 'connector' | 'region';

/** Which kill switch: its scope, and the name of what it stops ('' for all). */
export interface KillName {
  readonly scope: KillScope;
  readonly name: string;
}

/** A kill switch that a person pulled (R29). It stops what is not sent yet; it takes nothing back. */
export interface Kill extends KillName {
  /** Undos are stopped too; otherwise they go on. */
  readonly freezes: boolean;
  readonly reason: string;
  /** Who pulled it. */
  readonly by: string;
}

/** A kill switch in the store, with the instant since when it is there, effect clock. */
export interface KillRow extends Kill {
  readonly sinceMs: number;
}

/**
 * Whether a kill switch holds a run back. A region is whatever value of the incident's instance, or target, has its
 * name. The same is said in SQL by `killedWhere`.
 *
 * @param instance  of the run's incident, null where there is no such incident
 */
export function isKilled(
  run: Pick<RunRow, 'kind' | 'playbook' | 'verb' | 'target'>,
  instance: Readonly<Record<string, unknown>> | null,
  kills: readonly Kill[],
): boolean {
  return kills.some((kill) => (run.kind === 'act' || kill.freezes) && isMeant(kill, run, instance));
}

function isMeant(
  { scope, name }: KillName,
  { playbook, verb, target }: Pick<RunRow, 'playbook' | 'verb' | 'target'>,
  instance: Readonly<Record<string, unknown>> | null,
): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'playbook':
      return playbook === name;
    case 'connector':
      return splitVerb(verb)[0] === name;
    case 'region':
      return target === name || Object.values(instance ?? {}).some((value) => String(value) === name);
  }
}
