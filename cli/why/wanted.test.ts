import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../usage-error.ts';
import { wantedInstant } from './wanted-instant.ts';
import { wantedPlace } from './wanted-place.ts';

const at = (text: string): number => Date.parse(text);

describe('--at', () => {
  const through = at('2026-03-06T18:30:00+09:00');
  test.each([
    ['a time is the last one that was judged', '18:25', '2026-03-06T18:25:00+09:00'],
    ['a time that is still to come is that of the day before', '23:00', '2026-03-05T23:00:00+09:00'],
    ['the instant that was judged last counts', '18:30', '2026-03-06T18:30:00+09:00'],
    ['a day may stand before it', '2026-03-01 07:05', '2026-03-01T07:05:00+09:00'],
    ['with a T too', '2026-03-01T07:05', '2026-03-01T07:05:00+09:00'],
  ])('%s', (_title, text, instant) => {
    expect(wantedInstant(text, 'Asia/Seoul', through)).toBe(at(instant));
  });

  test.each(['25:00', '18:61', 'now', '', '18', '2026-13-40 10:00'])('`%s` is no time', (text) => {
    expect(() => wantedInstant(text, 'Asia/Seoul', through)).toThrow(UsageError);
  });

  test('on the day a clock is put forward the hour after is that day’s', () => {
    const berlin = wantedInstant('2026-03-29 10:00', 'Europe/Berlin', at('2026-03-30T00:00:00Z'));
    expect(berlin).toBe(at('2026-03-29T08:00:00Z'));
  });
});

describe('--in', () => {
  const words = { region: { 강남구: 'seoul-gangnam' } };
  const instance = { region: 'seoul-gangnam', restaurant: 'r-1' };
  test.each([
    ['nothing means every place', null, true],
    ['a word stands for its value', '강남구', true],
    ['a value may be written as it is on the wire', 'seoul-gangnam', true],
    ['a dimension may be named', 'region=강남구', true],
    ['of several all must be so', '강남구,restaurant=r-1', true],
    ['one that is not so is none of them', '강남구,restaurant=r-2', false],
    ['a value of another dimension is not meant', 'restaurant=seoul-gangnam', false],
    ['another place', '마포구', false],
  ])('%s', (_title, text, isWanted) => {
    expect(wantedPlace(text, words)(instance)).toBe(isWanted);
  });
});
