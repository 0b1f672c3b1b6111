import { describe, expect, test } from '@jest/globals';
import type { Field, FieldType, Source } from '../../rules/source.ts';
import type { LogRecord } from '../ports.ts';
import { createDecoder, FUTURE_MS } from './decoder.ts';

const NOW = Date.UTC(2026, 2, 10, 3);
const PARTITION = { topic: 'orders', partition: 2 };
const field = (name: string, type: FieldType, more: Partial<Field> = {}): Field => ({
  name,
  type,
  optional: false,
  private: false,
  ...more,
});
const source = (more: Partial<Source>): Source => ({
  kind: 'stream',
  name: 'placed',
  title: null,
  topic: 'orders',
  where: { kind: 'in', field: 'event', values: ['placed'] },
  key: 'id',
  time: 'at',
  lateMs: 20_000,
  silentAfterMs: null,
  expireAfterMs: null,
  removeWhen: null,
  owner: null,
  fields: [
    field('event', { kind: 'oneOf', values: ['placed', 'cancelled'] }),
    field('region', { kind: 'place' }),
    field('amount', { kind: 'money', currency: 'KRW' }),
    field('phone', { kind: 'text' }, { private: true, optional: true }),
  ],
  ...more,
});
const ready = source({
  name: 'ready',
  where: { kind: 'in', field: 'event', values: ['ready'] },
  fields: [field('event', { kind: 'oneOf', values: ['ready'] }), field('kitchen', { kind: 'text' })],
});
const everything = source({
  name: 'everything',
  where: null,
  fields: [field('note', { kind: 'text' }, { optional: true })],
});
const riders = source({ kind: 'table', name: 'riders', where: null, key: 'rider', fields: [] });
const good = { id: 'e1', at: NOW, event: 'placed', region: 'seoul', amount: 9_000 };
const record = (value: unknown, more: Partial<LogRecord> = {}): LogRecord => ({
  offset: 41,
  arrivalMs: NOW,
  key: null,
  value:
    value === null
      ? null
      : new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
  ...more,
});
/** What became of a record in few words: its rows, or why it is dead. */
const fate = (sources: readonly Source[], given: LogRecord): string => {
  const decoded = createDecoder(sources)(PARTITION, given);
  if (decoded.ok)
    return decoded.rows.map((r) => `${r.source} ${r.key}${r.columns === null ? ' gone' : ''}`).join(', ');
  const { source: name, reason, field: of } = decoded.letter;
  return `dead ${reason}${name === null ? '' : ` ${name}`}${of === null ? '' : ` ${of}`}`;
};

describe('one source', () => {
  test.each<[string, unknown, string]>([
    ['a good record', good, 'placed e1'],
    ['a time in words', { ...good, at: '2026-03-10T12:00:00+09:00' }, 'placed e1'],
    ['fields nobody asked for', { ...good, extra: { deep: [1] } }, 'placed e1'],
    ['a key that is a number', { ...good, id: 7 }, 'placed 7'],
    ['another kind of event', { ...good, event: 'cancelled', amount: 'x' }, ''],
    ['a kind nobody listed', { ...good, event: 'teleported' }, ''],
    ['no kind at all: not known true', { ...good, event: undefined }, ''],
    ['a kind that is no text', { ...good, event: { a: 1 } }, 'dead type placed event'],
    ['a missing field', { ...good, region: undefined }, 'dead missing-field placed region'],
    ['null is missing', { ...good, region: null }, 'dead missing-field placed region'],
    ['a wrong type', { ...good, amount: '9000' }, 'dead type placed amount'],
    [
      'money that JSON makes infinite',
      JSON.stringify(good).replace('9000', '1e999'),
      'dead type placed amount',
    ],
    ['no key', { ...good, id: undefined }, 'dead missing-field placed id'],
    ['an empty key', { ...good, id: '' }, 'dead missing-field placed id'],
    ['a key of a wrong type', { ...good, id: 1.5 }, 'dead type placed id'],
    ['no time', { ...good, at: undefined }, 'dead time placed at'],
    ['a time without a zone', { ...good, at: '2026-03-10T12:00:00' }, 'dead time placed at'],
    ['five minutes ahead', { ...good, at: NOW + FUTURE_MS }, 'placed e1'],
    ['a moment more', { ...good, at: NOW + FUTURE_MS + 1 }, 'dead future placed at'],
    ['poison', '{"id":', 'dead json'],
    ['a list', [good], 'dead json'],
    ['a tombstone', null, 'dead empty'],
    ['an inherited name is not a field', '{"id":"e1"}', ''],
  ])('%s', (_title, value, want) => {
    expect(fate([source({})], record(value))).toBe(want);
  });
});

describe('several sources of one topic', () => {
  test.each<[string, readonly Source[], unknown, string]>([
    ['each takes its kind', [source({}), ready], good, 'placed e1'],
    ['the other kind', [source({}), ready], { ...good, event: 'ready', kitchen: 'a' }, 'ready e1'],
    ['one record, two rows', [source({}), everything], good, 'placed e1, everything e1'],
    [
      'refused by one is refused for all',
      [everything, source({})],
      { ...good, amount: -1.5e300 },
      'dead type placed amount',
    ],
    [
      'also the other way round',
      [source({}), everything],
      { ...good, amount: -1.5e300 },
      'dead type placed amount',
    ],
    [
      'unreadable for one, taken by another',
      [source({}), everything],
      { ...good, event: 5 },
      'everything e1',
    ],
  ])('%s', (_title, sources, value, want) => {
    expect(fate(sources, record(value))).toBe(want);
  });
});

describe('tombstones', () => {
  test.each<[string, readonly Source[], string | null, string]>([
    ['delete a table row by the record key', [riders], 'r1', 'riders r1 gone'],
    ['the key is normalised', [riders], '김'.normalize('NFD'), 'riders 김 gone'],
    ['without a key delete nothing', [riders], null, 'dead empty'],
    ['mean nothing to a stream', [source({})], 'r1', 'dead empty'],
    ['of a mixed topic are the table’s', [source({}), riders], 'r1', 'riders r1 gone'],
  ])('%s', (_title, sources, key, want) => {
    expect(fate(sources, record(null, { key }))).toBe(want);
  });
});

test('columns are exact integers and normalised texts', () => {
  const decoded = createDecoder([source({})])(
    PARTITION,
    record({ ...good, region: '서초'.normalize('NFD') }),
  );
  expect(decoded).toEqual({
    ok: true,
    rows: [
      {
        source: 'placed',
        key: 'e1',
        timeMs: NOW,
        columns: { event: 'placed', region: '서초', amount: 9_000 },
      },
    ],
  });
});

describe('dead letters', () => {
  test('carry coordinates, source, field and reason', () => {
    const decoded = createDecoder([source({})])(PARTITION, record({ ...good, amount: 'many' }));
    expect(decoded).toEqual({
      ok: false,
      letter: {
        topic: 'orders',
        partition: 2,
        offset: 41,
        arrivalMs: NOW,
        source: 'placed',
        reason: 'type',
        field: 'amount',
        message: '`amount` should be a number',
        excerpt: JSON.stringify({ ...good, amount: 'many' }),
      },
    });
  });

  test.each<[string, unknown]>([
    ['of a wrong type', { ...good, phone: 821_055_512_345 }],
    ['beside a wrong field', { ...good, phone: '821055512345', amount: null }],
    ['in a nested object', { ...good, amount: null, more: { phone: '821055512345' } }],
    ['in text that is not JSON', '{"phone":"821055512345",}'],
    ['in bytes that are too deep', `{"phone":"821055512345","x":${'['.repeat(40)}${']'.repeat(40)}}`],
    ['too far in the future', { ...good, phone: '821055512345', at: NOW * 2 }],
  ])('never tell a private field: %s', (_title, value) => {
    const decoded = createDecoder([source({})])(PARTITION, record(value));
    expect(decoded.ok).toBe(false);
    expect(JSON.stringify(decoded)).not.toContain('821055512345');
  });

  test('show 200 characters at most', () => {
    const decoded = createDecoder([source({})])(
      PARTITION,
      record({ ...good, amount: null, x: 'y'.repeat(900) }),
    );
    expect(decoded.ok ? -1 : decoded.letter.excerpt.length).toBe(200);
  });
});
