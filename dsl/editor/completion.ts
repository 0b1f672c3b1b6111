import type { Catalog } from '../catalog.ts';
import type { LoadedProject } from '../project.ts';
import { DateText, Literal } from '../token/literals.ts';
import { Cmp } from '../token/signs.ts';
import { Identifier, Word, wordText } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import { type Awaited, awaitedAfter } from './awaited.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { argumentsAt } from './offered-arguments.ts';
import { offeredInTest } from './offered-in-test.ts';
import { namesAt } from './offered-names.ts';
import { placeholdersAt } from './offered-placeholders.ts';
import { comparisonsAt, isTestAllowed, valuesAt } from './offered-values.ts';

/** One thing that may be written at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: 'keyword' | 'metric' | 'source' | 'field' | 'value' | 'verb' | 'argument' | 'name';
  /** What it is, in a few words: a title, a type, a unit. */
  readonly detail: string;
  /** What is written in place of `span`. */
  readonly insert: string;
  readonly span: Span;
}

/** What a place of a file offers, before it is put there. */
export type Offer = Pick<Completion, 'label' | 'kind' | 'detail'> & { readonly insert?: string };

/** A project as the editor asks it, in the state of its last keystroke. */
export interface EditedProject extends LoadedProject {
  readonly catalog: Catalog;
}

/**
 * Everything that may be written at an offset: words of the language, names in scope, values that the types allow,
 * placeholders inside texts. The caller narrows it by what is typed.
 */
export function completionsAt(project: EditedProject, text: string, offset: number): readonly Completion[] {
  const cursor = cursorAt(text, offset);
  if (cursor.isInComment) return [];
  if (cursor.text !== null) {
    const { placeholder, content, isClosed } = cursor.text;
    if (placeholder !== null) return placed(placeholdersAt(cursor.before, project), placeholder);
    return placed(quotable(offersAt(cursor, project), isClosed), content);
  }
  return placed(offersAt(cursor, project), cursor.replaced);
}

function offersAt(cursor: Cursor, project: EditedProject): readonly Offer[] {
  const awaited = awaitedAfter(cursor.before);
  if (awaited.length === 0) return [];
  const known =
    offeredInTest(cursor.before, project) ??
    (awaited.some(({ rules }) => rules.includes('args')) ? argumentsAt(cursor.before, project) : null);
  if (known !== null) return known;
  return [
    ...valuesOf(awaited, cursor, project),
    ...namesOf(awaited, cursor, project),
    ...wordsOf(awaited, cursor, project),
  ];
}

/** Of the values that may stand here those that are texts, as they are written between quotes that are open. */
function quotable(offers: readonly Offer[], isClosed: boolean): readonly Offer[] {
  return offers.flatMap((offer): readonly Offer[] => {
    if (offer.kind !== 'value') return [];
    const isQuoted = offer.label.startsWith('"');
    // A word of a dimension and a cause mean the same with quotes and without; a number and a truth do not.
    if (!isQuoted && !/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(offer.label)) return [];
    const written = isQuoted ? offer.label.slice(1, -1) : offer.label;
    return [{ ...offer, label: written, insert: isClosed ? written : `${written}"` }];
  });
}

function placed(offers: readonly Offer[], span: Span): readonly Completion[] {
  const found = new Map<string, Completion>();
  for (const offer of offers) {
    if (!found.has(offer.label)) found.set(offer.label, { insert: offer.label, ...offer, span });
  }
  return [...found.values()];
}

function wordsOf(awaited: readonly Awaited[], { before }: Cursor, project: EditedProject): readonly Offer[] {
  return awaited.flatMap(({ type, rules }): readonly Offer[] => {
    if (type === Cmp) return comparisonsAt(rules, before, project);
    const word = wordText(type);
    if (word === null || !isTestAllowed(word, rules, before, project)) return [];
    return [{ label: word, kind: 'keyword', detail: '' }];
  });
}

function namesOf(
  awaited: readonly Awaited[],
  { before, after }: Cursor,
  project: EditedProject,
): readonly Offer[] {
  return awaited
    .filter(({ type }) => type === Identifier || type === Word)
    .flatMap(({ rules }) => namesAt(rules, before, after, project));
}

function valuesOf(awaited: readonly Awaited[], { before }: Cursor, project: EditedProject): readonly Offer[] {
  return awaited
    .filter(({ type }) => type === Literal || type === DateText || (type.CATEGORIES ?? []).includes(Literal))
    .flatMap(({ type, rules }) => valuesAt(type, rules, before, project));
}
