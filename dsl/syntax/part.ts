import type { CstNode, IToken } from 'chevrotain';
import { firstToken, nodes, spanOf } from '../build/cst.ts';
import { brokenItem, itemOf } from '../build/item.ts';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { say } from '../say.ts';
import { Identifier, words as k, type WordText } from '../token/words.ts';
import { BadNumber } from '../token/wrong-signs.ts';
import type { QName, Span } from '../tree/literal.ts';
import type { Broken, Item } from '../tree.ts';
import { openBracket, tooDeep } from './chunk.ts';
import { declaredUnits } from './declared-units.ts';
import { MAX_EXPRESSION_NODES, nestedTooDeep, tooManyNodes } from './limits.ts';
import type { ChunkError } from './parse-chunk.ts';
import { readChunk } from './read.ts';
import { type ReadRest, restOfPlaybook } from './rest-of-playbook.ts';
import { syntaxError } from './syntax-error.ts';
import { type Place, wrongForms } from './wrong-forms.ts';

/** What came of one chunk of a file. */
export interface Part {
  readonly tokens: readonly IToken[];
  /** Null where it was not parsed at all. */
  readonly tree: CstNode | null;
  /** The tree is of these tokens: no syntax error, and no word was taken for another. */
  readonly isAsWritten: boolean;
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
  /** Numbers with a unit that only a field or metric can make legal. */
  readonly units: readonly IToken[];
  /** From a syntax error to the chunk's end: whatever else is found there may follow from it. */
  readonly spoiled: Span | null;
  /** What can be read beside it: only what this names is spoiled then. */
  readonly rest: Rest | null;
}

/** What is told of a playbook beside the place where it cannot be read. */
export interface Rest {
  readonly diagnostics: readonly Diagnostic[];
  /** Where slips wait: behind each place that cannot be read, to the end of its lines. */
  readonly spoiled: readonly Span[];
}

/**
 * Reads the tokens of one chunk; after a syntax error the item it stands in is `broken`, those before it are whole.
 *
 * @param explain  false for an error among so many that only its place is told
 */
export function readPart(tokens: readonly IToken[], text: string, file: string, explain: boolean): Part {
  const deep = tooDeep(tokens);
  if (deep !== null) return unreadPart(tokens, nestedTooDeep(deep, file));
  const { tree, error, mistyped, tokens: read } = readChunk(tokens, explain);
  const keyboard = mistyped.map(({ token, meant }) => keyboardSlip(token, meant, file));
  if (error !== null) {
    const found = explain ? syntaxError(read, error, text, file) : unexplained(error, read, file);
    const rest = explain ? restOfPlaybook(read, error.before.length) : null;
    return brokenPart(tree, read, error, [...keyboard, found], rest, { text, file });
  }
  // A node has a token at least: what is shorter than the limit is not worth a walk.
  const limits = tokens.length > MAX_EXPRESSION_NODES ? tooManyNodes(tree, file) : [];
  const written = nodes(tree, 'item');
  return {
    tokens,
    tree,
    isAsWritten: mistyped.length === 0,
    items: written.map(limits.length === 0 ? itemOf : brokenItem).filter((item) => item !== null),
    diagnostics: [...keyboard, ...(limits.length === 0 ? wrongForms(tree, text, file) : limits)],
    units: unitsIn(tokens, tree),
    spoiled: null,
    rest: null,
  };
}

function brokenPart(
  tree: CstNode,
  tokens: readonly IToken[],
  error: ChunkError,
  diagnostics: readonly Diagnostic[],
  rest: ReadRest | null,
  place: Place,
): Part {
  const at = error.token?.startOffset ?? endOf(tokens);
  const written = nodes(tree, 'item').filter((node) => firstToken(node) !== null);
  const startOf = (node: CstNode) => firstToken(node)?.startOffset ?? 0;
  const index = error.before.length;
  const last = written.findLastIndex((node) => startOf(node) < at);
  // A name behind a closed item is none of it, but the beginning of one that cannot be read.
  const isBehind =
    last >= 0 &&
    error.token?.tokenType === Identifier &&
    tokens[index - 1]?.image === '}' &&
    openBracket(error.before) === null;
  const broken = isBehind ? last + 1 : Math.max(0, last);
  const whole = written.slice(0, broken).map(itemOf);
  return {
    tokens,
    tree,
    isAsWritten: false,
    items: [
      ...whole.filter((item) => item !== null),
      {
        ...(isBehind ? brokenFrom(undefined, tokens.slice(index)) : brokenFrom(written[last], tokens)),
        rest: rest && { playbook: rest.playbook, without: rest.without },
      },
    ],
    diagnostics,
    units: rest === null ? [] : unitsIn(tokens, rest.tree),
    spoiled: { start: at, end: endOf(tokens) + 1 },
    rest: rest && { diagnostics: ofRest(rest, place), spoiled: rest.spoiled },
  };
}

/** What else cannot be read, and what is wrong in form; that its head lacks a clause is what is left out. */
function ofRest({ tree, others, playbook }: ReadRest, { text, file }: Place): readonly Diagnostic[] {
  const { start } = playbook.name.span;
  return [
    ...others.map((one) => syntaxError(one.tokens, one.error, text, file)),
    ...wrongForms(tree, text, file).filter(({ span }) => span.start !== start),
  ];
}

function unitsIn(tokens: readonly IToken[], tree: CstNode): readonly IToken[] {
  return tokens.some(({ tokenType }) => tokenType === BadNumber) ? declaredUnits(tree) : [];
}

function unreadPart(tokens: readonly IToken[], why: Diagnostic): Part {
  const spoiled = { start: why.span.start, end: endOf(tokens) + 1 };
  return {
    tokens,
    tree: null,
    isAsWritten: false,
    items: [brokenFrom(undefined, tokens)],
    diagnostics: [why],
    units: [],
    spoiled,
    rest: null,
  };
}

/** A broken item reaches to the end of its chunk, where reading begins anew. */
function brokenFrom(node: CstNode | undefined, tokens: readonly IToken[]): Broken {
  const end = endOf(tokens);
  const known = node === undefined ? null : brokenItem(node);
  const start = known?.span.start ?? tokens[0]?.startOffset ?? 0;
  const head = headFrom(tokens, start);
  return {
    kind: 'broken',
    name: longName(head) ?? known?.name ?? shortName(head),
    unnamed: unnamedBy(head),
    rest: null,
    span: { start, end },
  };
}

/** The first tokens of an item, up to what it consists of. */
function headFrom(tokens: readonly IToken[], start: number): readonly IToken[] {
  const first = Math.max(
    0,
    tokens.findIndex(({ startOffset }) => startOffset >= start),
  );
  const length = tokens.slice(first).findIndex(({ image }) => image === '{' || image === '=');
  const head = length < 0 ? [] : tokens.slice(first, first + length);
  const own = head[0]?.tokenType === k.language ? head.slice(2) : head;
  // `define metric orders` is the metric all the same.
  return own[0]?.tokenType === k.define && DEFINED.has(own[1]?.tokenType) ? own.slice(1) : own;
}

/** `playbook` or `metric` where what follows is more, or less, than a name. */
function unnamedBy(head: readonly IToken[]): Broken['unnamed'] {
  const word = head[0];
  // Without its first word, or with a misspelt one.
  if (word?.tokenType === Identifier) return 'playbook';
  if ((word?.tokenType !== k.playbook && word?.tokenType !== k.metric) || isHeadWhole(head)) return null;
  return word.tokenType === k.playbook ? 'playbook' : 'metric';
}

/** `playbook mapo_check "…"`, without a part that is none of a name. */
function isHeadWhole([, name, ...others]: readonly IToken[]): boolean {
  const titles = others.filter(({ image }) => image.startsWith('"'));
  const hasParts = others.some(
    ({ image }, at) => !image.startsWith('"') && image !== '.' && others[at - 1]?.image !== '.',
  );
  return name !== undefined && !name.image.startsWith('"') && !hasParts && titles.length < 2;
}

const DEFINED: ReadonlySet<unknown> = new Set([k.metric, k.playbook, k.stream, k.table, k.probe]);

/** The one word that stands where a name does. */
function shortName([word, name, next]: readonly IToken[]): QName | null {
  const isNamed = DEFINED.has(word?.tokenType) && name?.tokenType === Identifier && next?.image !== '.';
  return isNamed ? { text: name.image, span: spanOf(name) } : null;
}

/** `metric slow orders "…" =`: the name as it is to be written, for those who read it; null where it is one word. */
function longName([word, ...others]: readonly IToken[]): QName | null {
  const parts = others.filter(({ image }) => !image.startsWith('"'));
  const [first, last] = [parts[0], parts.at(-1)];
  if (word?.tokenType !== k.metric || first === undefined || last === undefined || parts.length < 2)
    return null;
  if (!parts.every(({ image }) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(image))) return null;
  const span = { start: first.startOffset, end: spanOf(last).end };
  return { text: parts.map(({ image }) => image).join('_'), span };
}

function keyboardSlip(token: IToken, meant: WordText, file: string): Diagnostic {
  const span = spanOf(token);
  return diagnostic(
    'OS0104',
    'error',
    file,
    span,
    say`\`${token.image}\` is not a word this language knows`,
    {
      label: say`looks like \`${meant}\` typed with the Korean keyboard on`,
      fix: { span, text: meant, safe: true },
    },
  );
}

function unexplained(error: ChunkError, tokens: readonly IToken[], file: string): Diagnostic {
  const end = endOf(tokens);
  const span = error.token === null ? { start: Math.max(0, end - 1), end } : spanOf(error.token);
  return diagnostic('OS0101', 'error', file, span, say`this cannot be read either`, {
    label: say`one of many: begin with the first`,
  });
}

function endOf(tokens: readonly IToken[]): number {
  const last = tokens.at(-1);
  return last === undefined ? 0 : last.startOffset + last.image.length;
}
