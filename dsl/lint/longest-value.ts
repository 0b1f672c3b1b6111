import type { ArgumentModel, TextPartModel } from '../model/argument.ts';
import type { ConditionModel } from '../model/condition.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import { type FieldType, type ValueType, valueTypeOf } from '../resolve/value.ts';
import { partsOfText } from './sent-texts.ts';
import type { Subject } from './subject.ts';
import { partsOf, walk } from './walk.ts';

/** A free text or an id that nothing bounds is taken to be so long. */
const OPEN_TEXT = '가'.repeat(20);
const OPEN_ID = '0'.repeat(24);

/**
 * What a placeholder is taken to say at its longest: of closed lists the longest word, of numbers one of seven digits,
 * of a text twenty Hangul syllables. An example, so that a message can show it.
 */
export function longestOf(
  part: TextPartModel,
  args: readonly ArgumentModel[],
  playbook: PlaybookModel,
  subject: Pick<Subject, 'project' | 'knowledge'>,
): string {
  const field = (name: string, of: string): string => {
    const { sources, probes } = subject.knowledge;
    const { fields = [] } = sources.get(of)?.model ?? probes.get(of)?.model ?? {};
    const type = fields.find((one) => one.name === name)?.type;
    return type === undefined ? OPEN_TEXT : longestOfField(type);
  };
  switch (part.kind) {
    case 'words':
      return part.text;
    case 'literal':
      return typeof part.value === 'number' ? amount(part.value, part.unit) : String(part.value);
    case 'dimension':
      return longestName(part.dimension, subject);
    case 'metric':
      return longestAmount(part.use.metric.unit);
    case 'field':
      return field(part.field, part.source);
    case 'lookUp':
      return field(part.field, part.table);
    case 'probe':
      return field(part.field, part.probe);
    case 'result':
      return part.field === 'count' ? longestAmount({ kind: 'count' }) : OPEN_TEXT;
    case 'trigger':
      return part.what === 'baseline' || part.what === 'now'
        ? longestAmount(unitOfTrigger(playbook))
        : '100%';
    case 'cause':
      return walk(playbook)
        .causes.map(({ name, title }) => title ?? name)
        .join(', ');
    case 'severity':
      return 'critical';
    case 'argument': {
      const value = args.find(({ name }) => name === part.name)?.value;
      const parts = value === undefined ? [] : partsOfText(value).filter(({ kind }) => kind !== 'argument');
      return parts.map((one) => longestOf(one, args, playbook, subject)).join('');
    }
  }
}

/** The longest word that people say for a value of the dimension; where nothing lists them, an id or a text. */
function longestName(dimension: string, { project }: Pick<Subject, 'project'>): string {
  const words = Object.hasOwn(project.words, dimension) ? Object.keys(project.words[dimension]!) : [];
  if (words.length > 0) return longest(words);
  for (const { fields } of project.sources) {
    const type = fields.find(({ name }) => name === dimension)?.type;
    if (type !== undefined) return longestOfField(type);
  }
  return OPEN_TEXT;
}

function longestOfField(type: FieldType): string {
  if (type.kind === 'oneOf') return longest(type.values.map(String));
  if (type.kind === 'id') return OPEN_ID;
  if (type.kind === 'time') return '2026-12-31 23:59';
  const unit = valueTypeOf(type);
  return unit.kind === 'text' ? OPEN_TEXT : longestAmount(unit);
}

function longestAmount(unit: ValueType): string {
  switch (unit.kind) {
    case 'count':
    case 'money':
      return amount(9_999_999, unit);
    case 'number':
      return amount(99_999.99, unit);
    case 'percent':
      return '100.0%';
    case 'duration':
      return '23시간 59분';
    case 'distance':
      return '999.9km';
    case 'bool':
      return 'false';
    case 'text':
      return OPEN_TEXT;
  }
}

/** A number as it is about printed, with its unit. */
function amount(value: number, unit: ValueType): string {
  const digits = String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  switch (unit.kind) {
    case 'money':
      return unit.currency === 'KRW' ? `${digits}원` : `${digits} ${unit.currency}`;
    case 'number':
      return `${digits}${unit.name ?? ''}`;
    case 'percent':
      return `${Math.round(value * 1000) / 10}%`;
    case 'duration':
      return longestAmount(unit);
    default:
      return digits;
  }
}

/** The unit of the trigger's first comparison with a baseline. */
function unitOfTrigger({ trigger }: PlaybookModel): ValueType {
  for (const part of trigger === null ? [] : partsOf(trigger)) {
    if (isChange(part) && part.operand.kind === 'metric') return part.operand.use.metric.unit;
  }
  return { kind: 'count' };
}

function isChange(part: ConditionModel): part is Extract<ConditionModel, { kind: 'leaf' }> {
  return part.kind === 'leaf' && (part.test.kind === 'change' || part.test.kind === 'anomalous');
}

function longest(words: readonly string[]): string {
  const byLength = words
    .map((word) => ({ word, length: [...word].length }))
    .sort((a, b) => b.length - a.length);
  return byLength[0]?.word ?? '';
}
