import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const stream = (fields = '') => `stream scores from model "churn" {
  key customer time at field customer is id(customer) private field risk is percent ${fields}
}`;
const table = (name: string, key: string, fields = '') => `table ${name} from kafka "${name}" {
  key ${key} time at field ${key} is id${key === 'customer' ? '(customer)' : ''} ${fields}
}`;
const each = `playbook p {
  when each scores where risk >= 70% per customer
  then do offers.send(to: customer, text: "x")
}`;
const many = `define audience waiting = carts
playbook p { when orders per region drop > 50% then do offers.send(to: waiting, text: "x") }`;
const agreed = 'field agreed is bool consent';
const found = ['warning OS2311 <offers.send> `offers.send` is marketing, and nothing says who agreed to it'];

test.each<[string, readonly string[], readonly string[]]>([
  ['nothing says it', [stream(), each], found],
  ['the event says it', [stream(agreed), each], []],
  ['the row of who is bound says it', [stream(), table('customers', 'customer', agreed), each], []],
  ['rows of something else do not', [stream(), table('carts', 'cart', agreed), each], found],
  [
    'the rows of the audience say it',
    [table('carts', 'cart', `field customer is id(customer) ${agreed}`), many],
    [],
  ],
  [
    'the row that a member names says it',
    [table('carts', 'cart', 'field customer is id(customer)'), table('customers', 'customer', agreed), many],
    [],
  ],
  ['nothing says it of an audience', [table('carts', 'cart', 'field customer is id(customer)'), many], found],
  [
    'it names nobody',
    ['playbook p { when orders per region drop > 50% then do news.send(place: "a", text: "x") }'],
    ['warning OS2311 <news.send> `news.send` is marketing, and nothing says who agreed to it'],
  ],
  [
    'a message to staff is none',
    ['playbook p { when orders per region drop > 50% then do staff.tell(team: "ops", text: "x") }'],
    [],
  ],
])('%s', (_title, parts, expected) => {
  expect(linted(parts.join('\n'), 'OS2311')).toEqual(expected);
});
