import { expect, test } from '@jest/globals';
import { outline } from '../build/outline.ts';
import { parse } from '../parse.ts';
import { chunks } from '../syntax/chunk.ts';
import { readChunk } from '../syntax/read.ts';
import { scan } from '../syntax/scan.ts';

// Literals and signs as one speaks, pastes or mistypes them. Columns: title, text, a part of the tree's outline, diagnostics as `code → fix`.
test.each<[string, string, string, string[]]>([
  ['over 15 minutes', 'playbook p { when a > 1 over 15 minutes then { do x() } }', '', ['OS0105 → 15m']],
  ['over 15min', 'playbook p { when a > 1 over 15min then { do x() } }', '', ['OS0105 → 15m']],
  ['over 15 m', 'playbook p { when a > 1 over 15 m then { do x() } }', '', ['OS0105 → 15m']],
  [
    'over 1시간 30분',
    'playbook p { when a > 1 over 1시간 30분 then { do x() } }',
    '',
    ['OS0105 → 1시간30분'],
  ],
  ['over 1h 30m', 'playbook p { when a > 1 over 1h 30m then { do x() } }', '', ['OS0105 → 1h30m']],
  ['over 2 weeks', 'playbook p { when a > 1 over 2 weeks then { do x() } }', '', ['OS0105 → 2w']],
  ['over 15M', 'playbook p { when a > 1 over 15M then { do x() } }', '', ['OS0105 → 15m (unsafe)']],
  ['over 3Om', 'playbook p { when a > 1 over 3Om then { do x() } }', '', ['OS0105 → 30m (unsafe)']],
  ['over 15', 'playbook p { when a > 1 over 15 then { do x() } }', '', ['OS1202 → 15m (unsafe)']],
  [
    'over 15m\u00A0for 5m',
    'playbook p { when a > 1 over 15m\u00A0for 5m then { do x() } }',
    '',
    ['OS0105 →  '],
  ],
  [
    'with at least 30 건',
    'playbook p { when a > 1 with at least 30 건 then { do x() } }',
    '',
    ['OS0105 → 30건'],
  ],
  ['for 5m && b > 2', 'playbook p { when a > 1 for 5m && b > 2 then { do x() } }', '', ['OS0105 → and']],
  ['> 50 %', 'playbook p { when a rise > 50 % then { do x() } }', '', ['OS0105 → 50%']],
  ['> 50％', 'playbook p { when a rise > 50％ then { do x() } }', '', ['OS0105 → 50%']],
  ['> %50', 'playbook p { when a rise > %50 then { do x() } }', '', ['OS0105 → 50%']],
  ['＞ 50%', 'playbook p { when a rise ＞ 50% then { do x() } }', '', ['OS0105 → >']],
  ['> 2 x', 'playbook p { when a rise > 2 x then { do x() } }', '', ['OS0105 → 2x']],
  [
    'wide brackets',
    'define words region ｛ 강남구： "x"， 서초구: "y" ｝',
    '강남구 : "x" , 서초구',
    ['OS0105 → {', 'OS0105 → :', 'OS0105 → ,', 'OS0105 → }'],
  ],
  ['zero width', 'playbook p { when or\u200Bders > 1 then { do x() } }', '', ['OS0105 → orders']],
  [
    'wide parentheses',
    'playbook p { when m in （"x"） and b > 2 then { do x() } }',
    '[m in ( "x" ) and b > 2]',
    ['OS0105 → (', 'OS0105 → )'],
  ],
  ['2배', 'playbook p { when a rise > 2배 then { do x() } }', 'rise > 2배', []],
  ["'single'", "playbook p { owner 'ops' when a > 1 then { do x() } }", '', ['OS0105 → "ops"']],
  ['“smart”', 'playbook p { owner “ops" when a > 1 then { do x() } }', '', ['OS0105 → "ops"']],
  [
    'open text',
    'playbook p { owner "ops\n when a > 1 then { do x() } }',
    '[when a > 1]',
    ['OS0105 → " (unsafe)'],
  ],
  ['＝', 'playbook p { when a ＝ "x" then { do x() } }', '', ['OS0105 → =', 'OS4002 → is']],
  ['=', 'playbook p { when a = "x" then { do x() } }', '', ['OS4002 → is']],
  ['Cyrillic', 'playbook p { when оrders > 1 then { do x() } }', '', ['OS0105']],
  [
    '￦',
    'playbook p { when a > 1 guard { spend at most ￦3_000_000 } then { do x() } }',
    '',
    ['OS0105 → ₩3_000_000'],
  ],
])('%s', (_title, text, shown, told) => {
  const trees = chunks(scan(text).tokens).map((tokens) => outline(readChunk(tokens).tree));
  expect(trees.join(' ')).toContain(shown);
  const said = parse(text, 'a.play').diagnostics.map(
    ({ code, fix }) => `${code}${fix === null ? '' : ` → ${fix.text}${fix.safe ? '' : ' (unsafe)'}`}`,
  );
  expect(said).toEqual(told);
});
