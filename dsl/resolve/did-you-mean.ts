import type { DiagnosticDetails } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { allOf, say, type Text } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import { saidOtherwise } from './said-otherwise.ts';
import type { Scope } from './scope.ts';
import { placeOf } from './words-of.ts';

/**
 * Help and an unsafe fix for a name that is another word for one of `candidates`, is nearly one, has its words the
 * other way round, or is the beginning of only one of them (`서초` for `서초구`) or of its title (`주문` for
 * `orders "주문 수"`); nothing where none is near.
 */
export function didYouMean(
  word: string,
  span: Span,
  candidates: readonly string[],
  scope: Scope | null = null,
): Pick<DiagnosticDetails, 'help' | 'fix'> {
  const near =
    turned(word, candidates) ??
    saidOtherwise(word, candidates) ??
    nearest(word, candidates) ??
    shortened(word, candidates) ??
    titled(word, candidates, scope);
  if (near === null) return {};
  const declared = scope?.find(near);
  const where = declared && placeOf(declared.file, declared.span.start);
  const told = declared && (declared.title === null ? ` (${where})` : ` ("${declared.title}", ${where})`);
  return { help: say`did you mean \`${near}\`${told ?? ''}?`, fix: { span, text: near, safe: false } };
}

/** The candidate with the two words of a name the other way round, or nearly: `notify.customers`, `customers.notify`. */
function turned(word: string, candidates: readonly string[]): string | null {
  const [first, second, ...others] = word.split('.');
  if (first === undefined || second === undefined || others.length > 0) return null;
  const name = `${second}.${first}`;
  return candidates.find((one) => one === name) ?? nearest(name, candidates);
}

/** The only candidate that is this Hangul word with a syllable behind it, as districts are called for short. */
function shortened(word: string, candidates: readonly string[]): string | null {
  if (!/^[가-힣]{2,}$/.test(word)) return null;
  const [found, ...others] = candidates.filter(
    (one) => one.startsWith(word) && one.length === word.length + 1,
  );
  return found !== undefined && others.length === 0 ? found : null;
}

/** The only candidate whose title begins so, blanks and `_` aside; one letter says nothing. */
function titled(word: string, candidates: readonly string[], scope: Scope | null): string | null {
  const bare = (text: string): string => text.replaceAll(/[\s_]/g, '').toLowerCase();
  const [found, ...others] = candidates.filter((name) =>
    bare(scope?.find(name)?.title ?? '').startsWith(bare(word)),
  );
  return found !== undefined && others.length === 0 && bare(word).length > 1 ? found : null;
}

/** `a, b and c` in backticks, at most seven of them. */
export function listed(names: readonly string[]): Text {
  const shown = names.slice(0, 7).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return allOf(more > 0 ? [...shown, say`${more} more`] : shown);
}
