import { expect, test } from '@jest/globals';
import { outline } from '../build/outline.ts';
import { parse } from '../parse.ts';
import { chunks } from '../syntax/chunk.ts';
import { readChunk } from '../syntax/read.ts';
import { scan } from '../syntax/scan.ts';

// Forms that people write. Columns: title, text, a part of the tree's outline, diagnostics as `code → fix`.
test.each<[string, string, string, string[]]>([
  [
    'slice',
    'playbook p { when orders in 강남구 drop > 50% over 15m then { do x() } }',
    'orders [in 강남구] drop > 50%',
    [],
  ],
  [
    'slice list',
    'playbook p { when orders in (강남구, 서초구) per region drop > 50% then { do x() } }',
    '[in ( 강남구 , 서초구 )] [per region] drop',
    [],
  ],
  [
    'in as a test',
    'playbook p { when method in ("card") and answer not in ("a") and answer is not in ("b") then { do x() } }',
    '[method in ( "card" ) and answer not in ( "a" ) and answer is not in ( "b" )]',
    [],
  ],
  [
    'per, where',
    'playbook p { when m per region where event is "x" drop > 5% then { do x() } }',
    'm [per region] where event is "x" drop > 5%',
    [],
  ],
  [
    'negative',
    'playbook p { when t < -5 and t drop < -10% then { do x(by: -30%) } }',
    '[- 5] and t drop < [- 10%]',
    [],
  ],
  [
    'cause or',
    'playbook p { when a > 1 then { if cause is heavy rain or traffic jam { do x() } } }',
    '',
    ['OS0108 → or cause is traffic jam'],
  ],
  [
    'cause not, or metric',
    'playbook p { when cause is not late or orders.pending > 3 then { do x() } }',
    '[cause is not late or orders . pending > 3]',
    [],
  ],
  [
    'quoted cause',
    'playbook p { when a > 1 then { check c { because "out of stock" "품절" when a > 1 } if cause is "out of stock" { do x() } } }',
    'if cause is "out of stock" {',
    [],
  ],
  [
    'reserved in a cause',
    'playbook p { when a > 1 then { check c { because out of stock when a > 1 because late when b > 2 } } }',
    'because late when b > 2',
    ['OS0101 → "out of stock" (unsafe)'],
  ],
  [
    'clock',
    'playbook p { when at 16:00 during peak and a per region > 1 then { do x() } }',
    '[when at 16:00 during peak and a [per region] > 1]',
    [],
  ],
  [
    'during',
    'playbook p { when a > 1 then { if during peak and not during night then do x() } }',
    'during peak and [not during night]',
    [],
  ],
  [
    'until',
    'playbook p { when a > 1 then { do x() until recovered or 2h undo y() } }',
    'until recovered or 2h undo',
    [],
  ],
  [
    'until, old',
    'playbook p { when a > 1 then { do x() until recovered at most 2h } }',
    '',
    ['OS0108 → or 2h'],
  ],
  [
    'caps either way',
    'playbook p { when a > 1 guard { at most 5 restaurants per region in 1h at most 5 restaurants in 1h per region } then { do x() } }',
    '[at most 5 restaurants per region in 1h] [at most 5 restaurants in 1h per region]',
    [],
  ],
  [
    'window with in',
    'playbook p { when a drop > 5% in 15m for 5m then { do x() } }',
    '',
    ['OS0108 → over 15m (unsafe)'],
  ],
  [
    'window with within',
    'playbook p { when a drop > 5% within 15m then { do x() } }',
    '',
    ['OS0108 → over 15m (unsafe)'],
  ],
  [
    'cap with within',
    'playbook p { when a > 1 guard { at most 5 riders within 1h } then { do x() } }',
    '',
    ['OS0108 → in 1h'],
  ],
  [
    'days',
    'define schedule s = mon, tue 09:00-18:00, sat 10:00-12:00, 2026-02-16..2026-02-18',
    'mon , tue 09:00 - 18:00 , sat 10:00 - 12:00 , 2026-02-16 .. 2026-02-18',
    [],
  ],
  [
    'last 4 weeks',
    'playbook p { when a drop > 5% vs same time last 4 weeks then { do x() } }',
    'vs same time last 4 weeks',
    [],
  ],
  [
    'per-event arithmetic',
    'metric m = avg of (d.total - prep) where event is "x" / count of d unit percent',
    'avg of ( d . total - prep ) where event is "x" / count of d unit percent',
    [],
  ],
  [
    'remove when',
    'table t from kafka "o" { key id time at_time remove when event in ("x") or done is true silent after 2m owner "p" }',
    'remove when event in ( "x" ) or done is true silent after 2m owner "p"',
    [],
  ],
])('%s', (_title, text, shown, told) => {
  const trees = chunks(scan(text).tokens).map((tokens) => outline(readChunk(tokens).tree));
  expect(trees.join(' ')).toContain(shown);
  const said = parse(text, 'a.play').diagnostics.map(
    ({ code, fix }) => `${code}${fix === null ? '' : ` → ${fix.text}${fix.safe ? '' : ' (unsafe)'}`}`,
  );
  expect(said).toEqual(told);
});
