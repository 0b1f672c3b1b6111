import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRows } from './csv-rows.ts';

async function* cutInto(bytes: Uint8Array, cut: number) {
  for (let i = 0; i < bytes.length; i += cut) yield bytes.slice(i, i + cut);
}

const rows = async (text: string, cut: number, separator = ',') => {
  const out: (readonly [number, readonly string[] | string])[] = [];
  for await (const list of csvRows(cutInto(Buffer.from(text, 'utf8'), cut), separator))
    for (const row of list) out.push([row.line, 'cells' in row ? row.cells : row.refused]);
  return out;
};
const open = 'a quoted cell does not end before its separator or the line';

test.each<[string, string, [number, string[] | string][]]>([
  [
    'plain rows',
    'a,b\n1,2\n',
    [
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ],
  ],
  [
    'no end of the last line',
    'a,b\n1,2',
    [
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ],
  ],
  [
    'CRLF',
    'a,b\r\n1,2\r\n',
    [
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ],
  ],
  [
    'a byte order mark',
    '\ufeffa,b\n1,2\n',
    [
      [1, ['a', 'b']],
      [2, ['1', '2']],
    ],
  ],
  [
    'empty cells',
    'a,b,c\n,,\n1,,3\n',
    [
      [1, ['a', 'b', 'c']],
      [2, ['', '', '']],
      [3, ['1', '', '3']],
    ],
  ],
  [
    'an empty last cell without an end',
    'a,b\n1,',
    [
      [1, ['a', 'b']],
      [2, ['1', '']],
    ],
  ],
  [
    'quoted cells',
    '"a","b"\n"1","x, y"\n',
    [
      [1, ['a', 'b']],
      [2, ['1', 'x, y']],
    ],
  ],
  [
    'quotes in quotes',
    'a,b\n"say ""hi""",""\n',
    [
      [1, ['a', 'b']],
      [2, ['say "hi"', '']],
    ],
  ],
  [
    'a line break in a cell',
    'a,b\n"one\ntwo",2\n3,4\n',
    [
      [1, ['a', 'b']],
      [2, ['one\ntwo', '2']],
      [4, ['3', '4']],
    ],
  ],
  [
    'CRLF after a quoted cell',
    'a,b\r\n1,"2"\r\n3,"4"\r\n',
    [
      [1, ['a', 'b']],
      [2, ['1', '2']],
      [3, ['3', '4']],
    ],
  ],
  [
    'a quote inside a plain cell stays',
    'a,b\n5" pipe,2\n',
    [
      [1, ['a', 'b']],
      [2, ['5" pipe', '2']],
    ],
  ],
  [
    'blank lines',
    'a,b\n\n1,2\n\r\n3,4\n\n',
    [
      [1, ['a', 'b']],
      [3, ['1', '2']],
      [5, ['3', '4']],
    ],
  ],
  [
    'letters of several bytes',
    'a,b\n강남구,🛵\n',
    [
      [1, ['a', 'b']],
      [2, ['강남구', '🛵']],
    ],
  ],
  [
    'too many and too few cells',
    'a,b\n1\n1,2,3\n4,5\n',
    [
      [1, ['a', 'b']],
      [2, 'the row has 1 cells, the header 2'],
      [3, 'the row has 3 cells, the header 2'],
      [4, ['4', '5']],
    ],
  ],
  [
    'something after a closing quote',
    'a,b\n"1"x,2\n3,4\n',
    [
      [1, ['a', 'b']],
      [2, open],
      [3, ['3', '4']],
    ],
  ],
  [
    'a quote that is never closed',
    'a,b\n"1,2\n3,4\n',
    [
      [1, ['a', 'b']],
      [2, open],
      [3, ['3', '4']],
    ],
  ],
  ['nothing', '', []],
])('%s', async (_title, text, expected) => {
  for (const cut of [1, 2, 3, 7, 1000]) expect(await rows(text, cut)).toEqual(expected);
});

test('another separator', async () => {
  expect(await rows('a;b\n1,5;"x;y"\n', 4, ';')).toEqual([
    [1, ['a', 'b']],
    [2, ['1,5', 'x;y']],
  ]);
});

test('whatever is written by the rules comes back', async () => {
  const cell = fc.string().map((s) => s.replaceAll('\r', ''));
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1 }));
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (cells, cut) => {
      const quote = (s: string) => (/[",\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);
      const text = cells.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
      const read = await rows(text.replace(/^\ufeff/, 'x'), cut);
      if (!text.startsWith('\ufeff')) expect(read.map(([, row]) => row)).toEqual(cells);
    }),
  );
});
