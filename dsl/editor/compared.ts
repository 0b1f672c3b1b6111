import type { IToken } from 'chevrotain';
import { isA } from '../grammar/gates.ts';
import type { SourceModel } from '../model/source.ts';
import type { Knowledge } from '../resolve/knowledge.ts';
import { type FieldType, type ValueType, valueTypeOf } from '../resolve/value.ts';
import { Text } from '../token/literals.ts';
import { Cmp, LCurly, LSquare, RCurly } from '../token/signs.ts';
import { words as k } from '../token/words.ts';
import { metricNamed, nameFrom, sourceBefore } from './surroundings.ts';

/** What is being compared: a metric, a probe's field, or a field of a source. */
export interface Compared {
  readonly type: ValueType;
  /** Of a field; of an answer its choices. */
  readonly field: FieldType | null;
  /** `region` of a field that is a dimension. */
  readonly name: string;
  readonly change: 'drop' | 'rise' | 'change' | null;
  /** What `track … as` measured: compared with a value alone, one of shares in points. */
  readonly isEffect: boolean;
}

/** What a name stands for on the left side, before it is known how it is tested. */
type Named = Omit<Compared, 'change' | 'isEffect'>;

/**
 * The left side of the test that is being typed, or null where none can be told.
 *
 * @param inFilter  behind `where`: fields are compared there, metrics elsewhere
 */
export function comparedBefore(
  before: readonly IToken[],
  inFilter: boolean,
  knowledge: Knowledge,
): Compared | null {
  let change: Compared['change'] = null;
  for (let index = before.length - 1; index >= 0; index--) {
    const { tokenType } = before[index]!;
    if (BOUNDARIES.has(tokenType)) return null;
    if (tokenType === k.drop || tokenType === k.rise || tokenType === k.change)
      change = tokenType === k.drop ? 'drop' : tokenType === k.rise ? 'rise' : 'change';
    const name = nameFrom(before, index);
    const found =
      name === null
        ? null
        : inFilter
          ? (fieldAt(name, before, index, knowledge) ??
            (before[1]?.tokenType === k.audience ? signalNamed(name, knowledge) : null))
          : (signalNamed(name, knowledge) ?? answerNamed(name, before));
    if (found !== null) return { ...found, change, isEffect: false };
    const effect = name === null || inFilter ? null : effectNamed(name, before, knowledge);
    if (effect !== null) return { ...effect, change, isEffect: true };
  }
  return null;
}

/** A metric, or a field of a probe. */
function signalNamed(name: string, knowledge: Knowledge): Named | null {
  const metric = metricNamed(name, knowledge);
  if (metric !== null) return { type: metric.unit, field: null, name: metric.name };
  const cut = name.lastIndexOf('.');
  const [head, tail] = [name.slice(0, cut), name.slice(cut + 1)];
  const asked = [...(knowledge.probes.get(head)?.model.fields ?? []), ...looked(head, knowledge)];
  const field = asked.find((one) => one.name === tail);
  return field === undefined ? null : { type: valueTypeOf(field.type), field: field.type, name };
}

/** Fields that `restaurant.…` looks up. */
function looked(key: string, { tables }: Knowledge): SourceModel['fields'] {
  return (tables.get(key) ?? []).flatMap(({ fields }) => fields);
}

/** What people answered to `do … as answer`: one of the texts among its arguments. */
function answerNamed(name: string, before: readonly IToken[]): Named | null {
  const as = before.findLastIndex(
    ({ tokenType }, index) => tokenType === k.as && before[index + 1]?.image === name,
  );
  const open = before.findLastIndex(({ tokenType }, index) => index < as && tokenType === LSquare);
  if (as < 0 || open < 0) return null;
  const values = before
    .slice(open, as)
    .flatMap((token) => (isA(token, Text) ? [token.image.slice(1, -1)] : []));
  return { type: { kind: 'text' }, field: { kind: 'oneOf', values }, name };
}

/** What `track … as effect` measures: the share that passes a test, else the metric's own unit. */
function effectNamed(name: string, before: readonly IToken[], knowledge: Knowledge): Named | null {
  const as = before.findLastIndex(
    ({ tokenType }, index) => tokenType === k.as && before[index + 1]?.image === name,
  );
  const track = before.findLastIndex(({ tokenType }, index) => index < as && tokenType === k.track);
  if (track < 0) return null;
  const isShare = before.slice(track, as).some(({ tokenType }) => tokenType === Cmp);
  const metric = metricNamed(nameFrom(before, track + 1) ?? '', knowledge);
  if (!isShare && metric === null) return null;
  return { type: isShare ? { kind: 'percent' } : metric!.unit, field: null, name };
}

/** What is before the field says of which source it is. */
function fieldAt(name: string, before: readonly IToken[], index: number, knowledge: Knowledge): Named | null {
  const source = sourceBefore(before.slice(0, index), knowledge);
  const field = source?.fields.find((one) => one.name === name.replace(`${source.name}.`, ''));
  return field === undefined ? null : { type: valueTypeOf(field.type), field: field.type, name: field.name };
}

/** Where another test begins, or none goes on. */
const BOUNDARIES = new Set([k.and, k.or, k.when, k.if, k.unless, k.then, k.followed, LCurly, RCurly]);
