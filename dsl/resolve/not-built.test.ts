import { describe, expect, test } from '@jest/globals';
import { load, playbook, said } from './testing/sample.ts';

const per = 'orders per region > 3건';
const body = (text: string): string => playbook(per, text);

describe('what is not built yet is answered by name, at the word', () => {
  test.each<[string, string, readonly string[]]>([
    ['use', 'use "packs/a.play" as a', ['error OS0201 <use> `use` is not built yet']],
    ['track', body('track orders for 14d'), ['error OS0201 <track> `track` is not built yet']],
    ['wait', body('wait 10m'), ['error OS0201 <wait> `wait` is not built yet']],
    ['escalate', body('escalate to "x"'), ['error OS0201 <escalate> `escalate` is not built yet']],
    [
      'always',
      body('always { do log.write(text: "x") }'),
      ['error OS0201 <always> `always` is not built yet'],
    ],
    [
      'expect beside then',
      playbook(per, undefined, 'expect recovery within 30m'),
      ['error OS0201 <expect> `expect` is not built yet'],
    ],
    [
      'raise',
      playbook(per, undefined, 'raise to critical when orders > 5건'),
      ['error OS0201 <raise> `raise` is not built yet'],
    ],
    [
      'only during',
      playbook(per, undefined, 'only during peak'),
      ['error OS0201 <only during> `only during` is not built yet'],
    ],
    [
      'except during',
      playbook(per, undefined, 'except during peak'),
      ['error OS0201 <except during> `except during` is not built yet'],
    ],
    [
      'at a time',
      playbook('at 16:00 and orders per region > 3건'),
      ['error OS0201 <at 16:00> `at 16:00` is not built yet'],
    ],
    [
      'an audience',
      'define audience a = riders at most 3',
      ['error OS0201 <define audience> `define audience` is not built yet'],
    ],
    [
      'a routine',
      'define routine r() { do log.write(text: "x") }',
      ['error OS0201 <define routine> `define routine` is not built yet'],
    ],
    [
      'approval',
      body('do log.write(text: "x") needs approval from "a" within 5m else skip'),
      ['error OS0201 <needs approval> `needs approval` is not built yet'],
    ],
    [
      'spend',
      playbook(per, undefined, 'guard { spend at most 300만원 in 1d }'),
      ['error OS0201 <spend> `spend` is not built yet'],
    ],
    [
      'once',
      playbook(per, undefined, 'guard { once per region in 1d }'),
      ['error OS0201 <once> `once` is not built yet'],
    ],
    [
      'a share of a population',
      playbook(per, undefined, 'guard { at most 5% of riders in 1h }'),
      ['error OS0201 <5%> `at most 5% of riders` is not built yet'],
    ],
    [
      'retry',
      body('do log.write(text: "x") retry 3 times every 30s'),
      ['error OS0201 <retry> `retry` is not built yet'],
    ],
    [
      'timeout',
      body('do log.write(text: "x") timeout 3m'),
      ['error OS0201 <timeout> `timeout` is not built yet'],
    ],
    [
      'on failure',
      body('do log.write(text: "x") on failure { do log.write(text: "y") }'),
      ['error OS0201 <on failure> `on failure` is not built yet'],
    ],
    ['as', body('do log.write(text: "x") as told'), ['error OS0201 <as> `as` is not built yet']],
    [
      'if recovered',
      body('if not recovered { do log.write(text: "x") }'),
      ['error OS0201 <not recovered> `if not recovered` is not built yet'],
    ],
    [
      'until a time of day',
      body('do log.write(text: "x") until 09:00 undo log.write(text: "y")'),
      ['error OS0201 <09:00> `until 09:00` is not built yet'],
    ],
    [
      'a call as an argument',
      body('do log.write(text: best.of(a: 1))'),
      ['error OS0201 <best.of> `best.of(…)` is not built yet'],
    ],
    [
      'a verb',
      body('do incentives.push(to: region)'),
      ['error OS0201 <incentives.push> no connector offers `incentives.push` yet'],
    ],
    [
      'a probe',
      'probe p from traffic.index(place: region) { field delay is duration(s) }',
      ['error OS0201 <traffic.index> no connector offers `traffic.index` yet'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text)).toEqual(want);
  });

  test('a playbook with anything of it does not run', () => {
    expect(load(body('wait 10m')).project.playbooks).toEqual([]);
    expect(load(playbook(per)).project.playbooks).toHaveLength(1);
  });

  test('a test keeps nothing from running', () => {
    const text = `${playbook(per)}\ntest "t" for p { given start 2026-03-06 18:00 expect no incident }`;
    expect(load(text).project.playbooks).toHaveLength(1);
  });

  test('what stands for something unbuilt is not unknown as well', () => {
    const text = `define audience near = riders at most 3
      define schedule peak = daily 11:00-14:00
      ${playbook('orders per region > 3건', 'do log.write(text: near) as told do log.write(text: "{told.count}") if told.count > 3 { do log.write(text: "y") }', 'only during peak')}`;
    expect(said(text)).toEqual([
      'error OS0201 <define audience> `define audience` is not built yet',
      'error OS0201 <only during> `only during` is not built yet',
      'error OS0201 <as> `as` is not built yet',
    ]);
  });
});
