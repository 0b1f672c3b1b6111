import type { IToken, TokenType } from 'chevrotain';
import type { RuleName } from '../grammar/kit.ts';
import { wordsFor } from '../resolve/knowledge.ts';
import { isNumeric, type ValueType } from '../resolve/value.ts';
import { DateText, Duration, Literal, Money, Num, Percent, Text, TimeText } from '../token/literals.ts';
import { words as k } from '../token/words.ts';
import { type Compared, comparedBefore } from './compared.ts';
import type { EditedProject, Offer } from './completion.ts';
import { isPoints } from './offered-signals.ts';
import { endsInSource } from './offered-sources.ts';

/** Words that ask for the size of a value: a text and a truth have none. */
const SIZE_TESTS = ['drop', 'rise', 'change', 'anomalous', 'recover'];

/** Whether a word may be offered as a test of what stands before it. */
export function isTestAllowed(
  word: string,
  rules: readonly RuleName[],
  before: readonly IToken[],
  project: EditedProject,
): boolean {
  const inFilter = rules.includes('fUnary');
  if (isOfSource(rules, before, project))
    return word === (before.at(-1)?.tokenType === k.is ? 'missing' : 'is');
  const { knowledge } = project;
  if (word === 'true' || word === 'false') {
    // A slice is a place, a type lists words: neither is a truth.
    if (rules.includes('type') || (rules.includes('slice') && !rules.includes('where'))) return false;
    const left = rules.includes('args') ? null : comparedBefore(before, inFilter, knowledge);
    return left === null || left.type.kind === 'bool';
  }
  if (!SIZE_TESTS.includes(word) || !rules.includes('sigTest')) return true;
  const compared = comparedBefore(before, inFilter, knowledge);
  return compared === null || isNumeric(compared.type);
}

/** A source has no size and no parts here: whether it is missing is all that can be asked. */
function isOfSource(rules: readonly RuleName[], before: readonly IToken[], project: EditedProject): boolean {
  const isAsked = rules.includes('sigTest') || rules.includes('slice');
  return isAsked && !rules.includes('fUnary') && endsInSource(before, project);
}

/** Signs that compare the size of what stands before them; none for a text and a truth. */
export function comparisonsAt(
  rules: readonly RuleName[],
  before: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  if (isOfSource(rules, before, project)) return [];
  const compared = comparedBefore(before, rules.includes('fUnary'), project.knowledge);
  if (compared !== null && !isNumeric(compared.type)) return [];
  return ['>', '<', '>=', '<='].map((label) => ({ label, kind: 'keyword', detail: '' }));
}

/** Examples of values that fit here, never one of another type. */
export function valuesAt(
  type: TokenType,
  rules: readonly RuleName[],
  before: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  switch (type) {
    case Duration:
      return offers(durationsAfter(before.at(-1)?.tokenType), 'duration');
    case TimeText:
      return offers(['09:00', '18:00'], 'time of day');
    case DateText:
      return offers(['2026-03-06'], 'date');
    case Percent:
      if (isSpending(before)) return [];
      return rules.includes('track') ? offers(['10%'], 'percent') : offers(['5%', '20%'], 'percent');
    case Money:
      return offers(['300만원'], 'money');
    case Num:
      if (isSpending(before)) return [];
      // The first literal of a file is the language that it speaks.
      return before.at(-1)?.tokenType === k.language ? offers(['1'], 'language') : offers(['3'], 'number');
    case Text:
      return [];
    case Literal:
      return rules.includes('args') ? [] : ofTest(rules, before, project);
    default:
      return [];
  }
}

/** `spend at most` takes money alone. */
function isSpending(before: readonly IToken[]): boolean {
  return before.at(-1)?.tokenType === k.most && before.at(-3)?.tokenType === k.spend;
}

function ofTest(
  rules: readonly RuleName[],
  before: readonly IToken[],
  project: EditedProject,
): readonly Offer[] {
  if (rules.includes('atLeast')) return offers(['30'], 'samples');
  if (rules.includes('type') || rules.includes('anomaly')) return [];
  if (rules.includes('define') && before.at(-1)?.tokenType === k.most) return offers(['30'], 'targets');
  const compared = comparedBefore(before, rules.includes('fUnary'), project.knowledge);
  if (compared === null) return [];
  // Behind `in` stand places or listed values; `per region in 3` has no meaning.
  if (rules.includes('slice') && !rules.includes('fUnary')) return known(compared, project);
  return [...known(compared, project), ...offers(examples(compared), compared.type.kind)];
}

/** Values that are known one by one: those of `one of`, and the words of a dimension. */
function known({ field, name }: Compared, { knowledge }: EditedProject): readonly Offer[] {
  const words = Object.keys(wordsFor(knowledge, name) ?? {});
  const listed = field?.kind === 'oneOf' ? field.values : [];
  return [
    ...words.map((word): Offer => ({ label: word, kind: 'value', detail: name })),
    ...listed.map((value): Offer => ({ label: literal(value), kind: 'value', detail: name })),
  ];
}

/** A share changes by points or a factor and never by percent (OS1203); a factor is for `rise` alone. */
function examples(compared: Compared): readonly string[] {
  const { type, change } = compared;
  if (isPoints(compared)) return ['5pp'];
  const own = exampleValues(type);
  if (change === null || !isNumeric(type)) return own;
  const factors = change === 'rise' ? ['2x'] : [];
  return type.kind === 'percent' ? ['20pp', ...factors] : ['50%', ...factors, ...own];
}

/** Examples of values of a type; none for texts and truths. */
export function exampleValues(type: ValueType): readonly string[] {
  switch (type.kind) {
    case 'count':
      return ['30', '30건'];
    case 'number':
      return [type.name === null ? '1' : `10${type.name}`];
    case 'percent':
      return ['30%'];
    case 'duration':
      return ['10m', '40m'];
    case 'money':
      return type.currency === 'KRW' ? ['3000원', '5만원'] : [`20${type.currency}`];
    case 'distance':
      return ['3km'];
    case 'bool':
    case 'text':
      return [];
  }
}

/** Lengths as they are usual behind a word. */
function durationsAfter(word: TokenType | undefined): readonly string[] {
  if (word === k.over) return ['15m', '1h'];
  if (word === k.for) return ['5m', '10m'];
  if (word === k.late || word === k.timeout) return ['2m', '3s'];
  if (word === k.last) return ['4 weeks', '7 days'];
  return ['30m', '1h', '2h'];
}

function offers(labels: readonly string[], detail: string): readonly Offer[] {
  return labels.map((label) => ({ label, kind: 'value', detail }));
}

/** A value as it is written. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
