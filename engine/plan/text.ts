import type { EventField, LookUp, ResultUse } from '../../rules/condition.ts';
import { formatPercent, formatPoints, formatValue, type Language } from '../../rules/format.ts';
import type { Argument, ArgumentValue, TextPart } from '../../rules/playbook.ts';
import type { Scalar, Unit } from '../../rules/unit.ts';
import { READ_FIELD, readName } from '../read-request.ts';
import { effectText } from '../track/effect-text.ts';
import { resultOf, unitOfResult } from './result.ts';
import type { Values } from './value.ts';

const UNKNOWN: Readonly<Record<Language, string>> = { en: 'unknown', ko: '알 수 없음' };
const HANGUL = /[가-힣ㄱ-ㆎ]/;

/**
 * A text with its placeholders filled. A value that is not known reads "unknown": a message with a gap is sent, a
 * message that failed to render would be lost. Numbers are printed in the language that the text is written in.
 *
 * @param args  the arguments of the same call, for `{bonus}`
 */
export function fillText(parts: readonly TextPart[], args: readonly Argument[], values: Values): string {
  const [first] = parts;
  if (first?.kind === 'words' && isAddress(first.text)) return fillAddress(parts, args, values);
  const language: Language = parts.some((part) => part.kind === 'words' && HANGUL.test(part.text))
    ? 'ko'
    : 'en';
  return parts.map((part) => partText(part, args, values, language, 0)).join('');
}

/**
 * Whether a text is a path or URL for machines: `/regions/{region}`, `https://…`. Values put into one are wire
 * values, percent-encoded, so that none can leave its path segment; every other text is for people.
 */
export function isAddress(text: string): boolean {
  return text.startsWith('/') || text.startsWith('http://') || text.startsWith('https://');
}

/** Dimensions as they are on the wire and everything filled in encoded. */
function fillAddress(parts: readonly TextPart[], args: readonly Argument[], values: Values): string {
  return parts
    .map((part) => {
      if (part.kind === 'words') return part.text;
      const wire = part.kind === 'dimension' ? values.bound[part.dimension] : undefined;
      return encodeURIComponent(wire ?? partText(part, args, values, 'en', 0));
    })
    .join('');
}

function partText(
  part: TextPart,
  args: readonly Argument[],
  values: Values,
  language: Language,
  depth: number,
): string {
  switch (part.kind) {
    case 'words':
      return part.text;
    case 'dimension':
      return dimensionText(part.dimension, values, language);
    case 'window':
      return windowText(part.window, values, language);
    case 'lookUp':
      return lookUpText(part, values, language);
    case 'result':
      return resultText(part, values, language);
    case 'field':
      return fieldText(part, values, language);
    case 'trigger':
      return triggerText(part.what, values, language);
    case 'cause':
      return causeText(values, language);
    case 'severity':
      return values.incident.severity ?? values.playbook.severity;
    case 'argument': {
      const named = args.find((argument) => argument.name === part.name);
      // Two texts that name each other would never end; the compiler refuses it, this only makes it harmless.
      return named === undefined || depth > 3
        ? UNKNOWN[language]
        : shown(named.value, args, values, language, depth + 1);
    }
  }
}

/** An argument as people read it, with its unit. */
function shown(
  value: ArgumentValue,
  args: readonly Argument[],
  values: Values,
  language: Language,
  depth: number,
): string {
  switch (value.kind) {
    case 'literal':
      return formatValue(value.value, value.unit, language);
    case 'text':
      return value.parts.map((part) => partText(part, args, values, language, depth)).join('');
    case 'dimension':
      return dimensionText(value.dimension, values, language);
    case 'window':
      return windowText(value.window, values, language);
    case 'probe': {
      const answer = values.facts.probe(value.probe, value.field);
      return numberText(
        answer.known ? answer.value : null,
        values.unitOfProbe(value.probe, value.field),
        language,
      );
    }
    case 'lookUp':
      return lookUpText(value, values, language);
    case 'result':
      return resultText(value, values, language);
    case 'field':
      return fieldText(value, values, language);
    case 'call': {
      const answer = values.facts.probe(readName(value), READ_FIELD);
      return answer.known ? String(answer.value) : UNKNOWN[language];
    }
    case 'audience':
      return value.audience.name;
    case 'list':
      return value.of.map((item) => shown(item, args, values, language, depth)).join(', ');
    case 'record':
      return value.of
        .map((item) => `${item.name}: ${shown(item.value, args, values, language, depth)}`)
        .join(', ');
  }
}

function dimensionText(dimension: string, values: Values, language: Language): string {
  const value = values.bound[dimension];
  return value === undefined ? UNKNOWN[language] : values.wordFor(dimension, value);
}

function windowText(id: string, values: Values, language: Language): string {
  const reading = values.facts.window(id);
  const value = reading.known ? reading.value : null;
  // A percentile is right to 0.4 %: more digits would say what nobody knows (`29분 58초`).
  const told = value === null || !values.isEstimate(id) ? value : Number(value.toPrecision(3));
  return numberText(told, values.unitOfWindow(id), language);
}

function lookUpText(look: LookUp, values: Values, language: Language): string {
  const answer = values.facts.lookUp(look);
  return numberText(answer.known ? answer.value : null, values.unitOfField(look.table, look.field), language);
}

/** What was tracked, what a question was answered, or how many targets succeeded. */
function resultText(use: ResultUse, values: Values, language: Language): string {
  const found = values.effectNamed(use.name);
  if (found !== null) {
    const { track, effect, tally } = found;
    const unit = track.pass === null ? values.unitOfWindow(track.window) : null;
    return effectText(effect, tally, unit, language);
  }
  const answer = resultOf(use, values.incident, values.playbook, values.effectNamed);
  return numberText(answer.known ? answer.value : null, unitOfResult(use), language);
}

function fieldText({ source, field }: EventField, values: Values, language: Language): string {
  const answer = values.facts.field?.(field);
  return numberText(
    answer?.known === true ? answer.value : null,
    values.unitOfField(source, field),
    language,
  );
}

function numberText(value: Scalar | null, unit: Unit, language: Language): string {
  return value === null ? UNKNOWN[language] : formatValue(value, unit, language);
}

/** `{cause}`: the causes that were found, in declared order; an empty set reads "unknown" (A.4). */
function causeText(values: Values, language: Language): string {
  const found = Object.entries(values.incident.causes).filter(([, truth]) => truth === true);
  return found.length === 0 ? UNKNOWN[language] : found.map(([name]) => values.titleOfCause(name)).join(', ');
}

function triggerText(
  what: Extract<TextPart, { kind: 'trigger' }>['what'],
  { incident, changing }: Values,
  language: Language,
): string {
  const leaf = incident.trigger;
  if (leaf === null) return UNKNOWN[language];
  const unit: Unit = leaf.unit ?? { kind: 'number', name: null };
  if (what === 'now') return numberText(leaf.now, unit, language);
  if (what === 'baseline') return numberText(leaf.usual, unit, language);
  if (leaf.change === null || changing?.test.kind !== 'change') return UNKNOWN[language];
  const { direction, measure } = changing.test;
  // `{rise}` under a trigger that drops reads as the fall it is, with a minus.
  const turned = direction !== 'change' && what !== 'change' && what !== direction;
  const change = what === 'change' ? Math.abs(leaf.change) : turned ? -leaf.change : leaf.change;
  if (measure !== 'absolute') return formatPercent(change);
  return unit.kind === 'percent' ? formatPoints(change, language) : formatValue(change, unit, language);
}
