import { expect, test } from '@jest/globals';
import { UsageError } from '../usage-error.ts';
import { readAnswers } from './read-answers.ts';

const read = (...lines: readonly string[]) => readAnswers(lines.join('\n'), 'answers.ndjson');

test('every kind of line, blank lines between, in the order written', () => {
  const lines = read(
    '{"probe":"weather.now","in":{"region":"seoul-mapo"},"from":"2026-03-06T20:00:00+09:00","fields":{"rain":22}}',
    '',
    '{"probe":"weather.now","fields":{"rain":0,"alert":null}}',
    '{"read":"gifts.best","in":{"who":"c-1"},"is":"gift-7"}',
    '{"question":"ops.confirm","is":"정상","after":"4m"}',
    '{"approval":"ops-lead","is":"granted"}',
    '{"action":"city.put","fails":"down","times":2}',
    '{"order":"silence","at":"2026-03-06T20:00:00+09:00","in":{"region":"mapo"},"for":"2h","by":"kim"}',
  );
  expect(lines).toEqual({
    probe: [
      {
        probe: 'weather.now',
        in: { region: 'seoul-mapo' },
        from: Date.parse('2026-03-06T11:00:00Z'),
        fields: { rain: 22 },
      },
      { probe: 'weather.now', in: {}, fields: { rain: 0, alert: null } },
    ],
    read: [{ read: 'gifts.best', in: { who: 'c-1' }, is: 'gift-7' }],
    question: [{ question: 'ops.confirm', in: {}, is: '정상', after: 240_000 }],
    approval: [{ approval: 'ops-lead', in: {}, is: 'granted', after: 0 }],
    action: [{ action: 'city.put', fails: 'down', times: 2 }],
    order: [
      {
        ...{ order: 'silence', at: Date.parse('2026-03-06T11:00:00Z'), in: { region: 'mapo' } },
        ...{ for: 7_200_000, by: 'kim', reason: '' },
      },
    ],
  });
});

test.each([
  ['is no JSON', '{"probe":', 'answers.ndjson:2: not JSON'],
  [
    'is no object',
    '[1]',
    'answers.ndjson:2: it is none of `probe`, `read`, `question`, `approval`, `action`, `order`',
  ],
  [
    'is about nothing',
    '{"rain":1}',
    'answers.ndjson:2: it is none of `probe`, `read`, `question`, `approval`, `action`, `order`',
  ],
  [
    'has a member too many',
    '{"approval":"a","is":"granted","afer":"1m"}',
    'answers.ndjson:2: `afer` does not fit a line with `approval`',
  ],
  [
    'has another word',
    '{"approval":"a","is":"yes"}',
    'answers.ndjson:2: `is` does not fit a line with `approval`',
  ],
  [
    'has no unit',
    '{"question":"q","is":"a","after":"4"}',
    'answers.ndjson:2: `after` does not fit a line with `question`',
  ],
  [
    'has a time without its zone',
    '{"probe":"p","from":"2026-03-06T20:00:00","fields":{}}',
    'answers.ndjson:2: `from` does not fit a line with `probe`',
  ],
  ['orders nobody knows when', '{"order":"undo"}', 'answers.ndjson:2: `at` does not fit a line with `order`'],
  [
    'pauses nothing',
    '{"order":"pause","at":"2026-03-06T20:00:00Z"}',
    'answers.ndjson:2: `playbook` does not fit a line with `order`',
  ],
  [
    'acknowledges nothing',
    '{"order":"acknowledge","at":"2026-03-06T20:00:00Z"}',
    'answers.ndjson:2: `incident` does not fit a line with `order`',
  ],
  [
    'fails no times',
    '{"action":"a","fails":"x","times":0}',
    'answers.ndjson:2: `times` does not fit a line with `action`',
  ],
])('a line that %s is refused with its place', (_title, line, message) => {
  const wrong = () => read('{"approval":"a","is":"denied"}', line);
  expect(wrong).toThrow(UsageError);
  expect(wrong).toThrow(message);
});

test('all mistakes are told at once', () => {
  expect(() => read('x', 'y')).toThrow('answers.ndjson:1: not JSON\nanswers.ndjson:2: not JSON');
});
