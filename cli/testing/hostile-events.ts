import { keyPartition } from '../../engine/adapters/local-log/key-partition.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { type Seeded, seeded } from './seeded.ts';

/** What the engine should make of a record that does not belong. */
export type HostileFate =
  | { readonly kind: 'dead'; readonly reason: string; readonly field: string | null }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'late' };

/** A record of a mixed recording; null: it is one of the clean ones. */
export interface MixedEvent {
  readonly event: RecordedEvent;
  readonly fate: HostileFate | null;
}

const MINUTE = 60_000;

/** Values that spoil a good order, one field each. */
const SPOILED: readonly (readonly [
  reason: string,
  field: string,
  spoiled: Readonly<Record<string, unknown>>,
])[] = [
  ['type', 'region', { region: { name: 'seoul-gangnam' } }],
  ['type', 'region', { region: ['seoul-gangnam'] }],
  ['type', 'region', { region: 'seoul\u001fgangnam' }],
  ['type', 'amount', { amount: '9000' }],
  ['type', 'amount', { amount: 1e300 }],
  ['type', 'amount', { amount: true }],
  ['type', 'event', { event: 'exploded' }],
  ['type', 'event', { event: 7 }],
  ['type', 'prep', { prep: '8m' }],
  ['type', 'rating', { rating: [4] }],
  ['type', 'event_id', { event_id: { id: 1 } }],
  ['missing-field', 'event_id', { event_id: '' }],
  ['missing-field', 'event_id', { event_id: undefined }],
  ['missing-field', 'region', { region: undefined }],
  ['missing-field', 'region', { region: null }],
  ['missing-field', 'event', { event: undefined }],
  ['time', 'occurred_at', { occurred_at: undefined }],
  ['time', 'occurred_at', { occurred_at: 'yesterday' }],
  ['time', 'occurred_at', { occurred_at: '2026-02-30T18:00:00+09:00' }],
  ['time', 'occurred_at', { occurred_at: '2026-03-06T18:00:00' }],
  ['time', 'occurred_at', { occurred_at: 9e15 }],
  ['time', 'occurred_at', { occurred_at: -1 }],
];

/** Records that no decoder should even look into, as text or bytes made around a good order. */
const BROKEN: readonly (readonly [reason: string, value: (good: string) => string | Uint8Array | null])[] = [
  ['json', (good) => good.slice(0, -9)],
  ['json', () => 'not json at all'],
  ['json', (good) => `[${good}]`],
  ['json', (good) => `${good},`],
  ['json', (good) => good.replace('"amount":', '"amount":NaN,"was":')],
  ['empty', () => null],
  ['too-large', (good) => `${good.slice(0, -1)},"pad":"${'x'.repeat(1_048_577 - good.length - 9)}"}`],
  ['too-deep', (good) => `${good.slice(0, -1)},"deep":${'['.repeat(32)}${']'.repeat(32)}}`],
  ['too-deep', (good) => `${good.slice(0, -1)},"deep":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
  ['key', (good) => `{"__proto__":{"region":"seoul-gangnam"},${good.slice(1)}`],
  ['key', (good) => `${good.slice(0, -1)},"more":[{"\\u005f_proto__":1}]}`],
  ['key', (good) => `{"constructor":{"prototype":{}},${good.slice(1)}`],
  ['encoding', (good) => good.replace('seoul-gangnam', '\\ud800')],
  ['encoding', (good) => good.replace('seoul-gangnam', 'a\\udc00b')],
  // No UTF-8: bytes that never occur, a character cut off, an overlong form.
  ['encoding', (good) => Buffer.from(good.replace('gangnam', '\xff\xfe'), 'latin1')],
  ['encoding', (good) => Buffer.from(good.replace('gangnam', '\xea\xb0'), 'latin1')],
  ['encoding', (good) => Buffer.from(good.replace('gangnam', '\xc0\x80'), 'latin1')],
  // UTF-16 is UTF-8 with zeros in between, and so no JSON.
  ['json', (good) => Buffer.from(good, 'utf16le').toString('latin1')],
];

/**
 * Mixes everything that may go wrong into a clean recording, at places drawn from the seed. Each bad record would
 * count for the first region if it were believed.
 *
 * @param topic   the stream's
 * @param fromMs  before it nothing is mixed in, and there has been an order
 */
export function withHostile(
  clean: readonly RecordedEvent[],
  topic: string,
  fromMs: number,
  seed: number,
): readonly MixedEvent[] {
  const random = seeded(seed);
  const mixed: MixedEvent[] = clean.map((event) => ({ event, fate: null }));
  const places = clean.filter((e) => e.topic === topic && e.atMs > fromMs && e.key === 'seoul-gangnam');
  const lastMs = (places.at(-1) as RecordedEvent).atMs - MINUTE;
  for (const [n, make] of hostileMakers(random).entries()) {
    const host = random.pick(places.filter((e) => e.atMs < lastMs));
    const { value, heldUpMs, fate } = make(host, `bad${n}`);
    mixed.push({ event: { ...host, value, atMs: host.atMs + heldUpMs }, fate });
  }
  return mixed.sort((a, b) => a.event.atMs - b.event.atMs);
}

type Maker = (
  host: RecordedEvent,
  id: string,
) => { readonly value: RecordedEvent['value']; readonly heldUpMs: number; readonly fate: HostileFate };

function hostileMakers(random: Seeded): readonly Maker[] {
  const dead = (reason: string, field: string | null) => ({ kind: 'dead', reason, field }) as const;
  const order = (host: RecordedEvent, more: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({
      event_id: 'x',
      event: 'placed',
      region: 'seoul-gangnam',
      amount: 50_000,
      prep: 6_000,
      occurred_at: host.atMs,
      ...more,
    });
  const spoiled = SPOILED.map(
    ([reason, field, wrong]): Maker =>
      (host, id) => ({
        value: order(host, { event_id: id, ...wrong }),
        heldUpMs: 1,
        fate: dead(reason, field),
      }),
  );
  const broken = BROKEN.map(
    ([reason, make]): Maker =>
      (host, id) => ({ value: make(order(host, { event_id: id })), heldUpMs: 1, fate: dead(reason, null) }),
  );
  const ahead = [6, 90, 1_440, 4_000_000].map(
    (minutes): Maker =>
      (host, id) => ({
        value: order(host, { event_id: id, occurred_at: host.atMs + minutes * MINUTE }),
        heldUpMs: 0,
        fate: dead('future', 'occurred_at'),
      }),
  );
  const late = [2, 10, 600, 3_000, 1_600_000].map(
    (minutes): Maker =>
      (host, id) => ({
        value: order(host, { event_id: id, occurred_at: host.atMs - minutes * MINUTE }),
        heldUpMs: 0,
        fate: { kind: 'late' },
      }),
  );
  const again = Array.from(
    { length: 40 },
    (): Maker => (host) => ({
      value: host.value,
      heldUpMs: random.whole(0, 9_000),
      fate: { kind: 'duplicate' },
    }),
  );
  return [...spoiled, ...broken, ...ahead, ...late, ...late, ...again];
}

/** Where a log of `partitions` keeps each bad record: `topic/partition@offset reason field`, sorted. */
export function placesOf(mixed: readonly MixedEvent[], partitions: number): readonly string[] {
  const next = new Map<string, number>();
  const places: string[] = [];
  for (const { event, fate } of mixed) {
    const name = `${event.topic}/${keyPartition(event.key, partitions)}`;
    const offset = next.get(name) ?? 0;
    next.set(name, offset + 1);
    if (fate?.kind === 'dead') places.push(`${name}@${offset} ${fate.reason} ${fate.field ?? ''}`.trim());
  }
  return places.sort();
}
