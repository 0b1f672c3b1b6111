/** docs/cli.md tells each command as the program takes it, and pages name only commands that there are. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { commands } from './commands/index.ts';
import { programOf } from './program.ts';
import { commandReference, globalReference } from './testing/command-reference.ts';
import { expectGenerated, generatedParts } from './testing/generated-part.ts';

const page = new URL('../docs/cli.md', import.meta.url);
const program = programOf(commands);
const root = new URL('../', import.meta.url);

test('every command has a part, in the order in which they are used', () => {
  expect(generatedParts(page)).toEqual(['options', ...program.commands.map((command) => command.name())]);
});

test('what every command takes', () => {
  expectGenerated(page, 'options', globalReference(program));
});

test.each(program.commands.map((command) => [command.name(), command] as const))('%s', (name, command) => {
  expectGenerated(page, name, commandReference(command));
});

describe('what is typed in a page', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`),
    'examples/delivery/README.md',
    'editors/vscode/README.md',
  ].filter((path) => path.endsWith('.md'));

  test.each(pages)('%s names commands and flags that there are', (path) => {
    const text = readFileSync(new URL(path, root), 'utf8');
    expect(callsIn(text).flatMap(unknownIn)).toEqual([]);
  });

  test('a call that is wrong would be found', () => {
    const wrong = callsIn(
      '`ordersense lnt`, `ordersense lint --fixx`, `ordersense test -x`, `ordersense fmt --check`',
    );
    expect(wrong.flatMap(unknownIn)).toEqual(['ordersense lnt', 'lint --fixx', 'test -x']);
  });
});

/** Calls in code: `ordersense …` up to the end of the line or of the code, pipes and all. */
function callsIn(text: string): readonly string[] {
  const code = [...text.matchAll(/`([^`]+)`|^(?: {4}|\$ )(.*)$/gm)].map(
    ([, inline, line]) => inline ?? line ?? '',
  );
  return code.flatMap((one) =>
    [...one.replaceAll(/\s+/g, ' ').matchAll(/(?:^|npx |\| |\$\(|-- )ordersense ([^|>)"]*)/g)].map(
      ([, call = '']) => call.trim(),
    ),
  );
}

/** What of a call the program does not know. */
function unknownIn(call: string): readonly string[] {
  const words = call.split(' ');
  const at = words.findIndex((word, i) => /^[a-z]/.test(word) && !/^(-C|--lang)$/.test(words[i - 1] ?? ''));
  const command = program.commands.find((one) => one.name() === words[at]);
  if (at < 0 || words[0]!.startsWith('[')) return [];
  if (command === undefined) return [`ordersense ${call}`];
  const flags = words.filter((word) => /^--?[A-Za-z]/.test(word)).map((word) => word.split('=')[0]!);
  return flags
    .filter((flag) => !takes(command, flag) && !takes(program, flag))
    .map((flag) => `${command.name()} ${flag}`);
}

function takes(command: Command, flag: string): boolean {
  const isHelp = flag === '-h' || flag === '--help';
  return isHelp || command.options.some(({ short, long }) => flag === short || flag === long);
}
