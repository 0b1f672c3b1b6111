import { type CustomPatternMatcherReturn, createToken, type TokenType } from 'chevrotain';
import { say, type Text } from '../say.ts';

/** How one slip is put right. */
export interface Slip {
  /** What was typed, in a few words, for the label: `a unit stands apart`. */
  readonly label: Text;
  /** The message where nothing can be repaired, about what was written. */
  readonly message: (written: string) => Text;
  /** The right text for what was written, or null where it cannot be known. */
  readonly repair: (written: string) => string | null;
  /** What to write instead where nothing can be repaired, or null. */
  readonly help: Text | null;
  /** Whether the meaning cannot differ; `nested` is true inside ( ) and [ ], where a comma may also part two values. */
  readonly safe: (nested: boolean) => boolean;
}

/** Matches at an offset, as chevrotain wants it of a pattern that a regular expression cannot say. */
export type Matcher = (text: string, offset: number) => CustomPatternMatcherReturn | null;

const slips = new Map<TokenType, Slip>();

/** What is wrong with a token, or null for a right one. */
export function slipOf(token: TokenType): Slip | null {
  return slips.get(token) ?? null;
}

/** Makes a token that stands in for the right ones, so that one slip gives one message and the rest still parses. */
export function slipToken(
  name: string,
  pattern: string | RegExp | Matcher,
  standsFor: TokenType[],
  slip: {
    readonly label: Text;
    readonly message?: Slip['message'];
    readonly repair?: Slip['repair'];
    readonly safe?: Slip['safe'];
    readonly help?: Text;
  },
  startsWith: string[] = [],
): TokenType {
  const custom = typeof pattern === 'function' ? { line_breaks: false, start_chars_hint: startsWith } : {};
  const token = createToken({ name, pattern, categories: standsFor, label: name, ...custom });
  slips.set(token, {
    label: slip.label,
    message: slip.message ?? ((written) => say`\`${written}\` is not a value or name of this language`),
    repair: slip.repair ?? (() => null),
    safe: slip.safe ?? (() => true),
    help: slip.help ?? null,
  });
  return token;
}
