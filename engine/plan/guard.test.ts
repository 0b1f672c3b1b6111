import { expect, test } from '@jest/globals';
import { type Cap, type Limits, NO_LIMITS } from '../../rules/limit.ts';
import { note, playbook } from '../incident/testing/sample-playbook.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { memoryMs, paceGuard } from './guard.ts';
import { type Asked, createLedger } from './ledger.ts';

const HOUR = 3_600_000;
const step = note('1', 'x');
let made = 0;

const cap = (most: number, inMs: number | null, more: Partial<Cap> = {}): Partial<Limits> => ({
  caps: [{ most, noun: 'runs', target: null, inMs, per: [], text: `at most ${most}`, ...more }],
});
const cooldown = (ms: number, ...per: readonly string[]): Partial<Limits> => ({ cooldown: { ms, per } });
const once = (inMs: number | null, ...per: readonly string[]): Partial<Limits> => ({
  once: [{ inMs, per, text: 'once' }],
});

function row(t: number, more: Partial<LedgerRow> = {}): LedgerRow {
  made += 1;
  return {
    ...{ key: `k${made}`, playbook: 'p', incident: 'old', passage: 0, path: '1', target: 'region=gangnam' },
    ...{ labels: { region: 'gangnam' }, mode: 'live', t, minor: 0, currency: null, failed: false, told: {} },
    ...more,
  };
}
const now: Asked = { ...row(10 * HOUR), key: 'asked', incident: 'new' };
const mapo = { target: 'region=mapo', labels: { region: 'mapo' } };
const at = (labels: Readonly<Record<string, string>>): Partial<Asked> => ({
  labels: { region: 'gangnam', ...labels },
});
const shop = (name: string) => at({ shop: name });

type Case = readonly [
  title: string,
  guard: Partial<Limits>,
  action: Partial<Limits>,
  before: readonly LedgerRow[],
  want: string | null,
  asked?: Partial<Asked>,
];

test.each<Case>([
  ['nothing to hold back', {}, {}, [row(9 * HOUR)], null],
  ['below the cap', cap(2, HOUR), {}, [row(9.5 * HOUR)], null],
  ['at the cap', cap(1, HOUR), {}, [row(9.5 * HOUR)], 'cap'],
  ['exactly an hour ago is out', cap(1, HOUR), {}, [row(9 * HOUR)], null],
  ['a millisecond later is in', cap(1, HOUR), {}, [row(9 * HOUR + 1)], 'cap'],
  ['the same instant is in', cap(1, HOUR), {}, [row(10 * HOUR)], 'cap'],
  ['a later instant is not', cap(1, HOUR), {}, [row(10 * HOUR + 1)], null],
  ['another instance counts', cap(1, HOUR), {}, [row(10 * HOUR, mapo)], 'cap'],
  ['not where it is per instance', cap(1, HOUR, { per: ['region'] }), {}, [row(10 * HOUR, mapo)], null],
  [
    'several acts of one body are one run',
    cap(2, HOUR),
    {},
    [row(10 * HOUR, { path: '2' }), row(10 * HOUR)],
    null,
  ],
  [
    'the run that the act belongs to is not counted against it',
    cap(1, HOUR),
    {},
    [row(10 * HOUR, { incident: 'new', path: '2' })],
    null,
  ],
  [
    'a reopening is another run',
    cap(1, HOUR),
    {},
    [row(10 * HOUR, { incident: 'new' })],
    'cap',
    { passage: 1 },
  ],
  [
    'times count every act',
    cap(2, HOUR, { noun: 'times' }),
    {},
    [row(10 * HOUR, { path: '2' }), row(10 * HOUR)],
    'cap',
  ],
  ['what shadow did does not count when live', cap(1, HOUR), {}, [row(10 * HOUR, { mode: 'shadow' })], null],
  [
    'an act of another step is none of this action',
    {},
    cap(1, HOUR, { noun: 'times' }),
    [row(10 * HOUR, { path: '2' })],
    null,
  ],
  ['an action at its cap', {}, cap(1, HOUR, { noun: 'times' }), [row(10 * HOUR)], 'cap'],
  [
    'several targets of one execution are one time',
    {},
    cap(1, HOUR, { noun: 'times' }),
    [row(10 * HOUR, { incident: 'new', ...mapo })],
    null,
  ],
  ['per incident, another one is free', {}, cap(1, null, { noun: 'times' }), [row(10 * HOUR)], null],
  [
    'per incident',
    {},
    cap(1, null, { noun: 'times' }),
    [row(HOUR, { incident: 'new' })],
    'cap',
    { passage: 1 },
  ],
  ['a cap of 0 forbids', cap(0, HOUR), {}, [], 'cap'],
  [
    'a target is counted once',
    cap(2, HOUR, { noun: 'targets', target: 'region' }),
    {},
    [row(9.5 * HOUR, mapo), row(9.6 * HOUR, mapo)],
    null,
  ],
  [
    'one target too many',
    cap(2, HOUR, { noun: 'targets', target: 'region' }),
    {},
    [row(9.5 * HOUR, mapo), row(9.6 * HOUR, { labels: { region: 'seocho' } })],
    'cap',
  ],
  [
    'who is among them already may be reached again',
    cap(2, HOUR, { noun: 'targets', target: 'region' }),
    {},
    [row(9.5 * HOUR, mapo), row(9.6 * HOUR)],
    null,
  ],
  [
    'a kind that the act does not reach limits nothing of it',
    cap(0, HOUR, { noun: 'targets', target: 'rider' }),
    {},
    [],
    null,
  ],
  [
    'targets of no kind are whatever was acted on',
    cap(1, HOUR, { noun: 'targets' }),
    {},
    [row(9.5 * HOUR, mapo)],
    'cap',
  ],
  ['cooldown of the playbook', cooldown(HOUR), {}, [row(9.5 * HOUR)], 'cooldown'],
  ['which ends', cooldown(HOUR), {}, [row(9 * HOUR)], null],
  ['a millisecond before, it has not', cooldown(HOUR), {}, [row(9 * HOUR + 1)], 'cooldown'],
  ['and begins with its incident’s first act', cooldown(HOUR), {}, [row(9.9 * HOUR), row(8.5 * HOUR)], null],
  ['its own incident is R8, not a guard', cooldown(HOUR), {}, [row(10 * HOUR, { incident: 'new' })], null],
  [
    'per something that is not the instance',
    cooldown(HOUR, 'shop'),
    {},
    [row(9.5 * HOUR, shop('a'))],
    'cooldown',
    shop('a'),
  ],
  [
    'for another one it is not running',
    cooldown(HOUR, 'shop'),
    {},
    [row(9.5 * HOUR, shop('a'))],
    null,
    shop('b'),
  ],
  ['what has no such thing is not cooled', cooldown(HOUR, 'shop'), {}, [row(9.5 * HOUR, shop('a'))], null],
  ['cooldown on an action', {}, cooldown(HOUR), [row(9.5 * HOUR)], 'cooldown'],
  [
    'holds for a reopening too',
    {},
    cooldown(HOUR),
    [row(9.5 * HOUR, { incident: 'new' })],
    'cooldown',
    { passage: 1 },
  ],
  ['not for another action', {}, cooldown(HOUR), [row(9.5 * HOUR, { path: '2' })], null],
  ['once', once(20 * HOUR, 'region'), {}, [row(-9 * HOUR)], 'once'],
  ['once, elsewhere', once(20 * HOUR, 'region'), {}, [row(9 * HOUR, mapo)], null],
  ['the rolling edge of once', once(20 * HOUR, 'region'), {}, [row(-10 * HOUR)], null],
  ['once without `per` is the playbook’s', once(20 * HOUR), {}, [row(9 * HOUR, mapo)], 'once'],
  [
    'all acts of one body are its one time',
    once(20 * HOUR, 'region'),
    {},
    [row(10 * HOUR, { incident: 'new', path: '2' })],
    null,
  ],
  [
    'what is known to have failed was not that once',
    once(20 * HOUR, 'region'),
    {},
    [row(9 * HOUR, { failed: true })],
    null,
  ],
  ['once on an action, per target', {}, once(HOUR, 'shop'), [row(9.5 * HOUR, shop('a'))], 'once', shop('a')],
  [
    'even in the same execution',
    {},
    once(HOUR, 'shop'),
    [row(10 * HOUR, { ...shop('a'), incident: 'new' })],
    'once',
    shop('a'),
  ],
  ['once per incident', {}, once(null, 'shop'), [row(9.5 * HOUR, shop('a'))], null, shop('a')],
])('%s', (_title, guard, action, before, want, asked = {}) => {
  const limited = { ...step, limits: { ...NO_LIMITS, ...action } };
  const held = paceGuard(playbook({ limits: { ...NO_LIMITS, ...guard } }), limited, createLedger(before), {
    ...now,
    ...asked,
  });
  expect(held?.reason ?? null).toBe(want);
});

test.each<[string, Partial<Limits>, string, string]>([
  ['a cap', cap(1, HOUR), '`at most 1` is used up: 1 of 1', '`at most 1` 한도를 다 썼습니다 (1 가운데 1)'],
  [
    'a cooldown',
    cooldown(HOUR),
    'a cooldown of 1h is running for another 30m',
    '플레이북의 재실행 대기 1시간 가운데 30분 남았습니다',
  ],
  [
    'a cooldown of somebody',
    cooldown(HOUR, 'region'),
    'the cooldown of 1h for gangnam is running for another 30m',
    'gangnam의 재실행 대기 1시간 가운데 30분 남았습니다',
  ],
  [
    'once',
    once(HOUR, 'region'),
    '`once`: gangnam had it already, in incident old',
    '`once`: gangnam - 사건 old에서 이미 했습니다',
  ],
])('%s says what is used and what is left, in both languages', (_title, guard, words, wordsKo) => {
  const of = playbook({ limits: { ...NO_LIMITS, ...guard } });
  expect(paceGuard(of, step, createLedger([row(9.5 * HOUR)]), now)).toMatchObject({ words, wordsKo });
});

test.each<[string, Partial<Limits>]>([
  ['a cooldown', cooldown(HOUR, 'region')],
  ['once', once(HOUR, 'region')],
])('%s names whom it is about as people may read it', (_title, guard) => {
  const of = playbook({ limits: { ...NO_LIMITS, ...guard } });
  const skip = paceGuard(of, step, createLedger([row(9.5 * HOUR)]), now, { region: '~stand-in' });
  for (const words of [skip?.words, skip?.wordsKo]) {
    expect(words).toContain('~stand-in');
    expect(words).not.toContain('gangnam');
  }
});

test('acts are remembered as long as any limit looks back', () => {
  const limits = { ...NO_LIMITS, ...cooldown(HOUR), ...cap(1, 2 * HOUR) };
  const long = { ...step, limits: { ...NO_LIMITS, ...once(720 * HOUR, 'customer') } };
  expect(memoryMs(playbook({ limits }), [step])).toBe(2 * HOUR);
  expect(memoryMs(playbook({ limits }), [step, long])).toBe(720 * HOUR);
  expect(memoryMs(playbook(), [step])).toBe(0);
});
