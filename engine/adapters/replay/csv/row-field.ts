import type { CellType, FieldRule, TimeRule } from './csv-map.ts';
import { timeReader } from './csv-time.ts';

/** One row: the cells, and its number among the rows of the file, from 1. */
export interface Row {
  readonly cells: readonly string[];
  readonly number: number;
}

/** Gives a field's value as JSON text; null: the value is missing. */
export type FieldReader = (row: Row) => string | null;

/** JSON's own spelling of a number, leading zeros aside. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const TRUE = new Set(['true', 't', 'yes', 'y', '1']);
const FALSE = new Set(['false', 'f', 'no', 'n', '0']);

/**
 * Compiles the rule of one field. A value that cannot be read stays in the record as its text, so that the
 * decoder, and nothing else, says what is wrong with it.
 *
 * @param columnAt  place of a column in the row
 */
export function fieldReader(rule: FieldRule, columnAt: (column: string) => number): FieldReader {
  switch (rule.kind) {
    case 'column': {
      const read = cellReader(columnAt(rule.column), rule.nulls);
      return (row) => {
        const text = read(row);
        return text === null ? null : typedText(text, rule.as);
      };
    }
    case 'time': {
      const read = cellReader(columnAt(rule.column), rule.nulls);
      const at = rowTime(rule, columnAt);
      return (row) => {
        const ms = at(row);
        if (ms === null) return null;
        return JSON.stringify(typeof ms === 'number' ? new Date(ms).toISOString() : read(row));
      };
    }
    case 'grid': {
      const lat = gridReader(columnAt(rule.lat), rule.step.lat, rule.nulls);
      const lon = gridReader(columnAt(rule.lon), rule.step.lon, rule.nulls);
      return (row) => {
        const [y, x] = [lat(row), lon(row)];
        return y === null || x === null ? null : `"${y},${x}"`;
      };
    }
    case 'value': {
      const json = JSON.stringify(rule.value);
      return () => json;
    }
    case 'row':
      return ({ number }) => JSON.stringify(`${rule.prefix}${number}`);
    case 'join': {
      const parts = rule.parts.map((part) =>
        'text' in part ? () => part.text : cellReader(columnAt(part.column), rule.nulls),
      );
      return (row) => {
        const texts = parts.map((part) => part(row));
        return texts.includes(null) ? null : JSON.stringify(texts.join(rule.between));
      };
    }
  }
}

/** Compiles a time: epoch ms, null when a cell that it needs is missing, or the reason why it cannot be read. */
export function rowTime(
  { column, format, zone, plus, nulls }: TimeRule,
  columnAt: (column: string) => number,
): (row: Row) => number | null | string {
  const read = cellReader(columnAt(column), nulls);
  const parse = timeReader(format, zone);
  const from = plus?.from ?? 0;
  const later = typeof from === 'string' ? cellReader(columnAt(from), nulls) : () => String(from);
  return (row) => {
    const text = read(row);
    const more = later(row);
    if (text === null || more === null) return null;
    const ms = parse(text);
    if (typeof ms === 'string') return `\`${text}\` in \`${column}\` ${ms}`;
    if (plus === null) return ms;
    if (!NUMBER.test(more)) return `\`${more}\` in \`${from}\` is no number`;
    return ms + Math.round(Number(more) * plus.unitMs);
  };
}

/** A cell without the spaces around it; null for what the map counts as no value. */
function cellReader(at: number, nulls: readonly string[]): (row: Row) => string | null {
  return ({ cells }) => {
    const text = (cells[at] ?? '').trim();
    return nulls.includes(text) ? null : text;
  };
}

/** A cell as JSON: unquoted only when it is what `as` says. */
function typedText(text: string, as: CellType): string {
  const low = as === 'bool' ? text.toLowerCase() : '';
  if (TRUE.has(low)) return 'true';
  if (FALSE.has(low)) return 'false';
  const number = as === 'number' || as === 'integer' ? numberText(text) : null;
  return number ?? JSON.stringify(text);
}

/** Digits stay as they are written where JSON allows it. */
function numberText(text: string): string | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? text : String(value)) : null;
}

/** Nearest multiple of `step` with as many decimals as the step has; halves go up. */
function gridReader(at: number, step: number, nulls: readonly string[]): (row: Row) => string | null {
  const read = cellReader(at, nulls);
  const decimals = /\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0;
  return (row) => {
    const text = read(row);
    if (text === null || !NUMBER.test(text)) return null;
    // The division of decimals is a little off (60.165 / 0.01); six digits bring the half back.
    const steps = Math.round(Number((Number(text) / step).toFixed(6)));
    return (steps * step + 0).toFixed(decimals).replace(/^-(0(\.0*)?)$/, '$1');
  };
}
