/** Hangul syllables and compatibility letters, as a piece of a character class. BMP ranges: chevrotain's optimiser knows no `u` flag. */
export const HANGUL = '\\uAC00-\\uD7A3\\u3131-\\u318E';

/** What a name may start with, as a piece of a character class. */
export const LETTER = `A-Za-z_${HANGUL}`;

/** What a name may go on with, as a piece of a character class. */
export const NAME_PART = `0-9${LETTER}`;

/** A literal ends here: no letter, digit or decimals follow (`3.5점` is not `3`), but for a comparison as one speaks (`10명이하`). */
export const LITERAL_END = `(?:(?![${NAME_PART}]|\\.\\d)|(?=(?:이상|이하|초과|미만)(?![${NAME_PART}])))`;

/** Letters of other scripts that look like ours or that people type by mistake, as a piece of a character class. */
export const FOREIGN = '\\u00C0-\\u024F\\u0370-\\u04FF\\u1100-\\u11FF\\u3040-\\u30FF\\u4E00-\\u9FFF';

/** Characters that nobody sees, as a piece of a character class: in a name they make it another one. */
export const HIDDEN = '\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF';

/** Digits with `_` for groups and one decimal point. */
export const NUMBER = '\\d[\\d_]*(?:\\.\\d+)?';

/** The units of a duration, `ms` before `m`. */
export const DURATION_UNIT = 'ms|s|m|h|d|w|초|분|시간|일|주';

/** A number in Korean steps up to ten thousand: `3천`, `1천500`, `5백`. */
const STEPS = `(?:${NUMBER}천)?(?:${NUMBER}백)?(?:${NUMBER})?`;

/** An amount in won in Korean steps: `1억5000만원`, `3천만원`, `5만원`, `2000원`. */
export const WON = `(?=\\d)(?:${STEPS}억)?(?:(?=\\d)${STEPS}만)?${STEPS}원`;
