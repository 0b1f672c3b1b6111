import { describe, expect, test } from '@jest/globals';
import { only, said } from './testing/sample.ts';

/** Each row: what was written, the one message with the words at its caret, its help, the nearest right text. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

const per = 'orders per region > 3건';
const inBody = (text: string): string =>
  `playbook p { when ${per}\nguard { cooldown 30m at most 9 runs in 1h }\nthen { ${text} } }`;
const whole = (text: string): string => text;

function answers(frame: (text: string) => string, slips: readonly Slip[]): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    expect(said(frame(wrong))).toEqual([`error ${want}`]);
    expect(only(frame(wrong)).help).toBe(help);
    expect(said(frame(right))).toEqual([]);
  });
}

describe('OS1101, OS1102: checks are declared, causes come from a check before', () => {
  answers(inBody, [
    [
      'check rider.health',
      'OS1101 <rider.health> there is no check called `rider.health`',
      'did you mean `riders.health` ("라이더 가용성", shared.play:42)?',
      'check riders.health',
    ],
    [
      'check riders.helth',
      'OS1101 <riders.helth> there is no check called `riders.helth`',
      'did you mean `riders.health` ("라이더 가용성", shared.play:42)?',
      'check riders.health',
    ],
    ['check orders', 'OS1101 <orders> there is no check called `orders`', null, 'check riders.health'],
    [
      'check riders.health, riders.wealth',
      'OS1101 <riders.wealth> there is no check called `riders.wealth`',
      'did you mean `riders.health` ("라이더 가용성", shared.play:42)?',
      'check riders.health',
    ],
    [
      'check c { because a when ordrs > 3 }',
      'OS1101 <ordrs> there is no metric called `ordrs`',
      'did you mean `orders` ("주문 수", shared.play:29)?',
      'check c { because a when orders > 3 }',
    ],
    [
      'check c { because a when orders > 3 because a when idle > 3 }',
      'OS1102 <a> the cause `a` is declared twice',
      null,
      'check c { because a when orders > 3 because b when idle > 3 }',
    ],
    [
      'check riders.health if cause is riders shrt { do log.write(text: "x") }',
      'OS1101 <riders shrt> no check here has a cause called `riders shrt`',
      'did you mean `riders short`?',
      'check riders.health if cause is riders short { do log.write(text: "x") }',
    ],
    [
      'check riders.health if cause is not "heavy snow" { do log.write(text: "x") }',
      'OS1101 <"heavy snow"> no check here has a cause called `heavy snow`',
      'write one of these, for example `cause is riders short`, or add it to the check: `because heavy snow when …`',
      'check riders.health if cause is not "heavy rain" { do log.write(text: "x") }',
    ],
    [
      'check riders.health if cause is unkown { do log.write(text: "x") }',
      'OS1101 <unkown> no check here has a cause called `unkown`',
      'did you mean `unknown`?',
      'check riders.health if cause is unknown { do log.write(text: "x") }',
    ],
    [
      'if cause is riders short { do log.write(text: "x") } check riders.health',
      'OS1101 <riders short> `check riders.health` stands behind what asks for its causes',
      'write `check riders.health` before the branch of line 4',
      'check riders.health if cause is riders short { do log.write(text: "x") }',
    ],
    [
      'check c { because a when cause is riders short }',
      'OS1101 <riders short> causes are known only after a `check`, inside `then`',
      null,
      'check c { because a when idle > 3 } if cause is a { do log.write(text: "x") }',
    ],
    [
      'if orders > 3 { check riders.health } if cause is riders short { do log.write(text: "x") }',
      'OS1101 <riders short> no check here has a cause called `riders short`',
      'write `check riders.health` before it: it can find `riders short`',
      'if orders > 3 { check riders.health if cause is riders short { do log.write(text: "x") } }',
    ],
  ]);
  answers(whole, [
    [
      `playbook p { when orders per region > 3건
recovered when cause is riders short
then { do log.write(text: "x") } }`,
      'OS1101 <riders short> causes are known only after a `check`, inside `then`',
      null,
      `playbook p { when orders per region > 3건
guard { cooldown 30m at most 9 runs in 1h }
then { check riders.health if cause is unchecked { do log.write(text: "x") } } }`,
    ],
  ]);
});
