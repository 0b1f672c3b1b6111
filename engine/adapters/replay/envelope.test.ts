import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readEnvelope } from './envelope.ts';

const read = (line: string) => {
  const found = readEnvelope(Buffer.from(line, 'utf8'));
  if (typeof found === 'string') return found;
  const { topic, key, atMs, value } = found;
  return [topic, key, atMs, value === null ? null : Buffer.from(value).toString('utf8')];
};

test.each<[string, string, unknown]>([
  ['the least', '{"topic":"a","value":{"n":1}}', ['a', null, null, '{"n":1}']],
  [
    'all of it, spaced',
    ' { "topic" : "a" , "key" : "k" , "at" : 7 , "value" : { "n" : 1 } } ',
    ['a', 'k', 7, '{ "n" : 1 }'],
  ],
  [
    'another order, and members of others',
    '{"headers":{"x":["}"]},"value":[1],"offset":3,"topic":"a"}',
    ['a', null, null, '[1]'],
  ],
  [
    'digits as they were written',
    '{"topic":"a","value":{"n":1.10,"big":12345678901234567890}}',
    ['a', null, null, '{"n":1.10,"big":12345678901234567890}'],
  ],
  [
    'brackets and quotes in texts',
    '{"topic":"a","value":{"t":"}\\"]{\\\\"}}',
    ['a', null, null, '{"t":"}\\"]{\\\\"}'],
  ],
  ['a deletion', '{"topic":"a","key":"k","value":null}', ['a', 'k', null, null]],
  ['a text stands for what is in it', '{"topic":"a","value":"{\\"broken"}', ['a', null, null, '{"broken']],
  ['a value that is no JSON inside', '{"topic":"a","value":{broken}}', ['a', null, null, '{broken}']],
  [
    'an ISO time',
    '{"topic":"a","at":"2026-03-06T18:10:00+09:00","value":1}',
    ['a', null, 1_772_788_200_000, '1'],
  ],
  [
    'Korean',
    '{"topic":"주문","key":"강남","value":{"지역":"강남구"}}',
    ['주문', '강남', null, '{"지역":"강남구"}'],
  ],
  ['an escaped topic', '{"topic":"\\u0061","value":1}', ['a', null, null, '1']],
  ['no object', '[1]', 'the line is not a JSON object'],
  ['no JSON', '{topic:"a"}', 'the line is not JSON'],
  ['a name without a value', '{"topic":}', 'the line ends in the middle of a value'],
  ['two values', '{"topic":"a","value":1} {}', 'something follows the JSON object'],
  ['a line cut in a text', '{"topic":"a","value":{"t":"x', 'the line ends in the middle of a value'],
  ['a line cut after a value', '{"topic":"a","value":1', 'the line is not JSON'],
  ['a topic that is no text', '{"topic":7,"value":1}', 'the line has no text `topic`'],
  ['a key that is no text', '{"topic":"a","key":7,"value":1}', '`key` is neither a text nor null'],
  [
    'a time without its zone',
    '{"topic":"a","at":"2026-03-06T18:10:00","value":1}',
    '`at` is neither epoch ms nor an ISO 8601 time with its zone',
  ],
  [
    'a time of another kind',
    '{"topic":"a","at":true,"value":1}',
    '`at` is neither epoch ms nor an ISO 8601 time with its zone',
  ],
])('%s', (_title, line, expected) => {
  expect(read(line)).toEqual(expected);
});

test('whatever JSON.stringify writes comes back byte for byte', () => {
  const members = fc.record({
    topic: fc.string(),
    key: fc.option(fc.string()),
    at: fc.integer(),
    value: fc.object(),
  });
  fc.assert(
    fc.property(members, fc.boolean(), ({ topic, key, at, value }, isSpaced) => {
      const line = JSON.stringify({ at, value, key, topic }, null, isSpaced ? '\t' : undefined).replaceAll(
        '\n',
        ' ',
      );
      expect(read(line)?.slice(0, 3)).toEqual([topic, key, at]);
      expect(JSON.parse(String(read(line)?.[3]))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('no line makes it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.string(), (bytes, text) => {
      readEnvelope(Buffer.from(bytes));
      readEnvelope(Buffer.from(`{"topic":"a","value":${text}`));
    }),
  );
});
