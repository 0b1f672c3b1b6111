import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byteLines } from './byte-lines.ts';

async function* cutInto(bytes: Uint8Array, cut: number) {
  for (let i = 0; i < bytes.length; i += cut) yield bytes.slice(i, i + cut);
}

const lines = async (text: string, cut: number, limit = 1000) => {
  const out: string[] = [];
  for await (const list of byteLines(cutInto(Buffer.from(text, 'utf8'), cut), limit)) {
    for (const line of list)
      out.push(
        `${'bytes' in line ? line.bytes.toString('utf8') : `(${line.length})`}${line.ended ? '' : '…'}`,
      );
  }
  return out;
};

test.each<[string, string, string[]]>([
  ['whole lines', 'a\nbc\n', ['a', 'bc']],
  ['a last line without its end', 'a\nbc', ['a', 'bc…']],
  ['empty lines', '\n\na\n', ['', '', 'a']],
  ['CR stays', 'a\r\nb\r\n', ['a\r', 'b\r']],
  ['letters of several bytes', '강남\n구🛵\n', ['강남', '구🛵']],
  ['nothing', '', []],
])('%s', async (_title, text, expected) => {
  for (const cut of [1, 2, 3, 1000]) expect(await lines(text, cut)).toEqual(expected);
});

test('a line beyond the limit keeps its length only, and the next one is whole', async () => {
  for (const cut of [1, 4, 1000])
    expect(await lines(`ab\n${'x'.repeat(50)}\ncd\n${'y'.repeat(9)}`, cut, 8)).toEqual([
      'ab',
      '(50)',
      'cd',
      '(9)…',
    ]);
});

test('however the bytes are cut, the lines are those of split', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string()), fc.integer({ min: 1, max: 40 }), async (parts, cut) => {
      const text = parts.map((p) => p.replaceAll('\n', '')).join('\n');
      const expected = Buffer.from(text, 'utf8').toString('utf8').split('\n');
      const last = expected.pop() ?? '';
      expect(await lines(text, cut)).toEqual(last === '' ? expected : [...expected, `${last}…`]);
    }),
  );
});
