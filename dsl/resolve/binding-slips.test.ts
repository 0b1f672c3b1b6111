import { describe, expect, test } from '@jest/globals';
import { only, said } from './testing/sample.ts';

/** Each row: what was written, the one message with the words at its caret, its help, the nearest right text. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

const per = 'orders per region > 3건';
const note = 'do log.write(text: "x")';
const inWhen = (text: string): string => `playbook p { when ${text}\nthen { ${note} } }`;
const asClause = (text: string): string => `playbook p { when ${per}\n${text}\nthen { ${note} } }`;
const inBody = (text: string): string =>
  `playbook p { when ${per}\nguard { cooldown 30m at most 9 runs in 1h }\nthen { ${text} } }`;
const whole = (text: string): string => text;

function answers(frame: (text: string) => string, slips: readonly Slip[]): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    // Where `overall` may be what is meant, it is read so, with a warning.
    const level = want.startsWith('OS1107') && help?.includes('overall') ? 'warning' : 'error';
    expect(said(frame(wrong))).toEqual([`${level} ${want}`]);
    expect(only(frame(wrong)).help).toBe(help);
    expect(said(frame(right))).toEqual([]);
  });
}

describe('OS1110, OS1107: one playbook has one set of dimensions', () => {
  answers(inWhen, [
    [
      'orders per region > 3건 or rejects per shop > 30%',
      'OS1110 <shop> one playbook cannot watch `per shop` as well',
      'make it two playbooks, or say `overall`',
      'orders per region > 3건 or rejects per region > 30%',
    ],
    [
      'orders.region > 3건 or rejects per shop > 30%',
      'OS1110 <shop> one playbook cannot watch `per shop` as well',
      'make it two playbooks, or say `overall`',
      'orders.region > 3건 or rejects > 30%',
    ],
    [
      'orders per region > 3건 or rejects.shop > 30%',
      'OS1110 <rejects.shop> one playbook cannot watch `per shop` as well',
      'make it two playbooks, or say `overall`',
      'orders.region > 3건 or rejects.region > 30%',
    ],
    [
      'orders per region, shop > 3건 or rejects per region > 30%',
      'OS1110 <region> one playbook cannot watch `per region` as well',
      'make it two playbooks, or say `overall`',
      'orders per region, shop > 3건 or rejects per shop, region > 30%',
    ],
    [
      'orders overall > 3건 or rejects per shop > 30% or waiting per region > 3',
      'OS1110 <region> one playbook cannot watch `per region` as well',
      'make it two playbooks, or say `overall`',
      'orders overall > 3건 or rejects per shop > 30%',
    ],
    [
      'orders per region > 3건 and cancels > 3건',
      'OS1107 <cancels> `cancels` is not counted per `region`',
      'write `cancels overall` if all of it is meant',
      'orders per region > 3건 and cancels overall > 3건',
    ],
    [
      'orders per shop > 3건 and waiting > 3건',
      'OS1107 <waiting> `waiting` is not counted per `shop`',
      'write `waiting overall` if all of it is meant',
      'orders per shop > 3건 and waiting in 강남구 > 3건',
    ],
    [
      'orders per shop < 80% of waiting',
      'OS1107 <waiting> `waiting` is not counted per `shop`',
      'write `waiting overall` if all of it is meant',
      'orders per region < 80% of waiting',
    ],
    [
      'orders per shop < waiting',
      'OS1107 <waiting> `waiting` is not counted per `shop`',
      'write `waiting overall` if all of it is meant',
      'orders per shop < waiting overall',
    ],
    [
      'orders per shop > 3건 and weather.rain > 3mm',
      'OS1107 <weather.rain> `weather` is asked per `region`',
      'write `per region` in `when`',
      'orders per region > 3건 and weather.rain > 3mm',
    ],
    [
      'cancels > 3건 and weather.rain > 3mm',
      'OS1107 <weather.rain> `weather` is asked per `region`',
      'write `per region` in `when`',
      'orders per region, shop > 3건 and weather.rain > 3mm',
    ],
  ]);
  answers(asClause, [
    [
      'recovered when orders per shop < 3건',
      'OS1110 <shop> one playbook cannot watch `per shop` as well',
      'make it two playbooks, or say `overall`',
      'recovered when orders per region < 3건',
    ],
    [
      'unless orders per shop < 3건',
      'OS1110 <shop> one playbook cannot watch `per shop` as well',
      'make it two playbooks, or say `overall`',
      'unless orders overall < 3건',
    ],
    [
      'unless cancels > 3건',
      'OS1107 <cancels> `cancels` is not counted per `region`',
      'write `cancels overall` if all of it is meant',
      'unless cancels overall > 3건',
    ],
    [
      'recovered when cancels > 3건',
      'OS1107 <cancels> `cancels` is not counted per `region`',
      'write `cancels overall` if all of it is meant',
      'recovered when cancels overall > 3건',
    ],
  ]);
  answers(inBody, [
    [
      'check c { because a when orders per shop < 3 }',
      'OS1110 <shop> one playbook cannot watch `per shop` as well',
      'make it two playbooks, or say `overall`',
      'check c { because a when orders < 3 }',
    ],
    [
      'if orders per shop < 3 { do log.write(text: "x") }',
      'OS1110 <shop> one playbook cannot watch `per shop` as well',
      'make it two playbooks, or say `overall`',
      'if orders < 3 { do log.write(text: "x") }',
    ],
  ]);
  answers(whole, [
    [
      `playbook p { when orders > 3건
recovered when orders per region < 3건
then { do log.write(text: "x") } }`,
      'OS1110 <region> one playbook cannot watch `per region` as well',
      'write `per region` in `when` too, or leave it away here',
      `playbook p { when orders > 3건
recovered when orders < 3건
then { do log.write(text: "x") } }`,
    ],
    [
      `playbook p { when orders per shop > 3건

then { do log.write(text: "{waiting}") } }`,
      'OS1107 <{waiting}> `waiting` is not counted per `shop`',
      'texts and arguments read only metrics per `shop`',
      `playbook p { when orders per shop > 3건

then { do log.write(text: "{orders}") } }`,
    ],
    [
      `playbook p { when orders per shop > 3건

then { do log.write(text: waiting) } }`,
      'OS1107 <waiting> `waiting` is not counted per `shop`',
      'texts and arguments read only metrics per `shop`',
      `playbook p { when orders per shop > 3건

then { do log.write(text: orders) } }`,
    ],
    [
      `playbook p { when orders per shop > 3건

then { do log.write(text: weather.rain) } }`,
      'OS1107 <weather.rain> `weather` is asked per `region`',
      'write `per region` in `when`',
      `playbook p { when orders per region > 3건
guard { cooldown 30m at most 9 runs in 1h }
then { do log.write(text: weather.rain) } }`,
    ],
  ]);
});

test('a `per` that `when` lacks is one message, however many places need it', () => {
  const text = `playbook p { when orders in 강남구 drop > 50%
recovered when orders per region drop < 20%
guard { cooldown 30m per region at most 4 runs in 1h per region }
then { do log.write(text: "{region}") } }`;
  expect(said(text)).toEqual(['error OS1110 <region> one playbook cannot watch `per region` as well']);
});
