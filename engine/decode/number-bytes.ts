import { SURPRISE, skipBlank } from './json-bytes.ts';

/** Digits that a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, n) => 10 ** n);

/** Reads numbers that lie in bytes. What was read last stands here, so that no object is made of a number. */
export interface NumberReader {
  /** Past a number of at most 15 digits, without an exponent and other than -0; `SURPRISE` for any other. */
  read(bytes: Uint8Array, at: number): number;
  readonly value: Float64Array;
  /** It was written without a point. */
  isWhole: boolean;
}

export function createNumberReader(): NumberReader {
  const said: NumberReader = {
    value: new Float64Array(1),
    isWhole: false,
    read(bytes, at) {
      const isNegative = bytes[at] === 45;
      const first = isNegative ? at + 1 : at;
      let i = first;
      let value = 0;
      let digit = (bytes[i] as number) - 48;
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        i += 1;
        digit = (bytes[i] as number) - 48;
      }
      let digits = i - first;
      if (digits === 0 || (digits > 1 && bytes[first] === 48)) return SURPRISE;
      said.isWhole = true;
      if (bytes[i] === 46) {
        said.isWhole = false;
        const point = i;
        i += 1;
        digit = (bytes[i] as number) - 48;
        while (digit >= 0 && digit <= 9) {
          value = value * 10 + digit;
          i += 1;
          digit = (bytes[i] as number) - 48;
        }
        const decimals = i - point - 1;
        digits += decimals;
        if (decimals === 0 || digits > EXACT_DIGITS) return SURPRISE;
        // Both are exact doubles, so their quotient is the nearest one, as JSON.parse gives it.
        value /= POWERS[decimals] as number;
      }
      if (digits > EXACT_DIGITS || bytes[i] === 101 || bytes[i] === 69) return SURPRISE;
      if (isNegative && value === 0) return SURPRISE;
      said.value[0] = isNegative ? -value : value;
      return i;
    },
  };
  return said;
}

/** Past a coordinate of at most `most` degrees. */
function readDegrees(bytes: Uint8Array, at: number, most: number, numbers: NumberReader): number {
  const end = numbers.read(bytes, at);
  return end !== SURPRISE && Math.abs(numbers.value[0] as number) <= most ? end : SURPRISE;
}

/** Past `{"lat":…,"lon":…}`, in any order and with nothing else. */
export function readPoint(bytes: Uint8Array, at: number, numbers: NumberReader): number {
  let i = skipBlank(bytes, at + 1);
  let found = 0;
  for (;;) {
    const isLat = bytes[i + 2] === 97 && bytes[i + 3] === 116;
    const isLon = bytes[i + 2] === 111 && bytes[i + 3] === 110;
    if (bytes[i] !== 34 || bytes[i + 1] !== 108 || !(isLat || isLon) || bytes[i + 4] !== 34) return SURPRISE;
    if ((found & (isLat ? 1 : 2)) !== 0) return SURPRISE;
    found |= isLat ? 1 : 2;
    i = skipBlank(bytes, i + 5);
    if (bytes[i] !== 58) return SURPRISE;
    i = readDegrees(bytes, skipBlank(bytes, i + 1), isLat ? 90 : 180, numbers);
    if (i === SURPRISE) return SURPRISE;
    i = skipBlank(bytes, i);
    if (bytes[i] === 125) return found === 3 ? i + 1 : SURPRISE;
    if (bytes[i] !== 44) return SURPRISE;
    i = skipBlank(bytes, i + 1);
  }
}
