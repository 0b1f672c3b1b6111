/** The codes that ask the past, each with the pasts that it does and does not speak of. */
import { expect, test } from '@jest/globals';
import type { Firing, History } from './history.ts';
import { defaultSettings } from './lint-project.ts';
import { linted } from './testing/linted.ts';
import { hourly, past } from './testing/past.ts';

const DAY_MS = 86_400_000;

/** Messages of one code about a text with this history. */
const told = (code: string, text: string, history: History | null) =>
  linted(text, code, { ...defaultSettings, history }).map((line) => line.replace(/^\w+ OS\d+ /, ''));

const tell = 'do staff.tell(team: "ops", text: "x")';
const p = (clauses: string, mode = 'live') => `playbook p { mode ${mode} ${clauses} then ${tell} }`;
const drop = 'when orders per region drop > 50%';
const days = (orders: number, riders = 28) =>
  past({
    days: new Map([
      ['orders_in', orders],
      ['riders', riders],
    ]),
  });

test('without a history none of them says anything', () => {
  expect(told('OS30', p(drop), null)).toEqual([]);
});

test.each<[string, string, History, readonly string[]]>([
  ['six days', p(drop), days(6), ['<p> `p` is live after 6d of 7d in shadow']],
  ['seven days', p(drop), days(7), []],
  ['no record at all', p(drop), past({ days: new Map() }), ['<p> `p` is live after 0d of 7d in shadow']],
  [
    'the source with the fewest counts',
    p('when idle per region < 80% of waiting over 10m'),
    days(20, 2),
    ['<p> `p` is live after 2d of 7d in shadow'],
  ],
  ['what the trigger does not read', p(drop), days(20, 2), []],
  ['in shadow', p(drop, 'shadow'), days(6), []],
  ['a trigger that asks a probe alone', p('when weather.rain >= 15mm per region'), days(0), []],
])('OS2502: %s', (_title, text, history, expected) => {
  expect(told('OS2502', text, history)).toEqual(expected);
});

const keys = (count: number) => past({ groups: [{ metric: 'orders', by: ['region', 'shop'], keys: count }] });

test.each<[string, string, History, readonly string[]]>([
  [
    'more than nearly all that are kept',
    p('when orders per shop, region drop > 50%'),
    keys(160_001),
    ['<orders> `orders` per region, shop is 160001 series'],
  ],
  ['as many as are kept easily', p('when orders per shop, region drop > 50%'), keys(160_000), []],
  ['another grouping', p('when orders per shop drop > 50%'), keys(2_000_000), []],
  ['another metric', p('when rejects per shop, region > 50%'), keys(2_000_000), []],
])('OS3001: %s', (_title, text, history, expected) => {
  expect(told('OS3001', text, history)).toEqual(expected);
});

const fired = (count: number, of = 28) => past({ firings: hourly('p', count), throughMs: of * DAY_MS });

test.each<[string, History, readonly string[]]>([
  [
    'more than five a day',
    fired(143),
    ['<orders per region drop > 50%> `p` would have fired 143 times in 28d'],
  ],
  ['five a day', fired(140), []],
  ['few of them', fired(19, 1), []],
  [
    'a day full of them',
    fired(20, 1),
    ['<orders per region drop > 50%> `p` would have fired 20 times in 1d'],
  ],
  [
    'in an hour: as if it were the whole day',
    fired(20, 1 / 24),
    ['<orders per region drop > 50%> `p` would have fired 20 times in 1d'],
  ],
  ['others fire', past({ firings: hourly('q', 200) }), []],
])('OS3002: %s', (_title, history, expected) => {
  expect(told('OS3002', p(drop), history)).toEqual(expected);
});

const never = ['<orders per region drop > 50%> `p` would not have fired once in 28d'];
const replayed = new Set(['p']);

test.each<[string, string, History, readonly string[]]>([
  ['four weeks', p(drop), past({ replayed }), never],
  ['less', p(drop), past({ replayed, throughMs: 27 * DAY_MS }), []],
  ['it fired once', p(drop), past({ replayed, firings: hourly('p', 1) }), []],
  ['it was not replayed', p(drop), past(), []],
  ['it had no records', p(drop), past({ replayed, days: new Map([['riders', 28]]) }), []],
  ['it is off', p(drop, 'off'), past({ replayed }), []],
])('OS3003: %s', (_title, text, history, expected) => {
  expect(told('OS3003', text, history)).toEqual(expected);
});

const cancelled = (inPart: number, inBoth: number, metric = 'cancelled') =>
  past({ overlaps: [{ metric, field: 'order', inPart, inBoth }] });
const share = 'share of orders_in where event is "cancelled" out of event in ("placed", "cancelled")';

test.each<[string, string, History, readonly string[]]>([
  [
    'most are there twice',
    `metric cancelled = ${share} over 30m at least 20 samples`,
    cancelled(40, 20),
    ['<cancelled> `cancelled` counts most of what it looks for twice'],
  ],
  ['a few are', `metric cancelled = ${share} over 30m at least 20 samples`, cancelled(40, 19), []],
  ['too little to tell', `metric cancelled = ${share} over 30m at least 20 samples`, cancelled(19, 19), []],
  [
    'written on the spot',
    p(
      `when ${share.replace('event in ("placed", "cancelled")', '(event in ("placed", "cancelled"))')} overall > 30% over 30m with at least 20 samples`,
    ),
    cancelled(40, 40, 'nothing of that name'),
    [],
  ],
])('OS3004: %s', (_title, text, history, expected) => {
  expect(told('OS3004', text, history)).toEqual(expected);
});

const audience = 'define audience some = riders where status is "idle" at most 30';
const pay = 'do bonus.pay(to: some, amount: 2000원, lasts: 1h)';
const two = (first: string, second: string) => `${audience}
playbook a { when orders per region drop > 50% guard { cooldown 30m per region } then ${first} }
playbook b { when idle per region < 5 guard { cooldown 30m per region } then ${second} }`;
const both = (times: readonly Firing[]): History =>
  past({ firings: [...times].sort((x, y) => x.atMs - y.atMs) });
const MINUTE = 60_000;
const again = ['<b> `b` does again what `a` does'];

test.each<[string, string, History, readonly string[]]>([
  ['just after each other', two(pay, pay), both([...hourly('a', 3), ...hourly('b', 3, 15 * MINUTE)]), again],
  ['the later one first', two(pay, pay), both([...hourly('a', 3, 5 * MINUTE), ...hourly('b', 3)]), again],
  ['longer after each other', two(pay, pay), both([...hourly('a', 3), ...hourly('b', 3, 16 * MINUTE)]), []],
  ['four of five', two(pay, pay), both([...hourly('a', 4), ...hourly('b', 5)]), again],
  ['three of five', two(pay, pay), both([...hourly('a', 3), ...hourly('b', 5)]), []],
  ['twice is chance', two(pay, pay), both([...hourly('a', 2), ...hourly('b', 2)]), []],
  [
    'in different regions',
    two(pay, pay),
    both([
      ...hourly('a', 3),
      ...hourly('b', 3).map((one) => ({ ...one, instance: { region: 'seoul-seocho' } })),
    ]),
    [],
  ],
  ['messages alone', two(tell, tell), both([...hourly('a', 3), ...hourly('b', 3)]), []],
  ['a message beside a change', two(pay, tell), both([...hourly('a', 3), ...hourly('b', 3)]), []],
])('OS2007: %s', (_title, text, history, expected) => {
  expect(told('OS2007', text, history)).toEqual(expected);
});
