import { expect, test } from '@jest/globals';
import { answerOf } from './answer.ts';

test.each<[string, string, Readonly<Record<string, unknown>>]>([
  ['nothing', '{}', {}],
  [
    'scalars',
    '{"ok":true,"n":1.5,"name":"강남구","none":null}',
    { ok: true, n: 1.5, name: '강남구', none: null },
  ],
  ['nested', '{"app":{"ok":true,"db":{"lag_ms":3}}}', { app_ok: true, app_db_lag_ms: 3 }],
  ['lists', '{"ok":true,"all":[1,2]}', { ok: true }],
  ['a prototype', '{"__proto__":{"ok":true},"a":1}', { a: 1 }],
])('%s', (_title, body, fields) => {
  expect(answerOf({ status: 200, headers: {}, body })).toEqual({ kind: 'answered', fields });
});

test('what is nested deeper than eight is left out', () => {
  const body = `${'{"a":'.repeat(12)}1${'}'.repeat(12)}`;
  expect(answerOf({ status: 200, headers: {}, body })).toEqual({ kind: 'answered', fields: {} });
});

test.each<[string, number, string, string]>([
  ['a failure', 503, '{"ok":true}', 'answered 503'],
  ['a redirect', 302, '{"ok":true}', 'answered 302'],
  ['no JSON', 200, '<html>', 'answered 200 with a body that is no JSON'],
  ['nothing', 200, '', 'answered 200 with a body that is no JSON'],
  ['a list', 200, '[1]', 'answered 200 with JSON that is no object'],
  ['null', 200, 'null', 'answered 200 with JSON that is no object'],
  [
    'too much',
    200,
    JSON.stringify(Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`f${i}`, i]))),
    'answered more than 1000 fields',
  ],
])('unknown: %s', (_title, status, body, reason) => {
  expect(answerOf({ status, headers: {}, body })).toEqual({ kind: 'unknown', reason });
});
