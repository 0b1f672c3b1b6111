import { expect, test } from '@jest/globals';
import { NO_LIMITS, type Share } from '../../rules/limit.ts';
import type { Facts } from '../facts.ts';
import { note, playbook } from '../incident/testing/sample-playbook.ts';
import { sceneFacts } from '../incident/testing/stage.ts';
import { unread } from '../reading.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { type Asked, createLedger } from './ledger.ts';
import { type Applied, shareGuard } from './share.ts';

const HOUR = 3_600_000;
const NOW = 10 * HOUR;

const share = (most: number, more: Partial<Share> = {}): Share => ({
  ...{ most, target: 'shop', inMs: null, per: [], within: [], text: `at most ${most * 100}% of shops` },
  population: { kind: 'window', window: 'shops' },
  ...more,
});
const asked: Asked = {
  ...{ key: 'asked', playbook: 'p', incident: 'new', passage: 0, path: '1', target: 'shop=new' },
  ...{ labels: { shop: 'new', region: 'gangnam' }, mode: 'live', t: NOW, minor: 0, currency: null },
};
const there = (all: number | null): Facts => ({
  ...sceneFacts(NOW, {}),
  window: () => (all === null ? unread('blind') : { known: true, value: all, samples: all }),
});
let made = 0;
function applied(n: number, more: Partial<Applied> = {}): readonly Applied[] {
  return Array.from({ length: n }, () => {
    made += 1;
    return { key: `k${made}`, labels: { shop: `s${made}` }, changes: 'shop.open', ...more };
  });
}
function acted(n: number, t: number, more: Partial<LedgerRow> = {}): readonly LedgerRow[] {
  return applied(n).map(({ key, labels }) => ({
    ...asked,
    key,
    labels,
    t,
    failed: false,
    told: {},
    ...more,
  }));
}

test.each<[string, Share, number | null, readonly Applied[], readonly LedgerRow[], boolean]>([
  ['the last one that fits', share(0.05), 100, applied(4), [], false],
  ['one too many', share(0.05), 100, applied(5), [], true],
  ['a part of one is none', share(0.05), 19, [], [], true],
  ['exactly one of twenty', share(0.05), 20, [], [], false],
  ['0.07 of 100 is 7, whatever floats make of it', share(0.07), 100, applied(6), [], false],
  [
    'what changes something else is not counted',
    share(0.05),
    100,
    applied(5, { changes: 'shop.rank' }),
    [],
    false,
  ],
  ['the same one twice is one', share(0.05), 100, applied(9, { labels: { shop: 'a' } }), [], false],
  [
    'who has it already may have it again',
    share(0.05),
    100,
    [...applied(4), ...applied(1, { labels: { shop: 'new' } })],
    [],
    false,
  ],
  ['how many there are is not known', share(0.05), null, [], [], true],
  [
    'of the act’s own region only',
    share(0.05, { within: ['region'] }),
    20,
    applied(3, { labels: { shop: 'a', region: 'mapo' } }),
    [],
    false,
  ],
  ['one that does not say its region counts', share(0.05, { within: ['region'] }), 20, applied(1), [], true],
  ['new ones of the last hour', share(0.05, { inMs: HOUR }), 100, [], acted(5, NOW - HOUR + 1), true],
  ['an hour ago is out', share(0.05, { inMs: HOUR }), 100, [], acted(5, NOW - HOUR), false],
  ['without `in` nobody counts new ones', share(0.05), 100, [], acted(5, NOW - 1), false],
  ['what failed was none', share(0.05, { inMs: HOUR }), 100, [], acted(5, NOW - 1, { failed: true }), false],
  ['of another kind', share(0.05, { target: 'rider' }), 1, applied(9), [], false],
])('%s', (_title, limit, all, inForce, rows, isHeld) => {
  const held = shareGuard(
    playbook({ limits: { ...NO_LIMITS, shares: [limit] } }),
    note('1', 'x'),
    'shop.open',
    asked,
    { ledger: createLedger(rows), applied: inForce, facts: there(all), valuesOf: () => 0 },
  );
  expect(held?.reason ?? null).toBe(isHeld ? 'share' : null);
});

test('an action’s own share, of the values of a dimension, says what is in force', () => {
  const limit = share(0.5, { target: 'region', population: { kind: 'dimension', dimension: 'region' } });
  const step = { ...note('1', 'x'), limits: { ...NO_LIMITS, shares: [limit] } };
  const others = ['mapo', 'seocho'].flatMap((region) => applied(1, { labels: { region } }));
  const input = { ledger: createLedger(), applied: others, facts: there(null), valuesOf: () => 4 };
  expect(shareGuard(playbook(), step, 'shop.open', asked, input)).toEqual({
    reason: 'share',
    words: '`at most 50% of shops` is used up: 2 of 4 (50.0%) are in force, 2 may be',
    wordsKo: '`at most 50% of shops` 한도를 다 썼습니다: 전체 4 가운데 2(50.0%)에 적용 중이고 2까지 됩니다',
  });
});
