import type { CommandTree, OptionNode } from './command-tree.ts';

/** A completion script for fish; `ordersense completion fish | source` loads it. */
export function fishCompletion({ name, options, commands }: CommandTree): string {
  const first = `not __fish_seen_subcommand_from ${commands.map((command) => command.name).join(' ')}`;
  return [
    `# completion of ${name} for fish`,
    ...options.map((option) => line(name, null, option)),
    ...commands.map(
      (command) => `complete -c ${name} -f -n '${first}' -a ${command.name} -d '${quoted(command.summary)}'`,
    ),
    ...commands.flatMap((command) => [
      ...command.options.map((option) => line(name, command.name, option)),
      ...command.choices.map(
        (choice) => `complete -c ${name} -f -n '__fish_seen_subcommand_from ${command.name}' -a ${choice}`,
      ),
    ]),
    '',
  ].join('\n');
}

function line(name: string, command: string | null, option: OptionNode): string {
  const when = command === null ? '' : ` -n '__fish_seen_subcommand_from ${command}'`;
  const flags = option.flags.map((flag) =>
    flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  const value = !option.takesValue
    ? ''
    : option.choices.length > 0
      ? ` -x -a '${option.choices.join(' ')}'`
      : ' -r';
  return `complete -c ${name}${when} ${flags.join(' ')}${value} -d '${quoted(option.summary)}'`;
}

function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
