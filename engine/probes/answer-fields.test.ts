import { expect, test } from '@jest/globals';
import type { Field, FieldType } from '../../rules/source.ts';
import { type RawFields, typedAnswer } from './answer-fields.ts';

const field = (name: string, type: FieldType, optional = false): Field => ({
  name,
  type,
  optional,
  private: false,
});

test.each<[FieldType, RawFields[string], unknown]>([
  [{ kind: 'text' }, '강남구', '강남구'],
  [{ kind: 'text' }, '', ''],
  [{ kind: 'text' }, 3, null],
  [{ kind: 'place' }, 'seoul-gangnam', 'seoul-gangnam'],
  [{ kind: 'place' }, true, null],
  [{ kind: 'point' }, '37.5,127.0', null],
  [{ kind: 'id', of: null }, 'r1', 'r1'],
  [{ kind: 'id', of: 'rider' }, 17, '17'],
  [{ kind: 'id', of: 'rider' }, 1.5, null],
  [{ kind: 'id', of: 'rider' }, 2 ** 53, null],
  [{ kind: 'bool' }, false, false],
  [{ kind: 'bool' }, 0, null],
  [{ kind: 'bool' }, 'false', null],
  [{ kind: 'count' }, 0, 0],
  [{ kind: 'count' }, 41, 41],
  [{ kind: 'count' }, 41.5, null],
  [{ kind: 'count' }, '41', null],
  [{ kind: 'number', unit: null }, 1.5, 1.5],
  [{ kind: 'number', unit: null }, 0.1234567, 0.123457],
  [{ kind: 'number', unit: null }, 1e300, null],
  [{ kind: 'money', currency: 'EUR' }, 19.99, 1_999],
  [{ kind: 'number', unit: null }, '1.5', null],
  [{ kind: 'percent', wire: 'percent' }, 45, 0.45],
  [{ kind: 'percent', wire: 'percent' }, 12.3456789, 0.123457],
  [{ kind: 'percent', wire: 'fraction' }, 0.45, 0.45],
  [{ kind: 'duration', wire: 'ms' }, 250, 250],
  [{ kind: 'duration', wire: 'ms' }, 250.4, 250],
  [{ kind: 'duration', wire: 's' }, 1.5, 1_500],
  [{ kind: 'duration', wire: 'm' }, 40, 2_400_000],
  [{ kind: 'duration', wire: 'h' }, 2, 7_200_000],
  [{ kind: 'duration', wire: 's' }, '1.5', null],
  [{ kind: 'money', currency: 'KRW' }, 2_000, 2_000],
  [{ kind: 'money', currency: 'KRW' }, '2000', null],
  [{ kind: 'time' }, '2026-03-06T18:10:00+09:00', Date.UTC(2026, 2, 6, 9, 10)],
  [{ kind: 'time' }, '2026-03-06T09:10:00.250Z', Date.UTC(2026, 2, 6, 9, 10, 0, 250)],
  [{ kind: 'time' }, 1_772_788_200_000, 1_772_788_200_000],
  [{ kind: 'time' }, '2026-03-06T18:10:00', null],
  [{ kind: 'time' }, '2026-13-06T18:10:00Z', null],
  [{ kind: 'time' }, 'now', null],
  [{ kind: 'oneOf', values: ['up', 'down', 3] }, 'down', 'down'],
  [{ kind: 'oneOf', values: ['up', 'down', 3] }, 3, 3],
  [{ kind: 'oneOf', values: ['up', 'down', 3] }, 'sideways', null],
])('%j of %j is %j', (type, raw, canonical) => {
  const answer = typedAnswer({ f: raw }, [field('f', type)]);
  if (canonical === null) expect(answer).toEqual({ kind: 'unknown', reason: expect.stringContaining('`f`') });
  else expect(answer).toEqual({ kind: 'answered', fields: { f: canonical } });
});

const declared = [field('ok', { kind: 'bool' }), field('lag', { kind: 'duration', wire: 's' }, true)];

test.each<[string, RawFields, object]>([
  ['everything', { ok: true, lag: 2 }, { kind: 'answered', fields: { ok: true, lag: 2_000 } }],
  ['an optional one is absent', { ok: true }, { kind: 'answered', fields: { ok: true } }],
  ['an optional one is null', { ok: true, lag: null }, { kind: 'answered', fields: { ok: true } }],
  ['one that nobody declared', { ok: true, extra: 'x' }, { kind: 'answered', fields: { ok: true } }],
  ['a required one is absent', { lag: 2 }, { kind: 'unknown', reason: 'the answer has no field `ok`' }],
  ['a required one is null', { ok: null }, { kind: 'unknown', reason: 'the answer has no field `ok`' }],
  ['nothing', {}, { kind: 'unknown', reason: 'the answer has no field `ok`' }],
  [
    'one wrong spoils all',
    { ok: true, lag: 'long' },
    { kind: 'unknown', reason: 'the answer’s field `lag` is not a number' },
  ],
])('%s', (_title, raw, expected) => {
  expect(typedAnswer(raw, declared)).toEqual(expected);
});

test.each<[string, RawFields, object]>([
  ['both halves', { at_lat: 37.5, at_lon: 127 }, { kind: 'answered', fields: { at: '37.5,127' } }],
  [
    'half a point',
    { at_lat: 37.5 },
    { kind: 'unknown', reason: 'the answer’s field `at` is not a point {"lat", "lon"}' },
  ],
  ['no point', { at: '37.5,127' }, { kind: 'unknown', reason: 'the answer has no field `at`' }],
])('a point: %s', (_title, raw, expected) => {
  expect(typedAnswer(raw, [field('at', { kind: 'point' })])).toEqual(expected);
});

test('an inherited name is no field', () => {
  expect(typedAnswer({}, [field('constructor', { kind: 'text' })])).toMatchObject({ kind: 'unknown' });
});

test('a reason names no value', () => {
  const answers = declared.map((one) => typedAnswer({ ok: 'planted', lag: 'planted' }, [one]));
  expect(JSON.stringify(answers)).not.toContain('planted');
});
