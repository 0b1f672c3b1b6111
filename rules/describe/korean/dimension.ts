import { wordFor } from '../amount.ts';
import type { Reading } from '../reading.ts';

/**
 * A dimension as people call it: by the title of the table that is named after it and keyed by it (`restaurant` of
 * `table restaurants "음식점"` is 음식점), else as code.
 */
export function dimensionKo(name: string, { project }: Reading): string {
  const table = project.sources.find(
    (source) => source.kind === 'table' && source.key === name && [name, `${name}s`].includes(source.name),
  );
  return table?.title ?? codeKo(name);
}

/** Several, as they stand before 별로, 마다 and 에는. */
export function dimensionsKo(names: readonly string[], reading: Reading): string {
  return names.map((name) => dimensionKo(name, reading)).join(', ');
}

/** A name that the project has no Korean word for: marked, so that nobody takes it for a word of the sentence. */
export function codeKo(name: string): string {
  return `\`${name}\``;
}

/** A text value: the word that `define words` has for it, else as it stands on the wire, in quotes. */
export function wireWordKo(value: string, field: string, reading: Reading): string {
  const word = wordFor(value, field, reading);
  return word === value ? `"${value}"` : word;
}
