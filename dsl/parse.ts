import type { CstNode } from 'chevrotain';
import { maybeToken, spanOf } from './build/cst.ts';
import { numberOf } from './build/literal.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { chunks } from './syntax/chunk.ts';
import { fileTooLarge, tooLong } from './syntax/limits.ts';
import { type Part, readPart } from './syntax/part.ts';
import { type Scan, scan } from './syntax/scan.ts';
import { tokenDiagnostics } from './syntax/slips.ts';
import { Num } from './token/literals.ts';
import type { Item, SourceFile } from './tree.ts';

/** A file's tree and everything that can be said of it without knowing any other file. */
export interface Parsed {
  readonly file: SourceFile;
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one `.play` file. Never throws: whatever cannot be read is a `broken` item and a diagnostic with a span.
 *
 * @param text  the file as it was read; spans count in its NFC form
 * @param file  how to name the file in diagnostics
 */
export function parse(text: string, file: string): Parsed {
  const normal = text.normalize('NFC');
  const tooLarge = fileTooLarge(normal, file);
  if (tooLarge !== null) return { file: emptyFile(file, normal), diagnostics: [tooLarge] };
  const scanned = scan(normal);
  const parts = chunks(scanned.tokens).map((tokens) => readPart(tokens, normal, file));
  const items = parts.flatMap((part) => part.items);
  const found = [
    ...(text === normal ? [] : [notNormal(file)]),
    ...ofTokens(scanned, parts, normal, file),
    ...parts.flatMap((part) => part.diagnostics).map((one) => stillChecked(one, items)),
  ];
  return {
    file: {
      path: file,
      text: normal,
      language: languageOf(parts[0]?.tree ?? null),
      items,
      comments: scanned.comments.map((comment) => ({ text: comment.image.trimEnd(), span: spanOf(comment) })),
    },
    diagnostics: found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

/** A slip behind a syntax error of the same item may follow from it: it waits until that is repaired. */
function ofTokens(scanned: Scan, parts: readonly Part[], text: string, file: string): Diagnostic[] {
  const units = new Set(parts.flatMap((part) => part.units));
  const spoiled = parts.flatMap((part) => (part.spoiled === null ? [] : [part.spoiled]));
  return [...tokenDiagnostics(scanned, text, file, units), ...tooLong(scanned.tokens, file)].filter(
    ({ span }) => !spoiled.some((region) => region.start <= span.start && span.start < region.end),
  );
}

/** Applying the empty fix writes the file back in NFC, as all fixes are applied to the NFC text. */
function notNormal(file: string): Diagnostic {
  const span = { start: 0, end: 0 };
  return diagnostic('OS0106', 'warning', file, span, 'this file writes Hangul in separate letters (NFD)', {
    label: 'names that look the same would differ',
    help: 'let `ordersense fmt` write it in NFC',
    fix: { span, text: '', safe: true },
  });
}

/** Says of a syntax error which other playbooks of the file were checked all the same. */
function stillChecked(one: Diagnostic, items: readonly Item[]): Diagnostic {
  const names = items.filter((item) => item.kind === 'playbook').map((item) => `\`${item.name.text}\``);
  const inBroken = items.some(
    (i) => i.kind === 'broken' && i.span.start <= one.span.start && one.span.start <= i.span.end,
  );
  if (one.code !== 'OS0101' || !inBroken || names.length === 0) return one;
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  const listed = shown.length === 1 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
  const subject =
    names.length === 1 ? `playbook ${listed} in this file was` : `playbooks ${listed} in this file were`;
  return { ...one, notes: [...one.notes, `${subject} still checked`] };
}

function languageOf(tree: CstNode | null): number | null {
  const token = tree === null ? null : maybeToken(tree, Num);
  return token === null ? null : numberOf(token).value;
}

function emptyFile(path: string, text: string): SourceFile {
  return { path, text, language: null, items: [], comments: [] };
}
