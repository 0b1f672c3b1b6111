import { describe, expect, test } from '@jest/globals';
import { only, said } from './testing/sample.ts';

/** Each row: what was written, the one message with the words at its caret, its help, the nearest right text. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

const per = 'orders per region > 3건';
const note = 'do log.write(text: "x")';
const inBody = (text: string): string =>
  `playbook p { when ${per}\nguard { cooldown 30m at most 9 runs in 1h }\nthen { ${text} } }`;
const whole = (text: string): string => text;
const asClause = (text: string): string => `playbook p { when ${per}\n${text}\nthen { ${note} } }`;

function answers(frame: (text: string) => string, slips: readonly Slip[]): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    expect(said(frame(wrong))).toEqual([`error ${want}`]);
    expect(only(frame(wrong)).help).toBe(help);
    expect(said(frame(right))).toEqual([]);
  });
}

describe('OS1401, OS1301: a text knows what its playbook knows', () => {
  answers(inBody, [
    [
      'do log.write(text: "{지역}")',
      'OS1401 <{지역}> the text uses `{지역}`, which has no value here',
      'did you mean `{region}`?',
      'do log.write(text: "{region}")',
    ],
    [
      'do log.write(text: "{regoin}")',
      'OS1401 <{regoin}> the text uses `{regoin}`, which has no value here',
      'did you mean `region`?',
      'do log.write(text: "{region}")',
    ],
    [
      'do log.write(text: "{orderz}")',
      'OS1401 <{orderz}> the text uses `{orderz}`, which has no value here',
      'did you mean `orders` ("주문 수", shared.play:29)?',
      'do log.write(text: "{orders}")',
    ],
    [
      'do log.write(text: "{shop}")',
      'OS1401 <{shop}> the text uses `{shop}`, which has no value here',
      null,
      'do log.write(text: "{{shop}}")',
    ],
    [
      'do log.write(text: "{amount}")',
      'OS1401 <{amount}> the text uses `{amount}`, which has no value here',
      null,
      'do log.write(text: "{revenue}")',
    ],
    [
      'do log.write(text: "{text}")',
      'OS1401 <{text}> the text uses `{text}`, which has no value here',
      null,
      'do shops.pause(shop: "a", reason: "{shop}") until 1h',
    ],
    [
      'do log.write(text: "{baseline}")',
      'OS1401 <{baseline}> the text uses `{baseline}`, which has no value here',
      null,
      'do log.write(text: "{now}")',
    ],
    [
      'do log.write(text: "{causes}")',
      'OS1401 <{causes}> the text uses `{causes}`, which has no value here',
      'did you mean `cause`?',
      'do log.write(text: "{cause}")',
    ],
    [
      'do log.write(text: "{Severity}")',
      'OS1401 <{Severity}> the text uses `{Severity}`, which has no value here',
      'did you mean `severity`?',
      'do log.write(text: "{severity}")',
    ],
    [
      'do log.write(text: "{channel}")',
      'OS1401 <{channel}> the text uses `{channel}`, which has no value here',
      null,
      'do log.write(text: channel)',
    ],
    [
      'do http.post(path: "/{ordrs}")',
      'OS1401 <{ordrs}> the text uses `{ordrs}`, which has no value here',
      'did you mean `orders` ("주문 수", shared.play:29)?',
      'do http.post(path: "/{orders}")',
    ],
  ]);
  answers(whole, [
    [
      `playbook p { when orders per region, shop > 3

then { do log.write(text: "{지역}") } }`,
      'OS1401 <{지역}> the text uses `{지역}`, which has no value here',
      null,
      `playbook p { when orders per region, shop > 3

then { do log.write(text: "{shop}") } }`,
    ],
    [
      `playbook p { when orders per region > 3건
guard { cooldown 30m at most 9 runs in 1h }
then { do log.write(text: "{drop}") } }`,
      'OS1401 <{drop}> the text uses `{drop}`, which has no value here',
      null,
      `playbook p { when orders per region drop > 3%

then { do log.write(text: "{drop}") } }`,
    ],
    [
      `playbook p { when orders per region > 3건
guard { cooldown 30m at most 9 runs in 1h }
then { do log.write(text: "{rise}") } }`,
      'OS1401 <{rise}> the text uses `{rise}`, which has no value here',
      null,
      `playbook p { when orders per region > 3 or orders drop > 3%

then { do log.write(text: "{rise}") } }`,
    ],
    [
      `playbook p { when orders per region > 3건
guard { cooldown 30m at most 9 runs in 1h }
then { do log.write(text: "{change}") } }`,
      'OS1401 <{change}> the text uses `{change}`, which has no value here',
      null,
      `playbook p { when not orders per region change < 3건 for 5m

then { do log.write(text: "{change}") } }`,
    ],
    [
      `playbook p { when orders per region > 3건
guard { cooldown 30m at most 9 runs in 1h }
then { do log.write(text: "{windowless}") } }`,
      'OS1301 <{windowless}> nothing says over which time `windowless` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      `playbook p { when windowless per region > 3 over 5m

then { do log.write(text: "{windowless}") } }`,
    ],
  ]);
});

describe('OS1104 and messages of conditions in clauses', () => {
  answers(asClause, [
    ['severity urgent', 'OS1104 <urgent> `severity` is never `urgent`', null, 'severity high'],
    ['severity hihg', 'OS1104 <hihg> `severity` is never `hihg`', 'did you mean `high`?', 'severity high'],
    ['mode canary', 'OS1104 <canary> `mode` is never `canary`', null, 'mode shadow'],
    ['mode lvie', 'OS1104 <lvie> `mode` is never `lvie`', 'did you mean `live`?', 'mode live'],
    [
      'unless ordrs > 3건',
      'OS1101 <ordrs> there is no metric called `ordrs`',
      'did you mean `orders` ("주문 수", shared.play:29)?',
      'unless orders > 3건',
    ],
    [
      'unless orders_in > 3건',
      'OS1201 <orders_in> `orders_in` is a stream; only its silence can be asked for',
      'write a metric such as `count of orders_in`, or `orders_in is missing over 5m`',
      'unless orders_in is missing',
    ],
    [
      'recovered when orders < 10%',
      'OS1201 <10%> `orders` cannot be compared with `10%`',
      'to compare it with what is usual, write `drop > 90%`',
      'recovered when orders drop > 90%',
    ],
    [
      'recovered when windowless < 10',
      'OS1301 <windowless> nothing says over which time `windowless` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      'recovered when windowless < 10 over 5m',
    ],
  ]);
});
