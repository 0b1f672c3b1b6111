import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../connectors/connector.ts';
import type { Json } from '../decision.ts';
import { type Attempts, attemptsOf, delayMs, giveUpMs, verdictOf } from './retry.ts';

const NOW = 1_000_000;
const act = { kind: 'act', attempts: 0, policy: null, deadlineMs: NOW + 300_000, expiresAtMs: null } as const;
const undo = { kind: 'undo', attempts: 0, policy: null, deadlineMs: null, expiresAtMs: null } as const;
const none: Attempts = { firstSentMs: null, mayHaveActed: false, detail: '' };
const acted: Attempts = { firstSentMs: NOW - 5_000, mayHaveActed: true, detail: 'the connection broke' };
const ok: Outcome = { kind: 'succeeded', detail: 'answered 200' };
const no: Outcome = { kind: 'failed', reason: 'answered 422', retryable: false, retryAfterMs: null };
const busy = (retryAfterMs: number | null = null): Outcome => ({
  kind: 'failed',
  reason: 'answered 503',
  retryable: true,
  retryAfterMs,
});
const lost: Outcome = { kind: 'unknown', reason: 'the connection broke' };

type Run = Parameters<typeof verdictOf>[0];

test.each<[string, Run, Attempts, Outcome, 'key' | 'lookup' | 'none', string]>([
  ['success ends', act, none, ok, 'none', 'succeeded: answered 200'],
  ['success after a lost attempt is success', act, acted, ok, 'key', 'succeeded: answered 200'],
  ['a permanent failure ends', act, none, no, 'key', 'failed: answered 422'],
  ['a definite failure after a lost attempt stays unknown', act, acted, no, 'key', 'unknown: answered 422'],
  ['a failure that may pass is tried again', act, none, busy(), 'none', 'again in 500'],
  ['the second wait is twice as long', { ...act, attempts: 1 }, none, busy(), 'none', 'again in 1000'],
  ['Retry-After is a floor', act, none, busy(7_000), 'none', 'again in 7000'],
  ['Retry-After does not shorten', { ...act, attempts: 5 }, none, busy(1_000), 'none', 'again in 16000'],
  ['a lost answer is asked for again under the same key', act, none, lost, 'key', 'again in 500'],
  ['without a key it stays unknown', act, none, lost, 'none', 'unknown: the connection broke'],
  [
    'the eighth attempt is the last',
    { ...act, attempts: 7 },
    none,
    busy(),
    'key',
    'failed: answered 503; gave up after 8 attempts',
  ],
  [
    'eight lost answers are unknown',
    { ...act, attempts: 7 },
    acted,
    lost,
    'key',
    'unknown: the connection broke; gave up after 8 attempts',
  ],
  [
    'past its 15 minutes it ends',
    act,
    { ...none, firstSentMs: NOW - 899_900 },
    busy(),
    'key',
    'failed: answered 503; gave up after 1 attempt, no time left',
  ],
  [
    'a Retry-After beyond the deadline ends at once',
    { ...act, expiresAtMs: NOW + 60_000 },
    none,
    busy(86_400_000),
    'key',
    'failed: answered 503; gave up after 1 attempt, no time left',
  ],
  ['an undo has no last attempt', { ...undo, attempts: 400 }, acted, busy(), 'key', 'again in 150000'],
  ['an undo has no deadline', undo, { ...acted, firstSentMs: 0 }, lost, 'key', 'again in 500'],
  ['an undo waits 15 min for a Retry-After at most', undo, none, busy(86_400_000), 'key', 'again in 900000'],
  ['an undo that is refused ends', undo, none, no, 'key', 'failed: answered 422'],
])('%s', (_title, run, before, outcome, idempotency, expected) => {
  const verdict = verdictOf(run, before, outcome, idempotency, NOW, 0.5);
  expect(
    verdict.kind === 'final'
      ? `${verdict.status}: ${verdict.detail}`
      : `again in ${verdict.notBeforeMs - NOW}`,
  ).toBe(expected);
});

test('what a retry leaves in the row is read back', () => {
  const first = verdictOf(act, none, lost, 'key', NOW, 0.5);
  expect(first.kind).toBe('retry');
  const left = first.kind === 'retry' ? attemptsOf(JSON.parse(JSON.stringify(first.attempts)) as Json) : none;
  expect(left).toEqual({ firstSentMs: NOW, mayHaveActed: true, detail: 'the connection broke' });
  const second = verdictOf({ ...act, attempts: 1 }, left, busy(), 'key', NOW + 3_000, 0.5);
  expect(second).toMatchObject({
    attempts: { firstSentMs: NOW, mayHaveActed: true, detail: 'answered 503' },
  });
});

test.each<[string, Json]>([
  ['null', null],
  ['a text', 'answered 503'],
  ['a list', [1]],
  ['an old document', { status: 'x' }],
  ['wrong types', { firstSentMs: 'x', mayHaveActed: 1, detail: null }],
])('an outcome that is %s counts as none', (_title, outcome) => {
  expect(attemptsOf(outcome)).toEqual(none);
});

test.each<[number, number, number | null, number]>([
  [1, 0, null, 1],
  [1, 0.999, null, 999],
  [2, 0.5, null, 1_000],
  [8, 0.5, null, 64_000],
  [9, 0.5, null, 128_000],
  [10, 0.5, null, 150_000],
  [2_000, 0.5, null, 150_000],
  [1, 0.5, 0, 500],
  [1, 0.5, 20_000, 20_000],
])('attempt %i, chance %d, Retry-After %s: %i ms', (made, random, retryAfter, expected) => {
  expect(delayMs(made, random, retryAfter)).toBeCloseTo(expected, 6);
});

test('no chance and no answer leaves the bounds', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const after = fc.option(fc.integer({ min: 0, max: 86_400_000 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), chance, after, (made, random, retryAfterMs) => {
      const ms = delayMs(made, random, retryAfterMs);
      expect(ms).toBeGreaterThanOrEqual(Math.max(1, Math.min(retryAfterMs ?? 0, 900_000)));
      expect(ms).toBeLessThanOrEqual(900_000);
    }),
  );
});

test.each<[string, number | null, number | null, number]>([
  ['15 minutes', null, null, NOW + 900_000],
  ['as long as its author says', null, 60_000, NOW + 60_000],
  ['longer than the engine would, where its author says so', null, 1_800_000, NOW + 1_800_000],
  ['the end of the effect, when it is sooner', NOW + 60_000, null, NOW + 60_000],
  ['15 minutes, when the effect lasts longer', NOW + 7_200_000, null, NOW + 900_000],
])('an act is tried for %s', (_title, expiresAtMs, forMs, expected) => {
  expect(giveUpMs({ expiresAtMs, policy: { attempts: null, everyMs: null, forMs } }, NOW)).toBe(expected);
});

describe('the author’s own `retry 3 times every 30s`', () => {
  const policy = { attempts: 4, everyMs: 30_000, forMs: null };
  const failed = { kind: 'failed', reason: 'HTTP 503', retryable: true, retryAfterMs: null } as const;
  const attempted = (made: number, outcome: Outcome = failed) =>
    verdictOf({ ...act, attempts: made - 1, policy }, none, outcome, 'key', NOW, 0.5);

  test('waits that long, whatever the jitter', () => {
    expect(attempted(1)).toMatchObject({ kind: 'retry', notBeforeMs: NOW + 30_000 });
    expect(attempted(3)).toMatchObject({ kind: 'retry', notBeforeMs: NOW + 30_000 });
  });

  test('waits longer where the other side asks for it', () => {
    expect(attempted(1, { ...failed, retryAfterMs: 45_000 })).toMatchObject({ notBeforeMs: NOW + 45_000 });
  });

  test('ends after the third further attempt', () => {
    expect(attempted(4)).toMatchObject({
      kind: 'final',
      status: 'failed',
      detail: 'HTTP 503; gave up after 4 attempts',
    });
  });

  test('is for acts: an undo is never given up', () => {
    const made = verdictOf({ ...undo, attempts: 9, policy }, none, failed, 'key', NOW, 0.5);
    expect(made.kind).toBe('retry');
  });
});
