import { expect, test } from '@jest/globals';
import type { CsvMap } from './csv-map.ts';
import { readCsvMap } from './csv-map-file.ts';
import { topicRows } from './topic-rows.ts';

const columns = ['AT', 'N', 'LAT', 'LON', 'NAME'];

/** One row under one topic's rules (YAML of `fields`, more beside it). */
const row = (cells: readonly string[], fields: string, more = '') => {
  const text = `zone: UTC\ntopics:\n  t:\n    arrival: { time: AT, plus: 5, unit: m }\n${more}    fields: { ${fields} }\n`;
  const map = readCsvMap(text, 'map.yaml') as CsvMap;
  const read = topicRows(map.topics[0] as CsvMap['topics'][number], (name) => columns.indexOf(name));
  const found = read({ cells, number: 17 });
  if (found === null || 'refused' in found) return found;
  return Buffer.from(found.value).toString('utf8');
};
const cells = ['2020-08-01 06:07:00', '3', '60.165', '24.946', 'A "b"'];

test.each<[string, string, string]>([
  ['text', 'x: NAME', '{"x":"A \\"b\\""}'],
  [
    'numbers without quotes',
    'a: {column: N, as: integer}, b: {column: LAT, as: number}',
    '{"a":3,"b":60.165}',
  ],
  ['a cell that is no number stays text', 'a: {column: NAME, as: number}', '{"a":"A \\"b\\""}'],
  ['a missing cell leaves the field out', 'a: {column: N, nulls: ["3"]}, b: {value: true}', '{"b":true}'],
  ['a time', 'a: {time: AT}', '{"a":"2020-08-01T06:07:00.000Z"}'],
  ['a time plus a column', 'a: {time: AT, plus: N, unit: h}', '{"a":"2020-08-01T09:07:00.000Z"}'],
  ['a time minus', 'a: {time: AT, plus: -30, unit: s}', '{"a":"2020-08-01T06:06:30.000Z"}'],
  ['a time that is none stays text', 'a: {time: NAME}', '{"a":"A \\"b\\""}'],
  [
    'a time plus something that is no number stays text',
    'a: {time: AT, plus: NAME, unit: m}',
    '{"a":"2020-08-01 06:07:00"}',
  ],
  [
    'a grid cell is the nearest one, halves up',
    'z: {grid: {lat: LAT, lon: LON, step: 0.01}}',
    '{"z":"60.17,24.95"}',
  ],
  ['a grid of two steps', 'z: {grid: {lat: LAT, lon: LON, step: {lat: 0.5, lon: 10}}}', '{"z":"60.0,20"}'],
  ['a grid without a coordinate', 'z: {grid: {lat: LAT, lon: NAME, step: 0.01}}', '{}'],
  ['the number of the row', 'id: {row: "o-"}', '{"id":"o-17"}'],
  ['texts together', 'id: {join: [N, {text: "#"}, NAME], between: "-"}', '{"id":"3-#-A \\"b\\""}'],
  ['texts together, one missing', 'id: {join: [N, NAME], nulls: ["3"]}', '{}'],
  ['a name with quotes', '"a b": N', '{"a b":"3"}'],
])('%s', (_title, fields, expected) => {
  expect(row(cells, fields)).toBe(expected);
});

test.each<[string, string, string, string]>([
  ['1', 'bool', 'true', ''],
  ['No', 'bool', 'false', ''],
  ['maybe', 'bool', '"maybe"', ''],
  ['007', 'integer', '7', ''],
  ['+1.50', 'number', '1.5', ''],
  ['1.50', 'number', '1.50', ''],
  ['.5', 'number', '0.5', ''],
  ['1e3', 'number', '1000', ''],
  ['1e999', 'number', '"1e999"', ''],
  ['0x10', 'number', '"0x10"', ''],
  [' 4 ', 'integer', '4', ''],
])('%j as %s is %s', (text, as, expected) => {
  expect(row(['2020-08-01', text, '', '', ''], `x: {column: N, as: ${as}}`)).toBe(`{"x":${expected}}`);
});

test.each<[string, string, boolean]>([
  ['a column that must be there', '{column: NAME, is: present}', true],
  ['a column that must be missing', '{column: NAME, is: missing}', false],
  ['one of several', '{column: N, one_of: ["2", "3"]}', true],
  ['none of several', '{column: N, one_of: ["2"]}', false],
])('a row counts when %s', (_title, test_, expected) => {
  expect(row(cells, 'a: N', `    when: [${test_}]\n`) !== null).toBe(expected);
});

test.each<[string, string, string]>([
  ['empty', '', '`t` has no arrival time: `AT` or what is added to it is empty'],
  ['no time', 'now', '`t` has no arrival time: `now` in `AT` is no time like 2026-03-06 18:10:00'],
])('a row whose arrival is %s is refused', (_title, at, refused) => {
  expect(row([at, '', '', '', ''], '')).toEqual({ refused });
});
