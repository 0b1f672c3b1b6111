import { explainLint } from '../../dsl/lint/explain-lint.ts';
import { lintOf, lints } from '../../dsl/lint/list.ts';
import type { Language } from '../../dsl/messages/language.ts';
import { allOf, say } from '../../dsl/say.ts';
import { explanationJson } from '../report/explanation.ts';
import { UsageError } from '../usage-error.ts';

/** Whether a word is meant as a code: `OS1203`, `os1203`. */
export function looksLikeCode(word: string): boolean {
  return /^os\d+$/i.test(word);
}

/**
 * The page of a code, for a terminal or as JSON.
 *
 * @throws UsageError  for a code that is none
 */
export function explainCode(word: string, language: Language, json = false): string {
  const lint = lintOf(word.toUpperCase());
  if (lint !== null) {
    const text = explainLint(lint, language);
    return json ? explanationJson({ kind: 'code', name: lint.code, text }, language) : text;
  }
  const family = lints.filter(({ code }) => code.startsWith(word.slice(0, 4).toUpperCase()));
  throw new UsageError(
    say`there is no code \`${word}\``,
    family.length === 0
      ? say`docs/lints.md lists all codes`
      : say`there is ${allOf(family.map(({ code, name }) => `\`${code}\` (${name})`))}`,
  );
}
