import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';

/** What is said of a line of a test: message, blamed words, and what the fix puts there. */
function said(line: string): readonly (readonly [string, string, string | null])[] {
  const text = `language 1\ntest "t" for p {\n  ${line}\n}\n`;
  return parse(text, 'a.play').diagnostics.map(({ message, span, fix }) => [
    message,
    text.slice(span.start, span.end),
    fix?.text ?? null,
  ]);
}

test.each<[string, string, string, string, string | null]>([
  ['a day without a time', 'given start 18:00', 'a test starts on a day, at a time', '18:00', null],
  [
    'one digit',
    'given start 2026/3/6 9:00',
    'a test starts on a day, at a time',
    '2026/3/6 9:00',
    '2026-03-06 9:00',
  ],
  ['a month in words', 'given start 3월 6일 18:00', 'a test starts on a day, at a time', '3월', null],
  [
    'two places of an incident',
    'expect incident in 강남구 and 서초구',
    'a line of a test names one place',
    'and 서초구',
    null,
  ],
  [
    'a failure',
    'given action log.note fails twice',
    'how often is written as a number of `times`',
    'twice',
    '2 times',
  ],
  ['in Korean', 'expect do log.note 두번', 'how often is written as a number of `times`', '두번', '2 times'],
  ['per', 'given a in x is 3 per 1m', 'how often something is given is written with `each`', 'per', 'each'],
  [
    'the last line',
    'given a is 3 each 1m then\n  expect incident',
    'a value is missing after `then`',
    'then',
    null,
  ],
  [
    'a time behind what it is for',
    'expect incident at 18:45\n  expect do log.note',
    'the time of an expectation stands before `expect`',
    'at 18:45',
    'at 18:45 expect incident',
  ],
  [
    'a time behind what is given',
    'given a in x is 3 each 1m at 18:30\n  expect incident',
    'what is given begins with the test, not at a time of its own',
    'at 18:30',
    null,
  ],
  ['who is asked', 'expect asked ops-lead', 'a text stands in quotes', 'ops', '"ops-lead"'],
])('%s', (_title, line, message, blamed, fix) => {
  expect(said(line)).toEqual([[message, blamed, fix]]);
});

test.each<[string, string]>([
  ['a metric may be called `start`', 'given start is 3 each 1m'],
  ['what is expected with `no`', 'expect no incident in 강남구'],
  ['a cause that is denied', 'expect cause is not busy'],
  ['steps', 'given a is 3 each 1m for 1h then 5 each 1m'],
  ['a time above what it is for', 'expect incident\n  at 18:45\n    expect do log.note'],
  ['two in one line', 'expect incident at 18:45 expect do log.note'],
  ['several times', 'expect do log.note 2 times'],
])('%s: nothing is said', (_title, line) => {
  expect(said(line)).toEqual([]);
});
