import type { CstNode, IToken } from 'chevrotain';
import { maybeToken, spanOf } from './build/cst.ts';
import { numberOf } from './build/literal.ts';
import { type Diagnostic, diagnostic, withNote } from './diagnostic.ts';
import { normalText } from './normal-text.ts';
import { allOf, say, type Text } from './say.ts';
import { chunks } from './syntax/chunk.ts';
import { fileTooLarge, tooLong } from './syntax/limits.ts';
import { nestedItem, unnested } from './syntax/nested-items.ts';
import { type Part, readPart } from './syntax/part.ts';
import { keepReading } from './syntax/reading.ts';
import { type Scan, scan } from './syntax/scan.ts';
import { tokenDiagnostics } from './syntax/slips.ts';
import { Num } from './token/literals.ts';
import { OpenText } from './token/wrong-signs.ts';
import type { Span } from './tree/literal.ts';
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
  const normal = normalText(text);
  const tooLarge = fileTooLarge(normal, file);
  if (tooLarge !== null) return { file: emptyFile(file, normal), diagnostics: [tooLarge] };
  const scanned = scan(normal);
  const cut = chunks(scanned.tokens);
  const written = partsOf(cut, normal, file);
  const apart = written.some(({ spoiled }) => spoiled !== null) ? unnested(cut) : null;
  const parts = apart === null ? written : partsOf(apart.chunks, normal, file);
  const items = parts.flatMap((part) => part.items);
  const note = stillChecked(items);
  const found = [
    ...(text.normalize('NFC') === text ? [] : [notNormal(file)]),
    ...ofTokens(scanned, parts, normal, file),
    ...(apart?.nested ?? []).map((one) => nestedItem(one, normal, file)),
    ...parts.flatMap((part) =>
      ownDiagnostics(part, scanned, normal).map((one) =>
        part.spoiled !== null && note !== null && one.code === 'OS0101' ? withNote(one, note) : one,
      ),
    ),
  ];
  const source: SourceFile = {
    path: file,
    text: normal,
    language: languageOf(parts[0]?.tree ?? null),
    items,
    comments: scanned.comments.map((comment) => ({ text: comment.image.trimEnd(), span: spanOf(comment) })),
  };
  const read = parts.flatMap(({ tree, tokens, isAsWritten }) =>
    isAsWritten && tree ? [{ tokens, tree }] : [],
  );
  if (apart === null && read.length === parts.length) keepReading(source, { scanned, chunks: read });
  return {
    file: source,
    diagnostics: found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

/** So many syntax errors of a file are explained; whoever has more of them reads the first. */
const MOST_EXPLAINED = 50;

function partsOf(chunked: readonly (readonly IToken[])[], text: string, file: string): readonly Part[] {
  let errors = 0;
  return chunked.map((tokens) => {
    const part = readPart(tokens, text, file, errors < MOST_EXPLAINED);
    if (part.spoiled !== null) errors++;
    return part;
  });
}

/** A syntax error behind a text that never closes, or behind a sign without a meaning, follows from it. */
function ownDiagnostics(part: Part, scanned: Scan, text: string): readonly Diagnostic[] {
  const cause = causeOf(part, scanned, text);
  if (cause !== null) return part.diagnostics.filter(({ code }) => code !== 'OS0101');
  return part.rest === null ? part.diagnostics : [...part.diagnostics, ...part.rest.diagnostics];
}

/** Where slips of a part wait: behind its syntax error, or behind what this follows from, which is told instead. */
function spoiledBehind({ spoiled, rest }: Part, cause: number | null): readonly Span[] {
  if (spoiled === null) return [];
  if (rest !== null && cause === null) return rest.spoiled;
  const start = cause === null ? spoiled.start : Math.max(spoiled.start, cause + 1);
  return [{ start, end: spoiled.end }];
}

/** The offset of the open text or the sign without a meaning that a part's syntax error follows from, or null. */
function causeOf(part: Part, { unknown }: Scan, text: string): number | null {
  const error = part.diagnostics.find(({ code }) => code === 'OS0101');
  if (part.spoiled === null || error === undefined) return null;
  const sign = unknown[lastBefore(unknown, error.span.start)];
  if (sign !== undefined && !text.slice(sign.end, error.span.start).includes('\n')) return sign.start;
  return openTextAround(part, error.span.start, text)?.startOffset ?? null;
}

/** The text that is not closed before a place, or on its line. */
function openTextAround({ tokens }: Part, place: number, text: string): IToken | null {
  const lineEnd = text.indexOf('\n', place);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return tokens.find(({ tokenType, startOffset }) => tokenType === OpenText && startOffset < end) ?? null;
}

/** A slip behind a syntax error of the same item may follow from it: it waits until that is repaired. */
function ofTokens(scanned: Scan, parts: readonly Part[], text: string, file: string): readonly Diagnostic[] {
  const units = new Set(parts.flatMap((part) => part.units));
  const found = [...tokenDiagnostics(scanned, text, file, units), ...tooLong(scanned.tokens, file)];
  const spoiled = parts.flatMap((part) => spoiledBehind(part, causeOf(part, scanned, text)));
  if (spoiled.length === 0) return found;
  return found.filter(({ span }) => {
    // Parts follow each other: the last one that begins before the slip is the only one that can hold it.
    const region = spoiled[lastBefore(spoiled, span.start)];
    return region === undefined || span.start >= region.end;
  });
}

function lastBefore(spans: readonly Span[], offset: number): number {
  let [low, high] = [-1, spans.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((spans[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Applying the empty fix writes the file back in NFC, as all fixes are applied to the NFC text. */
function notNormal(file: string): Diagnostic {
  const span = { start: 0, end: 0 };
  return diagnostic('OS0106', 'warning', file, span, say`this file writes Hangul in separate letters (NFD)`, {
    label: say`names that look the same would differ`,
    help: say`let \`ordersense fmt\` write it in NFC`,
    fix: { span, text: '', safe: true },
  });
}

/** Says for a syntax error which other playbooks of the file were checked all the same, or null for none. */
function stillChecked(items: readonly Item[]): Text | null {
  const names = items.filter((item) => item.kind === 'playbook').map((item) => `\`${item.name.text}\``);
  if (names.length === 0) return null;
  const shown = names.length > 4 ? [...names.slice(0, 3), say`${names.length - 3} more`] : names;
  if (shown.length === 1) return say`playbook ${allOf(shown)} in this file was still checked`;
  return say`playbooks ${allOf(shown)} in this file were still checked`;
}

function languageOf(tree: CstNode | null): number | null {
  const token = tree === null ? null : maybeToken(tree, Num);
  return token === null ? null : numberOf(token).value;
}

function emptyFile(path: string, text: string): SourceFile {
  return { path, text, language: null, items: [], comments: [] };
}
