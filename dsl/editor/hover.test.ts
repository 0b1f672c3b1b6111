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
    ['otherwise', p('orders > 3건', 'other|wise { ... }'), 'runs when no branch on a cause ran'],
    ['a value', p('orders > 3건 over 5|m'), '`5m` — a duration such as 15m'],
  ])('%s', (_title, marked, want) => {
    expect(shown(marked)).toContain(want);
  });

  test('in Korean', () => {
    expect(shown(p('orders > 3건 ov|er 5m'), 'ko')).toContain('값을 계산하는 가장 최근 구간입니다');
  });
});

test.each<[string, string]>([
  ['a text', p('orders > 3건', 'do log.write(text: "a |b")')],
  ['a blank', p('orders > 3건').replace(' then', ' | then')],
  ['a bracket', 'playbook p |{ when orders > 3건 then { ... } }'],
])('nothing at %s', (_title, marked) => {
  expect(shown(marked)).toBeNull();
});
