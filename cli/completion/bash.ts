import type { CommandNode, CommandTree, OptionNode } from './command-tree.ts';

/** A completion script for bash 3.2 and newer; `eval "$(ordersense completion bash)"` loads it. */
export function bashCompletion({ name, options, commands }: CommandTree): string {
  const names = commands.map((command) => command.name);
  const valued = [...options, ...commands.flatMap((command) => command.options)].filter(needsValue);
  return `# completion of ${name} for bash
_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' word skip=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [ -n "$skip" ]; then skip=''; continue; fi
    case "$word" in
      ${flagsOf(options.filter(needsValue)).join('|')}) skip=1 ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done
  COMPREPLY=()
  case "$command $prev" in
${[...choicesOf('', options), ...commands.flatMap((command) => choicesOf(command.name, [...options, ...command.options]))].join('\n')}
  esac
  case "$prev" in
    ${flagsOf(valued).join('|')}) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  case "$command" in
    '') COMPREPLY=($(compgen -W '${words([...flagsOf(options), ...names])}' -- "$cur")) ;;
${commands.map((command) => commandCase(command, options)).join('\n')}
  esac
}
complete -o filenames -F _${name} ${name}
`;
}

function commandCase(command: CommandNode, global: readonly OptionNode[]): string {
  const flags = words(flagsOf([...command.options, ...global]));
  const rest =
    command.choices.length > 0
      ? `COMPREPLY=($(compgen -W '${words(command.choices)}' -- "$cur"))`
      : command.takesPaths
        ? 'COMPREPLY=($(compgen -f -- "$cur"))'
        : ':';
  return `    ${command.name}) case "$cur" in -*) COMPREPLY=($(compgen -W '${flags}' -- "$cur")) ;; *) ${rest} ;; esac ;;`;
}

function choicesOf(command: string, options: readonly OptionNode[]): readonly string[] {
  return options
    .filter((option) => option.choices.length > 0)
    .map((option) => {
      const patterns = option.flags.map((flag) => `"${command} ${flag}"`).join('|');
      return `    ${patterns}) COMPREPLY=($(compgen -W '${words(option.choices)}' -- "$cur")); return ;;`;
    });
}

function needsValue(option: OptionNode): boolean {
  return option.takesValue;
}

function flagsOf(options: readonly OptionNode[]): readonly string[] {
  return [...new Set(options.flatMap((option) => option.flags))];
}

/** Names of commands, flags and choices are our own; what could end the quotes never gets in. */
function words(names: readonly string[]): string {
  return names.map((name) => name.replace(/[^\w.,:=/+-]/g, '')).join(' ');
}
