import type { Firing, History } from '../history.ts';

const DAY_MS = 86_400_000;

/** A history of a test: four weeks of events of `orders_in` and `riders` in which nothing happened. */
export function past(given: Partial<History> = {}): History {
  return {
    fromMs: 0,
    throughMs: 28 * DAY_MS,
    replayed: new Set(),
    firings: [],
    days: new Map([
      ['orders_in', 28],
      ['riders', 28],
    ]),
    groups: [],
    overlaps: [],
    ...given,
  };
}

/** Firings of a playbook in one region, one every hour. */
export function hourly(playbook: string, count: number, atMs = 0): readonly Firing[] {
  return Array.from({ length: count }, (_, index) => ({
    playbook,
    instance: { region: 'seoul-gangnam' },
    atMs: atMs + index * 3_600_000,
  }));
}

/** What must have happened for the examples of the codes that ask the past. */
export const pasts: Readonly<Record<string, History>> = {
  OS2007: past({
    firings: [...hourly('few_orders', 3), ...hourly('few_riders', 3, 60_000)].sort((a, b) => a.atMs - b.atMs),
  }),
  OS2502: past({ days: new Map([['orders_in', 3]]) }),
  OS3001: past({ groups: [{ metric: 'orders', by: ['shop'], keys: 2_100_000 }] }),
  OS3002: past({ firings: hourly('noisy', 143) }),
  OS3003: past({ replayed: new Set(['unheard']) }),
  OS3004: past({ overlaps: [{ metric: 'cancelled', field: 'order', inPart: 100, inBoth: 98 }] }),
};
