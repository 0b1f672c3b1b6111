import { printable } from '../cells.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { LintReport } from './lint-report.ts';
import { regionsOf } from './region.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * One workflow command per diagnostic, which GitHub shows beside the line: `::error file=…,line=…,col=…::message`.
 * Paths count from where the command runs. Ends without a line break.
 */
export function reportGithub({ diagnostics, sources, prefix }: LintReport): string {
  const region = regionsOf(sources);
  return diagnostics
    .map((one) => {
      const { start, end } = region(one.file, one.span);
      const properties = {
        file: prefix + one.file,
        line: start.line,
        endLine: end.line,
        // A column across lines would be the end's of another line.
        ...(start.line === end.line ? { col: start.column, endColumn: end.column } : { col: start.column }),
        title: one.code,
      };
      const told = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`);
      return `::${COMMANDS[one.level]} ${told.join(',')}::${inMessage(textOf(one))}`;
    })
    .join('\n');
}

function textOf({ message, label, notes, help }: Diagnostic): string {
  const lines = [
    message,
    label,
    ...notes.map((note) => `note: ${note}`),
    help === null ? '' : `help: ${help}`,
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split('\n').map(printable).join('\n'))
    .join('\n');
}

/** What ends a command's text is written as the runner reads it back. */
function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
