import { expect, test } from '@jest/globals';
import { type Diagnostic, diagnostic } from '../../dsl/diagnostic.ts';
import { english, verbatim } from '../../dsl/say.ts';
import { type Config, parseConfig } from '../config.ts';
import { codePrefixProblem } from './code-prefix.ts';
import { lintLevels } from './settings.ts';

const found = (code: string, level: Diagnostic['level'], file = 'playbooks/a.play'): Diagnostic =>
  diagnostic(code, level, file, { start: 0, end: 1 }, verbatim('x'));

const lint = (text: string): Config['lint'] => parseConfig(`lint: ${text}`, 'c.yaml').lint;

test.each<[string, string, Diagnostic, Diagnostic['level'] | null]>([
  ['nothing is said: its own level', '{}', found('OS1106', 'warning'), 'warning'],
  ['off, by code', '{ off: [OS1106] }', found('OS1106', 'warning'), null],
  ['off, by family', '{ off: [OS11] }', found('OS1106', 'warning'), null],
  ['not selected', '{ select: [OS40] }', found('OS1106', 'warning'), null],
  ['selected', '{ select: [OS40] }', found('OS4002', 'info'), 'info'],
  ['told as a warning', '{ warn: [OS4002] }', found('OS4002', 'info'), 'warning'],
  [
    'the longer beginning decides: warn',
    '{ off: [OS40], warn: [OS4002] }',
    found('OS4002', 'info'),
    'warning',
  ],
  ['the longer beginning decides: off', '{ warn: [OS], off: [OS40] }', found('OS4002', 'info'), null],
  ['of two equal ones off decides', '{ warn: [OS40], off: [OS40] }', found('OS4002', 'info'), null],
  [
    'a warning that was not selected',
    '{ select: [OS1], warn: [OS4002] }',
    found('OS4002', 'info'),
    'warning',
  ],
  [
    'off in some files',
    '{ files: { "packs/**": { off: [OS1106] } } }',
    found('OS1106', 'warning', 'packs/pay/a.play'),
    null,
  ],
  ['not in others', '{ files: { "packs/**": { off: [OS1106] } } }', found('OS1106', 'warning'), 'warning'],
  [
    'what is said of some files goes before what is said of all',
    '{ off: [OS1106], files: { "packs/**": { warn: [OS] } } }',
    found('OS1106', 'warning', 'packs/a.play'),
    'warning',
  ],
  [
    'a glob in NFD',
    `{ files: { "${'강남'.normalize('NFD')}/*": { off: [OS11] } } }`,
    found('OS1106', 'warning', '강남/a.play'),
    null,
  ],
  [
    'an error of the resolver stays, whatever the family says',
    '{ off: [OS11] }',
    found('OS1101', 'error'),
    'error',
  ],
  ['so does a syntax error', '{ select: [OS40], warn: [OS01] }', found('OS0101', 'error'), 'error'],
])('settings: %s', (_title, settings, one, level) => {
  expect(lintLevels(lint(settings), { select: [], ignore: [] }).levelOf(one)).toBe(level);
});

test.each<[string, readonly string[], readonly string[], Diagnostic, Diagnostic['level'] | null]>([
  ['selected', ['OS11'], [], found('OS1106', 'warning'), 'warning'],
  ['not selected', ['OS13'], [], found('OS1106', 'warning'), null],
  ['an error that is not selected', ['OS13'], [], found('OS1101', 'error'), null],
  ['ignored', [], ['OS11'], found('OS1101', 'error'), null],
  ['ignored wins over selected', ['OS11'], ['OS1106'], found('OS1106', 'warning'), null],
  ['a syntax error hides the rest, so it is told', ['OS13'], ['OS01'], found('OS0101', 'error'), 'error'],
])('flags: %s', (_title, select, ignore, one, level) => {
  expect(lintLevels(lint('{}'), { select, ignore }).levelOf(one)).toBe(level);
});

test('what the settings turn off a flag does not turn on', () => {
  const { levelOf } = lintLevels(lint('{ off: [OS40] }'), { select: ['OS4002'], ignore: [] });
  expect(levelOf(found('OS4002', 'info'))).toBeNull();
});

test.each<[string, string | null]>([
  ['OS', null],
  ['OS1', null],
  ['OS11', null],
  ['OS1106', null],
  ['OS1399', 'no code begins with `OS1399`; did you mean `OS13`?'],
  ['os1106', 'no code begins with `os1106`; did you mean `OS1106`?'],
  ['OS11066', 'no code begins with `OS11066`; did you mean `OS1106`?'],
  ['bare-where-and', 'no code begins with `bare-where-and`; did you mean `OS1103`?'],
  ['E501', 'no code begins with `E501`; write for example `OS13` or `OS1106`'],
  ['', 'no code begins with ``; write for example `OS13` or `OS1106`'],
])('the beginning of a code: `%s`', (written, problem) => {
  const said = codePrefixProblem(written);
  expect(said === null ? null : english(said)).toBe(problem);
});
