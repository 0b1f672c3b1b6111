import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const found = (text: string) => linted(text, 'OS1109').map((line) => line.replace('warning OS1109 ', ''));
const check = (...causes: string[]) =>
  `define check c { ${causes.map((cause) => `because ${cause} when idle < 3`).join(' ')} }`;

test.each([
  ['words of a dimension', 'define words shop { 강남점: "a", 강낭점: "b", 강남접: "c" }', []],
  [
    'words that differ by a final',
    'define words shop { 역삼거: "a", 역삼걱: "b" }',
    ['<역삼걱> `역삼걱` is easily read as `역삼거`'],
  ],
  [
    'two metrics',
    'metric late = count of orders_in over 15m metric Late = count of orders_in over 1h',
    ['<Late> `Late` is easily read as `late`'],
  ],
  ['causes', check('재료 소진', '제료 소진'), ['<제료 소진> `제료 소진` is easily read as `재료 소진`']],
  [
    'values of a field',
    'table t from kafka "t" { key k time at silent after 1m field k is one of ("open", "оpen") }',
    ['<"оpen"> `оpen` is easily read as `open`'],
  ],
])('%s', (_title, text, lines) => {
  expect(found(text)).toEqual(lines);
});

test('names of different places are not held against each other', () => {
  expect(found(`define words shop { Orders: "a" }\n${check('orders')}`)).toEqual([]);
});
