import { describe, expect, test } from '@jest/globals';
import { load, only, playbook, said } from './testing/sample.ts';

/** What is written, the words at the caret, how the message names it, what the label adds. */
type Unbuilt = readonly [text: string, words: string, name: string, label: string];

const per = 'orders per region > 3건';
const sound = 'playbook sound { when idle > 3 then { do log.write(text: "{idle}") } }';

function answers(frame: (text: string) => string, rows: readonly Unbuilt[]): void {
  test.each(rows)('%s', (written, words, name, label) => {
    const text = frame(written);
    expect(said(text)).toEqual([`error OS0201 <${words}> ${name} is not built yet`]);
    expect(only(text).label).toBe(label || 'not in this version');
    // What cannot run yet keeps nothing else from running.
    expect(load(`${text}\n${sound}`).project.playbooks.map((playbook_) => playbook_.name)).toEqual(['sound']);
  });
}

describe('conditions', () => {
  answers(playbook, [
    ['at 09:00', 'at 09:00', '`at 09:00`', ''],
    ['at 09:00 during weekdays', 'at 09:00', '`at 09:00`', ''],
  ]);
});

describe('clauses of a playbook', () => {
  answers(
    (text) => playbook(per, undefined, text),
    [
      ['guard { needs approval from "a" }', 'needs approval', '`needs approval`', ''],
      ['guard { at most 300만원 in 1d }', '300만원', '`at most 300만원`', 'a limit on money'],
      ['guard { at most 10% of riders in 1h }', '10%', '`at most 10% of riders`', 'a share of a population'],
      ['raise to high when orders > 9', 'raise', '`raise`', ''],
      ['expect recovery within 5m', 'expect', '`expect`', ''],
    ],
  );
});

describe('statements', () => {
  answers(
    (text) => playbook(per, text, 'guard { cooldown 30m at most 9 runs in 1h }'),
    [
      ['do log.write(text: "x") cooldown 5m', 'cooldown', '`cooldown`', 'on one action'],
      ['do log.write(text: "x") once per region in 1d', 'once', '`once`', ''],
      ['do log.write(text: "x") spend at most 3000원', 'spend', '`spend`', ''],
      [
        'do log.write(text: "x") at most 5% of riders',
        '5%',
        '`at most 5% of riders`',
        'a share of a population',
      ],
      ['do log.write(text: "x") timeout 3s', 'timeout', '`timeout`', ''],
      ['do log.write(text: "x") on failure { do log.write(text: "x") }', 'on failure', '`on failure`', ''],
      ['do shops.pause(shop: "a") until 09:00', '09:00', '`until 09:00`', 'a time of day'],
      ['do shops.pause(shop: "a") until recovered or 09:00', '09:00', '`until 09:00`', 'a time of day'],
      ['do log.write(text: "{rider.pay}")', '{rider.pay}', '`{rider.pay}`', 'a look-up in a table'],
      [
        'do log.write(text: "{weather.rain}")',
        '{weather.rain}',
        '`{weather.rain}`',
        `a probe's answer in a text`,
      ],
      ['do log.write(text: "{orders|count}")', '{orders|count}', '`|count`', ''],
      ['do log.write(text: 30% of orders)', '30% of orders', '`30% of orders`', 'as an argument'],
      ['do log.write(text: best(a: 1))', 'best', '`best(…)`', 'a call as an argument'],
      ['do log.write(text: riders)', 'riders', '`riders`', 'a whole table as an argument'],
      ['wait 5m', 'wait', '`wait`', ''],
      ['track orders for 3d', 'track', '`track`', ''],
      ['expect recovery within 5m', 'expect', '`expect`', ''],
      ['expect orders > 3 within 5m else { do log.write(text: "x") }', 'expect', '`expect`', ''],
      ['always do log.write(text: "x")', 'always', '`always`', ''],
      ['if recovered { do log.write(text: "x") }', 'recovered', '`if recovered`', ''],
    ],
  );
});
