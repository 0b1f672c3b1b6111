import { describe, expect, test } from '@jest/globals';
import type { CapModel } from '../model/limit.ts';
import { load, only, playbook, said } from './testing/sample.ts';

const capsOf = (limits: string): readonly Pick<CapModel, 'most' | 'noun' | 'inMs' | 'perInstance'>[] => {
  const { project, diagnostics } = load(
    playbook('orders per region, shop > 3건', undefined, `guard { ${limits} }`),
  );
  expect(diagnostics).toEqual([]);
  return project.playbooks[0]!.guard.caps.map(({ most, noun, inMs, perInstance }) => ({
    ...{ most, noun, inMs, perInstance },
  }));
};

describe('caps of a guard', () => {
  test.each<[string, Partial<CapModel>]>([
    ['at most 4 runs in 1h', { most: 4, noun: 'runs', inMs: 3_600_000, perInstance: false }],
    ['at most 4 runs', { most: 4, noun: 'runs', inMs: null, perInstance: false }],
    ['at most 4 in 1h', { most: 4, noun: 'runs', inMs: 3_600_000, perInstance: false }],
    ['at most 4 times in 1d', { most: 4, noun: 'times', inMs: 86_400_000, perInstance: false }],
    ['at most 4회 in 1d', { most: 4, noun: 'times', inMs: 86_400_000, perInstance: false }],
    ['at most 10 shops in 1h', { most: 10, noun: 'targets', inMs: 3_600_000, perInstance: false }],
    ['at most 10 regions in 1h', { most: 10, noun: 'targets', inMs: 3_600_000, perInstance: false }],
    ['at most 10 orders in 1h', { most: 10, noun: 'targets', inMs: 3_600_000, perInstance: false }],
    ['at most 4 runs in 1h per shop, region', { most: 4, noun: 'runs', inMs: 3_600_000, perInstance: true }],
    ['at most 1 runs in 1h', { most: 1, noun: 'runs', inMs: 3_600_000, perInstance: false }],
  ])('%s', (limits, want) => {
    expect(capsOf(limits)).toEqual([want]);
  });

  test.each<[string, Partial<CapModel>]>([
    ['at most 3만원 in 1d', { most: 30_000, noun: 'money', currency: 'KRW', target: null, of: null }],
    [
      'spend at most 3만원 in 1d',
      { most: 30_000, noun: 'money', currency: 'KRW', text: 'spend at most 3만원 in 1d' },
    ],
    [
      'spend at most 50USD per region',
      { most: 5000, noun: 'money', currency: 'USD', per: ['region'], inMs: null },
    ],
    ['at most 20% of riders', { most: 0.2, noun: 'share', target: 'rider', of: 'riders' }],
    [
      'at most 20% of shops in 1h',
      { most: 0.2, noun: 'share', target: 'shop', of: 'shops', inMs: 3_600_000 },
    ],
    ['at most 300 riders', { most: 300, noun: 'targets', target: 'rider' }],
    ['at most 10 regions', { most: 10, noun: 'targets', target: 'region' }],
    ['at most 10 places', { most: 10, noun: 'targets', target: 'place' }],
    ['at most 3명', { most: 3, noun: 'targets', target: null }],
    ['at most 2 runs per region', { per: ['region'], perInstance: false }],
  ])('%s', (limits, want) => {
    const { project, diagnostics } = load(
      playbook('orders per region, shop > 3건', undefined, `guard { ${limits} }`),
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.guard.caps).toMatchObject([want]);
  });

  test('keep their order', () => {
    expect(capsOf('at most 4 runs in 1h at most 9 runs in 1d').map(({ most }) => most)).toEqual([4, 9]);
  });
});

describe('caps of an action', () => {
  test.each<[string, Partial<CapModel>]>([
    [
      'at most 3 times in 1h',
      { most: 3, noun: 'times', inMs: 3_600_000, perInstance: false, text: 'at most 3 times in 1h' },
    ],
    [
      'at most   3  in 1h',
      { most: 3, noun: 'times', inMs: 3_600_000, perInstance: false, text: 'at most 3 in 1h' },
    ],
    ['at most 300명', { most: 300, noun: 'targets', inMs: null, perInstance: false, text: 'at most 300명' }],
  ])('%s', (limits, want) => {
    const [step] = load(playbook('orders per region > 3건', `do log.write(text: "x") ${limits}`)).project
      .playbooks[0]!.body;
    expect(step).toMatchObject({ limits: { caps: [want] } });
  });
});

describe('cooldowns', () => {
  test.each<[string, string, number | null, boolean]>([
    ['none', '', null, false],
    ['of the whole playbook', 'guard { cooldown 30m }', 1_800_000, false],
    ['of each instance', 'guard { cooldown 30m per region, shop }', 1_800_000, true],
    ['in another order', 'guard { cooldown 30m per shop, region }', 1_800_000, true],
  ])('%s', (_title, clauses, cooldownMs, cooldownPerInstance) => {
    const [p] = load(playbook('orders per region, shop > 3건', undefined, clauses)).project.playbooks;
    const { cooldown } = p!.guard;
    expect([cooldown?.ms ?? null, cooldown?.perInstance ?? false]).toEqual([cooldownMs, cooldownPerInstance]);
  });
});

describe('what limits cannot say', () => {
  test.each<[string, string]>([
    ['at most 3.5 runs in 1h', 'error OS1201 <3.5> `at most` takes a whole number'],
    ['at most 3 cats in 1h', 'error OS1101 <cats> `at most` cannot count `cats`'],
    ['cooldown 30m per rider', 'error OS1107 <rider> this playbook does not know a `rider`'],
    ['spend at most 5_000 in 1d', 'error OS1202 <5_000> `spend at most` takes an amount of money'],
    ['spend at most 50 riders in 1d', 'error OS1201 <50> `spend at most` takes an amount of money'],
    ['at most 120% of riders in 1h', 'error OS1201 <120%> `at most 120%` limits nothing'],
    ['at most 0% of riders in 1h', 'error OS1201 <0%> `at most 0%` limits nothing'],
    ['at most 5% of ridesr in 1h', 'error OS1101 <ridesr> nobody knows how many `ridesr` there are'],
    ['at most 5% of orders_in in 1h', 'error OS1101 <orders_in> nobody knows how many `orders_in` there are'],
    ['once per rider in 1d', 'error OS1107 <rider> this playbook does not know a `rider`'],
    ['needs approval from "a" and "a" within 5m else skip', 'error OS1201 <"a"> `"a"` cannot agree twice'],
  ])('%s', (limits, want) => {
    expect(said(playbook('orders per region, shop > 3건', undefined, `guard { ${limits} }`))).toEqual([want]);
  });
});

describe('once', () => {
  test.each<[string, readonly object[]]>([
    ['once per region in 1d', [{ per: ['region'], inMs: 86_400_000, text: 'once per region in 1d' }]],
    ['once in 1d', [{ per: [], inMs: 86_400_000 }]],
    ['once per shop', [{ per: ['shop'], inMs: null }]],
  ])('%s', (limits, want) => {
    const [p] = load(playbook('orders per region, shop > 3건', undefined, `guard { ${limits} }`)).project
      .playbooks;
    expect(p!.guard.once).toMatchObject(want);
  });
});

describe('what a limit counts per', () => {
  const few = 'define audience few = riders at most 3';
  const pay = 'do bonus.pay(to: few, amount: 100원, lasts: 5m)';
  test.each<[string, string, string, readonly string[]]>([
    ['whom its action reaches', 'cooldown 5m', `${pay} once per rider in 1d`, ['rider']],
    ['whom any action reaches, in a guard', 'cooldown 5m once per rider in 1d', pay, ['rider']],
  ])('%s', (_title, limits, body, want) => {
    const text = `${few}\n${playbook('orders per region > 3건', body, `guard { ${limits} }`)}`;
    const { project, diagnostics } = load(text);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    const [p] = project.playbooks;
    const [step] = p!.body;
    const once = [...p!.guard.once, ...(step?.kind === 'do' ? step.limits.once : [])];
    expect(once.map(({ per }) => per)).toEqual([want]);
  });

  test('a field of the row that `each` bound', () => {
    const text = playbook(
      'each orders_in where event is "placed" per order',
      undefined,
      'guard { cooldown 5m per shop }',
    );
    const { project, diagnostics } = load(text);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.guard.cooldown).toEqual({ ms: 300_000, per: ['shop'], perInstance: false });
  });
});

describe('approvals', () => {
  const approval = (text: string) =>
    playbook('orders per region > 3건', `do log.write(text: "x") needs approval ${text}`);
  test.each<[string, object]>([
    [
      'from "a" within 10m else skip',
      { from: ['a'], when: null, withinMs: 600_000, else: { kind: 'skip' }, isDefault: false },
    ],
    [
      'from "a" and "b" within 5m else escalate to "c"',
      { from: ['a', 'b'], else: { kind: 'escalate', to: 'c' } },
    ],
    [
      'from "a" when idle > 5 within 5m else skip',
      {
        when: { kind: 'leaf', text: 'idle > 5' },
        text: 'needs approval from "a" when idle > 5 within 5m else skip',
      },
    ],
  ])('%s', (text, want) => {
    const { project, diagnostics } = load(approval(text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(project.playbooks[0]!.body).toMatchObject([{ limits: { approvals: [want] } }]);
  });

  const [THEN, LONG] = [
    'nothing says what happens when nobody answers',
    'nothing says how long an answer is waited for',
  ];
  test.each<[text: string, message: string, label: string, lacking: string, right: string]>([
    [
      'from "a"',
      THEN,
      'waits 15 minutes, then skips',
      'within 15m else skip',
      'from "a" within 15m else skip',
    ],
    ['from "a" within 30m', THEN, 'waits `30m`, then skips', 'else skip', 'from "a" within 30m else skip'],
    ['from "a" else skip', LONG, 'waits 15 minutes', 'within 15m', 'from "a" within 15m else skip'],
    [
      'from "a" else escalate to "b"',
      LONG,
      'waits 15 minutes',
      'within 15m',
      'from "a" within 15m else escalate to "b"',
    ],
  ])('OS2306: %s', (text, message, label, lacking, right) => {
    const found = only(approval(text));
    expect([found.level, found.code, found.message]).toEqual(['warning', 'OS2306', message]);
    expect([found.label, found.help]).toEqual([label, `write \`${lacking}\` after it`]);
    expect(load(approval(right)).diagnostics).toEqual([]);
    // A default is one: the playbook runs.
    const [step] = load(approval(text)).project.playbooks[0]!.body;
    const kind = text.includes('escalate') ? 'escalate' : 'skip';
    const withinMs = (text.includes('30m') ? 30 : 15) * 60_000;
    expect(step).toMatchObject({ limits: { approvals: [{ withinMs, else: { kind } }] } });
  });

  test('OS2306 is mended where both are lacking', () => {
    const { fix } = only(approval('from "a"'));
    expect([fix?.text, fix?.safe]).toEqual([' within 15m else skip', false]);
  });
});
