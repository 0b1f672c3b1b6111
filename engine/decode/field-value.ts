import { scaleOf } from '../../rules/scale.ts';
import type { FieldType } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';

/** A decoded column, or in words what was expected. */
export type FieldValue =
  | { readonly ok: true; readonly value: Scalar }
  | { readonly ok: false; readonly expected: string };

const WIRE_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
/** ISO 8601 with a zone: what Date.parse reads alike on every machine. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** The last instant that a date can name. */
const LAST_MS = 8.64e15;
/** How far an amount times its scale may be from a whole number: what adding up in binary fractions leaves; more only past what a double tells apart. */
const FLOAT_NOISE = 1e-6;

/** One field from its wire form; numbers become exact integers (see `FieldType`). */
export function decodeField(type: FieldType, raw: unknown): FieldValue {
  switch (type.kind) {
    case 'text':
    case 'place':
    case 'id': {
      const text = decodeText(raw, type.kind !== 'text');
      return text === null ? fail('a text') : take(text);
    }
    case 'bool':
      return typeof raw === 'boolean' ? take(raw) : fail('true or false');
    case 'oneOf': {
      const value = typeof raw === 'string' ? raw.normalize('NFC') : (raw as Scalar);
      return type.values.includes(value)
        ? take(value)
        : fail(`one of ${type.values.map((v) => JSON.stringify(v)).join(', ')}`);
    }
    case 'time': {
      const ms = decodeTime(raw);
      return ms === null ? fail('a time: ISO 8601 with a zone, or epoch milliseconds') : take(ms);
    }
    case 'count':
      return Number.isSafeInteger(raw) ? take(raw as number) : fail('a whole number');
    case 'point':
      return isPoint(raw) ? take(`${raw.lat},${raw.lon}`) : fail('a point {"lat", "lon"}');
    case 'duration':
    case 'distance':
    case 'percent':
    case 'number':
    case 'money': {
      if (typeof raw !== 'number' || !Number.isFinite(raw)) return fail('a number');
      const value = wholeOf(type, raw);
      if (!Number.isNaN(value)) return take(value);
      if (type.kind !== 'money' || !Number.isSafeInteger(Math.round(raw * factorOf(type))))
        return fail('a number of a size that can be added up exactly');
      const decimals = Math.round(Math.log10(factorOf(type)));
      return fail(
        `an amount in ${type.currency} with ${decimals === 0 ? 'no' : `at most ${decimals}`} decimals`,
      );
    }
  }
}

/**
 * A text in NFC, or null. U+001F separates the values of a series key, so no value may hold it.
 *
 * @param orNumber  whole numbers are taken as their digits: ids are often numbers on the wire
 */
export function decodeText(raw: unknown, orNumber: boolean): string | null {
  if (typeof raw === 'string') return raw.includes('\u001f') ? null : raw.normalize('NFC');
  return orNumber && Number.isSafeInteger(raw) ? String(raw) : null;
}

/** Epoch ms of a wire time, or null. */
export function decodeTime(raw: unknown): number | null {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) && raw >= 0 && raw <= LAST_MS ? raw : null;
  if (typeof raw !== 'string') return null;
  const parts = ISO.exec(raw);
  if (parts === null) return null;
  const [, year, month, day] = parts;
  // Date.parse takes 30 February for 2 March.
  if (Number(day) > daysIn(Number(year), Number(month))) return null;
  const ms = Date.parse(raw);
  return Number.isNaN(ms) ? null : ms;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The types whose numbers are scaled to whole ones. */
export type ScaledType = Extract<
  FieldType,
  { kind: 'duration' | 'distance' | 'percent' | 'number' | 'money' }
>;

/** Whole units of a type in 1 on the wire. */
export function factorOf(type: ScaledType): number {
  switch (type.kind) {
    case 'duration':
      return WIRE_MS[type.wire];
    case 'distance':
      return type.wire === 'km' ? 1_000 : 1;
    case 'percent':
      return type.wire === 'percent' ? scaleOf(type) / 100 : scaleOf(type);
    case 'money':
      return type.currency === 'KRW' || type.currency === 'JPY' ? 1 : 100;
    case 'number':
      return scaleOf(type);
  }
}

/**
 * The whole number that a finite number on the wire stands for; NaN where it is too large to add up exactly. Money is
 * counted, not measured: a fraction of the smallest coin is a mistake of the sender, NaN too, and is not rounded away.
 */
export function wholeOf(type: ScaledType, raw: number): number {
  const exact = raw * factorOf(type);
  const value = Math.round(exact);
  if (!Number.isSafeInteger(value)) return Number.NaN;
  if (type.kind === 'money') {
    const noise = Math.max(FLOAT_NOISE, 2 * Number.EPSILON * Math.abs(exact));
    if (Math.abs(exact - value) > noise) return Number.NaN;
  }
  // -0 would print differently from 0.
  return value === 0 ? 0 : value;
}

function isPoint(raw: unknown): raw is { lat: number; lon: number } {
  const { lat, lon } = (raw ?? {}) as { lat?: unknown; lon?: unknown };
  return (
    Number.isFinite(lat) &&
    Number.isFinite(lon) &&
    Math.abs(lat as number) <= 90 &&
    Math.abs(lon as number) <= 180
  );
}

function take(value: Scalar): FieldValue {
  return { ok: true, value };
}

function fail(expected: string): FieldValue {
  return { ok: false, expected };
}
