import type { Action, Money } from '../../connectors/connector.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Manifest } from '../catalog.ts';

/** Money that the acts of one playbook cost at most, in minor units. */
export interface Spent extends Money {
  readonly playbook: string;
}

/** An act on many costs what each of its calls does. */
function reached({ audience }: Decision['detail']): number {
  return typeof audience === 'object' && audience !== null && 'admitted' in audience
    ? Number(audience['admitted'])
    : 1;
}

/** What decided acts cost by their connectors' manifests, one entry a playbook and currency, in the order of decisions. */
export function spentBy(decisions: readonly Decision[], manifests: readonly Manifest[]): readonly Spent[] {
  const actions = new Map<string, Action<unknown, never>>(
    manifests.flatMap(({ name, connector }) =>
      Object.entries(connector.actions).map(([verb, action]) => [`${name}.${verb}`, action] as const),
    ),
  );
  const sums = new Map<string, Spent>();
  for (const { what, playbook, detail } of decisions) {
    if (what !== 'act') continue;
    // Arguments were checked when the playbook was compiled.
    const money = actions.get(String(detail['verb']))?.cost?.(detail['args'] as never);
    if (money === undefined || !Number.isFinite(money.minor)) continue;
    const key = JSON.stringify([playbook, money.currency]);
    sums.set(key, { ...money, playbook, minor: (sums.get(key)?.minor ?? 0) + money.minor * reached(detail) });
  }
  return [...sums.values()];
}
