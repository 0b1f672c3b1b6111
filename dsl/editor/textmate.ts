import type { TokenType } from 'chevrotain';
import { LETTER, NAME_PART } from '../token/alphabet.ts';
import { DateText, LongText, LooseSpan, strictLiterals, Text, TimeText } from '../token/literals.ts';
import { RETYPED_PIECE } from '../token/plain-text.ts';
import { Cmp, Ellipsis, EqOp, Fence, OddBlank } from '../token/signs.ts';
import {
  aggregateWords,
  clauseWords,
  dayWords,
  orderedWords,
  Percentile,
  QuotedName,
  reservedWords,
  wordText,
} from '../token/words.ts';
import { BadNumber, ForeignWord, SplitWord, wrongSigns } from '../token/wrong-signs.ts';

/** A rule of a TextMate grammar, as far as this one uses the format. */
export interface TextMateRule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly contentName?: string;
  readonly include?: string;
  readonly patterns?: readonly TextMateRule[];
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
}

/** Scopes or rules by the number of a group. */
export type Captures = Readonly<Record<string, TextMateRule>>;

/** A TextMate grammar: what editors without a language server colour `.play` files by. */
export interface TextMateGrammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly TextMateRule[];
  readonly repository: Readonly<Record<string, TextMateRule>>;
}

/** Made of the tokens of the language, in the order in which the lexer tries them. Patterns are Oniguruma's. */
export function textMateGrammar(): TextMateGrammar {
  return {
    name: 'OrderSense',
    scopeName: 'source.ordersense',
    fileTypes: ['play'],
    patterns: [
      { include: '#comments' },
      { include: '#texts' },
      { include: '#slips' },
      { include: '#declarations' },
      { include: '#names' },
      { include: '#literals' },
      { include: '#words' },
      { include: '#signs' },
    ],
    repository: {
      comments: { patterns: comments },
      texts: { patterns: texts },
      placeholders: { patterns: placeholders },
      slips: { patterns: slips() },
      declarations: { patterns: declarations },
      names: { patterns: names },
      literals: { patterns: literals() },
      words: { patterns: words() },
      signs: { patterns: signs },
    },
  };
}

const NAME = onig(`(?:[${LETTER}][${NAME_PART}]*|\`[^\`\\n]+\`)`);
const DOTTED = `${NAME}(?:\\.${NAME})*`;
/** No name goes on before or behind. */
const BEFORE = onig(`(?<![${NAME_PART}.])`);
const BEHIND = onig(`(?![${NAME_PART}])`);

const comments: readonly TextMateRule[] = [
  {
    name: 'comment.line.number-sign.allow.ordersense',
    match:
      '(#\\s*allow)[\\s:]+(OS\\d{4}|[a-z-]+)(?:\\s+(because)\\s+("[^"\\n]*"))?(?:\\s+(until)\\s+(\\S+))?.*$',
    captures: {
      '1': scope('keyword.other.allow'),
      '2': scope('constant.other.code'),
      '3': scope('keyword.other.because'),
      '4': scope('string.quoted.double'),
      '5': scope('keyword.other.until'),
      '6': scope('constant.other.date'),
    },
  },
  { name: 'comment.line.number-sign.ordersense', match: '#.*$' },
];

const placeholders: readonly TextMateRule[] = [
  { name: 'constant.character.escape.ordersense', match: '\\{\\{|\\}\\}|\\\\[nt"\\\\]' },
  {
    name: 'meta.placeholder.ordersense',
    match: '(\\{)\\s*([^{}|"\\n]+?)\\s*(?:(\\|)\\s*([^{}|"\\n]+?)\\s*)?(\\})',
    captures: {
      '1': scope('punctuation.definition.placeholder.begin'),
      '2': scope('variable.other.placeholder'),
      '3': scope('punctuation.separator.format'),
      '4': scope('support.function.format'),
      '5': scope('punctuation.definition.placeholder.end'),
    },
  },
];

const texts: readonly TextMateRule[] = [
  {
    name: 'string.quoted.triple.ordersense',
    begin: '"""',
    end: '"""',
    patterns: [{ include: '#placeholders' }],
  },
  {
    name: 'string.quoted.double.ordersense',
    begin: '"(?=(?:[^"\\\\\\n]|\\\\.)*")',
    end: '"',
    patterns: [{ include: '#placeholders' }],
  },
];

/** What the lexer takes as a mistake: shown as one before the linter has spoken. */
function slips(): readonly TextMateRule[] {
  const wrong = [
    OddBlank,
    Fence,
    ...wrongSigns.filter((token) => token !== BadNumber),
    SplitWord,
    ForeignWord,
    EqOp,
  ];
  return [
    { name: 'invalid.illegal.retyped.ordersense', match: onig(RETYPED_PIECE.source) },
    ...wrong.map((token) => ({
      name: `invalid.${token === EqOp ? 'deprecated' : 'illegal'}.${kebab(token.name)}.ordersense`,
      match: sourceOf(token),
    })),
  ];
}

const declarations: readonly TextMateRule[] = [
  declared('stream|table|probe|metric|playbook', 'entity.name.type', 'storage.type'),
  declared('define)\\s+(check|routine|schedule|audience|value|words', 'entity.name.type', 'storage.type'),
  declared('field', 'variable.other.member', 'keyword.other.clause'),
  declared('do|undo', 'entity.name.function', 'keyword.control'),
  {
    match: `${BEFORE}(because)\\s+(${NAME}(?:[ \\t]+(?!when${BEHIND})${NAME})*)`,
    captures: { '1': scope('keyword.control'), '2': scope('entity.name.tag.cause') },
  },
];

const names: readonly TextMateRule[] = [
  {
    match: `${BEFORE}(${NAME})\\s*(:)`,
    captures: { '1': scope('variable.parameter'), '2': scope('punctuation.separator.key-value') },
  },
  {
    match: `(\\.)(${NAME})`,
    captures: { '1': scope('punctuation.accessor'), '2': scope('variable.other.member') },
  },
  { name: 'variable.other.quoted.ordersense', match: sourceOf(QuotedName) },
];

/** Scopes of literals by the name of their token; numbers with a unit unless another is named. */
const LITERAL_SCOPES: Readonly<Record<string, string>> = {
  DateLit: 'constant.other.date',
  TimeLit: 'constant.other.time',
  Span: 'constant.numeric.duration',
};

function literals(): readonly TextMateRule[] {
  const kinds = [DateText, TimeText, LooseSpan, ...strictLiterals, BadNumber];
  return kinds
    .filter((token) => token !== Text && token !== LongText)
    .map((token) => ({
      match: `${BEFORE}(?:${sourceOf(token)})`,
      name: scopeName(LITERAL_SCOPES[token.name] ?? `constant.numeric.${numeric(token)}`),
      captures: { '0': { patterns: [{ name: scopeName('keyword.other.unit'), match: UNIT }] } },
    }));
}

/** Letters, signs of units and of currencies inside of a literal. */
const UNIT = '[^\\d\\s_.:-]+';

function numeric(token: TokenType): string {
  return token === BadNumber ? 'declared-unit' : kebab(token.name);
}

const ITEM_WORDS = ['use', 'playbook', 'metric', 'stream', 'table', 'probe', 'define', 'test', 'language'];
const CONSTANT_WORDS = ['true', 'false', 'missing', 'anomalous', 'overall'];
const OPERATOR_WORDS = ['and', 'or', 'not', 'is', 'in', 'of', 'vs'];

function words(): readonly TextMateRule[] {
  const rule = (token: TokenType): TextMateRule => ({
    name: scopeName(wordScope(wordText(token) ?? '')),
    match: `${BEFORE}(?:${sourceOf(token)})${BEHIND}`,
  });
  return [
    { name: scopeName('support.function.aggregate'), match: `${BEFORE}${sourceOf(Percentile)}` },
    ...orderedWords.map(rule),
    { name: scopeName('variable.other'), match: NAME },
  ];
}

function wordScope(text: string): string {
  if (ITEM_WORDS.includes(text)) return 'storage.type';
  if (CONSTANT_WORDS.includes(text)) return 'constant.language';
  if (OPERATOR_WORDS.includes(text)) return 'keyword.operator.word';
  if (reservedWords.some((word) => word === text)) return 'keyword.control';
  if (aggregateWords.some((word) => word === text)) return 'support.function.aggregate';
  if (dayWords.some((word) => word === text)) return 'constant.language.day';
  return clauseWords.some((word) => word === text) ? 'keyword.other.clause' : 'keyword.other.contextual';
}

const signs: readonly TextMateRule[] = [
  { name: scopeName('keyword.other.hole'), match: sourceOf(Ellipsis) },
  { name: scopeName('keyword.operator.range'), match: '\\.\\.' },
  { name: scopeName('keyword.operator.comparison'), match: sourceOf(Cmp) },
  { name: scopeName('keyword.operator.assignment'), match: '=' },
  { name: scopeName('keyword.operator.arithmetic'), match: '[-+*/]' },
  { name: scopeName('punctuation.separator'), match: '[,:]' },
  { name: scopeName('punctuation.section'), match: '[{}()\\[\\]]' },
];

function declared(introducers: string, entity: string, keyword: string): TextMateRule {
  const isTwo = introducers.includes('(');
  return {
    match: `${BEFORE}(${introducers})\\s+(${DOTTED})`,
    captures: isTwo
      ? { '1': scope(keyword), '2': scope(keyword), '3': scope(entity) }
      : { '1': scope(keyword), '2': scope(entity) },
  };
}

function scope(name: string): TextMateRule {
  return { name: scopeName(name) };
}

function scopeName(name: string): string {
  return `${name}.ordersense`;
}

function kebab(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

/** What a token matches, as a pattern. */
function sourceOf({ PATTERN: pattern }: TokenType): string {
  if (pattern instanceof RegExp) return onig(pattern.source);
  return String(pattern).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Oniguruma writes code points as `\x{AC00}`. */
function onig(source: string): string {
  return source.replace(/\\u([0-9A-Fa-f]{4})/g, '\\x{$1}');
}
