import { expect, test } from '@jest/globals';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { say, verbatim } from './say.ts';
import { toldOnce } from './told-once.ts';

const at = (
  code: string,
  start: number,
  end: number,
  help: string | null = null,
  file = 'a.play',
): Diagnostic =>
  diagnostic(code, 'error', file, { start, end }, verbatim(code), {
    help: help === null ? null : say`${help}`,
    fix: help === null ? null : { span: { start, end }, text: help, safe: false },
  });

test.each<[string, Diagnostic[], Diagnostic[], string[]]>([
  ['nothing is wrong with the characters', [], [at('OS1101', 5, 9)], ['OS1101 null']],
  [
    'the name of a wrong letter is not known',
    [at('OS0105', 5, 9)],
    [at('OS1101', 5, 9, 'orders')],
    ['OS0105 orders'],
  ],
  ['the slip has its own fix', [at('OS0105', 5, 9, '30m')], [at('OS1101', 5, 9, '30h')], ['OS0105 30m']],
  [
    'the value is of another kind, however it is written',
    [at('OS0105', 5, 9, '500USD')],
    [at('OS1204', 5, 9, '5000원')],
    ['OS1204 5000원'],
  ],
  ['what it means is not known', [at('OS0105', 5, 9)], [at('OS1201', 5, 9, 'x')], ['OS0105 x']],
  ['a part of the name', [at('OS0105', 5, 9)], [at('OS1101', 6, 8, 'x')], ['OS0105 x']],
  ['more than the slip', [at('OS0105', 5, 9)], [at('OS1201', 5, 12)], ['OS0105 null', 'OS1201 null']],
  ['elsewhere', [at('OS0105', 5, 9)], [at('OS1101', 20, 24)], ['OS0105 null', 'OS1101 null']],
  [
    'another file',
    [at('OS0105', 5, 9)],
    [at('OS1101', 5, 9, null, 'b.play')],
    ['OS0105 null', 'OS1101 null'],
  ],
  [
    'another kind of mistake in reading',
    [at('OS0108', 5, 9)],
    [at('OS1101', 5, 9)],
    ['OS0108 null', 'OS1101 null'],
  ],
])('one cause, one message: %s', (_title, parsed, resolved, told) => {
  expect(toldOnce(parsed, resolved).map(({ code, fix }) => `${code} ${fix?.text ?? null}`)).toEqual(told);
});
