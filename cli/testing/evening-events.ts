import type { EveningSettings } from './evening-project.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { type Seeded, seeded } from './seeded.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The recording's last evening, 17:30 in Seoul, and how long it is followed. */
export const EVENING_MS = Date.parse('2026-03-06T17:30:00+09:00');
const EVENING_MINUTES = 180;

/** Wire names of the regions; the first three quarters of all events are the first one's (skewed keys). */
export const EVENING_REGIONS = ['seoul-gangnam', 'seoul-mapo', 'seoul-songpa'] as const;
const ORDERS_A_MINUTE = { 'seoul-gangnam': 9, 'seoul-mapo': 4, 'seoul-songpa': 3 } as const;
const RIDERS = 12;

type Region = (typeof EVENING_REGIONS)[number];

/** What is wrong in a region, in minutes of the evening. */
interface Trouble {
  readonly region: Region;
  readonly from: number;
  readonly to: number;
  readonly orders?: number;
  readonly cancelled?: number;
  readonly rating?: number;
  readonly prepS?: number;
  readonly idle?: number;
}

/**
 * Two regions lose their orders at once, one of them with its riders; later cancellations, ratings and kitchens go
 * wrong elsewhere. All of it ends well before the recording does.
 */
const TROUBLES: readonly Trouble[] = [
  { region: 'seoul-gangnam', from: 40, to: 75, orders: 0.15, idle: 2 },
  { region: 'seoul-mapo', from: 45, to: 70, orders: 0.1 },
  { region: 'seoul-songpa', from: 50, to: 72, cancelled: 0.7 },
  { region: 'seoul-mapo', from: 105, to: 125, rating: 2.1 },
  { region: 'seoul-songpa', from: 110, to: 122, prepS: 1_500 },
];

/**
 * The same evening three times, two weeks or days before and now, a thin stream between, in the order of its
 * happening. Arrival is event time.
 *
 * @param story  the prefix of the topics and the past, as in `writeEveningProject`
 */
export function eveningEvents(
  seed: number,
  { prefix, past }: Pick<EveningSettings, 'prefix' | 'past'>,
): readonly RecordedEvent[] {
  const stepMs = past === 'weeks' ? 7 * DAY : DAY;
  const random = seeded(seed);
  const events: RecordedEvent[] = [];
  let serial = 0;
  const order = (region: Region, atMs: number, trouble: Partial<Trouble>): void => {
    serial += 1;
    const event = random.next() < (trouble.cancelled ?? 0.05) ? 'cancelled' : 'placed';
    events.push(
      orderEvent(prefix, atMs, {
        event_id: `e${serial}`,
        event,
        region,
        amount: 9_000 + 500 * random.whole(0, 40),
        prep: (trouble.prepS ?? 480) + random.whole(-90, 90) / 2,
      }),
    );
  };
  const rate = (region: Region, atMs: number, around: number): void => {
    serial += 1;
    const rating = Math.round((around + random.next() * 0.6) * 100) / 100;
    events.push(orderEvent(prefix, atMs, { event_id: `e${serial}`, event: 'rated', region, rating }));
  };

  for (let step = 2; step >= 0; step -= 1) {
    const start = EVENING_MS - step * stepMs;
    for (let minute = 0; minute < EVENING_MINUTES; minute += 1) {
      const at = start + minute * MINUTE;
      for (const region of EVENING_REGIONS) {
        const trouble = step === 0 ? troubleOf(region, minute) : {};
        const mean = ORDERS_A_MINUTE[region] * (trouble.orders ?? 1);
        for (let n = random.poisson(mean); n > 0; n -= 1) order(region, within(random, at), trouble);
        for (let n = random.poisson(1.5); n > 0; n -= 1)
          rate(region, within(random, at), trouble.rating ?? 4.2);
        if (step === 0 && minute % 3 === 0)
          events.push(...riderEvents(prefix, region, at, trouble.idle ?? 8));
      }
    }
    const next = start + stepMs;
    for (let at = start + EVENING_MINUTES * MINUTE; step > 0 && at < next; at += 4 * MINUTE)
      order(random.pick(EVENING_REGIONS), within(random, at), {});
  }
  return events.sort((a, b) => a.atMs - b.atMs);
}

function troubleOf(region: Region, minute: number): Partial<Trouble> {
  return TROUBLES.find((t) => t.region === region && minute >= t.from && minute < t.to) ?? {};
}

function within(random: Seeded, at: number): number {
  return at + random.whole(0, MINUTE - 1);
}

function orderEvent(
  prefix: string,
  atMs: number,
  value: Readonly<Record<string, string | number>> & { readonly region: string },
): RecordedEvent {
  return {
    topic: `${prefix}-orders`,
    key: value.region,
    atMs,
    value: JSON.stringify({ ...value, occurred_at: new Date(atMs).toISOString() }),
  };
}

/** Every rider of a region says where he is, a few milliseconds one after the other. */
function riderEvents(prefix: string, region: Region, from: number, idle: number): readonly RecordedEvent[] {
  return Array.from({ length: RIDERS }, (_, i) => {
    const rider = `${region}-${i + 1}`;
    const status = i < idle ? 'idle' : 'delivering';
    const atMs = from + i * 7;
    const value = JSON.stringify({ rider, status, region, occurred_at: new Date(atMs).toISOString() });
    return { topic: `${prefix}-riders`, key: rider, atMs, value };
  });
}
