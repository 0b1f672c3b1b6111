import { lineColumn, linesOf } from '../../dsl/lines.ts';
import { told } from '../../dsl/messages/in-language.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { reportPretty } from '../../dsl/reporters/pretty.ts';
import { say, type Text } from '../../dsl/say.ts';
import type { Formatting } from '../format-texts.ts';
import { unifiedDiff } from '../unified-diff.ts';

/** What a call of `fmt` does with the texts that are not formatted. */
export type FormattingMode = 'write' | 'check' | 'diff';

/**
 * For standard output: the names of the texts that change, one a line, or how they do; of standard input the text
 * itself. Without the last line break; empty for nothing.
 */
export function formattingText(done: readonly Formatting[], mode: FormattingMode): string {
  return done
    .map((one) => textOf(one, mode))
    .filter((text) => text !== '')
    .join('\n');
}

function textOf(one: Formatting, mode: FormattingMode): string {
  if (mode === 'diff') return withoutBreak(diffOf(one));
  const isPiped = mode === 'write' && one.of.file === null;
  if (one.kind === 'changed') return isPiped ? withoutBreak(one.text) : one.of.name;
  return one.kind === 'unchanged' && isPiped ? withoutBreak(one.of.text) : '';
}

function withoutBreak(text: string): string {
  return text.replace(/\n$/, '');
}

function diffOf(one: Formatting): string {
  return one.kind === 'changed' ? unifiedDiff(one.of.name, one.of.text, one.text) : '';
}

/** For standard error: what cannot be read, framed; empty for nothing. */
export function refusedText(done: readonly Formatting[], language: Language): string {
  const refused = done.flatMap((one) => (one.kind === 'refused' ? [one] : []));
  const sources = new Map(refused.map(({ of }) => [of.name, of.text.normalize('NFC')]));
  return reportPretty(
    refused.flatMap(({ diagnostics }) => diagnostics),
    sources,
    language,
  );
}

/** For standard error: how many texts there were of each kind. */
export function formattingTally(
  done: readonly Formatting[],
  mode: FormattingMode,
  language: Language,
): string {
  const count = (kind: Formatting['kind']) => done.filter((one) => one.kind === kind).length;
  const [changed, unchanged, refused] = [count('changed'), count('unchanged'), count('refused')];
  const said = mode === 'write' ? formattedSaid(changed, unchanged) : unformattedSaid(changed, unchanged);
  return [...said, ...(refused === 0 ? [] : [refusedSaid(refused)])]
    .map((text) => told(text, language))
    .join(', ');
}

/** `{"schema":"ordersense.fmt/1", …}`: each text with what became of it, and what cannot be read. */
export function formattingJson(done: readonly Formatting[], mode: FormattingMode): string {
  const files = done.map((one) => ({ file: one.of.name, status: one.kind, ...textsOf(one, mode) }));
  const diagnostics = done.flatMap((one) =>
    one.kind !== 'refused'
      ? []
      : one.diagnostics.map(({ said: _, ...found }) => ({
          ...found,
          ...lineColumn(linesOf(one.of.text.normalize('NFC')), found.span.start),
        })),
  );
  return JSON.stringify({ schema: 'ordersense.fmt/1', mode, files, diagnostics }, null, 2);
}

/** What a call prints of a text without `--json`, beside its name. */
function textsOf(one: Formatting, mode: FormattingMode): { readonly diff?: string; readonly text?: string } {
  if (mode === 'diff') return { diff: diffOf(one) };
  if (mode === 'check' || one.of.file !== null || one.kind === 'refused') return {};
  return { text: one.kind === 'changed' ? one.text : one.of.text };
}

function formattedSaid(changed: number, unchanged: number): readonly Text[] {
  return [
    changed === 1 ? say`${changed} file formatted` : say`${changed} files formatted`,
    unchanged === 1 ? say`${unchanged} already was` : say`${unchanged} already were`,
  ];
}

function unformattedSaid(changed: number, unchanged: number): readonly Text[] {
  return [
    changed === 1 ? say`${changed} file is not formatted` : say`${changed} files are not formatted`,
    unchanged === 1 ? say`${unchanged} is` : say`${unchanged} are`,
  ];
}

function refusedSaid(n: number): Text {
  return n === 1 ? say`${n} with errors is left as it is` : say`${n} with errors are left as they are`;
}
