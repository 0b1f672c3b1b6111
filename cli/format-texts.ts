import type { Diagnostic } from '../dsl/diagnostic.ts';
import { type FormatResult, formatFile } from '../dsl/format/format-file.ts';
import { upgradeFile } from '../dsl/format/upgrade-file.ts';
import type { PlayText } from './play-texts.ts';

/** What became of one text. */
export type Formatting =
  | { readonly kind: 'unchanged'; readonly of: PlayText }
  | { readonly kind: 'changed'; readonly of: PlayText; readonly text: string }
  | { readonly kind: 'refused'; readonly of: PlayText; readonly diagnostics: readonly Diagnostic[] };

/**
 * Formats texts, each by itself: one that cannot be read stops no other. Writes nothing.
 *
 * @param upgrade  also rewrite to the newest language
 */
export function formatTexts(texts: readonly PlayText[], upgrade: boolean): readonly Formatting[] {
  return texts.map((of) => formatting(of, (upgrade ? upgradeFile : formatFile)(of.text, of.name)));
}

function formatting(of: PlayText, result: FormatResult): Formatting {
  switch (result.kind) {
    case 'refused':
      return { kind: 'refused', of, diagnostics: result.diagnostics };
    case 'formatted':
      return result.text === of.text ? { kind: 'unchanged', of } : { kind: 'changed', of, text: result.text };
  }
}
