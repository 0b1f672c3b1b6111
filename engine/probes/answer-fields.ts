import { DECIMAL_SCALE } from '../../rules/scale.ts';
import type { Field, FieldType } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';

/** What a connector answered, before anybody knows what it means. */
export type RawFields = Readonly<Record<string, string | number | boolean | null>>;

/** Canonical values of the declared fields, or why the answer cannot be believed. */
export type TypedAnswer =
  | { readonly kind: 'answered'; readonly fields: Readonly<Record<string, Scalar>> }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Reads an answer as the probe declares it. Fields nobody declared are dropped, an optional one may be absent; one
 * wrong field makes the whole answer unknown, because what answers so is not the service that was meant. Reasons
 * name fields, never values.
 */
export function typedAnswer(raw: RawFields, declared: readonly Field[]): TypedAnswer {
  const fields = new Map<string, Scalar>();
  for (const { name, type, optional } of declared) {
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (value === undefined || value === null) {
      if (optional) continue;
      return { kind: 'unknown', reason: `the answer has no field \`${name}\`` };
    }
    const canonical = canonicalValue(value, type);
    if (canonical === null)
      return { kind: 'unknown', reason: `the answer’s field \`${name}\` is no ${type.kind}` };
    fields.set(name, canonical);
  }
  return { kind: 'answered', fields: Object.fromEntries(fields) };
}

const DURATION_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** One wire value in canonical units (see `Unit`), null where it is of another type. */
function canonicalValue(value: Scalar, type: FieldType): Scalar | null {
  switch (type.kind) {
    case 'text':
    case 'place':
    case 'point':
      return typeof value === 'string' ? value : null;
    case 'id':
      if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
      return typeof value === 'string' ? value : null;
    case 'bool':
      return typeof value === 'boolean' ? value : null;
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
    case 'number':
      return decimal(value, 1);
    case 'percent':
      return decimal(value, type.wire === 'percent' ? 100 : 1);
    case 'duration':
      return whole(typeof value === 'number' ? value * DURATION_MS[type.wire] : Number.NaN);
    case 'money':
      return whole(typeof value === 'number' ? value : Number.NaN);
    case 'time':
      return instant(value);
    case 'oneOf':
      return type.values.includes(value) ? value : null;
  }
}

/** Six decimals, as events keep (`DECIMAL_SCALE`), so that a probe and a stream with one value are equal. */
function decimal(value: Scalar, divisor: number): number | null {
  if (typeof value !== 'number') return null;
  const scaled = Math.round((value / divisor) * DECIMAL_SCALE);
  return Number.isSafeInteger(scaled) ? scaled / DECIMAL_SCALE : null;
}

function whole(value: number): number | null {
  const rounded = Math.round(value);
  return Number.isSafeInteger(rounded) ? rounded : null;
}

/** ISO 8601 with a zone, or epoch ms. */
function instant(value: Scalar): number | null {
  if (typeof value === 'number') return whole(value);
  if (
    typeof value !== 'string' ||
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value)
  )
    return null;
  return whole(Date.parse(value));
}
