/** What is tried on a tested playbook: nothing of it may be forgotten. */
import { describe, expect, test } from '@jest/globals';
import { deletionsOf } from './deletions.ts';
import { numberChangesOf } from './number-changes.ts';

const DO = 'do x.y()';

/** One playbook of the given parts. */
function playbook(when: string, then: string, clauses = ''): string {
  return `playbook p "제목" {\n  owner "a"\n  when ${when}\n  ${clauses}\n  then {\n    ${then}\n  }\n}\n`;
}

/** What is left out, without the words and the line around it. */
function left(text: string): readonly string[] {
  return deletionsOf(text).map(({ title }) => title.replace(/^without (.*) \(line \d+\)$/, '$1'));
}

describe('what is left out of a condition', () => {
  test.each<[string, string, readonly string[]]>([
    ['nothing of the barest', 'a > 1', []],
    ['slice, window and hold', 'a per r > 1 over 5m for 3m', ['per r', 'over 5m', 'for 3m']],
    [
      'baseline and guard',
      'a drop > 5% vs previous 1h with at least 3 samples',
      ['vs previous 1h', 'with at least 3 samples'],
    ],
    ['each part of an and', 'a > 1 and b > 2 and c > 3', ['a > 1 and', 'b > 2 and', 'and c > 3']],
    ['each part of a held group', '(a > 1 or b > 2) for 5m', ['a > 1 or', 'or b > 2', 'for 5m']],
    ['its not', 'not a > 1', ['not']],
    [
      'place and overall',
      'a in 강남구 > 1 and b overall > 2',
      ['a in 강남구 > 1 and', 'in 강남구', 'and b overall > 2', 'overall'],
    ],
    ['a filter', 'a where x is 1 > 3', ['where x is 1']],
    ['parts of a filter', 'a where (x is 1 and not y is 2) > 3', ['x is 1 and', 'and not y is 2', 'not']],
    ['how anomalies are told', 'a is anomalous up (sensitivity high)', ['up', '(sensitivity high)']],
    ['steps of a sequence', 'a > 1 followed by b > 2 within 5m', ['followed by b > 2 within 5m']],
  ])('%s', (_title, when, expected) => {
    expect(left(playbook(when, DO))).toEqual(expect.arrayContaining([...expected]));
    expect(left(playbook(when, DO)).length).toBeGreaterThan(expected.length);
  });
});

describe('what is left out beside the trigger', () => {
  test.each<[string, string, readonly string[]]>([
    ['severity', 'severity high', ['severity high']],
    ['nothing that people read only', 'about "b"\n  runbook "c"\n  labels { d: "e" }\n  mode live', []],
    ['unless and its window', 'unless s is missing over 5m', ['unless s is missing over 5m', 'over 5m']],
    ['schedules', 'only during day\n  except during night', ['only during day', 'except during night']],
    ['recovery and its hold', 'recovered when a < 1 for 5m', ['recovered when a < 1 for 5m', 'for 5m']],
    ['a raise', 'raise to critical when a > 9', ['raise to critical when a > 9']],
    [
      'the guard, its limits and their scopes',
      'guard { cooldown 30m per r  at most 4 runs in 1h per r }',
      [
        'guard { cooldown 30m per r at most 4 runs in 1h per r }',
        'cooldown 30m per r',
        'per r',
        'at most 4 runs in 1h per r',
        'in 1h',
        'per r',
      ],
    ],
    [
      'what is done where it is not so',
      'expect recovery within 30m else do z.y()',
      ['expect recovery within 30m else do z.y()', 'do z.y()'],
    ],
    [
      'what is expected',
      'expect recovery within 30m else escalate',
      ['expect recovery within 30m else escalate', 'escalate'],
    ],
  ])('%s', (_title, clauses, expected) => {
    const found = left(playbook('a > 1', DO, clauses));
    expect([...found].sort()).toEqual([...expected, DO].sort());
  });
});

describe('what is left out of a body', () => {
  test.each<[string, string, readonly string[]]>([
    ['each check of several', 'check c, d', ['check c, d', 'c,', ', d']],
    [
      'causes on the spot',
      'check c { because e when a > 1  because f when a > 2 for 5m }',
      ['because e when a > 1', 'because f when a > 2 for 5m', 'for 5m'],
    ],
    [
      'each branch, and the else',
      `if a > 1 { wait 1m } else if a > 2 { wait 2m } else { wait 3m }`,
      [
        'a > 1 { wait 1m } else if',
        'wait 1m',
        'else if a > 2 { wait 2m }',
        'wait 2m',
        'else { wait 3m }',
        'wait 3m',
      ],
    ],
    [
      'otherwise and always',
      `otherwise { wait 1m } always { wait 2m }`,
      ['otherwise { wait 1m }', 'wait 1m', 'always { wait 2m }', 'wait 2m'],
    ],
    [
      'parts of an approval',
      'do x.y() needs approval from "a" and "b" when m > 1 within 5m else skip',
      ['and "b"', 'when m > 1', 'within 5m', 'else skip'],
    ],
    [
      'parts of what is tracked',
      'track m >= 1 for 14d vs holdout 10% as e',
      ['>= 1', 'vs holdout 10%', 'as e'],
    ],
    ['the not of a cause', 'if cause is not e { wait 1m }', ['not']],
    [
      'arguments and members of records',
      'do x.y(a: 1, b: { c: 2, d: 3 })',
      ['a: 1,', ', b: { c: 2, d: 3 }', 'c: 2,', ', d: 3'],
    ],
    [
      'both ends of an effect',
      'do x.y() until recovered or 2h',
      ['until recovered or 2h', 'recovered or', 'or 2h'],
    ],
    [
      'all that stands after an action',
      'do x.y() as z at most 3 times in 1h until 1h undo x.n() timeout 5s retry 3 times every 5s on failure { wait 1m }',
      [
        'at most 3 times in 1h',
        'in 1h',
        'until 1h',
        'undo x.n()',
        'timeout 5s',
        'retry 3 times every 5s',
        'wait 1m',
      ],
    ],
  ])('%s', (_title, then, expected) => {
    expect(left(playbook('a > 1', then))).toEqual(expect.arrayContaining([...expected]));
  });

  test('each with its brackets, and with all lines where they were', () => {
    const then = `check c { because e when (a > 1 or b > 2) for 5m }\n  if (a > 1) {\n ${DO}\n until recovered or 2h }`;
    const text = playbook('(a > 1 and b > 2) for 5m', then, 'guard {\n cooldown 5m }');
    const lines = text.split('\n').length;
    for (const { title, text: less } of deletionsOf(text)) {
      const balance = [...less].reduce(
        (sum, c) => sum + ('({'.includes(c) ? 1 : ')}'.includes(c) ? -1 : 0),
        0,
      );
      expect([title, balance, less.split('\n').length]).toEqual([title, 0, lines]);
    }
  });
});

test('a rule without a name is known by its place', () => {
  const found = deletionsOf('\nwhen a > 1 over 5m then check c ...', 'p/a.play');
  expect(new Set(found.map(({ playbook }) => playbook))).toEqual(new Set(['p/a.play:2']));
  expect(found.map(({ title }) => title)).toEqual([
    'without over 5m (line 2)',
    'without check c (line 2)',
    'without c (line 2)',
    'without ... (line 2)',
  ]);
});

test('every number is tried at twice and at half, with its unit', () => {
  const text = playbook(
    'a drop > 50% over 15m',
    'do x.y(b: ₩2_000, c: 0.8)',
    'guard { at most 3 runs in 1h }',
  );
  expect(numberChangesOf(text).map(({ title }) => title)).toEqual([
    '50% → 100% (line 3)',
    '50% → 25% (line 3)',
    '15m → 30m (line 3)',
    '15m → 7m (line 3)',
    '3 → 6 (line 4)',
    '3 → 1 (line 4)',
    '1h → 2h (line 4)',
    '1h → 0h (line 4)',
    '₩2_000 → ₩4000 (line 6)',
    '₩2_000 → ₩1000 (line 6)',
    '0.8 → 1.6 (line 6)',
    '0.8 → 0.4 (line 6)',
  ]);
});
