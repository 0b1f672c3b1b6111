import { scaleOf } from '../../rules/scale.ts';
import type { Field } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import { decodeField } from '../decode/field-value.ts';

/** What a connector answered, before anybody knows what it means. */
export type RawFields = Readonly<Record<string, string | number | boolean | null>>;

/** Canonical values of the declared fields, or why the answer cannot be believed. */
export type TypedAnswer =
  | { readonly kind: 'answered'; readonly fields: Readonly<Record<string, Scalar>> }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Reads an answer as the probe declares it, in the same wire forms as events, and undoes their scale: canonical values
 * (see `Unit`). Fields nobody declared are dropped, an optional one may be absent; one wrong field makes the whole
 * answer unknown, because what answers so is not the service that was meant. Reasons name fields, never values.
 */
export function typedAnswer(raw: RawFields, declared: readonly Field[]): TypedAnswer {
  const fields = new Map<string, Scalar>();
  for (const field of declared) {
    const { name, type, optional } = field;
    const value = wireValue(raw, field);
    if (value === undefined || value === null) {
      if (optional) continue;
      return { kind: 'unknown', reason: `the answer has no field \`${name}\`` };
    }
    const decoded = decodeField(type, value);
    if (!decoded.ok)
      return { kind: 'unknown', reason: `the answer’s field \`${name}\` is not ${decoded.expected}` };
    fields.set(name, typeof decoded.value === 'number' ? decoded.value / scaleOf(type) : decoded.value);
  }
  return { kind: 'answered', fields: Object.fromEntries(fields) };
}

/** Answers are flat, so a point arrives as its two halves: `here_lat`, `here_lon`. */
function wireValue(raw: RawFields, { name, type }: Field): unknown {
  const own = (key: string) => (Object.hasOwn(raw, key) ? raw[key] : undefined);
  if (type.kind !== 'point') return own(name);
  const [lat, lon] = [own(`${name}_lat`), own(`${name}_lon`)];
  return lat === undefined && lon === undefined ? undefined : { lat, lon };
}
