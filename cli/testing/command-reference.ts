import type { Argument, Command, Option } from 'commander';
import { markdownTable } from './generated-part.ts';

/** How a command is typed, and what it takes, as Markdown. */
export function commandReference(command: Command): string {
  const usage = [command.name(), command.usage().replace('[options]', '').trim()].filter(
    (part) => part !== '',
  );
  const takes = [
    ...command.registeredArguments.map((argument) => [`\`${placeOf(argument)}\``, described(argument)]),
    ...optionRows(command),
  ];
  const table = takes.length === 0 ? '' : `\n\n${markdownTable(['argument or option', ''], takes)}`;
  return `\`\`\`\nordersense ${usage.join(' ')}${takes.length > command.registeredArguments.length ? ' [options]' : ''}\n\`\`\`${table}`;
}

/** What every command takes. */
export function globalReference(program: Command): string {
  return markdownTable(
    ['option of all commands', ''],
    [...optionRows(program), ['`-h, --help`', 'what a command takes']],
  );
}

function optionRows(command: Command): readonly (readonly string[])[] {
  return command.options
    .filter((option) => !option.hidden)
    .map((option) => [`\`${option.flags}\``, described(option)]);
}

function placeOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** What it is for, what it may be, and what it is where nothing is said. */
function described({
  description,
  argChoices,
  defaultValue,
}: Pick<Option | Argument, 'description' | 'argChoices' | 'defaultValue'>): string {
  const choices =
    argChoices === undefined ? '' : `: ${argChoices.map((choice) => `\`${choice}\``).join(' ')}`;
  const usual = typeof defaultValue === 'string' ? `; default: \`${defaultValue}\`` : '';
  return `${description}${choices}${usual}`;
}
