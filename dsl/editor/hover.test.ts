import { describe, expect, test } from '@jest/globals';
import type { Language } from '../messages/language.ts';
import { hoverAt } from './hover.ts';
import { editedAt } from './testing/edited.ts';

/** What is shown at the `|`, or null. */
function shown(marked: string, language: Language = 'en'): string | null {
  const { project, offset } = editedAt(marked);
  return hoverAt(project, project.catalog, 'a.play', offset, language)?.markdown ?? null;
}

const p = (when: string, body = '...'): string => `playbook p { when ${when} then { ${body} } }`;

describe('a name: what it is, what its values are, where it is declared', () => {
  test.each<[string, string, readonly RegExp[]]>([
    [
      'a metric',
      p('ord|ers per region > 3건'),
      [
        /\*\*orders\*\* “주문 수” — metric/,
        /a count such as 30/,
        /per region, shop/,
        /more is better/,
        /shared\.play:/,
      ],
    ],
    ['a share', p('rej|ects per region > 3%'), [/a percentage such as 30%/, /less is better/]],
    [
      'a check',
      p('orders > 3건', 'check riders.he|alth'),
      [/check: questions about causes/, /because riders short/],
    ],
    [
      'an action',
      p('orders > 3건', 'do shops.pau|se(shop: "a") until 1h'),
      [/action of a connector/, /undone by `shops\.resume`/],
    ],
    [
      'an action that changes nothing',
      p('orders > 3건', 'do log.wr|ite(text: "x")'),
      [/changes nothing that lasts/],
    ],
  ])('%s', (_title, marked, wants) => {
    const said = shown(marked);
    for (const want of wants) expect(said).toMatch(want);
  });

  test('long declarations are cut', () => {
    const said = shown('metric m = count of orders|_in over 5m') ?? '';
    expect(said).toContain('…');
    expect(said.split('\n').length).toBeLessThan(20);
  });
});

describe('a word: what it does', () => {
  test.each<[string, string, string]>([
    ['over', p('orders > 3건 ov|er 5m'), 'the window a value is computed from'],
    ['for', p('orders > 3건 fo|r 5m'), 'how long it must stay so'],
    ['rise', p('orders ris|e > 2x'), 'more than double'],
    [
      'cooldown',
      'playbook p { when orders > 3건 guard { cool|down 5m } then { ... } }',
      'for the whole playbook',
    ],
    ['a soft word', 'metric m = av|g of orders_in.took', '**avg** — the mean'],
    ['a word in its long spelling', p('orders dro|ps > 50%'), '**drop** — how far it fell'],
    ['otherwise', p('orders > 3건', 'other|wise { ... }'), 'runs when no branch on a cause ran'],
    ['a value', p('orders > 3건 over 5|m'), '**5m** — a duration such as 15m'],
  ])('%s', (_title, marked, want) => {
    expect(shown(marked)).toContain(want);
  });

  test('in Korean', () => {
    expect(shown(p('orders > 3건 ov|er 5m'), 'ko')).toContain('값을 계산하는 가장 최근 구간입니다');
  });
});

describe('a value in its place: what people read otherwise', () => {
  const done = (limits: string): string => p('orders per region > 3건', `do log.write(text: "x") ${limits}`);
  test.each<[string, string, string]>([
    [
      'a number of targets',
      done('at most 10|0 riders'),
      '**100 riders** — at most 100 riders each time the action runs, not altogether',
    ],
    ['the same at its noun', done('at most 100 ri|ders'), '**100 riders** — at most 100 riders each time'],
    ['runs', done('at most 4 ru|ns in 1h'), 'a run is one action done once'],
    ['a share of all', done('at most 5|% of shop'), 'a share of all there are'],
    [
      'hours over midnight',
      'define schedule night = fri 22|:00-02:00',
      '**22:00-02:00** — from `fri` 22:00 until `sat` 02:00',
    ],
    [
      'the end of such hours',
      'define schedule night = sun 22:00-02:|00',
      'from `sun` 22:00 until `mon` 02:00',
    ],
    [
      'hours over midnight of any day',
      'define schedule night = daily 22|:00-02:00',
      'from 22:00 until 02:00 of the next day',
    ],
    [
      'hours of one day',
      'define schedule noon = daily 11:00-13:|00',
      'from 11:00 until 13:00 of the same day',
    ],
    [
      'two who approve',
      done('needs approval from "a" and "|b"'),
      '**"a" and "b"** — both must agree: "a" and "b"',
    ],
    ['one who approves', done('needs approval from "|a" within 5m'), 'this person or team must agree'],
    ['a factor', p('orders rise > 2|x'), 'a multiple of the baseline: 2x is double'],
    ['points', p('rejects rise > 20|pp'), 'points between two shares'],
    ['a share of the baseline', p('orders drop > 50|%'), 'a share of the baseline: from 200 to 100 is 50%'],
    ['an end alone', done('until 30|m'), 'after this its effect ends and is undone'],
    ['the longest', done('until recovered or 2|h'), 'recovered or not'],
    ['a level', 'playbook p { severity hi|gh }', 'a level of severity'],
    ['a mode', 'playbook p { mode sha|dow }', 'decides and records what it would do'],
    [
      'a listed value where it is compared',
      'metric m = count of orders_in where event is "plac|ed"',
      'one of the values that `event` can have: "placed", "accepted"',
    ],
    [
      'a listed value where it is declared',
      'table t from kafka "t" { key a field state is one of ("idle", "bu|sy") }',
      'one of the values that `state` can have',
    ],
    ['an argument', p('orders > 3건', 'do shops.pause(sho|p: "a")'), 'argument of `shops.pause`'],
  ])('%s', (_title, marked, want) => {
    expect(shown(marked)).toContain(want);
  });
});

describe('a placeholder: what will stand there', () => {
  const told = (text: string): string => p('orders per region drop > 50%', `do log.write(text: "${text}")`);
  test.each<[string, string, string]>([
    ['what is bound', told('in {reg|ion} now'), '**region** — dimension'],
    ['a metric', told('{ord|ers}'), '**orders** “주문 수” — metric'],
    [
      'what the trigger compares',
      told('{dro|p}'),
      "**{drop}** — how far the trigger's value fell below its baseline",
    ],
    ['causes', told('{cau|se}'), 'the causes that were found'],
    [
      'an argument of the same call',
      p('orders > 3건', 'do shops.pause(shop: "a", reason: "{sho|p}")'),
      'argument of `shops.pause`',
    ],
  ])('%s', (_title, marked, want) => {
    expect(shown(marked)).toContain(want);
  });
});

test('a word for a value tells what the events carry', () => {
  expect(shown(p('orders in 강남|구 > 3건'))).toContain('the events carry `seoul-gangnam` as `region`');
});

test.each<[string, string]>([
  ['a text', p('orders > 3건', 'do log.write(text: "a |b")')],
  ['a blank', p('orders > 3건').replace(' then', ' | then')],
  ['a bracket', 'playbook p |{ when orders > 3건 then { ... } }'],
])('nothing at %s', (_title, marked) => {
  expect(shown(marked)).toBeNull();
});
