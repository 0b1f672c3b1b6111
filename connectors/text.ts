/**
 * Texts that may hold what strangers called themselves, made harmless before a channel shows them. Placeholders are
 * filled before; nothing here looks for any, so a value is never filled again.
 */

/** Characters that reverse the reading direction: `\u202e` shows `gpj.exe` as `exe.jpg`. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** One line: a value must not be able to start a line or a header of its own, or move a terminal's cursor. */
export function oneLine(text: string): string {
  return wellFormed(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** Lines as they are, without any other control character. */
export function lines(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ');
}

/** At most so many characters, with `…` where something was cut off. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(TURNS, '');
}
