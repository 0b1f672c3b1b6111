import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { Argument, Command, Option } from 'commander';
import { bashCompletion } from './bash.ts';
import { commandTree } from './command-tree.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

function sample(): Command {
  const program = new Command('tool')
    .description('A tool.')
    .option('-C, --directory <dir>', 'the project', '.');
  program.addOption(new Option('--lang <lang>', 'language').choices(['ko', 'en']));
  program.addOption(new Option('--secret').hideHelp());
  program
    .command('lint')
    .description("read what's there")
    .argument('[folders...]')
    .option('--fix', 'mend [safely]')
    .addOption(new Option('--format <format>', 'form').choices(['pretty', 'json']));
  program.command('status').description('now').option('--watch', 'go on');
  program
    .command('shell')
    .description('pick')
    .addArgument(new Argument('<shell>').choices(['bash', 'fish']));
  return program;
}

const tree = commandTree(sample());

/** What bash offers behind these words; the last one is being typed. */
function offered(words: readonly string[]): readonly string[] {
  const line = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})`;
  const script = `${bashCompletion(tree)}\n${line}\nCOMP_CWORD=${words.length - 1}\n_tool\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: new URL('.', import.meta.url) })
    .split('\n')
    .filter((word) => word !== '')
    .sort();
}

describe('bash offers', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'commands and the program’s options first',
      ['tool', ''],
      ['--directory', '--lang', '-C', 'lint', 'shell', 'status'],
    ],
    ['what begins like the word', ['tool', 'l'], ['lint']],
    ['a command’s options', ['tool', 'lint', '--f'], ['--fix', '--format']],
    [
      'the program’s options behind a command too',
      ['tool', 'status', '--'],
      ['--directory', '--lang', '--watch'],
    ],
    ['the values of an option', ['tool', 'lint', '--format', ''], ['json', 'pretty']],
    ['the values of the program’s option', ['tool', '--lang', 'k'], ['ko']],
    ['the same behind a command', ['tool', 'status', '--lang', ''], ['en', 'ko']],
    ['files as the value of another option', ['tool', '-C', 'zs'], ['zsh.ts']],
    ['the command, not the value of an option before it', ['tool', '-C', 'lint', 's'], ['shell', 'status']],
    ['paths where a command takes them', ['tool', 'lint', 'fi'], ['fish.ts']],
    ['nothing where it takes none', ['tool', 'status', 'fi'], []],
    ['the values of an argument', ['tool', 'shell', ''], ['bash', 'fish']],
    ['no hidden option', ['tool', '--s'], []],
  ])('%s', (_title, words, want) => {
    expect(offered(words)).toEqual(want);
  });
});

test('zsh: each option with its words, brackets and quotes made harmless', () => {
  expect(zshCompletion(tree).split('\n')).toEqual(
    expect.arrayContaining([
      '#compdef tool',
      `    'lint:read what'\\''s there'`,
      `    '(-C --directory)'{-C,--directory}'[the project]:value:_files' \\`,
      `        lint) _arguments '--fix[mend safely]' '--format[form]:value:(pretty json)' '*:file:_files' ;;`,
      `        shell) _arguments '1: :(bash fish)' ;;`,
    ]),
  );
});

test('fish: one line a command, an option and a value', () => {
  expect(fishCompletion(tree).split('\n')).toEqual([
    '# completion of tool for fish',
    `complete -c tool -s C -l directory -r -d 'the project'`,
    `complete -c tool -l lang -x -a 'ko en' -d 'language'`,
    `complete -c tool -f -n 'not __fish_seen_subcommand_from lint status shell' -a lint -d 'read what\\'s there'`,
    `complete -c tool -f -n 'not __fish_seen_subcommand_from lint status shell' -a status -d 'now'`,
    `complete -c tool -f -n 'not __fish_seen_subcommand_from lint status shell' -a shell -d 'pick'`,
    `complete -c tool -n '__fish_seen_subcommand_from lint' -l fix -d 'mend [safely]'`,
    `complete -c tool -n '__fish_seen_subcommand_from lint' -l format -x -a 'pretty json' -d 'form'`,
    `complete -c tool -n '__fish_seen_subcommand_from status' -l watch -d 'go on'`,
    `complete -c tool -f -n '__fish_seen_subcommand_from shell' -a bash`,
    `complete -c tool -f -n '__fish_seen_subcommand_from shell' -a fish`,
    '',
  ]);
});
