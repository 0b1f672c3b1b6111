import type { CommandNode, CommandTree, OptionNode } from './command-tree.ts';

/** A completion script for zsh; put it into a file `_ordersense` on the `fpath`. */
export function zshCompletion({ name, options, commands }: CommandTree): string {
  return `#compdef ${name}
_${name}() {
  local -a commands
  commands=(
${commands.map((command) => `    '${quoted(`${command.name}:${command.summary}`)}'`).join('\n')}
  )
  local context state line
  _arguments -C \\
${options.map((option) => `    ${argument(option)} \\`).join('\n')}
    '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
_${name} "$@"
`;
}

function commandCase(command: CommandNode): string {
  const rest =
    command.choices.length > 0
      ? [`'1: :(${quoted(command.choices.join(' '))})'`]
      : command.takesPaths
        ? [`'*:file:_files'`]
        : [];
  return `        ${command.name}) _arguments ${[...command.options.map(argument), ...rest].join(' ')} ;;`;
}

/** `'(-C --directory)'{-C,--directory}'[words]:value:_files'`. */
function argument({ flags, summary, takesValue, choices }: OptionNode): string {
  const value = !takesValue ? '' : choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files';
  const doc = quoted(`[${summary.replace(/[[\]]/g, '')}]${value}`);
  const [first = ''] = flags;
  return flags.length === 1 ? `'${first}${doc}'` : `'(${flags.join(' ')})'{${flags.join(',')}}'${doc}'`;
}

function quoted(text: string): string {
  return text.replaceAll("'", "'\\''");
}
