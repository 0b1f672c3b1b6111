import { describe, expect, test } from '@jest/globals';
import { type FeedLine, parseFeedLine } from './feed-line.ts';
import { UsageError } from './usage-error.ts';

const record = (more: object) =>
  JSON.stringify({ topic: 'orders', at: 1_772_787_300_000, value: {}, ...more });

describe('a line of a feed', () => {
  test.each<[string, string, FeedLine]>([
    ['the greeting, bare', '{"feed":1}', { kind: 'hello', env: {}, about: '' }],
    [
      'the greeting with an environment',
      '{"feed":1,"env":{"CITY_URL":"http://127.0.0.1:4010"},"about":"도시"}',
      { kind: 'hello', env: { CITY_URL: 'http://127.0.0.1:4010' }, about: '도시' },
    ],
    ['the end of the history', '{"history":"end"}', { kind: 'history', pace: null }],
    [
      'the end of the history with a clock',
      '{"history":"end","clock":{"start":"2026-03-06T17:55:00+09:00","speed":120}}',
      { kind: 'history', pace: { startMs: Date.UTC(2026, 2, 6, 8, 55), speed: 120 } },
    ],
    [
      'a record: its value goes on as it stands',
      record({ key: 'o1', value: { region: '강남구', amount: 12000 } }),
      {
        kind: 'record',
        message: {
          topic: 'orders',
          key: 'o1',
          value: '{"region":"강남구","amount":12000}',
          arrivalMs: 1_772_787_300_000,
        },
      },
    ],
    [
      'a record without a key that deletes a row',
      record({ value: null }),
      {
        kind: 'record',
        message: { topic: 'orders', key: '', value: 'null', arrivalMs: 1_772_787_300_000 },
      },
    ],
  ])('%s', (_title, text, line) => {
    expect(parseFeedLine(text, 'city.mjs', 1)).toEqual(line);
  });

  test.each<[string, string, string]>([
    ['text that a program prints by mistake', 'listening on 4010', 'not JSON'],
    ['an empty line', '', 'not JSON'],
    ['null', 'null', 'not a JSON object'],
    ['a list', '[]', 'not a JSON object'],
    ['a greeting of another version', '{"feed":2}', '{"feed":1'],
    ['an environment of numbers', '{"feed":1,"env":{"PORT":4010}}', '{"feed":1'],
    [
      'a clock without a zone',
      '{"history":"end","clock":{"start":"2026-03-06T17:55:00","speed":1}}',
      '`clock`',
    ],
    [
      'a clock that stands',
      '{"history":"end","clock":{"start":"2026-03-06T17:55:00Z","speed":0}}',
      '`clock`',
    ],
    ['another history', '{"history":"begin"}', '`history` is "end"'],
    ['a record without a topic', record({ topic: undefined }), '`topic`, `at`'],
    ['a record with a text as its time', record({ at: '2026-03-06T17:55:00Z' }), '`topic`, `at`'],
    ['a record before 1970', record({ at: -1 }), '`topic`, `at`'],
    ['a record after all dates', record({ at: 8.65e15 }), '`topic`, `at`'],
    ['a record without a value', record({ value: undefined }), '`topic`, `at`'],
    ['a key that is a number', record({ key: 7 }), '`key` is a text'],
  ])('%s is refused with its place', (_title, text, why) => {
    const refused = () => parseFeedLine(text, 'city.mjs', 12);
    expect(refused).toThrow(UsageError);
    expect(refused).toThrow('`city.mjs`, line 12 of its output: ');
    expect(refused).toThrow(why);
  });
});
