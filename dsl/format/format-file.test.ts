import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cellWidth } from '../cells.ts';
import { expectGolden } from '../testing/golden.ts';
import { saidOf } from '../testing/meaning.ts';
import { unindented } from '../testing/written-tree.ts';
import { formatFile } from './format-file.ts';

function formatted(text: string): string {
  const result = formatFile(text, 'a.play');
  return result.kind === 'formatted' ? result.text : saidOf(result.diagnostics).join('\n');
}

test.each(['comments', 'long'])('%s.play', (name) => {
  const written = readFileSync(new URL(`testdata/${name}.play`, import.meta.url), 'utf8');
  const text = formatted(written);
  expectGolden(new URL(`testdata/${name}.golden`, import.meta.url), text);
  expect(formatted(text)).toBe(text);
});

test.each<[string, string, string]>([
  [
    'a clause has its own line',
    'playbook p "나" { owner "ops"  severity high when a > 1 then { wait 5m escalate } }',
    `
    playbook p "나" {
      owner "ops"
      severity high
      when a > 1
      then {
        wait 5m
        escalate
      }
    }
    `,
  ],
  [
    'what modifies an action stands below it',
    'when a > 1 then { do x.y(a: -5%) as z until recovered or 2h undo x.z() on failure { escalate } }',
    `
    when a > 1 then {
      do x.y(a: -5%) as z
        until recovered or 2h
        undo x.z()
        on failure {
          escalate
        }
    }
    `,
  ],
  [
    'items have an empty line between them',
    'language 1 use "a" as b\nmetric a = count of b per c\n\n\n\nwhen a > 1 then ...',
    `
    language 1

    use "a" as b

    metric a = count of b
      per c

    when a > 1 then ...
    `,
  ],
  [
    'one empty line between clauses stays, none at braces',
    'playbook p {\n\n\n owner "o"\n\n\n severity low\n when a > 1\n then ...\n\n}',
    `
    playbook p {
      owner "o"

      severity low
      when a > 1
      then ...
    }
    `,
  ],
  [
    'braces with nothing in them',
    'when a > 1 then {\n\n} define words w {\n}',
    `
    when a > 1 then {}

    define words w {}
    `,
  ],
  [
    '`else` stays behind a brace',
    'when a > 1 then { if b > 1 { wait 1m } else if c > 1 { wait 2m } else { wait 3m } }',
    `
    when a > 1 then {
      if b > 1 {
        wait 1m
      } else if c > 1 {
        wait 2m
      } else {
        wait 3m
      }
    }
    `,
  ],
  [
    '`else` without a brace before it begins a line',
    'when a > 1 then { if b > 1 then do x() else do y() on failure { wait 1m } wait 2m }',
    `
    when a > 1 then {
      if b > 1 then do x()
      else do y()
        on failure {
          wait 1m
        }
      wait 2m
    }
    `,
  ],
  [
    'statements of a rule that do not fit on one line',
    'when a > 1 then do x() at most 3 runs wait 5m',
    `
    when a > 1 then
      do x()
        at most 3 runs
      wait 5m
    `,
  ],
  [
    'short spellings',
    'define schedule s = everyday 11:00 - 14:00 when a drops ≥ 50% and b ≤ 2 or c recovers then …',
    `
    define schedule s = daily 11:00-14:00

    when a drop >= 50% and b <= 2 or c recover then ...
    `,
  ],
  [
    'a name that is spelled like one is a name',
    'metric everyday = count of recovers.drops per everyday when recovers.changes > 1 then do x(rises: recovers)',
    `
    metric everyday = count of recovers.drops
      per everyday

    when recovers.changes > 1 then do x(rises: recovers)
    `,
  ],
  [
    'blanks around signs',
    'metric a = ( b+c*2 )/sum of( d.e - f ) baseline same time last 4   weeks\ndefine words w { 강남구 :"x" }',
    `
    metric a = (b + c * 2) / sum of (d.e - f)
      baseline same time last 4 weeks

    define words w { 강남구: "x" }
    `,
  ],
  [
    'a type and a call have no blank before `(`, a list and a group have',
    'stream s from kafka "t" where a in("x") { field r is id ( rider ) field e is one of("a","b") } define routine r ( n is money( KRW ) ) { check c { because x when(a > 1) for 5m } }',
    `
    stream s from kafka "t" where a in ("x") {
      field r is id(rider)
      field e is one of ("a", "b")
    }

    define routine r(n is money(KRW)) {
      check c {
        because x when (a > 1) for 5m
      }
    }
    `,
  ],
  [
    'two words that would be one value on a line stay on two',
    'when a > 1 then do x() at most 3\nminutes in 1h',
    `
    when a > 1 then
      do x()
        at most 3
            minutes in 1h
    `,
  ],
  [
    'a text of several lines stays as it is written',
    'when a > 1 then { do x(text: """\n  a\n    b \r\n""", b: 1) }',
    'when a > 1 then {\n  do x(text: """\n  a\n    b \n""", b: 1)\n}',
  ],
  [
    'what can be read is formatted, whatever is still missing or wrong',
    'playbook p { owner "o"  unless a > 1 over 5m over 6m vs same time last 4 }',
    `
    playbook p {
      owner "o"
      unless a > 1 over 5m over 6m vs same time last 4
    }
    `,
  ],
  [
    'a wrong form stays as it is',
    'when a == "x"  then do x() at most 5 runs within 1h',
    `
    when a == "x" then
      do x()
        at most 5 runs within 1h
    `,
  ],
])('%s', (_title, text, right) => {
  expect(formatted(text)).toBe(`${right.startsWith('\n') ? unindented(right) : right}\n`);
});

test.each<[string, string, string]>([
  ['nothing', '', ''],
  ['white space', ' \t\r\n\n', ''],
  ['a byte order mark', '\uFEFFlanguage 1', 'language 1\n'],
  ['comments only', '\n\n# a\n\n\n# b', '# a\n\n# b\n'],
  ['Hangul in separate letters', '# 강남'.normalize('NFD'), '# 강남\n'],
])('a file of %s', (_title, text, right) => {
  expect(formatted(text)).toBe(right);
});

test.each<[string, string, string[]]>([
  ['a syntax error', 'metric a = count of b\nplaybook p {', ['OS0101 the `{` of line 2 is never closed']],
  ['a slip', 'when a > 1 for 15 minutes then ...', ['OS0105 `15 minutes` is written `15m` → 15m']],
  [
    'the Korean keyboard',
    'playbook p { 조두 a > 1 then ... }',
    ['OS0104 `조두` is not a word this language knows → when'],
  ],
  [
    'a character of no meaning',
    'when a > 1 then ... $',
    ['OS0101 `$` has no meaning in this language →  (unsafe)'],
  ],
  [
    'a file that is too large',
    `# ${'x'.repeat(300 * 1024)}`,
    ['OS0110 this file is too large: 301 KiB, at most 256 KiB are read'],
  ],
  [
    'a file that would be too large',
    `when a > 1 then {\n${'#\n'.repeat(70_000)}}`,
    ['OS0110 this file is too large: 274 KiB, at most 256 KiB are read'],
  ],
  [
    'a time that would be moved to the line below for good',
    'test "t" {\n  expect incident at 18:45\n  expect do log.note\n}',
    ['OS0101 the time of an expectation stands before `expect` → at 18:45 expect incident (unsafe)'],
  ],
])('refused: %s', (_title, text, said) => {
  const result = formatFile(text, 'a.play');
  expect(result.kind === 'refused' ? saidOf(result.diagnostics) : result.text).toEqual(said);
});

/** A metric on one line of so many cells, ten of them Hangul. */
function metricOf(cells: number, title: string): string {
  const [start, end] = [`metric a "${title}" = count of `, ' where c is "d"'];
  return start + 'b'.repeat(cells - cellWidth(start + end)) + end;
}

test.each(['가나다라마', 'abcdefghij'])('a line may have 100 cells: %s', (title) => {
  expect(formatted(metricOf(100, title))).toBe(`${metricOf(100, title)}\n`);
  expect(formatted(metricOf(101, title))).toBe(`${metricOf(101, title).replace(' where', '\n    where')}\n`);
});

test.each<[string, string]>([
  ['entries of a list', `metric a = count of b where c in (${'1,'.repeat(12_000)}1)`],
  ['comments', `when a > 1 then {\n${'#\n'.repeat(15_000)}}`],
  ['branches', `when a > 1 then { if a > 1 {} ${'else if a > 1 {} '.repeat(2_000)}}`],
  ['operands', `when ${'a > 1 and b > 1 or '.repeat(150)}c > 1 then ...`],
])('as many %s as a file can hold', (_title, text) => {
  const once = formatted(text);
  expect(once.length).toBeGreaterThan(text.length / 2);
  expect(formatted(once)).toBe(once);
});
