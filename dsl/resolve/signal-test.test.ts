import { describe, expect, test } from '@jest/globals';
import type { ConditionModel, OperandModel, TestModel } from '../model/condition.ts';
import { load, only, playbook, said } from './testing/sample.ts';

type Leaf = { readonly operand: OperandModel; readonly test: TestModel };

function leafOf(when: string): Leaf {
  const { project, diagnostics } = load(playbook(when));
  expect(diagnostics).toEqual([]);
  let at: ConditionModel = project.playbooks[0]!.trigger!;
  while (at.kind === 'hold' || at.kind === 'not') at = at.of;
  if (at.kind !== 'leaf') throw new Error(`no leaf but ${at.kind}`);
  return at;
}

const week = 604_800_000;
const fourWeeks = { kind: 'sameTime', stepMs: week, times: 4 };
const change = { kind: 'change', op: '>', baseline: fourWeeks, atLeast: 30 };

describe('what a test means', () => {
  test.each<[string, object]>([
    ['orders per region drop > 50%', { ...change, direction: 'drop', measure: 'ratio', amount: 0.5 }],
    ['orders per region rise > 2x', { ...change, direction: 'rise', measure: 'factor', amount: 2 }],
    [
      'orders per region change > 200건',
      { ...change, direction: 'change', measure: 'absolute', amount: 200 },
    ],
    [
      'rejects per region rise > 20pp',
      {
        ...change,
        direction: 'rise',
        measure: 'absolute',
        amount: 0.2,
        atLeast: 20,
        baseline: { kind: 'previous', spanMs: 1_800_000 },
      },
    ],
    [
      'rejects per region rise > 4x',
      {
        ...change,
        direction: 'rise',
        measure: 'factor',
        amount: 4,
        atLeast: 20,
        baseline: { kind: 'previous', spanMs: 1_800_000 },
      },
    ],
    [
      'took per region rise > 15m vs previous 1h',
      {
        ...change,
        direction: 'rise',
        measure: 'absolute',
        amount: 900_000,
        atLeast: 10,
        baseline: { kind: 'previous', spanMs: 3_600_000 },
      },
    ],
    [
      'orders per region drop > 50% with at least 5 samples',
      { ...change, direction: 'drop', measure: 'ratio', amount: 0.5, atLeast: 5 },
    ],
    [
      'orders per region drop > 50% vs same time yesterday',
      {
        ...change,
        direction: 'drop',
        measure: 'ratio',
        amount: 0.5,
        baseline: { kind: 'sameTime', stepMs: week / 7, times: 1 },
      },
    ],
    [
      'orders per region drop > 50% vs same time last week',
      {
        ...change,
        direction: 'drop',
        measure: 'ratio',
        amount: 0.5,
        baseline: { kind: 'sameTime', stepMs: week, times: 1 },
      },
    ],
    [
      'orders per region drop > 50% vs same time last 2 weeks',
      {
        ...change,
        direction: 'drop',
        measure: 'ratio',
        amount: 0.5,
        baseline: { kind: 'sameTime', stepMs: week, times: 2 },
      },
    ],
    [
      'orders per region drop > 50% vs same time last 14 days',
      {
        ...change,
        direction: 'drop',
        measure: 'ratio',
        amount: 0.5,
        baseline: { kind: 'sameTime', stepMs: week / 7, times: 14 },
      },
    ],
    ['orders per region < 10', { kind: 'threshold', op: '<', value: 10, atLeast: null }],
    [
      'orders per region < 10건 with at least 3 samples',
      { kind: 'threshold', op: '<', value: 10, atLeast: 3 },
    ],
    ['rejects per region > 30%', { kind: 'threshold', op: '>', value: 0.3, atLeast: 20 }],
    ['took per region >= 40m', { kind: 'threshold', op: '>=', value: 2_400_000, atLeast: 10 }],
    ['revenue per region > 300만원', { kind: 'threshold', op: '>', value: 3_000_000, atLeast: null }],
    ['pay per region > 20USD', { kind: 'threshold', op: '>', value: 2000, atLeast: null }],
    ['orders per region is 0', { kind: 'is', not: false, values: [0] }],
    ['orders per region is not missing', { kind: 'missing', not: true }],
  ])('%s', (when, want) => {
    expect(leafOf(when).test).toEqual(want);
  });

  test.each<[string, number, string, string]>([
    ['idle per region < 80% of waiting', 0.8, 'waiting', 'region'],
    ['idle per region < waiting', 1, 'waiting', 'region'],
    ['idle per region < 80% of waiting overall', 0.8, 'waiting', ''],
  ])('%s', (when, ratio, metric, by) => {
    const { test: asked } = leafOf(when);
    if (asked.kind !== 'ofMetric') throw new Error(asked.kind);
    expect([asked.ratio, asked.use.metric.name, asked.use.by.join()]).toEqual([ratio, metric, by]);
  });

  test('both sides take the window that is written', () => {
    const { operand, test: asked } = leafOf('idle per region < 80% of waiting over 10m');
    if (operand.kind !== 'metric' || asked.kind !== 'ofMetric') throw new Error('not metrics');
    expect([operand.use.overMs, asked.use.overMs]).toEqual([600_000, 600_000]);
  });

  test.each<[string, object]>([
    ['weather.rain >= 15mm', { kind: 'threshold', op: '>=', value: 15, atLeast: null }],
    ['weather.rain >= 15', { kind: 'threshold', op: '>=', value: 15, atLeast: null }],
    ['weather.open is false', { kind: 'is', not: false, values: [false] }],
    ['weather.level is not "red"', { kind: 'is', not: true, values: ['red'] }],
    ['weather.alert in ("폭우", "태풍")', { kind: 'is', not: false, values: ['폭우', '태풍'] }],
    ['weather.alert is missing', { kind: 'missing', not: false }],
  ])('a probe: %s', (test_, want) => {
    const { project, diagnostics } = load(playbook(`orders per region > 3건 and ${test_}`));
    expect(diagnostics).toEqual([]);
    const trigger = project.playbooks[0]!.trigger!;
    expect(trigger.kind === 'and' ? trigger.of[1] : trigger).toMatchObject({ kind: 'leaf', test: want });
  });
});

describe('what is read', () => {
  test.each<[string, string, string, object | null, number | null]>([
    ['the metric’s own window', 'orders per region > 3건', 'region', null, 900_000],
    ['the window of the use', 'orders per region > 3건 over 1h30m', 'region', null, 5_400_000],
    ['a dotted dimension', 'orders.region > 3건', 'region', null, 900_000],
    ['two dimensions in alphabetical order', 'orders per shop, region > 3건', 'region,shop', null, 900_000],
    ['overall', 'orders overall > 3건', '', null, 900_000],
    [
      'a place',
      'orders in 강남구 > 3건',
      '',
      { kind: 'in', field: 'region', values: ['seoul-gangnam'] },
      900_000,
    ],
    [
      'a filter',
      'orders per region where amount > 2만원 > 3건',
      'region',
      { kind: 'compare', field: 'amount', op: '>', value: 20_000 },
      900_000,
    ],
    ['a table without a window', 'idle per region > 3', 'region', null, null],
    ['a table over a window', 'idle per region > 3 over 10m', 'region', null, 600_000],
    [
      'made on the spot',
      'count of orders_in where event is "placed" per region over 5m > 3',
      'region',
      null,
      300_000,
    ],
  ])('%s', (_title, when, by, slice, overMs) => {
    const { operand } = leafOf(when.replace('over 5m > 3', '> 3 over 5m'));
    if (operand.kind !== 'metric') throw new Error(operand.kind);
    const { use } = operand;
    expect([use.by.join(), use.slice, use.overMs]).toEqual([by, slice, overMs]);
  });
});

describe('a change without its word: the help writes it, and what it writes is right', () => {
  test.each<[string, string]>([
    ['orders per region < 50%', 'drop > 50%'],
    ['orders per region <= 50%', 'drop >= 50%'],
    ['orders per region > 150%', 'rise > 50%'],
    ['orders per region > 30%', 'rise > 30%'],
    ['orders per region > 2x', 'rise > 2x'],
    ['orders per region < 0.3x', 'drop > 70%'],
    ['orders per region < 2x', 'rise < 2x'],
    ['rejects per region > 20pp', 'rise > 20pp'],
    ['rejects per region < 0.5x', 'rise < 0.5x'],
    ['took per region > 2x vs previous 1h', 'rise > 2x'],
    ['revenue per region >= 2x', 'rise >= 2x'],
  ])('%s', (when, meant) => {
    const { help, fix } = only(playbook(when));
    expect(help).toBe(`to compare it with what is usual, write \`${meant}\``);
    expect(fix === null).toBe(/%/.test(when));
    expect(said(playbook(when.replace(/[<>]=? \S+/, meant)))).toEqual([]);
  });

  test('nothing is guessed of a percentage that is no part of what is usual', () => {
    expect(only(playbook('orders per region < 150%')).help).toBe('compare it with a count such as 30');
  });
});

test.each([
  'orders per region > 30건 vs previous 1h',
  'orders per region is 0 vs previous 1h',
  'orders per region in (0, 1) vs previous 1h',
  'orders per region is missing vs previous 1h',
  'orders per region > 80% of orders vs previous 1h',
])('%s: `vs` without a change is told, not passed over', (when) => {
  const found = said(playbook(when));
  expect(found).toContain(
    'error OS1201 <vs previous 1h> nothing here is compared with what is usual'.replace('vs p', 'p'),
  );
});

describe('what does not fit', () => {
  test.each<[string, string]>([
    ['took per region > 30%', 'error OS1201 <30%> `took` cannot be compared with `30%`'],
    ['orders per region > 30%', 'error OS1201 <30%> `orders` cannot be compared with `30%`'],
    ['rejects per region > 20pp', 'error OS1201 <20pp> `rejects` cannot be compared with `20pp`'],
    ['orders per region rise > 15m', 'error OS1201 <15m> `orders` cannot be compared with `15m`'],
    ['orders per region drop > 2x', 'error OS1201 <2x> only `rise` takes a factor such as `2x`'],
    ['took per region > 40', 'error OS1202 <40> `40` needs a unit here'],
    ['rejects per region > 30', 'error OS1202 <30> `30` needs a unit here'],
    ['revenue per region > 3000', 'error OS1202 <3000> `3000` needs a unit here'],
    ['revenue per region > 3000USD', 'error OS1204 <3000USD> `3000USD` is another currency than `revenue`'],
    ['rejects per region rise > 20%', 'error OS1203 <20%> `20%` can mean two different things here'],
    ['rejects per region drop > 20%', 'error OS1203 <20%> `20%` can mean two different things here'],
    ['orders per region drop > 120%', 'error OS1205 <120%> `orders` cannot drop by more than 100%'],
    ['orders per region drop > 100%', 'error OS1205 <100%> `orders` cannot drop by more than 100%'],
    ['idle per region < 80% of revenue', 'error OS1201 <revenue> `idle` and `revenue` do not count the same'],
    [
      'orders per region drop > 80% of waiting',
      'error OS1201 <80% of waiting> `80% of waiting` cannot stand here',
    ],
    ['orders_in > 3', 'error OS1201 <orders_in> `orders_in` is a stream; only its silence can be asked for'],
    [
      'windowless per region > 3',
      'error OS1301 <windowless> nothing says over which time `windowless` is counted',
    ],
    ['idle per region drop > 50%', 'error OS1301 <idle> nothing says what `idle` is compared with'],
    [
      'riders is missing and pay per region > 3USD and orders per region > 30s',
      'error OS1201 <30s> `orders` cannot be compared with `30s`',
    ],
    ['orders per region > 3건 over 95s', 'error OS1309 <95s> a window cannot be `95s` long'],
    ['orders per region > 3건 over 120d', 'error OS1309 <120d> a window cannot be `120d` long'],
    ['orders per region > 3건 over 25h15m', 'error OS1309 <25h15m> a window cannot be `25h15m` long'],
    [
      'orders per region drop > 50% vs same time last 20 weeks',
      'error OS1306 <20 weeks> there is never `20 weeks` of history',
    ],
    [
      'orders per region > 3건 and weather.open > 3',
      'error OS1201 <3> `weather.open` has no greater and less',
    ],
    [
      'orders per region > 3건 and weather.open is "yes"',
      'error OS1201 <"yes"> `weather.open` is true or false',
    ],
    ['orders where paid > 3 > 3건', 'error OS1201 <paid> `paid` has no greater and less'],
    ['orders where took > 3 > 3건', 'error OS1202 <3> `3` needs a unit here'],
    ['avg of orders_in.event > 3', 'error OS1201 <event> `avg` needs a number, `event` is one of a list'],
    ['sum of orders_in > 3', 'error OS1201 <orders_in> `sum` needs a field of `orders_in`'],
    ['share of orders_in > 3%', 'error OS1201 <share> `share` does not say which events it is the share of'],
    ['count of orders_in.took > 3', 'error OS1201 <orders_in.took> `count` counts whole events'],
  ])('%s', (when, want) => {
    expect(said(playbook(when))).toEqual([want]);
  });

  test('both readings of a percentage of a percentage are spelled out', () => {
    const found = only(playbook('rejects per region rise > 20%'));
    expect(found.notes).toEqual([
      '`rejects` ("거절률") is already a percentage. From 5%: 20pp fires above 25%, 4x above 20%, 20% above 6%',
    ]);
    expect(found.help).toBe('write `20pp` for points, or `4x` for a factor');
    expect(found.fix).toEqual({ span: found.span, text: '20pp', safe: false });
  });

  test.each<[string, string | null]>([
    ['took per region > 40', 'write `40m`'],
    ['rejects per region > 30', 'write `30%`'],
    ['revenue per region > 3000', 'write `3000원`'],
    ['orders per region drop > 2x', 'to drop to 1/2 is `50%`'],
    ['orders per region > 3건 over 95s', 'the nearest that can be counted is `1m40s`'],
  ])('the help for %s', (when, want) => {
    expect(only(playbook(when)).help).toBe(want);
  });
});

describe('structure', () => {
  test.each<[string, string]>([
    ['orders per region > 3건 for 5m', 'hold(leaf)'],
    ['not orders per region > 3건 for 5m', 'hold(not(leaf))'],
    ['(orders per region > 3건 or rejects > 30%) for 5m', 'hold(or(leaf,leaf))'],
    ['orders per region > 3건 and rejects > 30% or idle > 3', 'or(and(leaf,leaf),leaf)'],
    ['orders per region > 3건 and not riders is missing over 5m', 'and(leaf,not(sourceMissing))'],
    ['orders_in is not missing and idle per region > 3', 'and(sourceMissing,leaf)'],
  ])('%s', (when, want) => {
    const shape = (condition: ConditionModel): string =>
      'of' in condition ? `${condition.kind}(${[condition.of].flat().map(shape).join()})` : condition.kind;
    const { project, diagnostics } = load(playbook(when));
    expect(diagnostics).toEqual([]);
    expect(shape(project.playbooks[0]!.trigger!)).toBe(want);
  });

  test('the silence of a source without `over` is its `silent after`', () => {
    const { trigger } = load(playbook('orders_in is missing')).project.playbooks[0]!;
    expect(trigger).toMatchObject({
      kind: 'sourceMissing',
      source: 'orders_in',
      overMs: 300_000,
      not: false,
    });
  });
});
