import type { Command, Option } from 'commander';

/** An option as a shell completes it. */
export interface OptionNode {
  /** `-C`, `--directory`; one or both. */
  readonly flags: readonly string[];
  readonly summary: string;
  readonly takesValue: boolean;
  /** The only values it takes; empty: all are taken. */
  readonly choices: readonly string[];
}

/** A command as a shell completes it: its options, and whether paths follow. */
export interface CommandNode {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionNode[];
  /** Values of its first argument; empty: all are taken. */
  readonly choices: readonly string[];
  readonly takesPaths: boolean;
}

/** What the program offers. Options of the program itself may stand before or after the command's name. */
export interface CommandTree {
  readonly name: string;
  readonly options: readonly OptionNode[];
  readonly commands: readonly CommandNode[];
}

/** Reads the tree out of commander's program, hidden options left out. */
export function commandTree(program: Command): CommandTree {
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: program.commands.map((command) => {
      const [first] = command.registeredArguments;
      return {
        name: command.name(),
        summary: command.description(),
        options: optionsOf(command),
        choices: first?.argChoices ?? [],
        takesPaths: command.registeredArguments.length > 0 && first?.argChoices === undefined,
      };
    }),
  };
}

function optionsOf(command: Command): readonly OptionNode[] {
  return command.options.filter((option) => !option.hidden).map(optionNode);
}

function optionNode(option: Option): OptionNode {
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
    summary: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  };
}
