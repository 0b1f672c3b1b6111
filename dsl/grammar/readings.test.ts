import { expect, test } from '@jest/globals';
import { outline } from '../build/outline.ts';
import { parse } from '../parse.ts';
import { chunks } from '../syntax/chunk.ts';
import { readChunk } from '../syntax/read.ts';
import { scan } from '../syntax/scan.ts';

// Readings that once went silently wrong. Columns: title, text, a part of the tree's outline, diagnostics as `code → fix`.
test.each<[string, string, string, string[]]>([
  [
    'a clause after a cap or a cause is a clause: cap, then recovered',
    'playbook p { when a > 1 then { do x() } expect recovery within 30m else do a.b() at most 3 recovered when a < 2 }',
    '[recovered when a < 2]',
    [],
  ],
  [
    'a clause after a cap or a cause is a clause: noun, then severity',
    'playbook p { when a > 1 guard { cooldown 1h } then do x() at most 3 riders severity high }',
    '[at most 3 riders]] [severity high]',
    [],
  ],
  [
    'a clause after a cap or a cause is a clause: cause, then recovered',
    'playbook p { when cause is heavy rain recovered when a < 2 then { do x() } }',
    '[when cause is [heavy rain]] [recovered when a < 2]',
    [],
  ],
  [
    'a clause after a cap or a cause is a clause: cause, then mode',
    'playbook p { when cause is heavy rain mode live then { do x() } }',
    '[heavy rain]] [mode live]',
    [],
  ],
  [
    "an approval's else takes skip or escalate, nothing else: else do",
    'playbook p { when a > 1 then { if b > 2 then do x() needs approval from "l" within 5m else do y() } }',
    '[needs approval from "l" within 5m] else do y ( )]',
    [],
  ],
  [
    "an approval's else takes skip or escalate, nothing else: else if",
    'playbook p { when a > 1 then { if b > 2 then do x() needs approval from "l" else if c > 3 then do y() } }',
    '[needs approval from "l"] else if c > 3 then do y ( )]',
    [],
  ],
  [
    "an approval's else takes skip or escalate, nothing else: else skip",
    'playbook p { when a > 1 then { do x() needs approval from "l" and "m" within 5m else skip } }',
    '[needs approval from "l" and "m" within 5m else skip]',
    [],
  ],
  [
    "an approval's else takes skip or escalate, nothing else: else escalate",
    'playbook p { when a > 1 then { do x() needs approval from "l" else escalate to "m" do y() } }',
    'else [escalate to "m"]] do y',
    [],
  ],
  [
    "an approval's else takes skip or escalate, nothing else: two readings",
    'playbook p { when a > 1 then { if b > 2 then do x() needs approval from "l" else escalate } }',
    '',
    ['OS0108'],
  ],
  [
    'money: man',
    'playbook p { when a > 1 guard { spend at most 300만원 in 1d } then { do x() } }',
    '[spend at most 300만원 in 1d]',
    [],
  ],
  [
    'money: dialect',
    'playbook p { when a > 1 guard { spend at most ₩5_000_000 at most 1억5000만원 at most 3만5000원 at most 3000KRW } then { do x() } }',
    '[at most 1억5000만원] [at most 3만5000원] [at most 3000KRW]',
    [],
  ],
  [
    'money: won and man',
    'playbook p { when a > 1 guard { spend at most ₩300만 in 1d } then { do x() } }',
    '[spend at most ₩300만 in 1d]',
    ['OS0105 → 300만원'],
  ],
  [
    'money: space',
    'playbook p { when a > 1 guard { spend at most 5000 원 in 1d } then { do x() } }',
    '[spend at most 5000 원 in 1d]',
    ['OS0105 → 5000원'],
  ],
  [
    'money: 5만 원',
    'playbook p { when a > 1 guard { spend at most 1억 5,000만 원 in 1d } then { do x() } }',
    '',
    ['OS0105 → 1억5_000만원'],
  ],
  [
    'money: comma',
    'playbook p { when a > 1 then { do x(amount: 2,000원, to: y) } }',
    'amount : 2,000원 , to : y',
    ['OS0105 → 2_000원'],
  ],
  [
    'money: comma, no unit',
    'playbook p { when a > 1 guard { at most 3,000 riders } then { do x() } }',
    '[at most 3,000 riders]',
    ['OS0105 → 3_000'],
  ],
  [
    'money: list is unsafe',
    'playbook p { when m in (100,200) then { do x() } }',
    '',
    ['OS0105 → 100_200 (unsafe)'],
  ],
  [
    'money: man alone',
    'playbook p { when a > 1 guard { spend at most 300만 in 1d } then { do x() } }',
    '[spend at most 300만 in 1d]',
    ['OS0105 → 300만원 (unsafe)'],
  ],
  [
    'without braces one statement: if then',
    'playbook p { when a > 1 then { if cause is rain then do a.b()\n do c.d() } }',
    '[if cause is rain then do a . b ( )] do c . d ( )',
    [],
  ],
  [
    'without braces one statement: otherwise',
    'playbook p { when a > 1 then { otherwise do x()\n do y() } }',
    '[otherwise do x ( )] do y ( )',
    [],
  ],
  [
    'without braces one statement: else',
    'playbook p { when a > 1 then { if b > 2 then do x() else do y() do z() } }',
    'else do y ( )] do z ( )',
    [],
  ],
  [
    'without braces one statement: playbook then',
    'playbook p { when a > 1 then do x() do y() }',
    '',
    ['OS0101'],
  ],
  [
    'without braces one statement: bare rule takes several',
    'when a > 1 then check c if cause is rain then do x() otherwise do y()',
    'check c [if cause is rain then do x ( )] [otherwise do y ( )]',
    [],
  ],
  [
    'and/or after a bare where: each',
    'playbook p { when each e where event is "failed" and delivery_time > 40m then { do x() } }',
    '[and delivery_time > 40m]',
    ['OS1103 → where (event is "failed" and delivery_time > 40m) (unsafe)'],
  ],
  [
    'and/or after a bare where: signal',
    'playbook p { when orders where region is A or region is B per region drop > 40% then { do x() } }',
    '[or region is B]',
    ['OS1103 → where (region is A or region is B) (unsafe)'],
  ],
  [
    'and/or after a bare where: group is fine',
    'playbook p { when each e where (event is "failed" and total > 40m) and riders.available < 5 then { do x() } }',
    ') and riders . available < 5]',
    [],
  ],
  [
    'and/or after a bare where: after the test',
    'playbook p { when orders where region is A drop > 40% and b > 2 then { do x() } }',
    '[orders where region is A drop > 40% and b > 2]',
    [],
  ],
  [
    'for holds what stands before it: not x for',
    'playbook p { when not x > 10 for 10m then { do x() } }',
    '[not x > 10 for 10m]',
    [],
  ],
  [
    'for holds what stands before it: not group for',
    'playbook p { when not (x > 10 or y > 2) for 10m then { do x() } }',
    '[not ( [x > 10 or y > 2] ) for 10m]',
    [],
  ],
  [
    'for holds what stands before it: not of a held',
    'playbook p { when not (x > 10 for 10m) then { do x() } }',
    '[not ( [x > 10 for 10m] )]',
    [],
  ],
  [
    'for holds what stands before it: trailing for',
    'playbook p { when a > 1 and b > 2 for 5m then { do x() } }',
    '[a > 1 and [b > 2 for 5m]]',
    ['OS2009 → (a > 1 and b > 2) for 5m (unsafe)'],
  ],
  [
    'for holds what stands before it: trailing for, three',
    'playbook p { when a > 1 for 5m and b > 2 and c > 3 for 5m then { do x() } }',
    '',
    ['OS2009'],
  ],
  [
    'for holds what stands before it: group for',
    'playbook p { when (a > 1 and b > 2) for 5m then { do x() } }',
    '[( [a > 1 and b > 2] ) for 5m]',
    [],
  ],
  [
    'for holds what stands before it: each its own',
    'playbook p { when a > 1 for 5m or b > 2 for 5m then { do x() } }',
    '[[a > 1 for 5m] or [b > 2 for 5m]]',
    [],
  ],
  [
    'for holds what stands before it: over on a group',
    'playbook p { when (a > 1 or b > 2) over 5m then { do x() } }',
    '',
    ['OS0108'],
  ],
  ['what cannot be meant: empty schedule', 'define schedule s = in "Asia/Seoul"', '', ['OS0101']],
  ['what cannot be meant: 99:99', 'define schedule s = daily 99:99-10:00', '', ['OS0105']],
  ['what cannot be meant: month 13', 'define schedule s = 2026-13-01', '', ['OS0105']],
  [
    'what cannot be meant: time as a cap',
    'playbook p { when a > 1 then { do x() at most 18:30 bananas } }',
    '',
    ['OS0101'],
  ],
  ['what cannot be meant: two whens', 'playbook p { when a > 1 when b > 2 then { do x() } }', '', ['OS0107']],
  ['what cannot be meant: empty', 'playbook p {  }', '', ['OS0101', 'OS0101']],
  [
    'what cannot be meant: causes of two checks',
    'playbook p { when a > 1 then { check x, y { because late when a > 1 } } }',
    '',
    ['OS0101'],
  ],
])('%s', (_title, text, shown, told) => {
  const trees = chunks(scan(text).tokens).map((tokens) => outline(readChunk(tokens).tree));
  expect(trees.join(' ')).toContain(shown);
  const said = parse(text, 'a.play').diagnostics.map(
    ({ code, fix }) => `${code}${fix === null ? '' : ` → ${fix.text}${fix.safe ? '' : ' (unsafe)'}`}`,
  );
  expect(said).toEqual(told);
});
