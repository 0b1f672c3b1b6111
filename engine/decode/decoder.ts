import { fieldsOf, takesRow } from '../../rules/filter-eval.ts';
import type { Field, Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import type { Partition } from '../partition.ts';
import type { LogRecord } from '../ports.ts';
import type { DeadLetter } from '../store.ts';
import { decodeField, decodeText, decodeTime } from './field-value.ts';
import { guardJson } from './json-guard.ts';

/** An event stamped later than this after its arrival is a dead letter: one bad clock must not drop everybody else (E11). */
export const FUTURE_MS = 300_000;

/** One record as one source sees it. */
export interface DecodedRow {
  readonly source: string;
  readonly key: string;
  readonly timeMs: number;
  /** null: the table's row is deleted. */
  readonly columns: Readonly<Record<string, Scalar>> | null;
}

export type Decoded =
  | { readonly ok: true; readonly rows: readonly DecodedRow[] }
  | { readonly ok: false; readonly letter: DeadLetter };

/** Turns one record of a topic into typed rows, one per source that takes it, or into one dead letter. */
export type Decoder = (partition: Partition, record: LogRecord) => Decoded;

interface Refusal {
  readonly reason: string;
  readonly field: string | null;
  readonly message: string;
}

/**
 * Compiles the decoder of one topic. A record that any source of the topic takes and refuses is refused for all of
 * them, or two sources would disagree on what happened.
 *
 * @param sources  those of the topic
 */
export function createDecoder(sources: readonly Source[]): Decoder {
  const plans = sources.map((source) => ({
    source,
    asked: source.fields.filter((f) => fieldsOf(source.where).includes(f.name)),
    rest: source.fields,
  }));
  const hidden = new Set(sources.flatMap((s) => s.fields.filter((f) => f.private).map((f) => f.name)));

  return (partition, record) => {
    const dead = (
      source: string | null,
      { reason, field, message }: Refusal,
      value: Readonly<Record<string, unknown>> | null,
    ): Decoded => ({
      ok: false,
      letter: {
        ...partition,
        offset: record.offset,
        arrivalMs: record.arrivalMs,
        source,
        reason,
        field,
        message,
        excerpt: excerptOf(value, hidden),
      },
    });
    if (record.value === null) {
      const rows: DecodedRow[] = [];
      for (const { source } of plans) {
        if (source.kind === 'table' && record.key !== null)
          rows.push({
            source: source.name,
            key: record.key.normalize('NFC'),
            timeMs: record.arrivalMs,
            columns: null,
          });
      }
      if (rows.length > 0) return { ok: true, rows };
      return dead(
        null,
        {
          reason: 'empty',
          field: null,
          message: 'the record has no value, and no table of this topic to delete from',
        },
        null,
      );
    }
    const guarded = guardJson(record.value);
    if (!guarded.ok) return dead(null, { ...guarded, field: null }, null);
    const { value } = guarded;
    const rows: DecodedRow[] = [];
    let unreadable: { readonly source: string; readonly refusal: Refusal } | null = null;
    for (const { source, asked, rest } of plans) {
      const looked = askedColumns(asked, value);
      if (looked.wrong !== null) unreadable ??= { source: source.name, refusal: looked.wrong };
      if (!takesRow(source.where, (field) => looked.columns[field] ?? null)) continue;
      const row = rowOf(source, rest, value, record.arrivalMs);
      if ('reason' in row) return dead(source.name, row, value);
      rows.push(row);
    }
    // Somebody else's event is nobody's mistake, but one that nobody can even tell apart is.
    if (rows.length === 0 && unreadable !== null) return dead(unreadable.source, unreadable.refusal, value);
    return { ok: true, rows };
  };
}

function rowOf(
  source: Source,
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  arrivalMs: number,
): DecodedRow | Refusal {
  const timeMs = decodeTime(own(value, source.time));
  if (timeMs === null)
    return {
      reason: 'time',
      field: source.time,
      message: `\`${source.time}\` is no time: ISO 8601 with a zone, or epoch milliseconds`,
    };
  if (timeMs > arrivalMs + FUTURE_MS) {
    return {
      reason: 'future',
      field: source.time,
      message: `\`${source.time}\` is ${Math.round((timeMs - arrivalMs) / 60_000)} minutes after the record arrived`,
    };
  }
  const rawKey = own(value, source.key);
  if (rawKey === undefined || rawKey === null || rawKey === '')
    return { reason: 'missing-field', field: source.key, message: `the key \`${source.key}\` is missing` };
  const key = decodeText(rawKey, true);
  if (key === null)
    return {
      reason: 'type',
      field: source.key,
      message: `the key \`${source.key}\` should be a text or a whole number`,
    };
  const read = columnsOf(fields, value);
  return 'reason' in read ? read : { source: source.name, key, timeMs, columns: read.columns };
}

function columnsOf(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
): { readonly columns: Readonly<Record<string, Scalar>> } | Refusal {
  const columns: Record<string, Scalar> = {};
  for (const field of fields) {
    const raw = own(value, field.name);
    if (raw === undefined || raw === null) {
      if (field.optional) continue;
      return { reason: 'missing-field', field: field.name, message: `\`${field.name}\` is missing` };
    }
    const decoded = decodeField(field.type, raw);
    if (!decoded.ok) return wrongType(field, decoded.expected);
    columns[field.name] = decoded.value;
  }
  return { columns };
}

/**
 * The columns that `where` looks at. What cannot be read is missing there, so the filter does not take it: another
 * source's `event` may well have values that this one does not list.
 *
 * @returns `wrong`: a field whose value no list could hold
 */
function askedColumns(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
): { readonly columns: Readonly<Record<string, Scalar>>; readonly wrong: Refusal | null } {
  const columns: Record<string, Scalar> = {};
  let wrong: Refusal | null = null;
  for (const field of fields) {
    const raw = own(value, field.name);
    if (raw === undefined || raw === null) continue;
    const decoded = decodeField(field.type, raw);
    if (decoded.ok) columns[field.name] = decoded.value;
    else if (field.type.kind !== 'oneOf' || typeof raw === 'object')
      wrong ??= wrongType(field, decoded.expected);
  }
  return { columns, wrong };
}

function wrongType({ name }: Field, expected: string): Refusal {
  return { reason: 'type', field: name, message: `\`${name}\` should be ${expected}` };
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Private fields are cut at any depth. First 200 characters of the record as JSON, private fields cut; nothing where it could not be read as an object. */
function excerptOf(value: Readonly<Record<string, unknown>> | null, hidden: ReadonlySet<string>): string {
  if (value === null) return '';
  return JSON.stringify(value, (key, inner) => (hidden.has(key) ? '…' : inner)).slice(0, 200);
}
