import { wordDocs } from '../dsl/editor/word-docs.ts';
import { wordForms } from '../dsl/editor/word-forms.ts';
import { told } from '../dsl/messages/in-language.ts';
import type { Language } from '../dsl/messages/language.ts';
import { say } from '../dsl/say.ts';
import type { WordText } from '../dsl/token/words.ts';

/** What a word of the language says, how it is written where it stands, and where more is; null for any other word. */
export function explainWord(word: string, language: Language): string | null {
  const doc = wordDocs.get(word as WordText);
  if (doc === undefined) return null;
  const place = Object.values(wordForms).find(({ forms }) => forms.some(([one]) => one === word));
  const form = place?.forms.find(([one]) => one === word)?.[1];
  return [
    told(say`\`${word}\`, a word of the language: ${doc}`, language),
    ...(place === undefined || form === undefined
      ? []
      : [told(say`it is written so ${place.where}:`, language), `  ${form}`]),
    told(say`more in docs/language.md, section "${place?.section ?? 'Words'}"`, language),
  ].join('\n');
}
