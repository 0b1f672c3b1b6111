import type { LogRecord } from '../engine/ports.ts';

/** Bytes of every event. */
export const EVENT_BYTES = 272;
/** The first event's second: a Tuesday, noon in Seoul. */
export const START_MS = Date.UTC(2026, 2, 10, 3);

const STATUSES = ['placed', 'accepted', 'cooking', 'ready', 'picked', 'delivered', 'cancelled'] as const;
const REGIONS = 50;
const CITIES = 1_000;
const RESTAURANTS = 100_000;
/** Events come this much out of order at most; all of it within the lateness. */
const JITTER_MS = 2_000;
/** One event in so many comes a second time. */
const REPEATED = 1_000;
/** These cities surge for these seconds of the stream. */
const HOT_CITIES = 5;
const HOT_FROM_S = 30;
const HOT_TO_S = 600;

/** A stream that makes trouble (S6): one event in so many is late, and one in so many notes has an escape. */
const LATE_ONE_IN = 200;
const ESCAPED_ONE_IN = 20;
/** How late, ms: some of it within the lateness. */
const LATE_MS = [60_000, 300_000] as const;
const NOTES = ['문 앞에 놓아 주세요 🛵', 'two bells', 'a\\\\b', 'line\\nline', '\\u00e9tage 2'];

/** What an event says, for the oracle. */
export interface Order {
  readonly id: string;
  readonly timeMs: number;
  readonly event: (typeof STATUSES)[number];
  readonly city: string;
  readonly restaurant: string;
  readonly amount: number;
}

export interface Orders {
  /** The next events and their records, in the order of their offsets. */
  next(count: number): { readonly orders: readonly Order[]; readonly records: readonly LogRecord[] };
}

/**
 * The stream of S1: 272-byte `orders` events from a seed, evenly `perSecond`, slightly out of order, one in a thousand
 * twice. Restaurants are skewed (the square of an even number), every restaurant is in one city, every city in one
 * region; five cities get four times their share for a while.
 *
 * @param isOdd  S6: keys in any order, spaces, escapes and other scripts, late events, duplicates far behind; no size
 */
export function ordersStream(perSecond: number, isOdd = false, seed = 42): Orders {
  const random = mulberry32(seed);
  const recent: Order[] = [];
  let offset = 0;

  const delay = (): number => {
    if (!isOdd || random() >= 1 / LATE_ONE_IN) return 0;
    return Math.floor(LATE_MS[0] + random() * (LATE_MS[1] - LATE_MS[0]));
  };
  const draw = (): Order => {
    const dueMs = START_MS + JITTER_MS + Math.floor((offset * 1_000) / perSecond);
    const second = (dueMs - START_MS) / 1_000;
    let restaurant = Math.floor(random() ** 2 * RESTAURANTS);
    const isHot = second >= HOT_FROM_S && second < HOT_TO_S && random() < (3 * HOT_CITIES) / CITIES;
    if (isHot) restaurant += Math.floor(random() * HOT_CITIES) - (restaurant % CITIES);
    return {
      id: `o${offset.toString(36).padStart(11, '0')}`,
      timeMs: dueMs - Math.floor(random() * JITTER_MS) - delay(),
      event: STATUSES[Math.floor(random() * STATUSES.length)] as Order['event'],
      city: `c${String(restaurant % CITIES).padStart(4, '0')}`,
      restaurant: `s${String(restaurant).padStart(6, '0')}`,
      amount: 5_000 + 100 * Math.floor(random() ** 2 * 700),
    };
  };

  return {
    next(count) {
      const orders: Order[] = [];
      const records: LogRecord[] = [];
      for (let i = 0; i < count; i += 1) {
        const isAgain = recent.length > 0 && random() < (isOdd ? 10 : 1) / REPEATED;
        const order = isAgain ? (recent[Math.floor(random() * recent.length)] as Order) : draw();
        recent[isOdd ? offset % 1_000 : 0] = order;
        orders.push(order);
        records.push({
          offset,
          arrivalMs: START_MS + Math.floor((offset * 1_000) / perSecond) + 5_000,
          key: null,
          value: isOdd ? oddBytes(order, random) : bytesOf(order),
        });
        offset += 1;
      }
      return { orders, records };
    },
  };
}

function bytesOf({ id, timeMs, event, city, restaurant, amount }: Order): Uint8Array {
  const at = new Date(timeMs).toISOString();
  const region = `r${String(Number(city.slice(1)) % REGIONS).padStart(2, '0')}`;
  const head =
    `{"id":"${id}","at":"${at}","event":"${event}","region":"${region}","city":"${city}",` +
    `"restaurant":"${restaurant}","amount":${amount},"customer":"u${id.slice(3)}","channel":"app",` +
    `"app":{"os":"android","version":"7.31.2"},"payment":"card","note":"`;
  return Buffer.from(`${head}${'x'.repeat(EVENT_BYTES - head.length - 2)}"}`);
}

/** The same event as somebody else would write it. */
function oddBytes({ id, timeMs, event, city, restaurant, amount }: Order, random: () => number): Uint8Array {
  const fields: [string, string][] = [
    ['id', JSON.stringify(id)],
    ['at', random() < 0.5 ? String(timeMs) : JSON.stringify(new Date(timeMs).toISOString())],
    ['event', JSON.stringify(event)],
    ['region', '"서울"'],
    ['city', JSON.stringify(city)],
    ['restaurant', JSON.stringify(restaurant)],
    ['amount', random() < 0.1 ? `${amount}.0` : String(amount)],
    ['channel', '"앱"'],
    ['app', '{ "os": "android", "tags": ["a", {"b": null}] }'],
  ];
  if (random() < 0.7) fields.push(['note', noteOf(random)]);
  for (let i = fields.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [fields[i], fields[j]] = [fields[j] as [string, string], fields[i] as [string, string]];
  }
  const [comma, colon] = random() < 0.5 ? [',', ':'] : [', ', ': '];
  return Buffer.from(`{${fields.map(([key, value]) => `"${key}"${colon}${value}`).join(comma)}}`);
}

function noteOf(random: () => number): string {
  if (random() >= 1 / ESCAPED_ONE_IN) return JSON.stringify(NOTES[random() < 0.5 ? 0 : 1]);
  return `"${NOTES[2 + Math.floor(random() * 3)]}"`;
}

/** A small generator that is the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
