import type { LoadedProject } from '../project.ts';
import { wordsFor } from '../resolve/knowledge.ts';
import { describe } from '../resolve/scope.ts';
import type { NameUse } from '../resolve/source-map.ts';
import { say, type Text } from '../say.ts';
import { LETTER, NAME_PART } from '../token/alphabet.ts';
import { clauseWords, reservedWords } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';
import { declarationsOf, itemOf, ownName, placesOf, writtenName } from './navigation.ts';

/** A change of one place of a file, offsets in its NFC text. */
export interface NameEdit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/**
 * The edits that give a name another text in all files, or why that cannot be. Fields and dimensions are named by the
 * topic and verbs by their connector: those are not ours to change.
 */
export function renamed(project: LoadedProject, use: NameUse, to: string): readonly NameEdit[] | Text {
  const foreign = whyForeign(project, use);
  if (foreign !== null) return foreign;
  const text = to.normalize('NFC').trim();
  switch (use.kind) {
    case 'cause':
      return renamedCause(project, use, text.replace(/^"(.*)"$/, '$1'));
    case 'word':
      return whyNoName(text) ?? takenWord(project, use, text) ?? editsOf(project, use, text);
    default:
      return whyNoName(text) ?? takenName(project, use, text) ?? renamedInPack(project, use, text);
  }
}

/** Names that others gave; null for the author's own. */
function whyForeign(project: LoadedProject, use: NameUse): Text | null {
  switch (use.kind) {
    case 'field':
    case 'dimension':
      return say`\`${ownName(use)}\` is the name of a field in the events, so it is not changed here`;
    case 'verb':
      return say`\`${use.name}\` is named by its connector, so it is not changed here`;
    default:
      return declarationsOf(project, use).length === 0
        ? say`\`${use.name}\` is not declared here, so it cannot be renamed here`
        : null;
  }
}

function whyNoName(text: string): Text | null {
  if (!NAME.test(text)) return say`\`${text}\` is not a name: letters, digits and \`_\`, not a digit first`;
  return text.split('.').some(isReserved) ? say`\`${text}\` is a word of the language` : null;
}

function takenName(project: LoadedProject, use: NameUse, text: string): Text | null {
  if (text === use.name) return null;
  if (use.kind === 'result') {
    const inItem = project.map.names().filter((one) => one.kind === 'result' && itemOf(one) === itemOf(use));
    return inItem.some(({ name }) => name === text) ? say`\`${text}\` is declared already` : null;
  }
  const taken = project.knowledge.scope.find(text);
  return taken === undefined ? null : say`\`${text}\` is declared already: ${describe(taken)}`;
}

function takenWord({ knowledge }: LoadedProject, use: NameUse, text: string): Text | null {
  if (text === ownName(use)) return null;
  const dimension = use.name.slice(0, use.name.lastIndexOf('.'));
  return Object.hasOwn(wordsFor(knowledge, dimension) ?? {}, text)
    ? say`\`${text}\` is a word for another \`${dimension}\` already`
    : null;
}

/** A cause may be several words; it is put in quotes where it could not be read without. */
function renamedCause(project: LoadedProject, use: NameUse, name: string): readonly NameEdit[] | Text {
  if (name === '' || /["\\\n{}]/.test(name)) return say`\`${name}\` cannot be the name of a cause`;
  if (ANSWERS.includes(name)) return say`\`${name}\` is what every check can answer`;
  const owner = use.name.slice(0, use.name.length - ownName(use).length);
  const taken = causesBeside(project, use).find((other) => ownName(other) === name);
  if (taken !== undefined && taken.name !== use.name)
    return say`\`${name}\` is a cause of \`${taken.name.slice(0, -name.length - 1)}\` already`;
  const isPlain = name.split(' ').every((word) => BARE.test(word) && !isReserved(word) && !isClause(word));
  const text = isPlain ? name : `"${name}"`;
  return placesOf(project, { ...use, name: `${owner}${ownName(use)}` }).map(({ file, span }) => ({
    file: file.path,
    span,
    text,
  }));
}

/** Causes that can stand in one `if` with this one: of its own check, and of all checks of the items that name it. */
function causesBeside(project: LoadedProject, use: NameUse): readonly NameUse[] {
  const names = project.map.names();
  const items = new Set(placesOf(project, use).map(itemOf));
  const checks = names
    .filter((one) => one.kind === 'check' && items.has(itemOf(one)))
    .map(({ name }) => name);
  return names.filter(
    (one) =>
      one.kind === 'cause' &&
      (items.has(itemOf(one)) ||
        (one.isDeclaration && checks.some((check) => one.name.startsWith(`${check}.`)))),
  );
}

function renamedInPack(project: LoadedProject, use: NameUse, text: string): readonly NameEdit[] | Text {
  const prefixes = placesOf(project, use).map(packPrefix);
  const kept = prefixes.find((prefix) => !text.startsWith(prefix));
  if (kept !== undefined) return say`\`${kept}\` is the prefix of its pack: keep it before the new name`;
  return editsOf(project, use, text);
}

/** The new text at every place, without the prefix of its pack where that has none. */
function editsOf(project: LoadedProject, use: NameUse, text: string): readonly NameEdit[] {
  return placesOf(project, use).flatMap((place) => {
    const prefix = packPrefix(place);
    const span = writtenName(
      place.kind === 'word' ? place : { ...place, name: place.name.slice(prefix.length) },
    );
    return span === null ? [] : [{ file: place.file.path, span, text: text.slice(prefix.length) }];
  });
}

/** What stands before a name for the users of its pack and not in the pack itself: `pay.`; empty elsewhere. */
function packPrefix(use: NameUse): string {
  if (use.kind === 'word') return '';
  const words = use.name.split('.');
  for (let from = 0; from < words.length; from += 1)
    if (writtenName({ ...use, name: words.slice(from).join('.') }) !== null)
      return words
        .slice(0, from)
        .map((word) => `${word}.`)
        .join('');
  return '';
}

function isReserved(word: string): boolean {
  return (reservedWords as readonly string[]).includes(word);
}

function isClause(word: string): boolean {
  return (clauseWords as readonly string[]).includes(word);
}

const ANSWERS = ['unknown', 'unchecked'];
const WORD = `[${LETTER}][${NAME_PART}]*`;
const BARE = new RegExp(`^${WORD}$`);
const NAME = new RegExp(`^${WORD}(?:\\.${WORD})*$`);
