import { english, type Text, verbatim } from '../say.ts';

const texts = new Map<string, Text>();

/** Gives a token a friendly name, `a duration such as 15m`: the label that chevrotain keeps, and the text behind it. */
export function label(text: Text): string {
  const words = english(text);
  texts.set(words, text);
  return words;
}

/** The text behind a token's label; labels in backticks are code and the same in all languages. */
export function textOfLabel(words: string): Text {
  return texts.get(words) ?? verbatim(words);
}
