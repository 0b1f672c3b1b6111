import { ROWS } from './column.ts';
import { type ScaledType, wholeOf } from './field-value.ts';
import {
  IS_SPECIAL,
  SURPRISE,
  skipBlank,
  skipFlat,
  skipNested,
  skipPlain,
  skipText,
  skipWord,
} from './json-bytes.ts';
import { createKeyBook, MOST_KEYS, NO_KEY } from './key-book.ts';
import { finished, HIGH, hashBytes, LOW, stepHigh, stepLow } from './key-hash.ts';
import { createNumberReader, readPoint } from './number-bytes.ts';
import type { Taker, Takers } from './taker.ts';
import type { TextPool } from './text-pool.ts';
import { createTimeReader } from './time-bytes.ts';

/** Levels that a value inside the record's own object may have. */
const MOST_NESTED = 31;
const LAST_MS = 8.64e15;
/** Records are numbered up to here, and from 1 again. */
const LAST_RECORD = 2 ** 30;
/** Numbers of fields: every key of the book has one, and so has every field that is asked for. */
const MOST_FIELDS = 16_384;

/** What one record has, until the next is scanned. Places are those of `Takers`. */
export interface Scanned {
  /** Whether all of these fields came. */
  has(fields: FieldSet): boolean;
  /** Whether a value came that this list does not have. */
  isUnlisted(list: number): boolean;
  readonly anyUnlisted: boolean;
  instantOf(place: number): number;
  readonly keyFroms: Int32Array;
  readonly keyTos: Int32Array;
  readonly keyHighs: Int32Array;
  readonly keyLows: Int32Array;
}

export interface Scanner extends Scanned {
  /**
   * Reads one record into row `row` of `cells`.
   *
   * @param bytes  at [from, to), followed by a 0 and three bytes more
   * @param view   of the same bytes
   * @returns false for a surprise: nothing is said of the record then
   */
  scan(bytes: Uint8Array, view: DataView, from: number, to: number, row: number): boolean;
  /** These fields, for `has`. */
  fieldsOf(names: readonly string[]): FieldSet;
}

/** Fields by their numbers: the first as bits, the others one by one. */
export interface FieldSet {
  readonly bits: number;
  readonly others: readonly number[];
}

/** How a key's texts are read: nobody declares it; only checked; a time and nothing else; compared or remembered, so hashed. */
const [UNDECLARED, CHECKED, TIMED, HASHED] = [0, 1, 2, 3];

/**
 * Reads the declared fields of one topic's records out of their bytes, and checks all the rest as JSON. It makes no
 * text, number or object per record. It is sound, not complete: what it takes, `guardJson` and `decodeField` take
 * with the same values; what it does not take is for them to judge.
 *
 * @param cells  columns of `ROWS` rows each
 */
export function createScanner(
  takers: Takers,
  columnCount: number,
  cells: Float64Array,
  pool: TextPool,
): Scanner {
  const takersOf: (readonly Taker[])[] = [[]];
  /** By key: how its texts are read. */
  const modes = new Uint8Array(MOST_KEYS + 1);
  const fields = new Map<string, number>();
  const fieldOf = new Int32Array(MOST_KEYS + 1);
  const bitOf = new Int32Array(MOST_KEYS + 1);
  const keys = createKeyBook((key, name) => {
    const found = takers.of(name);
    takersOf.push(found);
    modes[key] = modeOf(found);
    fieldOf[key] = numberOf(name);
    bitOf[key] = bitFor(numberOf(name));
  });
  function numberOf(name: string): number {
    const known = fields.get(name);
    if (known !== undefined) return known;
    fields.set(name, fields.size);
    return fields.size - 1;
  }

  const timeAt = createTimeReader();
  /** Number of the record in which a key, a field, a list was last seen. */
  const seen = new Int32Array(MOST_KEYS + 1);
  const present = new Int32Array(MOST_FIELDS);
  const unlisted = new Int32Array(takers.lists);
  let record = 0;
  let anyUnlisted = false;
  const instants = new Float64Array(takers.instants.length);
  const keyFroms = new Int32Array(takers.keys.length);
  const keyTos = new Int32Array(takers.keys.length);
  const keyHighs = new Int32Array(takers.keys.length);
  const keyLows = new Int32Array(takers.keys.length);
  /** Of the text that was hashed last. */
  const hashed = { high: 0, low: 0 };
  const numbers = createNumberReader();
  /** Fields of the record so far, the first ones as bits. */
  let bits = 0;

  /** The text in [from, to), whose hash stands in `hashed` where somebody needs it. */
  const takeText = (taker: Taker, bytes: Uint8Array, from: number, to: number, row: number): boolean => {
    const { kind, at } = taker;
    switch (kind) {
      case 'text':
      case 'name':
        if (at >= 0) cells[at * ROWS + row] = pool.find(bytes, from, to, hashed.high, taker.isKept);
        return true;
      case 'list': {
        const id = pool.find(bytes, from, to, hashed.high, false);
        if (taker.listed[id] === 1) {
          if (at >= 0) cells[at * ROWS + row] = id;
        } else {
          unlisted[taker.list] = record;
          anyUnlisted = true;
        }
        return true;
      }
      case 'time':
        return timeAt(bytes, from, time, 0) === to && keepTime(at, row);
      case 'instant':
        return timeAt(bytes, from, instants, at) === to;
      case 'key':
        if (from === to) return false;
        keyFroms[at] = from;
        keyTos[at] = to;
        keyHighs[at] = finished(hashed.high, to - from);
        keyLows[at] = finished(hashed.low, to - from);
        return true;
      default:
        return false;
    }
  };
  const time = new Float64Array(1);
  const keepTime = (at: number, row: number): true => {
    if (at >= 0) cells[at * ROWS + row] = time[0] as number;
    return true;
  };

  const takeNumber = (taker: Taker, bytes: Uint8Array, from: number, to: number, row: number): boolean => {
    const { kind, at } = taker;
    const raw = numbers.value[0] as number;
    const { isWhole } = numbers;
    switch (kind) {
      case 'scaled': {
        const value = isWhole ? raw * taker.factor : wholeOf(taker.scaled as ScaledType, raw);
        if (!(value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER)) return false;
        if (at >= 0) cells[at * ROWS + row] = value;
        return true;
      }
      case 'count':
        if (isWhole && at >= 0) cells[at * ROWS + row] = raw;
        return isWhole;
      case 'time':
        time[0] = raw;
        return isWhole && raw >= 0 && raw <= LAST_MS && keepTime(at, row);
      case 'instant':
        instants[at] = raw;
        return isWhole && raw >= 0 && raw <= LAST_MS;
      case 'name':
      case 'key':
        // An id that is a whole number is its digits.
        if (!isWhole) return false;
        hashBytes(bytes, from, to, hashed);
        return takeText(taker, bytes, from, to, row);
      case 'list':
        takeListed(taker, raw, row);
        return true;
      default:
        return false;
    }
  };

  const takeListed = (taker: Taker, value: number | boolean, row: number): void => {
    const cell = taker.cells?.get(value);
    if (cell === undefined) {
      unlisted[taker.list] = record;
      anyUnlisted = true;
    } else if (taker.at >= 0) cells[taker.at * ROWS + row] = cell;
  };

  const takeBool = (taker: Taker, value: boolean, row: number): boolean => {
    if (taker.kind === 'list') {
      takeListed(taker, value, row);
      return true;
    }
    if (taker.kind !== 'bool') return false;
    if (taker.at >= 0) cells[taker.at * ROWS + row] = value ? 1 : 0;
    return true;
  };

  /** Past a text that begins at `from`, its hash in `hashed`. Escapes surprise, and so do wide characters in a key. */
  const hashText = (key: number, bytes: Uint8Array, view: DataView, from: number): number => {
    const plain = skipPlain(view, from);
    let high = HIGH;
    let low = LOW;
    for (let i = from; i < plain; i += 4) {
      const word = view.getInt32(i, true);
      high = stepHigh(high, word);
      low = stepLow(low, word);
    }
    let i = plain;
    let b = bytes[i] as number;
    let rest = 0;
    while (IS_SPECIAL[b] === 0) {
      rest |= b << (8 * (i - plain));
      i += 1;
      b = bytes[i] as number;
    }
    if (b === 34) {
      hashed.high = i === plain ? high : stepHigh(high, rest);
      hashed.low = i === plain ? low : stepLow(low, rest);
      return i + 1;
    }
    const end = skipText(bytes, i);
    if (end === SURPRISE || b < 128) return SURPRISE;
    for (let j = i; j < end; j += 1) if (bytes[j] === 92) return SURPRISE;
    // Its characters may have another form, which only the text itself can show.
    for (const { kind } of takersOf[key] as readonly Taker[]) if (kind === 'key') return SURPRISE;
    hashBytes(bytes, from, end - 1, hashed);
    return end;
  };

  /** Past the value of a key that somebody declares. */
  const take = (key: number, bytes: Uint8Array, view: DataView, at: number, row: number): number => {
    const own = takersOf[key] as readonly Taker[];
    const c = bytes[at] as number;
    let end: number;
    if (c === 34) {
      const mode = modes[key];
      const from = at + 1;
      if (mode === TIMED) {
        end = timeAt(bytes, from, instants, (own[0] as Taker).at) + 1;
        if (end === 0 || bytes[end - 1] !== 34) return SURPRISE;
      } else {
        end = mode === HASHED ? hashText(key, bytes, view, from) : skipText(bytes, skipPlain(view, from));
        if (end === SURPRISE) return SURPRISE;
        for (let n = 0; n < own.length; n += 1)
          if (!takeText(own[n] as Taker, bytes, from, end - 1, row)) return SURPRISE;
      }
    } else if (c === 45 || (c >= 48 && c <= 57)) {
      end = numbers.read(bytes, at);
      if (end === SURPRISE) return SURPRISE;
      for (let n = 0; n < own.length; n += 1)
        if (!takeNumber(own[n] as Taker, bytes, at, end, row)) return SURPRISE;
    } else if (c === 123) {
      for (let n = 0; n < own.length; n += 1)
        if ((own[n] as Taker).kind !== 'point' || (own[n] as Taker).at >= 0) return SURPRISE;
      end = readPoint(bytes, at, numbers);
    } else {
      end = skipWord(bytes, at);
      if (end === SURPRISE) return SURPRISE;
      // A field that is null is missing.
      if (c === 110) return end;
      for (let n = 0; n < own.length; n += 1) if (!takeBool(own[n] as Taker, c === 116, row)) return SURPRISE;
    }
    present[fieldOf[key] as number] = record;
    bits |= bitOf[key] as number;
    return end;
  };

  return {
    scan(bytes, view, from, to, row) {
      if (record === LAST_RECORD) {
        for (const list of [seen, present, unlisted]) list.fill(0);
        record = 0;
      }
      record += 1;
      bits = 0;
      anyUnlisted = false;
      for (let at = row; at < columnCount * ROWS; at += ROWS) cells[at] = Number.NaN;
      if (bytes[from] !== 123) return false;
      let i = from + 1;
      let key = NO_KEY;
      if (bytes[i] !== 34) {
        i = skipBlank(bytes, i);
        if (bytes[i] === 125) return skipBlank(bytes, i + 1) === to;
      }
      for (;;) {
        if (bytes[i] !== 34) return false;
        i += 1;
        key = keys.find(bytes, view, i, key);
        if (key === SURPRISE || seen[key] === record) return false;
        seen[key] = record;
        i += keys.lengthOf(key) + 1;
        if (bytes[i] !== 58) {
          i = skipBlank(bytes, i);
          if (bytes[i] !== 58) return false;
        }
        i += 1;
        if ((bytes[i] as number) <= 32) i = skipBlank(bytes, i);
        const c = bytes[i];
        if (modes[key] !== UNDECLARED) i = take(key, bytes, view, i, row);
        else if (c === 34) i = skipText(bytes, skipPlain(view, i + 1));
        else if (c === 123 || c === 91) i = skipNested(bytes, i, MOST_NESTED);
        else i = skipFlat(bytes, i);
        if (i === SURPRISE) return false;
        if ((bytes[i] as number) <= 32) i = skipBlank(bytes, i);
        if (bytes[i] === 44) {
          i += 1;
          if ((bytes[i] as number) <= 32) i = skipBlank(bytes, i);
        } else break;
      }
      return bytes[i] === 125 && skipBlank(bytes, i + 1) === to;
    },
    fieldsOf(names) {
      const own = names.map(numberOf);
      return {
        bits: own.reduce((all, field) => all | bitFor(field), 0),
        others: own.filter((field) => bitFor(field) === 0),
      };
    },
    has({ bits: wanted, others }) {
      if ((bits & wanted) !== wanted) return false;
      for (let n = 0; n < others.length; n += 1) if (present[others[n] as number] !== record) return false;
      return true;
    },
    isUnlisted: (list) => unlisted[list] === record,
    get anyUnlisted() {
      return anyUnlisted;
    },
    instantOf: (place) => instants[place] as number,
    keyFroms,
    keyTos,
    keyHighs,
    keyLows,
  };
}

/** How texts of a key with these takers are read. */
function modeOf(takers: readonly Taker[]): number {
  if (takers.length === 0) return UNDECLARED;
  const needed = takers.filter(
    ({ kind, at }) => !((kind === 'text' || kind === 'name') && at < 0) && kind !== 'point',
  );
  if (needed.length === 0) return CHECKED;
  return takers.length === 1 && needed[0]?.kind === 'instant' ? TIMED : HASHED;
}

/** Bit of a field, 0 where there is none left. */
function bitFor(field: number): number {
  return field < 31 ? 1 << field : 0;
}
