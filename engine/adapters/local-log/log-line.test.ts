import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeLine, encodeLine } from './log-line.ts';

const record = (value: Uint8Array | null, key: string | null = 'k') => ({
  offset: 12,
  arrivalMs: 7,
  key,
  value,
});
const text = (value: string) => Buffer.from(value, 'utf8');

test.each<[string, Uint8Array | null, string]>([
  ['JSON', text('{"n":1}'), '{"o":12,"a":7,"k":"k","v":"{\\"n\\":1}"}\n'],
  [
    'Korean stays readable',
    text('{"지역":"강남구"}'),
    '{"o":12,"a":7,"k":"k","v":"{\\"지역\\":\\"강남구\\"}"}\n',
  ],
  ['text that is no JSON', text('{broken\n'), '{"o":12,"a":7,"k":"k","v":"{broken\\n"}\n'],
  ['bytes that are no text', Uint8Array.from([0xff, 0]), '{"o":12,"a":7,"k":"k","b":"/wA="}\n'],
  ['no bytes', text(''), '{"o":12,"a":7,"k":"k","v":""}\n'],
  ['a deletion', null, '{"o":12,"a":7,"k":"k","v":null}\n'],
])('%s', (_title, value, line) => {
  expect(encodeLine(record(value))).toBe(line);
  const back = decodeLine(text(line.slice(0, -1)));
  expect(back?.value === null ? null : Buffer.from(back?.value ?? [])).toEqual(
    value === null ? null : Buffer.from(value),
  );
});

test('whatever bytes and key come back as they were, in one line', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.option(fc.string({ unit: 'binary' })), (bytes, key) => {
      const line = encodeLine(record(bytes, key));
      expect(line.indexOf('\n')).toBe(line.length - 1);
      const back = decodeLine(text(line.slice(0, -1)));
      expect(back).toMatchObject({ offset: 12, arrivalMs: 7, key });
      expect(Buffer.from(back?.value ?? [])).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each([
  '',
  '{',
  'null',
  '7',
  '[]',
  '{"o":1.5,"a":7,"k":null,"v":""}',
  '{"o":1,"a":"7","k":null,"v":""}',
  '{"o":1,"a":7,"k":1,"v":""}',
  '{"o":1,"a":7,"k":null}',
  '{"o":1,"a":7,"k":null,"v":{}}',
  '{"o":1,"a":7,"v":""}',
])('%j is no record', (line) => {
  expect(decodeLine(text(line))).toBeNull();
});
