import { fromStoredJson, fromStoredText } from './stored-text.ts';

/**
 * How a column's text becomes a value, by the type's OID. PGlite and `pg` differ by default (int8 is a text in
 * one and a bigint in the other, a date becomes local midnight in one and UTC in the other), so both get these.
 * Types that are not named here are parsed as the driver does.
 */
export const COLUMN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  /** bytea, in PostgreSQL's hex form */ 17: parseBytes,
  /** int8 */ 20: parseSafeInteger,
  /** text */ 25: fromStoredText,
  /** json */ 114: fromStoredJson,
  /** date: `2026-07-01`, without a time of day that nobody wrote */ 1082: (text) => text,
  /** jsonb */ 3802: fromStoredJson,
};

/** @throws RangeError beyond 2^53: a number that would silently become another one */
function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
}

function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice('\\x'.length), 'hex'));
}
