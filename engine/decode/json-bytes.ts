/**
 * Scanners of JSON that lies in bytes. They are sound, not complete: what they accept is what `guardJson` accepts, and
 * what they do not is a *surprise* (-1) that the slow path has to decide about. The bytes end with a 0, which no scanner
 * passes, so none of them needs to know the length.
 */
export const SURPRISE = -1;

const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
const [MINUS, PLUS, DOT, ZERO, NINE] = [45, 43, 46, 48, 57];
const [SMALL_E, BIG_E] = [101, 69];

/** 0: stands for itself within a text; ASCII from the space on, without quote and backslash. */
export const IS_SPECIAL = Uint8Array.from({ length: 256 }, (_, c) =>
  c >= 32 && c < 128 && c !== QUOTE && c !== BACKSLASH ? 0 : 1,
);

const IS_ESCAPE = Uint8Array.from({ length: 256 }, (_, c) =>
  '"\\/bfnrt'.includes(String.fromCharCode(c)) ? 1 : 0,
);

/**
 * Past as many plain characters as four at a time can be told, from `at` on: each byte is at least a space, and neither
 * quote nor backslash nor beyond ASCII. A borrow between bytes can only see a special one too many.
 */
export function skipPlain(view: DataView, at: number): number {
  let i = at;
  for (;;) {
    const word = view.getInt32(i, true);
    const special =
      (word - 0x20202020) | ((word ^ 0x22222222) - 0x01010101) | ((word ^ 0x5c5c5c5c) - 0x01010101) | word;
    if ((special & 0x80808080) !== 0) return i;
    i += 4;
  }
}

/** First byte at or after `at` that is no white space of JSON. */
export function skipBlank(bytes: Uint8Array, at: number): number {
  let i = at;
  for (;;) {
    const c = bytes[i];
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return i;
    i += 1;
  }
}

/**
 * Past the closing quote of a text whose first byte is at `at`. Simple escapes are taken; `\u` could be half a
 * character.
 */
export function skipText(bytes: Uint8Array, at: number): number {
  let i = at;
  for (;;) {
    let c = bytes[i] as number;
    while (IS_SPECIAL[c] === 0) {
      i += 1;
      c = bytes[i] as number;
    }
    if (c === QUOTE) return i + 1;
    if (c === BACKSLASH) {
      if (IS_ESCAPE[bytes[i + 1] as number] === 0) return SURPRISE;
      i += 2;
    } else {
      i = skipWide(bytes, i);
      if (i === SURPRISE) return SURPRISE;
    }
  }
}

/** Past one character of two to four bytes of UTF-8: neither overlong, nor half a pair, nor past U+10FFFF. */
export function skipWide(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const next = bytes[at + 1] as number;
  if (lead < 0xc2 || lead > 0xf4 || (next & 0xc0) !== 0x80) return SURPRISE;
  if (lead < 0xe0) return at + 2;
  if (((bytes[at + 2] as number) & 0xc0) !== 0x80) return SURPRISE;
  if (lead < 0xf0) {
    if ((lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f)) return SURPRISE;
    return at + 3;
  }
  if ((lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f)) return SURPRISE;
  return ((bytes[at + 3] as number) & 0xc0) === 0x80 ? at + 4 : SURPRISE;
}

/** Past a number that begins at `at`, of any form that JSON has. */
export function skipNumber(bytes: Uint8Array, at: number): number {
  let i = bytes[at] === MINUS ? at + 1 : at;
  const first = i;
  i = skipDigits(bytes, i);
  if (i === first || (bytes[first] === ZERO && i > first + 1)) return SURPRISE;
  if (bytes[i] === DOT) {
    const fraction = i + 1;
    i = skipDigits(bytes, fraction);
    if (i === fraction) return SURPRISE;
  }
  if (bytes[i] === SMALL_E || bytes[i] === BIG_E) {
    const sign = bytes[i + 1];
    const exponent = sign === MINUS || sign === PLUS ? i + 2 : i + 1;
    i = skipDigits(bytes, exponent);
    if (i === exponent) return SURPRISE;
  }
  return i;
}

function skipDigits(bytes: Uint8Array, at: number): number {
  let i = at;
  while ((bytes[i] as number) >= ZERO && (bytes[i] as number) <= NINE) i += 1;
  return i;
}

/** Past `true`, `false` or `null`. */
export function skipWord(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === 116) return endsWith(bytes, at + 1, 0x72, 0x75, 0x65) ? at + 4 : SURPRISE;
  if (first === 110) return endsWith(bytes, at + 1, 0x75, 0x6c, 0x6c) ? at + 4 : SURPRISE;
  return first === 102 && bytes[at + 1] === 0x61 && endsWith(bytes, at + 2, 0x6c, 0x73, 0x65)
    ? at + 5
    : SURPRISE;
}

function endsWith(bytes: Uint8Array, at: number, a: number, b: number, c: number): boolean {
  return bytes[at] === a && bytes[at + 1] === b && bytes[at + 2] === c;
}

/**
 * Past an object or list that begins at `at`.
 *
 * @param most  levels it may have, itself included; at most 32
 */
export function skipNested(bytes: Uint8Array, at: number, most: number): number {
  let i = at;
  let depth = 0;
  /** Bit n: level n is an object. */
  let objects = 0;
  for (;;) {
    const c = bytes[i] as number;
    if (c === OPEN_OBJECT || c === OPEN_LIST) {
      if (depth === most) return SURPRISE;
      const isObject = c === OPEN_OBJECT;
      objects = isObject ? objects | (1 << depth) : objects & ~(1 << depth);
      depth += 1;
      i = skipBlank(bytes, i + 1);
      if (bytes[i] !== (isObject ? CLOSE_OBJECT : CLOSE_LIST)) {
        if (isObject) {
          i = skipKey(bytes, i);
          if (i === SURPRISE) return SURPRISE;
        }
        continue;
      }
      depth -= 1;
      i += 1;
    } else {
      i = skipFlat(bytes, i);
      if (i === SURPRISE) return SURPRISE;
    }
    // A value is over: what follows closes levels, or begins the next value.
    for (;;) {
      if (depth === 0) return i;
      i = skipBlank(bytes, i);
      const isObject = (objects & (1 << (depth - 1))) !== 0;
      if (bytes[i] === COMMA) {
        i = skipBlank(bytes, i + 1);
        if (isObject) {
          i = skipKey(bytes, i);
          if (i === SURPRISE) return SURPRISE;
        }
        break;
      }
      if (bytes[i] !== (isObject ? CLOSE_OBJECT : CLOSE_LIST)) return SURPRISE;
      depth -= 1;
      i += 1;
    }
  }
}

/** Past a text, number, `true`, `false` or `null`. */
export function skipFlat(bytes: Uint8Array, at: number): number {
  const c = bytes[at] as number;
  if (c === QUOTE) return skipText(bytes, at + 1);
  if (c === MINUS || (c >= ZERO && c <= NINE)) return skipNumber(bytes, at);
  return skipWord(bytes, at);
}

/** Past a key, its colon and the space behind. Keys with escapes, or with a name that an object has by itself, surprise. */
function skipKey(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return SURPRISE;
  const end = skipKeyText(bytes, at + 1);
  if (end === SURPRISE) return SURPRISE;
  const colon = skipBlank(bytes, end);
  return bytes[colon] === COLON ? skipBlank(bytes, colon + 1) : SURPRISE;
}

/** Past the closing quote of a key whose first byte is at `at`. */
export function skipKeyText(bytes: Uint8Array, at: number): number {
  let i = at;
  for (;;) {
    let c = bytes[i] as number;
    while (IS_SPECIAL[c] === 0) {
      i += 1;
      c = bytes[i] as number;
    }
    if (c === QUOTE) return isHarmful(bytes, at, i) ? SURPRISE : i + 1;
    // An escape could spell any name.
    if (c === BACKSLASH) return SURPRISE;
    i = skipWide(bytes, i);
    if (i === SURPRISE) return SURPRISE;
  }
}

const HARMFUL = ['__proto__', 'constructor'].map((name) => Uint8Array.from(name, (c) => c.charCodeAt(0)));

/** Whether the key in [from, to) is one that `guardJson` refuses. */
function isHarmful(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length !== 9 && length !== 11) return false;
  return HARMFUL.some((name) => length === name.length && name.every((c, i) => bytes[from + i] === c));
}
