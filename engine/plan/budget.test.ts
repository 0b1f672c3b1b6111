import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Budget, NO_LIMITS } from '../../rules/limit.ts';
import { note, playbook } from '../incident/testing/sample-playbook.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { spend } from './budget.ts';
import { type Asked, createLedger, type Ledger } from './ledger.ts';

const DAY = 86_400_000;
const NOW = 10 * DAY;

const budget = (most: number, more: Partial<Budget> = {}): Budget => ({
  ...{ most, currency: 'KRW', inMs: DAY, per: [], text: `spend at most ${most}원 in 1d` },
  ...more,
});
const guarded = (...budgets: readonly Budget[]) => playbook({ limits: { ...NO_LIMITS, budgets } });
const step = note('1', 'x');

function ask(minor: number, more: Partial<Asked> = {}): Asked {
  return {
    ...{ key: 'asked', playbook: 'order_drop', incident: 'new', passage: 0, path: '1' },
    ...{ target: 'region=gangnam', labels: { region: 'gangnam' }, mode: 'live', t: NOW },
    ...{ minor, currency: 'KRW' },
    ...more,
  };
}
let made = 0;
function row(minor: number, t = NOW - 60_000, more: Partial<LedgerRow> = {}): LedgerRow {
  made += 1;
  return { ...ask(minor), key: `k${made}`, incident: `i${made}`, t, failed: false, told: {}, ...more };
}

describe('held back or not', () => {
  test.each<[string, Budget, readonly LedgerRow[], Asked, boolean]>([
    ['what just fits is spent', budget(1_000), [row(700)], ask(300), false],
    ['one won too many is not', budget(1_000), [row(700)], ask(301), true],
    ['a price above the whole budget', budget(1_000), [], ask(1_001), true],
    ['24 hours ago is out', budget(1_000), [row(1_000, NOW - DAY)], ask(1_000), false],
    ['a millisecond less is in', budget(1_000), [row(1_000, NOW - DAY + 1)], ask(1), true],
    ['midnight changes nothing', budget(1_000), [row(1_000, NOW - 1)], ask(1), true],
    ['what failed has cost nothing', budget(1_000), [row(0, NOW - 1, { failed: true })], ask(1_000), false],
    ['what costs nothing is not limited', budget(0), [row(9)], ask(0), false],
    [
      'another currency is not counted',
      budget(1_000),
      [row(1_000, NOW - 1, { currency: 'USD' })],
      ask(1_000),
      false,
    ],
    ['and not limited', budget(1_000), [], ask(2_000, { currency: 'USD' }), false],
    [
      'per region, elsewhere is free',
      budget(1_000, { per: ['region'] }),
      [row(1_000, NOW - 1, { labels: { region: 'mapo' } })],
      ask(1_000),
      false,
    ],
    ['per incident', budget(1_000, { inMs: null }), [row(1_000)], ask(1_000), false],
    [
      'per incident, its own',
      budget(1_000, { inMs: null }),
      [row(1_000, NOW - 9 * DAY, { incident: 'new' })],
      ask(1),
      true,
    ],
    [
      'shadow has a ledger of its own',
      budget(1_000),
      [row(1_000, NOW - 1, { mode: 'shadow' })],
      ask(1_000),
      false,
    ],
  ])('%s', (_title, limit, before, asked, isHeld) => {
    const { skip, spendings } = spend(guarded(limit), step, createLedger(before), asked);
    expect(skip?.reason ?? null).toBe(isHeld ? 'budget' : null);
    if (isHeld) expect(spendings).toEqual([]);
  });

  test('an action’s own budget counts that action', () => {
    const limited = { ...step, limits: { ...NO_LIMITS, budgets: [budget(1_000)] } };
    const other = createLedger([row(1_000, NOW - 1, { path: '2' })]);
    expect(spend(playbook(), limited, other, ask(1_000)).skip).toBeNull();
    expect(spend(playbook(), limited, createLedger([row(1)]), ask(1_000)).skip?.reason).toBe('budget');
  });

  test('it says what is left, what it costs, and who had the rest', () => {
    const before = ['gangnam', 'mapo', 'seocho', 'jongno', 'guro'].map((region) =>
      row(180, NOW - 1, { target: `region=${region}` }),
    );
    const { skip } = spend(guarded(budget(1_000)), step, createLedger(before), ask(200));
    expect(skip).toEqual({
      reason: 'budget',
      words:
        '`spend at most 1000원 in 1d` has ₩100 left, this costs ₩200; ₩900 went to region=gangnam; region=mapo; region=seocho and 2 more',
      wordsKo:
        '`spend at most 1000원 in 1d` 예산이 100원 남았는데 200원이 듭니다 (region=gangnam; region=mapo; region=seocho 외 2곳에 900원을 썼습니다)',
    });
  });
});

test('a run carries every budget that its claim must count, by a name that a new text keeps', () => {
  const limited = { ...step, limits: { ...NO_LIMITS, budgets: [budget(500, { inMs: null })] } };
  const { spendings } = spend(
    guarded(budget(1_000, { per: ['region'] }), budget(9, { currency: 'USD' })),
    limited,
    createLedger(),
    ask(300),
  );
  expect(spendings).toEqual([
    {
      ...{ budget: 'order_drop/1/1', scope: '{"incident":"new","per":{}}', most: 500, inMs: null },
      ...{ minor: 300, currency: 'KRW', text: 'spend at most 500원 in 1d' },
    },
    {
      ...{ budget: 'order_drop/guard/1', scope: '{"incident":null,"per":{"region":"gangnam"}}', most: 1_000 },
      ...{ inMs: DAY, minor: 300, currency: 'KRW', text: 'spend at most 1000원 in 1d' },
    },
  ]);
});

describe('its owner hears', () => {
  /** Spends one after another, a minute apart, and tells which percentages were told when. */
  function heard(limit: Budget, prices: readonly number[], stepMs = 60_000): readonly string[] {
    const ledger = createLedger();
    return prices.flatMap((minor, i) => {
      const asked = ask(minor, { key: `k${i}`, incident: `i${i}`, t: NOW + i * stepMs });
      return step1(ledger, limit, asked).map((percent) => `${i}: ${percent}`);
    });
  }
  function step1(ledger: Ledger, limit: Budget, asked: Asked): readonly number[] {
    const spent = spend(guarded(limit), step, ledger, asked);
    for (const told of spent.told) ledger.put(told);
    if (spent.skip === null) ledger.put({ ...asked, failed: false, told: spent.toldByAct });
    return spent.notices.map(({ percent }) => percent);
  }

  test.each<[string, readonly number[], readonly string[]]>([
    ['at 80 % and at 100 %, each once', [700, 100, 100, 100, 1, 1], ['1: 80', '3: 100']],
    ['just below is not near', [799], []],
    ['both at once is full', [1_000], ['0: 100']],
    ['the first refusal is full too', [900, 200, 200], ['0: 80', '1: 100']],
    ['smaller ones may still fit, and it is told no more', [900, 200, 50, 50], ['0: 80', '1: 100']],
  ])('%s', (_title, prices, want) => {
    expect(heard(budget(1_000), prices)).toEqual(want);
  });

  test('and again when what was told has rolled out', () => {
    expect(heard(budget(1_000), [1_000, 1, 1_000], DAY / 2)).toEqual(['0: 100', '2: 100']);
  });
});

test('against a naive ledger: never a won over, and nothing held back that would fit', () => {
  const acts = fc.array(
    fc.record({
      minutes: fc.nat(900),
      minor: fc.nat(400),
      ends: fc.constantFrom('succeeded', 'failed', 'open'),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(acts, fc.integer({ min: 100, max: 1_500 }), (prices, most) => {
      const ledger = createLedger();
      const naive: { t: number; minor: number }[] = [];
      let t = NOW;
      for (const [i, { minutes, minor, ends }] of prices.entries()) {
        t += minutes * 60_000;
        const asked = ask(minor, { key: `k${i}`, incident: `i${i}`, t });
        const sum = naive.filter((one) => t - one.t < DAY).reduce((total, one) => total + one.minor, 0);
        const { skip, toldByAct } = spend(guarded(budget(most)), step, ledger, asked);
        expect(skip !== null).toBe(minor > 0 && sum + minor > most);
        if (skip !== null) continue;
        const isFree = ends === 'failed';
        ledger.put({ ...asked, minor: isFree ? 0 : minor, failed: isFree, told: toldByAct });
        naive.push({ t, minor: isFree ? 0 : minor });
      }
    }),
    { numRuns: 300 },
  );
});
