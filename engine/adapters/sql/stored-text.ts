/**
 * PostgreSQL takes neither U+0000 nor a lone surrogate in a text, and events may bring both: in a key, in the
 * excerpt of a dead letter. One refused character would block its partition for ever, so they are stored
 * escaped: the private-use character U+F8FF and four hex digits. U+F8FF itself is escaped too, so reading gives
 * back exactly what was written. All other texts are stored as they are.
 */
const ESCAPE = '\uf8ff';
const UNSTORABLE = /[\0\uf8ff]|\p{Surrogate}/gu;
const ESCAPED = /\uf8ff([0-9a-f]{4})/g;
/** How `JSON.stringify` shows that one of them is inside; a false alarm costs time, nothing else. */
const UNSTORABLE_IN_JSON = /\\u0000|\\ud[89a-f]|\uf8ff/;

/** The text in its stored form. */
export function toStoredText(text: string): string {
  return text.replace(UNSTORABLE, (char) => ESCAPE + char.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** The text again. */
export function fromStoredText(stored: string): string {
  if (!stored.includes(ESCAPE)) return stored;
  return stored.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** JSON whose texts, names of members too, are in their stored form: PostgreSQL unescapes all when it unpacks rows. */
export function toStoredJson(value: unknown): string {
  const json = JSON.stringify(value);
  return UNSTORABLE_IN_JSON.test(json) ? JSON.stringify(mapTexts(value, toStoredText)) : json;
}

/** The value again. */
export function fromStoredJson(stored: string): unknown {
  const value: unknown = JSON.parse(stored);
  return stored.includes(ESCAPE) ? mapTexts(value, fromStoredText) : value;
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member) => mapTexts(member, map));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [map(name), mapTexts(member, map)]),
  );
}
