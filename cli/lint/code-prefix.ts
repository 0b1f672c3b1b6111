import { isAllowable } from '../../dsl/lint/lint.ts';
import { lintOf, lints } from '../../dsl/lint/list.ts';
import { say, type Text } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';

/**
 * What is wrong with the beginning of a code (`OS`, `OS13`, `OS1305`) in a setting or flag, or null for nothing.
 *
 * @returns  one sentence without a full stop, with what may be meant
 */
export function codePrefixProblem(written: string): Text | null {
  if (isPrefix(written)) return null;
  if (/^\d{2,4}$/.test(written) && isPrefix(`OS${written}`))
    return say`a code is written with its letters: \`${`OS${written}`}\``;
  const named = lints.find(({ name }) => name === written.toLowerCase());
  const meant = named?.code ?? longestPrefix(written.toUpperCase());
  return meant === null
    ? say`no code begins with \`${written}\`; write for example \`OS13\` or \`OS1106\``
    : say`no code begins with \`${written}\`; did you mean \`${meant}\`?`;
}

/** The same for a setting that turns codes off, or makes warnings of them: an error that nothing runs with stays one. */
export function codeSwitchProblem(written: string, level: 'off' | 'warning'): Text | null {
  const lint = lintOf(written);
  if (lint === null || isAllowable(lint)) return codePrefixProblem(written);
  if (level === 'warning')
    return say`\`${written}\` (${lint.name}) stays an error: nothing that has it can run`;
  return say`\`${written}\` (${lint.name}) cannot be turned off: nothing that has it can run`;
}

/**
 * Beginnings of codes as a flag has them: `OS13,OS2301`.
 *
 * @throws UsageError  for one that begins no code
 */
export function codesOf(flag: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  const codes = String(value)
    .split(',')
    .map((code) => code.trim());
  for (const code of codes) {
    const problem = codePrefixProblem(code);
    if (problem !== null)
      throw new UsageError(say`\`${flag}\`: ${problem}`, say`docs/lints.md lists all codes`);
  }
  return codes;
}

function isPrefix(written: string): boolean {
  return /^OS\d{0,4}$/.test(written) && lints.some(({ code }) => code.startsWith(written));
}

/** `OS1399` may mean the family `OS13`; with less than `OS` in common nothing is known. */
function longestPrefix(written: string): string | null {
  // People think in families and codes, not in `OS130`.
  if (written.length !== 5 && isPrefix(written)) return written;
  return written.length <= 2 ? null : longestPrefix(written.slice(0, -1));
}
