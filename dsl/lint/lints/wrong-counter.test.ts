import { expect, test } from '@jest/globals';
import { fixedText } from '../testing/fixed.ts';
import { linted } from '../testing/linted.ts';

const when = (condition: string): string =>
  `playbook p { when ${condition} then { do log.write(text: "x") } }`;
const told = (counter: string, kind = 'rider'): string =>
  `warning OS1207 <${counter}> \`${kind}\` is not counted in \`${counter.slice(-1)}\``;

test.each([
  ['riders by cases', when('idle per region < 5건'), [told('5건')]],
  ['riders by places', when('idle per region < 1_000곳'), [told('1_000곳')]],
  ['a change of riders', when('idle per region drop > 5건 over 15m'), [told('5건')]],
  ['shops by people', when('distinct of orders_in.shop < 5명 over 15m'), [told('5명', 'shop')]],
  ['an audience', 'define audience some = riders at most 30건', [told('30건')]],
  [
    'what a test gives',
    `${when('idle per region < 5')} test "t" for p { given idle in 강남구 is 3건 expect incident }`,
    [told('3건')],
  ],
  ['riders by people', when('idle per region < 5명'), []],
  ['shops by places', when('distinct of orders_in.shop < 5개 over 15m'), []],
  ['a bare number', when('idle per region < 5'), []],
  ['orders, whatever they are counted in', when('orders per region < 5개'), []],
])('%s', (_title, text, want) => {
  expect(linted(text, 'OS1207')).toEqual(want);
});

test('the fix keeps the number', () => {
  expect(fixedText(when('idle per region < 1_000건'), 'OS1207')).toContain('idle per region < 1_000명');
});
