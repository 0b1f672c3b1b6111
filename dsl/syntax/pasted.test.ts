import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';

// What is pasted from a page, a document or another keyboard: one message for each slip, and its fix makes it right.
const note = (text: string): string => `when a > 1 then do x(to: b, text: ${text})`;
const on = (time: string): string => `define schedule s = daily ${time}`;

test.each<[title: string, text: string, told: string, fixed: string]>([
  ['full-width digits', 'when a > ４０m then ...', '`４０m` is written `40m`', 'when a > 40m then ...'],
  ['a full-width unit', 'when a > １５ｍ then ...', '`１５ｍ` is written `15m`', 'when a > 15m then ...'],
  ['a full-width word', 'ｗｈｅｎ a > 1 then ...', '`ｗｈｅｎ` is written `when`', 'when a > 1 then ...'],
  ['full-width money', note('２，０００원'), '`２，０００원` is written `2_000원`', note('2_000원')],
  ['corner quotes', note('「장애」'), '`「장애」` is written `"장애"`', note('"장애"')],
  ['double corner quotes', note('『장애』'), '`『장애』` is written `"장애"`', note('"장애"')],
  ['French quotes', note('«장애»'), '`«장애»` is written `"장애"`', note('"장애"')],
  ['German quotes', note('„장애“'), '`„장애“` is written `"장애"`', note('"장애"')],
  ['quotes of two kinds', note('\'장애"'), '`\'장애"` is written `"장애"`', note('"장애"')],
  ['an ideographic comma', 'when a in (1、 2) then ...', '`、` is written `,`', 'when a in (1, 2) then ...'],
  [
    'a semicolon between values',
    'when a > 1 then do x(a; b)',
    '`;` has no meaning in this language',
    'when a > 1 then do x(a, b)',
  ],
  ['`≧`', 'when a ≧ 1 then ...', '`≧` is written `>=`', 'when a >= 1 then ...'],
  ['`–` for a minus', 'when a > –1 then ...', '`–` is written `-`', 'when a > -1 then ...'],
  [
    'a full-width comment',
    'when a > 1 then ... ＃ 메모',
    '`＃` is written `#`',
    'when a > 1 then ... # 메모',
  ],
  ['`11:00~14:00`', on('11:00~14:00'), '`~` is written `-`', on('11:00-14:00')],
  ['`11:00～14:00`', on('11:00～14:00'), '`～` is written `-`', on('11:00-14:00')],
  ['`11:00..14:00`', on('11:00..14:00'), '`..` is written `-`', on('11:00-14:00')],
  ['`11:00 to 14:00`', on('11:00 to 14:00'), '`to` is written `-`', on('11:00 - 14:00')],
  [
    'two dates with `~`',
    'define schedule s = 2026-02-16~2026-02-18',
    '`~` is written `..`',
    'define schedule s = 2026-02-16..2026-02-18',
  ],
  [
    'two dates with `-`',
    'define schedule s = 2026-02-16 - 2026-02-18',
    '`-` is written `..`',
    'define schedule s = 2026-02-16 .. 2026-02-18',
  ],
  ['`&gt;=`', 'when a &gt;= 1 then ...', '`&gt;=` is written `>=`', 'when a >= 1 then ...'],
  [
    '`&amp;&amp;`',
    'when a > 1 &amp;&amp; b > 1 then ...',
    '`&amp;&amp;` is written `and`',
    'when a > 1 and b > 1 then ...',
  ],
  ['`&quot;`', note('&quot;장애&quot;'), '`&quot;장애&quot;` is written `"장애"`', note('"장애"')],
  [
    '`&nbsp;`',
    'when&nbsp;a > 1 then ...',
    'a blank here is not the one of the space bar',
    'when a > 1 then ...',
  ],
  ['`!` for not', 'when !during s then ...', '`!` is written `not`', 'when not during s then ...'],
  ['`$3`', 'when a > $3 then ...', '`$3` is written `3USD`', 'when a > 3USD then ...'],
  [
    'a soft hyphen in a name',
    'when or\u00adders > 1 then ...',
    'a soft hyphen stands in `orders`',
    'when orders > 1 then ...',
  ],
  [
    'a byte order mark in a name',
    'when or\ufeffders > 1 then ...',
    'a byte order mark stands in `orders`',
    'when orders > 1 then ...',
  ],
  [
    'a byte order mark between words',
    'when \ufefforders > 1 then ...',
    'an invisible character stands here',
    'when orders > 1 then ...',
  ],
  [
    'a line separator',
    'when a > 1\u2028then ...',
    'an invisible character stands here',
    'when a > 1\nthen ...',
  ],
  [
    'a direction mark',
    'when \u200ea > 1 then ...',
    'an invisible character stands here',
    'when a > 1 then ...',
  ],
  [
    'a thin blank',
    'when\u2009a > 1 then ...',
    'a blank here is not the one of the space bar',
    'when a > 1 then ...',
  ],
  [
    'a fence of Markdown',
    '```\nwhen a > 1 then ...',
    'a fence of Markdown is no part of a playbook',
    '\nwhen a > 1 then ...',
  ],
  [
    'a broken letter in a name, before which the grammar stops',
    'test "t" {\n  given answer to ops.confi\uFFFDm is silent\n  expect incident\n}',
    '`\uFFFD` has no meaning in this language',
    'test "t" {\n  given answer to ops.confim is silent\n  expect incident\n}',
  ],
  ['an emoji', 'when a > 1 🚀 then ...', '`🚀` has no meaning in this language', 'when a > 1  then ...'],
  [
    'a text that its line does not close',
    'use "a\nwhen a > 1 then ...',
    'this text is never closed',
    'use "a"\nwhen a > 1 then ...',
  ],
  [
    'a text that took the closing bracket',
    note('"b').replace(/\)$/, ')'),
    'this text is never closed',
    note('"b"'),
  ],
  [
    'a text that took the next value',
    'when a > 1 then do x(to: "#a, text: "{b} c")',
    'this text is never closed',
    'when a > 1 then do x(to: "#a", text: "{b} c")',
  ],
  [
    'a text without its opening quote',
    'when a > 1 then do x(to: b, text: {c} d")',
    'the text that ends here has no `"` where it begins',
    'when a > 1 then do x(to: b, text: "{c} d")',
  ],
  ['a text over two lines', note('"b\nc"'), 'this text goes on in the next line', note('"""b\nc"""')],
  [
    'a text over two lines, in curly quotes',
    note('“b\nc”'),
    'this text goes on in the next line',
    note('"""b\nc"""'),
  ],
])('%s', (_title, text, told, fixed) => {
  const { diagnostics } = parse(text, 'a.play');
  expect(diagnostics.map(({ message }) => message)).toEqual([told]);
  const [fix] = diagnostics.map((one) => one.fix);
  const right = text.slice(0, fix?.span.start) + (fix?.text ?? '') + text.slice(fix?.span.end);
  expect(right).toBe(fixed);
  expect(parse(right, 'a.play').diagnostics).toEqual([]);
});
