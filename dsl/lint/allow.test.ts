import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyCatalog } from '../catalog.ts';
import { defaultSettings, lintProject } from './lint-project.ts';
import { linted } from './testing/linted.ts';

/** A warning that an author may allow: OS1106, at its name. */
const DOTTED = 'metric orders.region = count of orders_in over 15m';
const on = (today: string) => ({ ...defaultSettings, today });
const told = (text: string, today = '2026-03-01') => linted(text, 'OS', on(today));
const found = (text: string) =>
  lintProject([{ path: 'a.play', text }], emptyCatalog, on('2026-03-01')).diagnostics.filter(
    ({ code }) => code === 'OS0111' || code === 'OS1106',
  );
const codes = (text: string, today?: string) => told(text, today).map((line) => line.split(' ')[1]);

describe('what is allowed is not told', () => {
  test.each<[string, string, readonly string[]]>([
    ['without the comment it is told', DOTTED, ['OS1106']],
    ['with a reason', `# allow OS1106 because "대시보드"\n${DOTTED}`, []],
    ['until a day', `# allow OS1106 because "x" until 2026-06-01\n${DOTTED}`, []],
    ['until today', `# allow OS1106 because "x" until 2026-03-01\n${DOTTED}`, []],
    ['another comment may stand between', `# allow OS1106 because "x"\n# the old name\n${DOTTED}`, []],
    ['so may a blank line', `# allow OS1106 because "x"\n\n${DOTTED}`, []],
    ['indented and close to its sign', `  #allow OS1106 because "x"\n${DOTTED}`, []],
    ['Windows line ends', `# allow OS1106 because "x"\r\n${DOTTED}\r\n`, []],
    [
      'only what begins on the next line',
      `# allow OS1106 because "x"\n${DOTTED}\nmetric rejects.shop = count of orders_in over 15m`,
      ['OS1106'],
    ],
    [
      'only this code, and only here',
      `${DOTTED}\n# allow OS1106 because "x"\nmetric few = count of orders_in over 15m`,
      ['OS1106', 'OS0112'],
    ],
    [
      'the file said in NFD',
      `# allow OS1106 because "축제 기간"\n${DOTTED} # 강`.normalize('NFD'),
      ['OS0106'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

// What it is about is hidden all the same: one cause, one message.
test.each([
  ['no reason', '# allow OS1106', '# allow OS1106 because "축제 기간"'],
  ['an empty reason', '# allow OS1106 because " "', '# allow OS1106 because "축제 기간"'],
  ['a reason without quotes', '# allow OS1106 because festival', '# allow OS1106 because "festival"'],
  ['a reason behind a colon', '# allow OS1106: 축제', '# allow OS1106 because "축제"'],
  ['a reason in brackets', '# allow OS1106 (축제)', '# allow OS1106 because "축제"'],
])('an allowance with %s is told, and hides what it is about', (_title, comment, right) => {
  const [mistake, ...others] = found(`${comment}\n${DOTTED}`);
  expect([mistake?.message, mistake?.help?.includes(right), others]).toEqual([
    'this allowance gives no reason',
    true,
    [],
  ]);
});

describe('a comment that allows nothing says how to write it', () => {
  test.each<[string, string, string]>([
    ['a code that is none', '# allow OS9999 because "x"', 'there is no code `OS9999`'],
    ['a code in small letters', '# allow os1106 because "x"', 'there is no code `os1106`'],
    ['a family of codes', '# allow OS11 because "x"', 'there is no code `OS11`'],
    [
      'the name for the code',
      '# allow ambiguous-dot-name because "x"',
      'there is no code `ambiguous-dot-name`',
    ],
    ['a colon', '# allow: OS9999 because "x"', 'there is no code `OS9999`'],
    ['an error that keeps it from running', '# allow OS1101 because "x"', '`OS1101` cannot be allowed'],
    ['a syntax error', '# allow OS0101 because "x"', '`OS0101` cannot be allowed'],
    ['its own code', '# allow OS0112 because "x"', '`OS0112` cannot be allowed'],
    ['a day that is none', '# allow OS1106 because "x" until 2026-02-30', '`2026-02-30` is no day'],
    ['a day in another order', '# allow OS1106 because "x" until 01.06.2026', '`01.06.2026` is no day'],
    [
      'words behind the reason',
      '# allow OS1106 because "x" till 2026-06-01',
      'an allowance ends after its reason, or with `until` and a day',
    ],
  ])('%s', (_title, comment, message) => {
    const [mistake, finding] = told(`${comment}\n${DOTTED}`);
    expect(mistake).toMatch(/^error OS0111 </);
    expect(mistake?.endsWith(`> ${message}`)).toBe(true);
    expect(finding).toMatch(/^warning OS1106/);
  });

  test('behind something, or above nothing', () => {
    expect(codes(`${DOTTED} # allow OS1106 because "x"`)).toEqual(['OS1106', 'OS0111']);
    expect(codes(`${DOTTED}\n# allow OS1106 because "x"\n`)).toEqual(['OS1106', 'OS0111']);
  });

  test.each(['# allow late riders', '# allowed: OS1106', '# allow', '# we allow OS1106', '#', '# OS1106'])(
    'an ordinary comment stays one: %s',
    (comment) => {
      expect(codes(`${comment}\n${DOTTED}`)).toEqual(['OS1106']);
    },
  );
});

describe('a comment that hides nothing is told', () => {
  const few = 'metric few = count of orders_in over 15m';

  test.each<[string, string, readonly string[]]>([
    ['nothing is found', `# allow OS1106 because "x"\n${few}`, ['OS0112']],
    ['its day is over', `# allow OS1106 because "x" until 2026-02-28\n${DOTTED}`, ['OS0112', 'OS1106']],
    [
      'its day is over, and nothing is found',
      `# allow OS1106 because "x" until 2026-02-28\n${few}`,
      ['OS0112'],
    ],
    [
      'not while something in the file cannot be read',
      `# allow OS1106 because "x"\n${few}\nplaybook p { when`,
      ['OS0101'],
    ],
    [
      'not while a name of it is wrong',
      `# allow OS1106 because "x"\nmetric few = count of ordrs over 15m`,
      ['OS1101'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

test('no comment, however written, throws or hides what it does not name', () => {
  const piece = fc.constantFrom(
    '# allow',
    ' OS1106',
    ' OS4002',
    ' because',
    ' "x"',
    ' "',
    ' until',
    ' 2026-06-01',
    '\n',
    '강',
    '{',
    '}',
    ' #',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const found = codes(`${pieces.join('')}\n${DOTTED}`);
      const isAllowed = /# allow OS1106 because "[^"\n]*[^"\s][^"\n]*"( until 2026-06-01)?\s*(#|$)/m.test(
        pieces.join(''),
      );
      if (!isAllowed) expect(found.some((code) => code === 'OS1106' || code?.startsWith('OS0'))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test.each<[string, string, readonly string[]]>([
  ['above its first word', '# allow OS0106 because "macOS"\nlanguage 1\n# 강\n', []],
  [
    'not further down',
    'language 1\n\n# allow OS0106 because "macOS"\nmetric 강 = count of s\n  over 5m\n',
    ['OS0106', 'OS1101'],
  ],
])('what is found in a file as a whole is allowed at its head: %s', (_title, text, expected) => {
  const { diagnostics } = lintProject([{ path: 'a.play', text: text.normalize('NFD') }], emptyCatalog);
  expect(diagnostics.map(({ code }) => code)).toEqual(expected);
});

test('a thousand comments in one file each find what they are about', () => {
  const metric = (n: number) => `metric m${n} = count of orders_in where event = "placed" over 15m`;
  const many = Array.from({ length: 1_000 }, (_, n) => `# allow OS4002 because "x"\n${metric(n)}`);
  expect(codes(many.join('\n'))).toEqual([]);
});

describe('what a comment covers', () => {
  /** Everywhere the `=` of the one filter is found (OS4002), at the sign. */
  const told = (text: string) => codes(text).filter((code) => code === 'OS4002').length;
  const WHEN = 'when orders where event = "placed" overall > 3';

  test.each<[string, number, readonly string[]]>([
    ['the whole item above which it stands', 0, ['@', 'playbook p {', WHEN, 'then { ... }', '}']],
    ['a clause', 0, ['playbook p {', '@', WHEN, 'then { ... }', '}']],
    [
      'a clause of several lines',
      0,
      ['playbook p {', '@', WHEN.replace('where', '\nwhere'), 'then { ... }', '}'],
    ],
    ['not the clause behind it', 1, ['playbook p {', '@', 'severity high', WHEN, 'then { ... }', '}']],
    ['not the clause before it', 1, ['playbook p {', WHEN, '@', 'then { ... }', '}']],
    [
      'a block with all that is in it',
      0,
      [
        'playbook p {',
        'when orders overall > 3',
        '@',
        'then {',
        WHEN.replace('when', 'if'),
        '{',
        '...',
        '}',
        '}',
        '}',
      ],
    ],
    [
      'an `if` with all its branches',
      0,
      [
        'playbook p {',
        'when orders overall > 3',
        'then {',
        '@',
        'if orders overall > 4 {',
        '...',
        `} ${WHEN.replace('when', 'else if')} {`,
        '...',
        '}',
        '}',
        '}',
      ],
    ],
    [
      'a branch',
      0,
      [
        'playbook p {',
        'when orders overall > 3',
        'then {',
        'if orders overall > 4 {',
        '...',
        '@',
        `} ${WHEN.replace('when', 'else if')} {`,
        '...',
        '}',
        '}',
        '}',
      ],
    ],
  ])('%s', (_title, left, lines) => {
    const text = lines.join('\n');
    expect(told(text.replace('@', ''))).toBe(1);
    expect(told(text.replace('@', '# allow OS4002 because "x"'))).toBe(left);
  });
});
