import type { Decision } from '../../engine/decision.ts';

/** What became of one region's incidents under one playbook: how often each kind of decision was made. */
export type IncidentLife = readonly [
  region: string,
  opened: number,
  acted: number,
  recovered: number,
  undone: number,
  closed: number,
];

/** The playbooks of the short project, and how often each takes its act back. */
export const SHORT_PLAYBOOKS = [
  ['few_orders', 1],
  ['notice', 0],
] as const;

/** @param playbook  end of its name */
export function incidentLives(
  decisions: readonly Decision[],
  playbook: string,
  regions: readonly string[],
): readonly IncidentLife[] {
  const own = decisions.filter((d) => d.playbook.endsWith(playbook));
  return regions.map((region) => {
    const of = own.filter((d) => d.instance['region'] === region);
    const times = (what: Decision['what']) => of.filter((d) => d.what === what).length;
    return [region, times('opened'), times('act'), times('recovered'), times('undo'), times('closed')];
  });
}
