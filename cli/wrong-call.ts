import { told } from '../dsl/messages/in-language.ts';
import type { Language } from '../dsl/messages/language.ts';
import { say, type Text, verbatim } from '../dsl/say.ts';

/** What the library says of a wrong call, and the same as a text of ours; `$` of the pattern are its values. */
const CALLS: readonly (readonly [RegExp, (...values: string[]) => Text])[] = [
  [/^unknown command '(.*)'$/, (name) => say`unknown command '${name}'`],
  [/^unknown option '(.*)'$/, (flag) => say`unknown option '${flag}'`],
  [/^missing required argument '(.*)'$/, (name) => say`missing required argument '${name}'`],
  [/^option '(.*)' argument missing$/, (flag) => say`option '${flag}' argument missing`],
  [/^required option '(.*)' not specified$/, (flag) => say`required option '${flag}' not specified`],
  [
    /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    (name, most, got) => say`too many arguments for '${name}': ${most} at most, ${got} given`,
  ],
  [
    /^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    (flag, value, choices) => say`option '${flag}' cannot be '${value}': it is one of ${choices}`,
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/,
    (value, name, choices) => say`argument '${name}' cannot be '${value}': it is one of ${choices}`,
  ],
  [/^\(Did you mean (?:one of )?(.*)\?\)$/, (names) => say`(did you mean ${names}?)`],
];

/**
 * What the library says of a wrong call, in a language; English is left as it is.
 *
 * @param said  one line or two, `error: unknown option '--fxi'`
 */
export function wrongCallIn(said: string, language: Language): string {
  if (language === 'en') return said;
  return said
    .split('\n')
    .map((line) => {
      const isError = line.startsWith('error: ');
      const call = told(textOf(isError ? line.slice('error: '.length) : line), language);
      return isError ? `${told(say`error`, language)}: ${call}` : call;
    })
    .join('\n');
}

function textOf(call: string): Text {
  for (const [pattern, text] of CALLS) {
    const found = pattern.exec(call);
    if (found !== null) return text(...found.slice(1));
  }
  return verbatim(call);
}
