import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { commands } from '../commands/index.ts';
import { programOf } from '../program.ts';
import { helpLine } from './help-in.ts';
import { KOREAN } from './korean.ts';

const english = programOf(commands, 'en');
const korean = programOf(commands, 'ko');

/** What the library says by itself, and what stands around the lists. */
const FRAME = [
  'Usage:',
  'Arguments:',
  'Options:',
  'Global Options:',
  'Commands:',
  'display help for command',
  'A command explains itself: ordersense <command> --help',
  'Exit codes: 0 done, 1 what you asked to check failed, 2 wrong call, 4 the outside failed,\n5 refused by a rule, 70 a bug of ours, 130 interrupted.',
  '(ordersense --help lists what there is)',
];

const linesOf = (command: Command): readonly string[] => [
  command.description(),
  ...command.options.map((option) => option.description),
  ...command.registeredArguments.map((argument) => argument.description),
];
const said = new Set([
  ...FRAME,
  ...[english, ...english.commands].flatMap(linesOf),
  ...commands.flatMap(({ interrupted }) => interrupted ?? []),
]);

describe('help in Korean', () => {
  test('has every line', () => {
    expect([...said].filter((line) => !Object.hasOwn(KOREAN, line))).toEqual([]);
  });

  test('has no line that nobody says', () => {
    expect(Object.keys(KOREAN).filter((line) => !said.has(line))).toEqual([]);
  });

  test('names the same flags and files', () => {
    const named = (line: string): readonly string[] =>
      line.match(/--[a-z-]+|docs\/[a-z-]+\.md|\.ordersense/g) ?? [];
    expect(Object.entries(KOREAN).filter(([from, to]) => `${named(from)}` !== `${named(to)}`)).toEqual([]);
  });

  test.each(commands.map(({ name }) => name))('%s: titles, descriptions and defaults are Korean', (name) => {
    const told = korean.commands.find((command) => command.name() === name)!.helpInformation();
    expect(told).toMatch(/^사용법: ordersense /);
    expect(told).not.toMatch(/\b(Usage|Options|Arguments|default|choices):/);
    expect(told).toContain('도움말을 보여 줍니다');
  });

  test('in English nothing is touched', () => {
    expect(english.helpInformation()).toMatch(
      /^Usage: ordersense .*\nOptions:\n.*output the version number/s,
    );
  });
});

test.each<[string, 'en' | 'ko', string]>([
  ['stopped', 'ko', '멈췄습니다'],
  ['stopped', 'en', 'stopped'],
  ['what no one translated', 'ko', 'what no one translated'],
])('`%s` in %s', (line, language, want) => {
  expect(helpLine(line, language)).toBe(want);
});
