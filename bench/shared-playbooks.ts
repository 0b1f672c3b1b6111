import type { Order } from './orders.ts';

/** A filter as text and as the oracle's own test. */
export interface BenchFilter {
  readonly metric: string;
  readonly where: string;
  takes(order: Order): boolean;
  /** Share of the events that it takes. */
  readonly share: number;
}

const amountAbove = (won: number) => 1 - Math.sqrt((won - 5_000) / 70_000);

export const FILTERS: readonly BenchFilter[] = [
  filter('placed', 'event is "placed"', 1 / 7, (o) => o.event === 'placed'),
  filter('delivered', 'event is "delivered"', 1 / 7, (o) => o.event === 'delivered'),
  filter('cancelled', 'event is "cancelled"', 1 / 7, (o) => o.event === 'cancelled'),
  filter('in_kitchen', 'event in ("accepted", "cooking", "ready")', 3 / 7, (o) =>
    ['accepted', 'cooking', 'ready'].includes(o.event),
  ),
  filter('large', 'amount >= 40000원', amountAbove(40_000), (o) => o.amount >= 40_000),
  filter('small', 'amount < 8000원', 1 - amountAbove(8_000), (o) => o.amount < 8_000),
  filter(
    'large_cancelled',
    'event is "cancelled" and amount >= 30000원',
    amountAbove(30_000) / 7,
    (o) => o.event === 'cancelled' && o.amount >= 30_000,
  ),
  filter('not_cancelled', 'not event is "cancelled"', 6 / 7, (o) => o.event !== 'cancelled'),
];

function filter(metric: string, where: string, share: number, takes: (order: Order) => boolean): BenchFilter {
  return { metric, where, share, takes };
}

const MINUTE_MS = 60_000;
/** The twelve windows of S1, minutes. */
const WINDOWS = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 120, 240] as const;

/** One playbook of S1: `count of orders where FILTER per KEY over WINDOW > threshold`, for a minute. */
export interface BenchPlaybook {
  readonly name: string;
  readonly filter: BenchFilter;
  readonly windowMs: number;
  readonly threshold: number;
}

export type BenchKey = 'city' | 'restaurant';
/** How many series each key has. */
export const KEYS: Readonly<Record<BenchKey, number>> = { city: 1_000, restaurant: 100_000 };
/** How long a trigger must last, ms. */
export const HOLD_MS = 10_000;

/** The first `count` of the grid of filters and windows, again and again with other thresholds. */
export function playbooksOf(count: number, key: BenchKey, perSecond: number): readonly BenchPlaybook[] {
  return Array.from({ length: count }, (_, i) => {
    const filterAt = FILTERS[i % FILTERS.length] as BenchFilter;
    const windowMs = (WINDOWS[Math.floor(i / FILTERS.length) % WINDOWS.length] as number) * MINUTE_MS;
    const usual = (perSecond * (windowMs / 1_000) * filterAt.share) / KEYS[key];
    const round = Math.floor(i / (FILTERS.length * WINDOWS.length));
    return {
      name: `p${i}`,
      filter: filterAt,
      windowMs,
      threshold: Math.ceil(usual * (1.8 + round / 50)) + 3,
    };
  });
}

/** S2: as many filters as playbooks, each of one restaurant's orders of one kind; counts over 15 minutes. */
export function distinctPlaybooks(count: number, perSecond: number): readonly BenchPlaybook[] {
  return Array.from({ length: count }, (_, i) => {
    const restaurant = `s${String(i >> 1).padStart(6, '0')}`;
    const event = i % 2 === 0 ? 'placed' : 'delivered';
    const own = filter(
      `orders_${i}`,
      `event is "${event}" and restaurant is "${restaurant}"`,
      0,
      (order) => order.event === event && order.restaurant === restaurant,
    );
    return { name: `p${i}`, filter: own, windowMs: MINUTE_MS, threshold: 3 + Math.ceil(perSecond / 2_000) };
  });
}

/** A project of these playbooks, as people write it. */
export function projectText(playbooks: readonly BenchPlaybook[], key: BenchKey): string {
  const metrics = [...new Set(playbooks.map((p) => p.filter))].map(
    ({ metric, where }) =>
      `metric ${metric} = count of orders where ${where} per ${key} over 15m missing as zero\n`,
  );
  const texts = playbooks.map(
    ({ name, filter: { metric }, windowMs, threshold }) => `playbook ${name} {
  owner "ops"
  severity low
  when ${metric} per ${key} > ${threshold} over ${windowMs / MINUTE_MS}m for ${HOLD_MS / 1_000}s
  then { do log.note(text: "{${key}}") }
}
`,
  );
  return `language 1

stream orders from kafka "orders" {
  key id
  time at
  late 2m
  silent after 10m
  owner "ops"
  field id is id
  field event is one of ("placed", "accepted", "cooking", "ready", "picked", "delivered", "cancelled")
  field region is place
  field city is place
  field restaurant is place
  field amount is money(KRW)
  field channel is text
}

${metrics.join('')}
${texts.join('\n')}`;
}
