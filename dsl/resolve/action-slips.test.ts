import { describe, expect, test } from '@jest/globals';
import { only, said } from './testing/sample.ts';

/** Each row: what was written, the one message with the words at its caret, its help, the nearest right text. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

const per = 'orders per region > 3건';
const inBody = (text: string): string =>
  `playbook p { when ${per}\nguard { cooldown 30m at most 9 runs in 1h }\nthen { ${text} } }`;

function answers(frame: (text: string) => string, slips: readonly Slip[]): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    expect(said(frame(wrong))).toEqual([`error ${want}`]);
    expect(only(frame(wrong)).help).toBe(help);
    expect(said(frame(right))).toEqual([]);
  });
}

describe('OS1105, OS1201, OS1101: a call is held against its connector’s manifest', () => {
  answers(inBody, [
    [
      'do log.wrte(text: "x")',
      'OS1105 <log.wrte> there is no action called `log.wrte`',
      'did you mean `log.write`?',
      'do log.write(text: "x")',
    ],
    [
      'do log.delete(text: "x")',
      'OS1105 <log.delete> there is no action called `log.delete`',
      'write one of them, for example `log.write`',
      'do log.write(text: "x")',
    ],
    [
      'do http.get(path: "/x")',
      'OS1105 <http.get> there is no action called `http.get`',
      'did you mean `http.put`?',
      'do http.post(path: "/x")',
    ],
    [
      'do log.write(txt: "x")',
      'OS1105 <txt> `log.write` takes no `txt`',
      'did you mean `text`?',
      'do log.write(text: "x")',
    ],
    ['do log.write(text: "x", to: "y")', 'OS1105 <to> `log.write` takes no `to`', null, 'do log.write("x")'],
    [
      'do log.write("x", "y")',
      'OS1105 <"y"> `log.write` takes no more than one value',
      null,
      'do log.write(text: "x")',
    ],
    [
      'do log.write()',
      'OS1105 <log.write> `log.write` needs `text`',
      'for example   text: "…"',
      'do log.write(text: "")',
    ],
    [
      'do http.post(body: "x")',
      'OS1105 <http.post> `http.post` needs `path`',
      'for example   path: "…"',
      'do http.post(path: "/x", body: "x")',
    ],
    [
      'do log.write(text: "x", text: "y")',
      'OS1105 <text> `text` is given twice',
      null,
      'do log.write(text: "x y")',
    ],
    ['do log.write("x", text: "y")', 'OS1105 <text> `text` is given twice', null, 'do log.write("y")'],
    [
      'do log.write(text: 30)',
      'OS1201 <30> `text` of `log.write` is a text',
      'write `text: "30"`',
      'do log.write(text: "30")',
    ],
    [
      'do log.write(text: 30m)',
      'OS1201 <30m> `text` of `log.write` is a text',
      'write `text: "30m"`',
      'do log.write(text: "30m")',
    ],
    [
      'do log.write(text: true)',
      'OS1201 <true> `text` of `log.write` is a text',
      'write `text: "true"`',
      'do log.write(text: "true")',
    ],
    [
      'do log.write(text: ["x"])',
      'OS1201 <["x"]> `text` of `log.write` is a text',
      'for example   text: "…"',
      'do log.write(text: "x")',
    ],
    [
      'do log.write(text: { a: "x" })',
      'OS1201 <{ a: "x" }> `text` of `log.write` is a text',
      'for example   text: "…"',
      'do http.post(path: "/x", body: { a: "x" })',
    ],
    [
      'do shops.pause(shop: "a", minutes: "30") until 1h',
      'OS1201 <"30"> `minutes` of `shops.pause` is a number',
      'write `minutes: 30`',
      'do shops.pause(shop: "a", minutes: 30) until 1h',
    ],
    [
      'do shops.pause(shop: "a", minutes: 30m) until 1h',
      'OS1201 <30m> `minutes` of `shops.pause` is a number',
      'for example   minutes: 10',
      'do shops.pause(shop: "a", minutes: 30건) until 1h',
    ],
    [
      'do shops.pause(shop: "a", minutes: took) until 1h',
      'OS1201 <took> `minutes` of `shops.pause` is a number',
      'for example   minutes: 10',
      'do shops.pause(shop: "a", minutes: orders) until 1h',
    ],
    [
      'do shops.pause(shop: "a", minutes: weather.open) until 1h',
      'OS1201 <weather.open> `minutes` of `shops.pause` is a number',
      'for example   minutes: 10',
      'do shops.pause(shop: "a", minutes: weather.rain) until 1h',
    ],
    [
      'do shops.pause(shop: "a", minutes: region) until 1h',
      'OS1201 <region> `minutes` of `shops.pause` is a number',
      'for example   minutes: 10',
      'do shops.pause(shop: region) until 1h',
    ],
    [
      'do log.write(text: nobody)',
      'OS1101 <nobody> nothing is called `nobody` here',
      null,
      'do log.write(text: "nobody")',
    ],
    [
      'do log.write(text: regoin)',
      'OS1101 <regoin> nothing is called `regoin` here',
      'did you mean `region`?',
      'do log.write(text: region)',
    ],
    [
      'do log.write(text: shop)',
      'OS1101 <shop> nothing is called `shop` here',
      null,
      'do log.write(text: "shop")',
    ],
    [
      'do log.write(text: chanel)',
      'OS1101 <chanel> nothing is called `chanel` here',
      'did you mean `channel` (shared.play:41)?',
      'do log.write(text: channel)',
    ],
    [
      'do log.write(text: ordrs)',
      'OS1101 <ordrs> nothing is called `ordrs` here',
      'did you mean `orders` ("주문 수", shared.play:29)?',
      'do log.write(text: orders)',
    ],
    [
      'do http.post(path: "/x", body: { a: [nobody] })',
      'OS1101 <nobody> nothing is called `nobody` here',
      null,
      'do http.post(path: "/x", body: { a: [region] })',
    ],
    [
      'do http.post(path: "/x", body: 2x)',
      'OS1201 <2x> `2x` cannot be an argument',
      null,
      'do http.post(path: "/x", body: 2)',
    ],
    [
      'do http.post(path: "/x", body: 09:00)',
      'OS1201 <09:00> `09:00` cannot be an argument',
      null,
      'do http.post(path: "/x", body: "09:00")',
    ],
    [
      'do shops.pause(shop: "a") until 1h undo shops.resme(shop: "a")',
      'OS1105 <shops.resme> there is no action called `shops.resme`',
      'did you mean `shops.resume`?',
      'do shops.pause(shop: "a") until 1h undo shops.resume(shop: "a")',
    ],
    [
      'do shops.pause(shop: "a") until 1h undo shops.resume()',
      'OS1105 <shops.resume> `shops.resume` needs `shop`',
      'for example   shop: "…"',
      'do shops.pause(shop: "a") until 1h',
    ],
  ]);
});
