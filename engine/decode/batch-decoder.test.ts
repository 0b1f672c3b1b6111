import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Field, FieldType, Source } from '../../rules/source.ts';
import type { PaneMetric } from '../../rules/window.ts';
import type { LogRecord } from '../ports.ts';
import { createBatchDecoder } from './batch-decoder.ts';
import { ROWS, scalarOf } from './column.ts';
import { createDecoder, FUTURE_MS } from './decoder.ts';
import { keyHash } from './key-hash.ts';

const NOW = Date.UTC(2026, 2, 10, 3);
const PARTITION = { topic: 'orders', partition: 0 };
const field = (name: string, type: FieldType, optional = false): Field => ({
  name,
  type,
  optional,
  private: name === 'phone',
});
const FIELDS: readonly Field[] = [
  field('event', { kind: 'oneOf', values: ['placed', 'cancelled', '배달'] }),
  field('region', { kind: 'place' }),
  field('note', { kind: 'text' }, true),
  field('amount', { kind: 'money', currency: 'USD' }),
  field('score', { kind: 'number', unit: null }, true),
  field('items', { kind: 'count' }, true),
  field('took', { kind: 'duration', wire: 's' }, true),
  field('share', { kind: 'percent', wire: 'percent' }, true),
  field('vip', { kind: 'bool' }, true),
  field('tier', { kind: 'oneOf', values: [1, 'gold', true] }, true),
  field('level', { kind: 'oneOf', values: [1, 2.5, 3] }, true),
  field('promised', { kind: 'time' }, true),
  field('place', { kind: 'point' }, true),
  field('phone', { kind: 'text' }, true),
];
const source = (name: string, more: Partial<Source> = {}): Source => ({
  kind: 'stream',
  name,
  title: null,
  topic: 'orders',
  where: null,
  key: 'id',
  time: 'at',
  lateMs: 20_000,
  silentAfterMs: null,
  expireAfterMs: null,
  removeWhen: null,
  owner: null,
  fields: FIELDS,
  ...more,
});
const placed = source('placed', { where: { kind: 'in', field: 'event', values: ['placed'] } });
const others = source('others', {
  where: { kind: 'not', of: { kind: 'in', field: 'kind', values: ['x'] } },
  key: 'other',
  time: 'promised',
  fields: [
    field('kind', { kind: 'oneOf', values: ['x', 'y'] }),
    field('amount', { kind: 'number', unit: null }, true),
    field('id', { kind: 'count' }, true),
  ],
});
const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  'one source': [source('all')],
  'a source with a filter': [placed],
  'two sources of one topic': [placed, source('all', { fields: FIELDS.slice(0, 4) })],
  'two sources that declare a field otherwise': [placed, others],
};
/** A pane metric that needs every field but the points, which are only checked. */
const everything = (name: string, fields: readonly Field[]): PaneMetric => ({
  id: name,
  source: name,
  filter: null,
  by: fields.filter((f) => f.type.kind !== 'point').map((f) => f.name),
  aggregate: 'count',
  field: null,
});

const recordOf = (value: Uint8Array | string | null, offset = 0): LogRecord => ({
  offset,
  arrivalMs: NOW,
  key: null,
  value: typeof value === 'string' ? new TextEncoder().encode(value) : value,
});

/** What both say of records: rows by source, or the letter. */
function bothOf(sources: readonly Source[], records: readonly LogRecord[], isNeeded: boolean) {
  const panes = isNeeded ? sources.map(({ name, fields }) => everything(name, fields)) : [];
  const decoder = createBatchDecoder(PARTITION, sources, panes);
  const slowly = createDecoder(sources);
  const fast: unknown[] = [];
  const slow: unknown[] = [];
  for (let at = 0; at < records.length; at += ROWS) {
    const count = Math.min(ROWS, records.length - at);
    const letters = new Map<number, unknown>();
    decoder.decode(records, at, count, (letter, row) => letters.set(row, letter));
    const { batch } = decoder;
    for (let row = 0; row < count; row += 1) {
      const rows = batch.sources.flatMap((own, n) => {
        if (own.taken[row] !== 1) return [];
        const { name, fields } = sources[n] as Source;
        const columns = fields.flatMap((f) => {
          const index = batch.set.indexOf(name, f.name);
          const cell = batch.cells[index * ROWS + row] as number;
          const column = batch.set.columns[index];
          if (column === undefined || Number.isNaN(cell)) return [];
          return [[f.name, scalarOf(column, cell, batch.pool)]];
        });
        const hash = { high: own.keyHighs[row], low: own.keyLows[row] };
        return [{ source: name, key: own.keyOf(row), timeMs: own.timesMs[row], hash, columns }];
      });
      fast.push(letters.get(row) ?? rows);
    }
  }
  for (const record of records) {
    const decoded = slowly(PARTITION, record);
    if (!decoded.ok) slow.push(decoded.letter);
    else
      slow.push(
        decoded.rows.map(({ source: name, key, timeMs, columns }) => {
          const fields = sources.find((one) => one.name === name)?.fields ?? [];
          const needed = fields.filter((f) => decoder.batch.set.indexOf(name, f.name) >= 0);
          const values = needed.flatMap((f) =>
            columns?.[f.name] === undefined ? [] : [[f.name, columns[f.name]]],
          );
          return { source: name, key, timeMs, hash: keyHash(key), columns: values };
        }),
      );
  }
  return { fast, slow, slowCount: decoder.slow() };
}

const GOOD = {
  id: 'e1',
  at: '2026-03-10T11:59:59.123+09:00',
  event: 'placed',
  region: 'seoul',
  amount: 12.5,
};
const json = (more: object) => JSON.stringify({ ...GOOD, ...more });

describe('read out of the bytes', () => {
  test.each<[string, string]>([
    ['a good record', json({})],
    [
      'its keys in another order',
      JSON.stringify({ amount: 1, region: 'a', event: 'placed', at: NOW, id: 'e2' }),
    ],
    ['fields nobody asked for', json({ extra: 'x', n: -1.5e-3, yes: true, no: false, none: null })],
    ['nested values nobody asked for', json({ a: { b: [1, { c: 'd' }, []], e: {} }, f: [[[]], 'x', null] })],
    ['escapes in a text nobody asked for', json({ comment: 'a\n"b"\\ /' })],
    ['Korean', json({ region: '강남구', event: '배달', comment: '빨리 와 주세요 🛵' })],
    ['decomposed Korean', json({ region: '강남구'.normalize('NFD') })],
    ['spaces', JSON.stringify(GOOD, null, 2)],
    ['spaces as Python writes them', JSON.stringify(GOOD, null, 1).replaceAll('\n', '')],
    ['an id that is a number', json({ id: 12_345 })],
    [
      'every type',
      json({ items: 3, took: 1.5, share: 12.5, vip: true, tier: 'gold', level: 2.5, score: -0.1 }),
    ],
    ['another kind of list value', json({ tier: 1, level: 3 })],
    ['a bool of a list', json({ tier: true })],
    ['a point', json({ place: { lat: 37.5, lon: -127.1 } })],
    ['times of any form', json({ promised: '2026-03-10T03:00:00Z' })],
    ['epoch times', json({ at: NOW, promised: NOW })],
    ['optional fields that are null', json({ note: null, vip: null })],
    ['the latest that is no future', json({ at: NOW + FUTURE_MS })],
  ])('%s', (_title, text) => {
    const { fast, slow, slowCount } = bothOf(
      SOURCES['one source'] as readonly Source[],
      [recordOf(text)],
      true,
    );
    expect(fast).toEqual(slow);
    expect(slowCount).toBe(0);
    expect(fast[0]).toHaveLength(1);
  });
});

describe('left to the slow path, which decides', () => {
  test.each<[string, Uint8Array | string | null]>([
    ['no value', null],
    ['nothing', ''],
    ['no object', '[]'],
    ['an empty object', '{}'],
    ['a key twice', json({}).replace('{', '{"amount":1,')],
    ['an undeclared key twice', '{"x":1,"x":2}'],
    ['an escaped key', json({}).replace('"amount"', '"\\u0061mount"')],
    ['an escape in a text that is needed', json({ region: 'a\tb' })],
    ['the separator of series', json({ region: 'a\u001fb' })],
    ['half a character', json({ extra: '\ud800' })],
    ['__proto__', json({}).replace('{', '{"__proto__":1,')],
    ['__proto__ inside', json({}).replace('{', '{"x":{"__proto__":1},')],
    ['constructor inside a list', json({}).replace('{', '{"x":[{"constructor":1}],')],
    ['32 levels', json({}).replace('{', `{"x":${'['.repeat(31)}${']'.repeat(31)},`)],
    ['33 levels', json({}).replace('{', `{"x":${'['.repeat(32)}${']'.repeat(32)},`)],
    ['a mark of byte order before', `\ufeff${json({})}`],
    ['a mark of byte order inside', json({ region: '\ufeffa' })],
    ['a NUL', json({}).replace('seoul', 'se\0ul')],
    ['a NUL behind', `${json({})}\0`],
    ['something behind', `${json({})}x`],
    ['a comma too many', json({}).replace('}', ',}')],
    ['overlong UTF-8', Buffer.from(json({ extra: 'AB' }).replace('AB', '\xc0\xaf'), 'latin1')],
    ['a surrogate in UTF-8', Buffer.from(json({ extra: 'ABC' }).replace('ABC', '\xed\xa0\x80'), 'latin1')],
    ['past Unicode', Buffer.from(json({ extra: 'ABCD' }).replace('ABCD', '\xf4\x90\x80\x80'), 'latin1')],
    ['cut UTF-8', Buffer.from(json({ extra: 'A' }).replace('A"', '\xe0\xa0"'), 'latin1')],
    ['a leading zero', json({}).replace('12.5', '012.5')],
    ['no digits behind the point', json({}).replace('12.5', '12.')],
    ['an exponent', json({}).replace('12.5', '125e-1')],
    ['an infinite exponent', json({}).replace('12.5', '1e999')],
    ['minus zero', json({}).replace('12.5', '-0')],
    ['minus zero as an id', json({}).replace('"e1"', '-0')],
    ['seventeen digits', json({}).replace('12.5', '0.30000000000000004')],
    ['cents of cents', json({ amount: 0.001 })],
    ['too much', json({ amount: 1e15 })],
    ['an id with a fraction', json({ id: 1.5 })],
    ['an empty id', json({ id: '' })],
    ['a Korean id', json({ id: '하나' })],
    ['a decomposed id', json({ id: '하나'.normalize('NFD') })],
    ['no kind that is listed', json({ event: 'gone' })],
    ['a list value of another type', json({ level: '1' })],
    ['a time without a zone', json({ at: '2026-03-10T03:00:00' })],
    ['30 February', json({ at: '2026-02-30T03:00:00Z' })],
    ['a moment too far in the future', json({ at: NOW + FUTURE_MS + 1 })],
    ['a required field that is null', json({ region: null })],
    ['a required field that is missing', json({ region: undefined })],
    ['a private field of a wrong type', json({ phone: 5 })],
    ['a point off the globe', json({ place: { lat: 90.5, lon: 0 } })],
    ['a point with more', json({ place: { lat: 1, lon: 0, alt: 3 } })],
    ['a word that is none', json({}).replace('12.5', 'nul')],
    ['more than 64 KiB', json({ extra: 'x'.repeat(70_000) })],
    ['more than a MiB', json({ extra: 'x'.repeat(1_050_000) })],
  ])('%s', (_title, value) => {
    for (const sources of Object.values(SOURCES))
      for (const isNeeded of [true, false]) {
        const { fast, slow } = bothOf(sources, [recordOf(value), recordOf(json({}), 1)], isNeeded);
        expect(fast).toEqual(slow);
      }
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'seoul',
    'busan',
    '강남구',
    '강남구'.normalize('NFD'),
    '',
    'a\u001fb',
    '\ud800',
    '__proto__',
    '12',
  ),
);
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100),
  fc.constantFrom(0, -0, 1e15, 123_456_789_012_345, 1_234_567_890_123_456, 0.1 + 0.2, 1e-7, 1e21),
);
const anyTime = fc.oneof(
  fc.integer({ min: NOW - 1e12, max: NOW + 400_000 }),
  fc
    .date({ min: new Date(0), max: new Date(NOW + 400_000), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc
    .tuple(
      fc.integer({ min: 1_960, max: 2_026 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 24 }),
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom('', ':00', ':59', ':60', ':07.5', ':07.1239', ':07.123456789', ':07.1234567890', ':7'),
      fc.constantFrom('Z', 'z', '+09:00', '-03:30', '+0900', '+24:00', '+09:60', '', '+9:00'),
    )
    .map(([year, month, day, hour, minute, seconds, zone]) => {
      const two = (n: number) => String(n).padStart(2, '0');
      return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}${seconds}${zone}`;
    }),
);
const anyValue = fc.oneof(anyText, anyNumber, fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }));
const mostly = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 15, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anyValue });
/** Records that are mostly good, with each mistake now and then. */
const anyRecord = fc.record(
  {
    id: mostly(fc.oneof(anyText, fc.nat())),
    at: mostly(anyTime),
    event: mostly(fc.constantFrom('placed', 'cancelled', '배달', 'gone')),
    region: mostly(anyText),
    amount: mostly(fc.integer({ min: -9_999, max: 999_999 }).map((n) => n / 100)),
    note: mostly(anyText),
    score: mostly(anyNumber),
    items: mostly(fc.integer()),
    took: mostly(anyNumber),
    share: mostly(anyNumber),
    vip: mostly(fc.boolean()),
    tier: mostly(fc.constantFrom(1, 'gold', true, 2, 'silver', false)),
    level: mostly(fc.constantFrom(1, 2.5, 3, 4)),
    promised: mostly(anyTime),
    place: mostly(
      fc.record({ lat: fc.double({ min: -91, max: 91 }), lon: fc.double({ min: -181, max: 181 }) }),
    ),
    phone: mostly(anyText),
    kind: mostly(fc.constantFrom('x', 'y', 'z')),
    other: mostly(anyText),
    extra: anyValue,
  },
  { requiredKeys: ['id', 'at', 'event', 'region', 'amount'] },
);
const anyJson = fc
  .tuple(anyRecord, fc.constantFrom(0, 0, 0, 1), fc.boolean())
  .map(([record, indent, isTurned]) => {
    const entries = Object.entries(record).filter(([, value]) => value !== undefined);
    return JSON.stringify(Object.fromEntries(isTurned ? entries.reverse() : entries), null, indent);
  });
/** Bytes with a few of them changed, taken out, or put in. */
const mutated = fc
  .tuple(
    anyJson,
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.constantFrom('set', 'cut', 'put'),
        fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('"\\{}[],:0.-e1 \u0000u'))),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([text, changes]) => {
    const bytes = [...Buffer.from(text)];
    for (const [where, what, byte] of changes) {
      const at = Math.floor(where * bytes.length);
      if (what === 'set') bytes[at] = byte;
      else bytes.splice(at, what === 'cut' ? 1 : 0, ...(what === 'cut' ? [] : [byte]));
    }
    return Uint8Array.from(bytes);
  });

describe('whatever the bytes are, both ways say the same', () => {
  test.each(Object.entries(SOURCES))('%s', (_title, sources) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyJson, mutated), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (values, isNeeded) => {
          const records = values.map((value, i) => recordOf(value, i));
          const { fast, slow } = bothOf(sources, records, isNeeded);
          expect(fast).toEqual(slow);
        },
      ),
      { numRuns: 600 },
    );
  });
});

test('more records than a batch has, and more keys than the book holds', () => {
  const records = Array.from({ length: 700 }, (_, i) => recordOf(json({ id: `e${i}`, [`k${i}`]: i }), i));
  const { fast, slow, slowCount } = bothOf(SOURCES['one source'] as readonly Source[], records, true);
  expect(fast).toEqual(slow);
  expect(slowCount).toBeGreaterThan(0);
  expect(slowCount).toBeLessThan(300);
});
