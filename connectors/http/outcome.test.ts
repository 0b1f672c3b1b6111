import { expect, test } from '@jest/globals';
import { HttpFault, type Outcome } from '../connector.ts';
import { faultOutcome, outcomeOf, retryAfterMs } from './outcome.ts';

const answer = (status: number, headers: Record<string, string> = {}, body = '') => ({
  status,
  headers,
  body,
});
const kindOf = (outcome: Outcome) =>
  outcome.kind === 'failed' ? (outcome.retryable ? 'failed, again' : 'failed') : outcome.kind;

test.each<[number, string]>([
  [200, 'succeeded'],
  [201, 'succeeded'],
  [202, 'succeeded'],
  [204, 'succeeded'],
  [299, 'succeeded'],
  [301, 'failed'],
  [302, 'failed'],
  [304, 'failed'],
  [307, 'failed'],
  [400, 'failed'],
  [401, 'failed'],
  [403, 'failed'],
  [404, 'failed'],
  [408, 'failed, again'],
  [409, 'failed, again'],
  [410, 'failed'],
  [422, 'failed'],
  [425, 'failed, again'],
  [429, 'failed, again'],
  [451, 'failed'],
  [500, 'unknown'],
  [501, 'unknown'],
  [502, 'unknown'],
  [503, 'failed, again'],
  [504, 'unknown'],
  [599, 'unknown'],
])('%i is %s', (status, expected) => {
  expect(kindOf(outcomeOf(answer(status)))).toBe(expected);
});

test.each<[string, string, string]>([
  ['an object', '{"id":1}', 'succeeded'],
  ['ok', '{"ok":true,"error":null}', 'succeeded'],
  ['an empty list of errors', '{"errors":[]}', 'succeeded'],
  ['an empty error', '{"error":""}', 'succeeded'],
  ['a text', 'ok', 'succeeded'],
  ['a list', '[{"error":"x"}]', 'succeeded'],
  ['broken JSON', '{"error":', 'succeeded'],
  ['not ok', '{"ok":false}', 'failed'],
  ['no success', '  {"success":false}', 'failed'],
  ['an error', '{"error":"invalid region"}', 'failed'],
  ['an error object', '{"error":{"code":7}}', 'failed'],
  ['errors', '{"data":null,"errors":[{"message":"x"}]}', 'failed'],
])('200 with %s', (_title, body, expected) => {
  expect(kindOf(outcomeOf(answer(200, {}, body)))).toBe(expected);
});

test.each<[string, Record<string, string>, number | null]>([
  ['seconds', { 'retry-after': '7' }, 7_000],
  ['zero', { 'retry-after': '0' }, 0],
  [
    'a date',
    { 'retry-after': 'Fri, 06 Mar 2026 09:00:30 GMT', date: 'Fri, 06 Mar 2026 09:00:00 GMT' },
    30_000,
  ],
  [
    'a date that is over',
    { 'retry-after': 'Fri, 06 Mar 2026 08:00:00 GMT', date: 'Fri, 06 Mar 2026 09:00:00 GMT' },
    0,
  ],
  ['a date without `Date`', { 'retry-after': 'Fri, 06 Mar 2026 09:00:30 GMT' }, null],
  ['a year', { 'retry-after': '31536000' }, 86_400_000],
  ['more digits than a number holds', { 'retry-after': '9'.repeat(400) }, 86_400_000],
  ['nonsense', { 'retry-after': 'soon' }, null],
  ['nothing', {}, null],
])('Retry-After: %s', (_title, headers, expected) => {
  expect(retryAfterMs({ headers })).toBe(expected);
});

test.each<[number, number | null]>([
  [429, 7_000],
  [503, 7_000],
  [400, null],
])('%i with Retry-After waits %s', (status, expected) => {
  expect(outcomeOf(answer(status, { 'retry-after': '7' }))).toMatchObject({ retryAfterMs: expected });
});

test.each<[string, HttpFault, string]>([
  ['nothing left', new HttpFault('refused the connection', { sent: false }), 'failed, again'],
  ['bytes may have left', new HttpFault('the connection broke', { sent: true }), 'unknown'],
  ['a forbidden address', new HttpFault('private', { sent: false, refused: true }), 'failed'],
])('%s', (_title, fault, expected) => {
  expect(kindOf(faultOutcome(fault))).toBe(expected);
});

test('no outcome repeats a body', () => {
  const outcomes = [200, 302, 400, 429, 500].map((status) =>
    outcomeOf(answer(status, {}, '{"error":"planted"}')),
  );
  expect(JSON.stringify(outcomes)).not.toContain('planted');
});
