import { expect, test } from '@jest/globals';
import { CEILINGS, type Ceilings } from '../../rules/ceilings.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { ceilingGuard, ceilingMemoryMs, flappingGuard } from './ceiling.ts';
import { createLedger, type Ledger } from './ledger.ts';

const T = 1_772_000_000_000;
const MINUTE = 60_000;

function row(key: string, more: Partial<LedgerRow> = {}): LedgerRow {
  return {
    ...{ key, playbook: 'pause', incident: key, passage: 0, path: '1', target: 'restaurant=a' },
    ...{ labels: { restaurant: 'a' }, mode: 'live', t: T, minor: 0, currency: null, failed: false, told: {} },
    ...more,
  };
}

/** So many acts, one each `everyMs`, the last one at T. */
function acts(count: number, everyMs: number, more: Partial<LedgerRow> = {}): Ledger {
  return createLedger(Array.from({ length: count }, (_, i) => row(`k${i}`, { t: T - i * everyMs, ...more })));
}

test.each<[string, Ledger, number, number, string | null]>([
  ['nothing was done before', acts(0, 0), 1, 0, null],
  ['the last act of a minute that may be', acts(999, 0), 1, 0, null],
  ['one more than may be in a minute', acts(1_000, 0), 1, 0, '1m'],
  ['many targets at once, each one an act', acts(0, 0), 1_001, 0, '1m'],
  ['acts of the minute before do not count for this one', acts(1_000, 0, { t: T - MINUTE }), 1, 0, null],
  ['one more than may be in an hour', acts(10_000, 350), 1, 0, '1h'],
  ['acts of the hour before do not count', acts(10_000, 0, { t: T - 60 * MINUTE }), 1, 0, null],
  ['shadow has a ledger of its own', acts(1_000, 0, { mode: 'shadow' }), 1, 0, null],
  ['as many again as a person let go', acts(1_500, 0), 1, 1_001, null],
  ['more than that', acts(2_002, 0), 1, 1_001, '1m'],
])('%s', (_title, ledger, wanted, permitted, span) => {
  const skip = ceilingGuard(ledger, { t: T, mode: 'live', playbook: 'pause' }, wanted, permitted, CEILINGS);
  expect(skip?.reason ?? null).toBe(span === null ? null : 'ceiling');
  if (span !== null)
    expect([skip!.words.includes(` in ${span};`), skip!.wordsKo!.length > 0]).toEqual([true, true]);
});

test('an act that never left, or that no limit counts any more, does not count', () => {
  const ledger = acts(1_000, 0);
  ledger.drop('k7');
  expect(ceilingGuard(ledger, { t: T, mode: 'live', playbook: 'pause' }, 1, 0, CEILINGS)).toBeNull();
  ledger.put(row('k7'));
  ledger.put(row('k7', { failed: true }));
  expect(ceilingGuard(ledger, { t: T, mode: 'live', playbook: 'pause' }, 1, 0, CEILINGS)?.count).toBe(1_001);
  ledger.prune(T + 1, new Set());
  expect(ceilingGuard(ledger, { t: T, mode: 'live', playbook: 'pause' }, 1, 0, CEILINGS)).toBeNull();
});

const HOUR = 60 * MINUTE;
test.each<[string, Ledger, number, boolean]>([
  ['once an hour is the most', acts(23, HOUR), 0, false],
  ['more is flapping', acts(24, 30 * MINUTE), 0, true],
  ['of another day nothing counts', acts(48, HOUR), 0, true],
  ['what failed was never applied', acts(24, 30 * MINUTE, { failed: true }), 0, false],
  ['another target is another thing', acts(24, 30 * MINUTE, { target: 'restaurant=b' }), 0, false],
  ['another statement is another thing', acts(24, 30 * MINUTE, { path: '2' }), 0, false],
  ['a person let it go', acts(24, 30 * MINUTE), 24, false],
])('applied and taken back over and over: %s', (_title, ledger, permitted, isFlapping) => {
  const { failed: _f, told: _t, ...asked } = row('now', { t: T + 1 });
  const skip = flappingGuard(ledger, asked, ['restaurant'], permitted, CEILINGS);
  expect(skip?.reason ?? null).toBe(isFlapping ? 'flapping' : null);
});

test('acts are remembered as long as a ceiling looks back', () => {
  expect([ceilingMemoryMs(false), ceilingMemoryMs(true)]).toEqual([HOUR, 24 * HOUR]);
});

test.each<[string, Partial<Ceilings>, number, string | null]>([
  ['below the project’s own of a minute', { actsPerMinute: 5 }, 4, null],
  ['above it', { actsPerMinute: 5 }, 5, '5'],
  ['above that of an hour', { actsPerHour: 5 }, 5, '5'],
  ['far above the engine’s own where the project lets it', { actsPerMinute: 5_000 }, 4_000, null],
])('a project sets them: %s', (_title, own, before, most) => {
  const skip = ceilingGuard(acts(before, 0), { t: T, mode: 'live', playbook: 'pause' }, 1, 0, {
    ...CEILINGS,
    ...own,
  });
  expect([
    skip?.words.includes(`above ${most} `) ?? null,
    skip?.wordsKo?.includes(`${most}건을 넘으면`) ?? null,
  ]).toEqual(most === null ? [null, null] : [true, true]);
});

test.each([
  [2, 1, null],
  [2, 2, 'flapping'],
])(
  'a project sets how often one thing may be taken back: %s a day, %s times before',
  (returnsPerDay, before, reason) => {
    const asked = { ...row('asked'), labels: { restaurant: 'a' } };
    const skip = flappingGuard(acts(before, MINUTE), asked, ['restaurant'], 0, {
      ...CEILINGS,
      returnsPerDay,
    });
    expect(skip?.reason ?? null).toBe(reason);
  },
);
