import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const tell = (text: string) => `do staff.tell(team: "ops", text: "${text}")`;
const rule = (when: string, body: string) => `playbook p { when ${when} then { ${body} } }`;
const rated = ['warning OS1404 <{rated}> `{rated}` may have no value, and leaves a gap in the text'];
const alert = [
  'warning OS1404 <{weather.alert}> `{weather.alert}` may have no value, and leaves a gap in the text',
];

test.each<[string, string, string, readonly string[]]>([
  ['an optional field of the event', 'each orders_in per order', tell('{rated}'), rated],
  [
    'also beside a filter on another field',
    'each orders_in where paid is true per order',
    tell('{rated}'),
    rated,
  ],
  ['asked for', 'each orders_in where rated is not missing per order', tell('{rated}'), []],
  ['compared', 'each orders_in where rated > 3점 per order', tell('{rated}'), []],
  [
    'compared by `not`: unknown is not taken',
    'each orders_in where not rated > 3점 per order',
    tell('{rated}'),
    [],
  ],
  [
    'compared, with another way in',
    'each orders_in where (rated > 3점 or paid is true) per order',
    tell('{rated}'),
    rated,
  ],
  [
    'compared, whichever way in',
    'each orders_in where (rated > 3점 or rated is not missing and paid is true) per order',
    tell('{rated}'),
    [],
  ],
  ['asked not to be there', 'each orders_in where rated is missing per order', tell('{rated}'), rated],
  ['a field that always comes', 'each orders_in per order', tell('{amount}'), []],
  ['an optional answer of a probe', 'orders per region < 5', tell('{weather.alert}'), alert],
  [
    'inside an `if` that asks for it',
    'orders per region < 5',
    `if weather.alert is not missing { ${tell('{weather.alert}')} }`,
    [],
  ],
  [
    'inside an `if` that compares it',
    'orders per region < 5',
    `if weather.alert is "storm" and orders < 3 { ${tell('{weather.alert}')} }`,
    [],
  ],
  [
    'in the `else` of such an `if`',
    'orders per region < 5',
    `if weather.alert is not missing { ${tell('x')} } else { ${tell('{weather.alert}')} }`,
    alert,
  ],
  [
    'the trigger asks for it',
    'orders per region < 5 and weather.alert is not missing',
    tell('{weather.alert}'),
    [],
  ],
  [
    'the trigger asks for it in one case',
    'orders per region < 5 or weather.alert is "x"',
    tell('{weather.alert}'),
    alert,
  ],
  ['an answer that always comes', 'orders per region < 5', tell('{weather.rain}'), []],
  ['for machines a gap is one', 'orders per region < 5', 'do http.post(path: "/{weather.alert}")', []],
])('%s', (_title, when, body, expected) => {
  expect(linted(rule(when, body), 'OS1404')).toEqual(expected);
});
