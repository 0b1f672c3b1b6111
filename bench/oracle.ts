import type { Decision } from '../engine/decision.ts';
import type { Standing } from '../engine/overview.ts';
import type { Order } from './orders.ts';
import { type BenchFilter, type BenchKey, type BenchPlaybook, HOLD_MS } from './shared-playbooks.ts';

const PANE_MS = 10_000;
/** `late` of the stream. */
const LATE_MS = 120_000;
/** A trigger must be known false for so long before its incident closes; in between nothing opens again. */
const RECOVERY_MS = 600_000;

/** Counts per filter, key and pane from the events themselves, each id once. */
export interface Oracle {
  see(orders: readonly Order[]): void;
  /** What differs from the brute-force answer, in words; empty: equal. */
  differences(
    decisions: readonly Decision[],
    atMs: number,
    standings: readonly Standing[],
  ): readonly string[];
}

export function createOracle(playbooks: readonly BenchPlaybook[], key: BenchKey): Oracle {
  const filters: readonly BenchFilter[] = [...new Set(playbooks.map(({ filter }) => filter))];
  const seen = new Set<string>();
  /** By filter, then key, then number of the pane. */
  const panes = filters.map(() => new Map<string, Map<number, number>>());
  let firstMs = Number.POSITIVE_INFINITY;
  let greatestMs = Number.NEGATIVE_INFINITY;

  const countOf = (filter: number, name: string, fromMs: number, toMs: number): number => {
    const counts = panes[filter]?.get(name);
    let total = 0;
    if (counts !== undefined)
      for (const [pane, n] of counts) if (pane * PANE_MS >= fromMs && pane * PANE_MS < toMs) total += n;
    return total;
  };

  /** Instants at which incidents of one playbook open on one key. */
  const openings = (playbook: BenchPlaybook, name: string, toMs: number): number[] => {
    const counts = panes[filters.indexOf(playbook.filter)]?.get(name);
    if (counts === undefined) return [];
    const coveredMs = Math.floor(firstMs / PANE_MS) * PANE_MS;
    const found: number[] = [];
    let total = 0;
    let trueSinceMs: number | null = null;
    let openUntilMs = Number.NEGATIVE_INFINITY;
    for (let atMs = coveredMs + PANE_MS; atMs <= toMs; atMs += PANE_MS) {
      total += counts.get((atMs - PANE_MS) / PANE_MS) ?? 0;
      total -= counts.get((atMs - PANE_MS - playbook.windowMs) / PANE_MS) ?? 0;
      const isTrue = atMs - playbook.windowMs >= coveredMs && total > playbook.threshold;
      if (!isTrue) trueSinceMs = null;
      else trueSinceMs ??= atMs;
      const fires = trueSinceMs !== null && atMs - trueSinceMs >= HOLD_MS;
      if (fires && atMs > openUntilMs) found.push(atMs);
      if (fires) openUntilMs = atMs + RECOVERY_MS;
    }
    return found;
  };

  return {
    see(orders) {
      for (const order of orders) {
        if (seen.has(order.id)) continue;
        seen.add(order.id);
        const watermarkMs = Math.floor((greatestMs - LATE_MS) / PANE_MS) * PANE_MS;
        // Its pane is closed.
        if (order.timeMs < watermarkMs) continue;
        greatestMs = Math.max(greatestMs, order.timeMs);
        firstMs = Math.min(firstMs, order.timeMs);
        const pane = Math.floor(order.timeMs / PANE_MS);
        filters.forEach((filter, i) => {
          if (!filter.takes(order)) return;
          const byKey = panes[i] as Map<string, Map<number, number>>;
          const counts = byKey.get(order[key]) ?? new Map<number, number>();
          counts.set(pane, (counts.get(pane) ?? 0) + 1);
          byKey.set(order[key], counts);
        });
      }
    },
    differences(decisions, atMs, standings) {
      const byName = new Map(playbooks.map((playbook) => [playbook.name, playbook]));
      const wrong: string[] = [];
      for (const { playbook, instance, now } of standings) {
        if (now === null) continue;
        const { filter, windowMs } = byName.get(playbook) as BenchPlaybook;
        const want = countOf(filters.indexOf(filter), String(instance[key]), atMs - windowMs, atMs);
        if (now !== want) wrong.push(`${playbook} ${instance[key]} counts ${now}, and it is ${want}`);
      }
      const told = decisions
        .filter(({ what }) => what === 'opened')
        .map(({ playbook, instance, t }) => `${playbook} ${instance[key]} ${t}`);
      const due = playbooks.flatMap((playbook) =>
        [...(panes[filters.indexOf(playbook.filter)]?.keys() ?? [])].flatMap((name) =>
          openings(playbook, name, atMs).map((t) => `${playbook.name} ${name} ${t}`),
        ),
      );
      const [wanted, got] = [new Set(due), new Set(told)];
      for (const one of wanted) if (!got.has(one)) wrong.push(`${one} did not open`);
      for (const one of got) if (!wanted.has(one)) wrong.push(`${one} opened`);
      return wrong;
    },
  };
}
