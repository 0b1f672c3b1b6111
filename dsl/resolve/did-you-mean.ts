import type { DiagnosticDetails } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import type { Span } from '../tree/literal.ts';
import type { Scope } from './scope.ts';
import { placeOf } from './words-of.ts';

/** Help and an unsafe fix for a name that is nearly one of `candidates`; nothing where none is near. */
export function didYouMean(
  word: string,
  span: Span,
  candidates: readonly string[],
  scope: Scope | null = null,
): Pick<DiagnosticDetails, 'help' | 'fix'> {
  const near = nearest(word, candidates);
  if (near === null) return {};
  const declared = scope?.find(near);
  const where = declared && placeOf(declared.file, declared.span.start);
  const told = declared && (declared.title === null ? ` (${where})` : ` ("${declared.title}", ${where})`);
  return { help: `did you mean \`${near}\`${told ?? ''}?`, fix: { span, text: near, safe: false } };
}

/** `a, b and c` in backticks, at most seven of them. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 7).map((name) => `\`${name}\``);
  const more = names.length > 7 ? [`${names.length - 7} more`] : [];
  const all = [...shown, ...more];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
