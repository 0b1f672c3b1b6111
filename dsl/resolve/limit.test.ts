import { describe, expect, test } from '@jest/globals';
import type { CapModel } from '../model/limit.ts';
import { load, playbook, said } from './testing/sample.ts';

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
    ['at most 0 runs in 1h', { most: 0, noun: 'runs', inMs: 3_600_000, perInstance: false }],
  ])('%s', (limits, want) => {
    expect(capsOf(limits)).toEqual([want]);
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
    ['cooldown 30m per region', 'error OS0201 <region> `per region` is not built yet'],
    ['at most ₩5_000 in 1d', 'error OS0201 <₩5_000> `at most ₩5_000` is not built yet'],
  ])('%s', (limits, want) => {
    expect(said(playbook('orders per region, shop > 3건', undefined, `guard { ${limits} }`))).toEqual([want]);
  });
});
