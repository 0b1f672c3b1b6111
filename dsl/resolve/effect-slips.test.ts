import { describe, expect, test } from '@jest/globals';
import { only, said } from './testing/sample.ts';

/** Each row: what was written, the one message with the words at its caret, its help, the nearest right text. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

const per = 'orders per region > 3건';
const note = 'do log.write(text: "x")';
const inBody = (text: string): string =>
  `playbook p { when ${per}\nguard { cooldown 30m at most 9 runs in 1h }\nthen { ${text} } }`;
const whenCooled = (text: string): string =>
  `playbook p { when ${per}\nguard { cooldown 30m }\nthen { ${text} } }`;
const whole = (text: string): string => text;
const asClause = (text: string): string => `playbook p { when ${per}\n${text}\nthen { ${note} } }`;

function answers(frame: (text: string) => string, slips: readonly Slip[]): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    expect(said(frame(wrong))).toEqual([`error ${want}`]);
    expect(only(frame(wrong)).help).toBe(help);
    expect(said(frame(right))).toEqual([]);
  });
}

describe('OS2301, OS2302, OS2304, OS2305, OS2308: an effect is limited, ends and is taken back', () => {
  answers(inBody, [
    [
      'do http.put(path: "/x")',
      'OS2308 <http.put> the effect of `http.put` has no end',
      'write `until recovered or 1h undo …`',
      'do http.put(path: "/x") until 1h undo http.put(path: "/y")',
    ],
    [
      'do shops.pause(shop: "a")',
      'OS2308 <shops.pause> the effect of `shops.pause` has no end',
      'write `until recovered or 1h`',
      'do shops.pause(shop: "a") until 1h',
    ],
    [
      'do shops.pause(shop: "a") until recovered',
      'OS2305 <until recovered> `until recovered` never ends where nothing recovers',
      'write `until recovered or 2h`',
      'do shops.pause(shop: "a") until recovered or 2h',
    ],
    [
      'do http.put(path: "/x") until 1h',
      'OS2304 <http.put> nothing says how `http.put` is taken back',
      'write `undo …` after it',
      'do http.put(path: "/x") until 1h undo http.post(path: "/x")',
    ],
    [
      'do http.post(path: "/x") undo http.post(path: "/y")',
      'OS2308 <http.post> nothing says when the undo of `http.post` is due',
      'write `until recovered or 1h` before `undo`',
      'do http.post(path: "/x") until 1h undo http.post(path: "/y")',
    ],
    [
      'do shops.resume(shop: "a") until 1h',
      'OS2304 <shops.resume> nothing says how `shops.resume` is taken back',
      'write `undo …` after it',
      'do shops.resume(shop: "a")',
    ],
    [
      'do log.write(text: "x") until 30m',
      'OS2304 <log.write> nothing says how `log.write` is taken back',
      'leave `until` away',
      'do log.write(text: "x")',
    ],
  ]);
  answers(whenCooled, [
    [
      'do http.post(path: "/x")',
      'OS2301 <http.post> nothing limits how often this playbook may do `http.post`',
      'write `at most 3 times in 1h` after it, or `guard { at most 4 runs in 1h }`',
      'do http.post(path: "/x") at most 3 times',
    ],
    [
      'do http.post(path: "/x", body: orders)',
      'OS2301 <http.post> nothing limits how often this playbook may do `http.post`',
      'write `at most 3 times in 1h` after it, or `guard { at most 4 runs in 1h }`',
      'do http.post(path: "/x", body: region)',
    ],
    [
      'do http.post(path: "/x", body: ["a", region])',
      'OS2301 <http.post> nothing limits how often this playbook may do `http.post`',
      'write `at most 3 times in 1h` after it, or `guard { at most 4 runs in 1h }`',
      'do http.post(path: "/x", body: [region])',
    ],
    [
      'do http.post(path: "/x", body: { a: "x" })',
      'OS2301 <http.post> nothing limits how often this playbook may do `http.post`',
      'write `at most 3 times in 1h` after it, or `guard { at most 4 runs in 1h }`',
      'do http.post(path: "/x", body: { a: region })',
    ],
    [
      'do http.post(path: "/{region}")',
      'OS2301 <http.post> nothing limits how often this playbook may do `http.post`',
      'write `at most 3 times in 1h` after it, or `guard { at most 4 runs in 1h }`',
      'do http.post(path: region)',
    ],
  ]);
  answers(whole, [
    [
      `playbook p { when orders per region > 3건

then { if orders > 5 { do http.post(path: "/x") at most 1 times } } }`,
      'OS2302 <p> nothing keeps `p` from acting again and again',
      'guard { cooldown 30m per region }',
      `playbook p { when orders per region > 3건
guard { cooldown 1h }
then { if orders > 5 { do http.post(path: "/x") at most 1 times } } }`,
    ],
    [
      `playbook p { when orders per region > 3건

then { if orders > 5 { do log.write(text: "x") } else { do http.post(path: "/x") at most 1 times } } }`,
      'OS2302 <p> nothing keeps `p` from acting again and again',
      'guard { cooldown 30m per region }',
      `playbook p { when orders per region > 3건

then { if orders > 5 { do log.write(text: "x") } else { do log.write("x") } } }`,
    ],
    [
      `playbook p { when orders per shop > 3

then { otherwise { do http.post(path: "/x") at most 1 times } } }`,
      'OS2302 <p> nothing keeps `p` from acting again and again',
      'guard { cooldown 30m per shop }',
      `playbook p { when orders per shop > 3

then { otherwise { do log.write(text: "x") } } }`,
    ],
  ]);
});

describe('OS1101, OS1107, OS1201: a limit counts what is there', () => {
  answers(asClause, [
    [
      'guard { at most 3.5 runs in 1h }',
      'OS1201 <3.5> `at most` takes a whole number',
      null,
      'guard { at most 3 runs in 1h }',
    ],
    [
      'guard { at most 3 cats in 1h }',
      'OS1101 <cats> `at most` cannot count `cats`',
      null,
      'guard { at most 3 shops in 1h }',
    ],
    [
      'guard { at most 3 tiems in 1h }',
      'OS1101 <tiems> `at most` cannot count `tiems`',
      'did you mean `times`?',
      'guard { at most 3 times in 1h }',
    ],
    [
      'guard { at most 3 runs in 1h per shop }',
      'OS1107 <shop> this playbook does not know a `shop`',
      null,
      'guard { at most 3 runs in 1h per region }',
    ],
    [
      'guard { cooldown 30m per rider }',
      'OS1107 <rider> this playbook does not know a `rider`',
      null,
      'guard { cooldown 30m per region }',
    ],
  ]);
  answers(inBody, [
    [
      'do log.write(text: "x") at most 3 cats',
      'OS1101 <cats> `at most` cannot count `cats`',
      null,
      'do log.write(text: "x") at most 3 regions',
    ],
  ]);
  answers(whole, [
    [
      `playbook p { when cancels > 3건
guard { cooldown 30m per region }
then { do log.write(text: "x") } }`,
      'OS1107 <region> this playbook does not know a `region`',
      'write `per region` in `when` too, or leave it away here',
      `playbook p { when cancels > 3건
guard { cooldown 30m }
then { do log.write(text: "x") } }`,
    ],
  ]);
});
