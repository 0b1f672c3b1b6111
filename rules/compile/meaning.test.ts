import { describe, expect, test } from '@jest/globals';
import { load, playbook } from '../../dsl/resolve/testing/sample.ts';
import type { Condition } from '../condition.ts';
import { type Cap, NO_LIMITS } from '../limit.ts';
import type { Do, Playbook } from '../playbook.ts';
import type { Baseline, Test } from '../window.ts';
import { compileProject } from './bundle.ts';

const per = 'orders per region > 3건';
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

function compiled(text: string) {
  const { project, diagnostics } = load(text);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const bundle = compileProject(project, { name: 'sample', zone: 'Asia/Seoul' });
  return { bundle, playbook: bundle.playbooks[0]! };
}

function testOf(when: string): Test {
  const { trigger } = compiled(playbook(when)).playbook;
  if (trigger.kind !== 'leaf') throw new Error(trigger.kind);
  return trigger.test;
}

describe('the baseline: at the use, else on the metric, else the window before', () => {
  const own: Baseline = { kind: 'sameTime', stepMs: WEEK_MS, times: 4 };
  test.each<[string, Baseline]>([
    ['orders per region drop > 5%', own],
    ['orders per region drop > 5% over 1h', own],
    ['orders per region drop > 5% vs previous 1h', { kind: 'previous', spanMs: 3_600_000 }],
    ['orders per region drop > 5% vs previous 10s', { kind: 'previous', spanMs: 10_000 }],
    ['orders per region drop > 5% vs same time yesterday', { kind: 'sameTime', stepMs: DAY_MS, times: 1 }],
    ['orders per region drop > 5% vs same time last 1 day', { kind: 'sameTime', stepMs: DAY_MS, times: 1 }],
    ['orders per region drop > 5% vs same time last week', { kind: 'sameTime', stepMs: WEEK_MS, times: 1 }],
    [
      'orders per region drop > 5% vs same time last 8 weeks',
      { kind: 'sameTime', stepMs: WEEK_MS, times: 8 },
    ],
    ['orders per region drop > 5% vs same time last 7 days', { kind: 'sameTime', stepMs: DAY_MS, times: 7 }],
    ['orders per region drop > 5% vs same time last 3주', { kind: 'sameTime', stepMs: WEEK_MS, times: 3 }],
    ['orders per region drop > 5% vs same time last 3일', { kind: 'sameTime', stepMs: DAY_MS, times: 3 }],
    ['orders per region drop > 5% vs same time last 48h', { kind: 'sameTime', stepMs: DAY_MS, times: 2 }],
    ['waiting per region drop > 5%', { kind: 'previous', spanMs: 900_000 }],
    ['waiting per region drop > 5% over 1h', { kind: 'previous', spanMs: 3_600_000 }],
    ['idle per region drop > 5% over 5m', { kind: 'previous', spanMs: 300_000 }],
    ['idle per region drop > 5% vs previous 5m', { kind: 'previous', spanMs: 300_000 }],
    ['count of orders_in rise > 2x over 5m', { kind: 'previous', spanMs: 300_000 }],
  ])('%s', (when, want) => {
    expect(testOf(when)).toMatchObject({ kind: 'change', baseline: want });
  });
});

describe('the window: at the use, else on the metric, else the latest sample of a table', () => {
  test.each<[string, number]>([
    ['orders per region > 3건', 900_000],
    ['orders per region > 3건 over 1h', 3_600_000],
    ['orders per region > 3건 over 10s', 10_000],
    ['orders per region > 3건 over 24h', DAY_MS],
    ['orders per region > 3건 over 1d', DAY_MS],
    ['windowless per region > 3건 over 40s', 40_000],
    ['idle per region > 3', 10_000],
    ['idle per region > 3 over 5m', 300_000],
  ])('%s', (when, want) => {
    expect(compiled(playbook(when)).bundle.windows.map(({ windowMs }) => windowMs)).toEqual([want]);
  });

  test('the right side of a comparison takes the window of the left', () => {
    const { windows } = compiled(playbook('idle per region < 80% of waiting over 10m')).bundle;
    expect(windows.map(({ metric, windowMs }) => [metric, windowMs]).sort()).toEqual([
      ['idle', 600_000],
      ['waiting', 600_000],
    ]);
  });

  test('without one, each side keeps its own', () => {
    const { windows } = compiled(playbook('idle per region < 80% of waiting')).bundle;
    expect(windows.map(({ metric, windowMs }) => [metric, windowMs]).sort()).toEqual([
      ['idle', 10_000],
      ['waiting', 900_000],
    ]);
  });
});

describe('the sample guard: at the use, else on the metric; none for a total against a fixed value', () => {
  test.each<[string, number | null]>([
    ['orders per region > 3건', null],
    ['orders per region < 3건', null],
    ['revenue per region > 3만원', null],
    ['orders per region > 3건 with at least 7 samples', 7],
    ['orders per region drop > 5%', 30],
    ['orders per region drop > 5% with at least 7 events', 7],
    ['waiting per region drop > 5%', null],
    ['rejects per region > 5%', 20],
    ['rejects per region > 5% with at least 7건', 7],
    ['rejects per region rise > 5pp', 20],
    ['took per region > 5m', 10],
    ['took per region rise > 5m', 10],
    ['pay per region > 5USD', null],
  ])('%s', (when, want) => {
    expect(testOf(when)).toMatchObject({ atLeast: want });
  });
});

describe('amounts are canonical', () => {
  test.each<[string, object]>([
    ['rejects per region > 29.5%', { value: 0.295 }],
    ['took per region > 1h0m40s', { value: 3_640_000 }],
    ['took per region >= 1시간30분', { value: 5_400_000 }],
    ['revenue per region > 1억5000만원', { value: 150_000_000 }],
    ['pay per region > 20USD', { value: 2_000 }],
    ['orders per region > 1_000', { value: 1_000 }],
    ['orders per region drop > 12.5%', { measure: 'ratio', amount: 0.125 }],
    ['orders per region rise > 1.5x', { measure: 'factor', amount: 1.5 }],
    ['orders per region rise > 2배', { measure: 'factor', amount: 2 }],
    ['orders per region change > 20건', { measure: 'absolute', amount: 20 }],
    ['rejects per region rise > 2.5pp', { measure: 'absolute', amount: 0.025 }],
    ['rejects per region rise > 20%p', { measure: 'absolute', amount: 0.2 }],
    ['revenue per region drop > 5만원', { measure: 'absolute', amount: 50_000 }],
    ['took per region in (10m, 20m)', { kind: 'is', not: false, values: [600_000, 1_200_000] }],
    ['orders per region not in (0, 1)', { kind: 'is', not: true, values: [0, 1] }],
  ])('%s', (when, want) => {
    expect(testOf(when)).toMatchObject(want);
  });

  test('a `define value` is its literal, also where a unit is due', () => {
    const text = `define value limit = 30%\ndefine value span = 40m\n`;
    const of = (when: string): Condition => compiled(text + playbook(when)).playbook.trigger;
    expect(of('rejects per region > limit')).toMatchObject({ test: { kind: 'threshold', value: 0.3 } });
    expect(of('orders per region drop > limit')).toMatchObject({ test: { measure: 'ratio', amount: 0.3 } });
    expect(of('took per region > span')).toMatchObject({ test: { kind: 'threshold', value: 2_400_000 } });
  });
});

describe('recovery that nobody wrote: the trigger known false for its longest hold, ten minutes at least', () => {
  test.each<[string, number]>([
    [per, 600_000],
    [`${per} for 9m59s`, 600_000],
    [`${per} for 10m`, 600_000],
    [`${per} for 10m1s`, 601_000],
    [`not ${per} for 15m`, 900_000],
    [`((${per} for 11m) and (rejects > 3% for 12m)) or (idle > 3 for 3m)`, 720_000],
    [`((${per} for 20m) or idle > 3) for 5m`, 1_200_000],
  ])('%s: %d ms', (when, want) => {
    const { recovered, recoverMs } = compiled(playbook(when)).playbook;
    expect([recovered, recoverMs]).toEqual([null, want]);
  });
});

describe('what a playbook does not say', () => {
  test.each<[keyof Playbook, unknown, string, unknown]>([
    ['mode', 'shadow', 'mode live', 'live'],
    ['severity', 'medium', 'severity critical', 'critical'],
    ['owner', null, 'owner "ops"', 'ops'],
    ['about', null, 'about "왜"', '왜'],
    ['runbook', null, 'runbook "https://wiki.example.com/x"', 'https://wiki.example.com/x'],
    ['cooldownMs', null, 'guard { cooldown 30m }', 1_800_000],
    [
      'limits',
      NO_LIMITS,
      'guard { cooldown 30m per region at most 4 runs spend at most 3만원 in 1d once per region in 20h }',
      {
        cooldown: { ms: 1_800_000, per: ['region'] },
        caps: [{ most: 4, noun: 'runs', target: null, inMs: null, per: [], text: 'at most 4 runs' }],
        budgets: [
          { most: 30_000, currency: 'KRW', inMs: DAY_MS, per: [], text: 'spend at most 3만원 in 1d' },
        ],
        shares: [],
        once: [{ inMs: 72_000_000, per: ['region'], text: 'once per region in 20h' }],
      },
    ],
    ['hole', false, '', false],
  ])('%s is %j; `%3$s` says otherwise', (key, absent, clause, said) => {
    expect(compiled(playbook(per)).playbook[key]).toEqual(absent);
    expect(compiled(playbook(per, undefined, clause)).playbook[key]).toEqual(said);
  });
});

describe('caps and ends of an action', () => {
  const guard = 'guard { cooldown 30m at most 9 runs in 1h }';
  const doOf = (text: string): Do => {
    const [step] = compiled(playbook(per, text, guard)).playbook.body;
    if (step?.kind !== 'do') throw new Error(step?.kind);
    return step;
  };
  test.each<[string, Omit<Cap, 'text'>]>([
    ['at most 3 times in 1h', { most: 3, noun: 'times', target: null, inMs: 3_600_000, per: [] }],
    ['at most 3', { most: 3, noun: 'times', target: null, inMs: null, per: [] }],
    ['at most 3 runs in 1d', { most: 3, noun: 'runs', target: null, inMs: DAY_MS, per: [] }],
    ['at most 20곳 in 1h', { most: 20, noun: 'targets', target: null, inMs: 3_600_000, per: [] }],
    ['at most 20회', { most: 20, noun: 'times', target: null, inMs: null, per: [] }],
    [
      'at most 5 shops in 1h per region',
      { most: 5, noun: 'targets', target: 'shop', inMs: 3_600_000, per: ['region'] },
    ],
  ])('%s', (cap, want) => {
    expect(doOf(`do shops.pause(shop: "a") ${cap} until 1h`).limits.caps).toEqual([{ ...want, text: cap }]);
  });

  test('a share counts the rows of its table in the bound region, as a window of its own', () => {
    const bundle = compiled(playbook(per, 'do log.write(text: "x") at most 5% of riders in 1h'));
    const [step] = bundle.playbook.body;
    const [share] = step?.kind === 'do' ? step.limits.shares : [];
    const population = share?.population;
    expect(share).toMatchObject({ most: 0.05, target: 'rider', inMs: 3_600_000, within: ['region'] });
    expect(bundle.playbook.windows).toContain(population?.kind === 'window' ? population.window : '');
    expect(bundle.playbook.sources).toContain('riders');
  });

  test.each<[string, Do['until'], string | null]>([
    ['do shops.pause(shop: "a") until 1h', { recovered: false, afterMs: 3_600_000 }, 'shops.resume'],
    [
      'do shops.pause(shop: "a") until recovered or 2h',
      { recovered: true, afterMs: 7_200_000 },
      'shops.resume',
    ],
    [
      'do shops.pause(shop: "a") until 1h undo http.post(path: "/x")',
      { recovered: false, afterMs: 3_600_000 },
      'http.post',
    ],
    ['do http.post(path: "/x")', null, null],
    ['do shops.resume(shop: "a")', null, null],
  ])('%s', (text, until, undo) => {
    const made = doOf(text);
    expect([made.until, made.undo?.verb ?? null]).toEqual([until, undo]);
  });

  test('the inverse has the arguments of the act, a written undo its own', () => {
    const act = 'do shops.pause(shop: region, reason: "{now}") until 1h';
    const { args, undo } = doOf(act);
    expect(undo?.args).toEqual(args);
    expect(doOf(`${act} undo shops.resume(shop: "b")`).undo?.args).toEqual([
      { name: 'shop', value: { kind: 'literal', value: 'b', unit: { kind: 'text' } } },
    ]);
  });
});

describe('what a playbook binds', () => {
  test.each<[string, readonly string[]]>([
    ['orders > 3건', []],
    ['orders overall > 3건', []],
    ['orders in 강남구 > 3건', []],
    [per, ['region']],
    ['orders.shop > 3건', ['shop']],
    ['orders per shop, region > 3건', ['region', 'shop']],
    ['cancels overall > 3건 or orders per region > 3건', ['region']],
    ['not (idle > 3 and (orders per region > 3건 for 5m))', ['region']],
  ])('%s: %j', (when, want) => {
    expect(compiled(playbook(when)).playbook.by).toEqual(want);
  });

  test.each<[string, string, readonly string[]]>([
    ['per region', 'waiting', ['region']],
    ['per region', 'waiting overall', []],
    ['per region, shop', 'waiting', ['region']],
    ['per region, shop', 'rejects', ['region', 'shop']],
    ['per region, shop', 'rejects in 강남구', ['shop']],
    ['per shop', 'waiting in 강남구', []],
    ['overall', 'rejects', []],
  ])('orders %s binds a later `%s` to %j', (by, later, want) => {
    const percent = later.startsWith('rejects') ? '> 3%' : '> 3';
    const { bundle } = compiled(playbook(`orders ${by} > 3건`, undefined, `unless ${later} ${percent}`));
    const window = bundle.windows.find(({ metric }) => metric !== 'orders')!;
    expect(window.by).toEqual(want);
  });
});
