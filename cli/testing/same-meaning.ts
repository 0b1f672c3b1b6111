import type { IToken } from 'chevrotain';
import { playLexer } from '../../dsl/token/lexer.ts';
import type { SourceFile } from '../../dsl/tree.ts';

/** A stretch of a text and what stands there instead. */
export interface Edit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** The text with the edits made; they do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
}

const PLAYBOOK_CLAUSES = new Set(
  'about owner severity runbook labels mode unless only except raise recovered guard expect when then deprecated'.split(
    ' ',
  ),
);
const LIMITS = new Set(['cooldown', 'at', 'spend', 'once', 'needs']);

/** The clauses of every playbook the other way round, and the limits of its guard. */
export function clausesReversed(text: string): string {
  return reversedIn(reversedIn(text, 'guard', LIMITS), 'playbook', PLAYBOOK_CLAUSES);
}

/** Turns round what stands directly in the braces after a word. */
function reversedIn(text: string, opener: string, begins: ReadonlySet<string>): string {
  const { tokens } = playLexer().tokenize(text);
  const edits = tokens.flatMap((token, at): readonly Edit[] => {
    if (token.image !== opener) return [];
    const open = tokens.findIndex((one, index) => index > at && one.image === '{');
    const starts: IToken[] = [];
    let depth = 0;
    let close = open;
    for (; close < tokens.length; close += 1) {
      const one = tokens[close]!;
      if (/^[)\]}]$/.test(one.image)) depth -= 1;
      if (depth === 0 && close > open) break;
      if (depth === 1 && begins.has(one.image) && !isInside(starts.at(-1), one, tokens[close - 1]))
        starts.push(one);
      if (/^[([{]$/.test(one.image)) depth += 1;
    }
    const ends = [...starts.slice(1).map(({ startOffset }) => startOffset), tokens[close]!.startOffset];
    const parts = starts.map(({ startOffset }, index) => text.slice(startOffset, ends[index]).trimEnd());
    const span = { start: starts[0]!.startOffset, end: tokens[close]!.startOffset };
    return [{ span, text: `${parts.reverse().join('\n  ')}\n` }];
  });
  return edited(text, edits);
}

/** `recovered when`, `raise to … when`, `spend at most`, `needs … when`: a part of the clause before. */
function isInside(clause: IToken | undefined, token: IToken, before: IToken | undefined): boolean {
  if (before?.image === '{' || clause === undefined) return false;
  if (token.image === 'when') return clause.image === 'recovered' || clause.image === 'raise';
  if (token.image === 'recovered') return before?.image === 'until' || before?.image === 'not';
  return token.image === 'at' && before?.image === 'spend';
}

/** Every comparison and every held part in brackets of its own. */
export function bracketed(file: SourceFile): string {
  const spans: { readonly start: number; readonly end: number }[] = [];
  const visit = (node: unknown, isInHold: boolean): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, span } = node as { kind?: unknown; span?: { start: number; end: number } };
    const isPart = kind === 'test' || kind === 'held' || kind === 'and' || kind === 'or';
    const takes = isPart && span !== undefined && !isInHold && 'filter' in node === false;
    if (takes && (kind !== 'test' || 'signal' in node)) spans.push(span);
    for (const child of Object.values(node)) visit(child, kind === 'held');
  };
  visit(file.items, false);
  const edits = spans.flatMap(({ start, end }): readonly Edit[] => [
    { span: { start, end: start }, text: '(' },
    { span: { start: end, end }, text: ')' },
  ]);
  return inserted(file.text, edits);
}

/** Insertions, several of which may stand at one place: closing ones first. */
function inserted(text: string, edits: readonly Edit[]): string {
  const order = (edit: Edit): number => edit.span.start * 2 + (edit.text === ')' ? 0 : 1);
  return [...edits]
    .sort((a, b) => order(b) - order(a))
    .reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.start), text);
}
