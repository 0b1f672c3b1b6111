import type { LoadedProject } from '../project.ts';
import type { NameUse } from '../resolve/source-map.ts';
import { say, type Text } from '../say.ts';
import { LETTER, NAME_PART } from '../token/alphabet.ts';
import { reservedWords } from '../token/words.ts';
import type { Span } from '../tree/literal.ts';

/** A change of one place of a file, offsets in its NFC text. */
export interface NameEdit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** What stands at an offset, the shortest of several; null where no name does. */
export function nameAt({ map }: LoadedProject, file: string, offset: number): NameUse | null {
  const under = map
    .names()
    .filter((use) => use.file.path === file && use.span.start <= offset && offset <= use.span.end);
  const length = ({ span }: NameUse): number => span.end - span.start;
  return under.sort((a, b) => length(a) - length(b))[0] ?? null;
}

/** Every place of the same name, declarations among them, in the order of files and places. */
export function placesOf({ map }: LoadedProject, { kind, name }: NameUse): readonly NameUse[] {
  return map.names().filter((use) => use.kind === kind && use.name === name);
}

/** Where it is declared; none for what only a connector knows. */
export function declarationsOf(project: LoadedProject, use: NameUse): readonly NameUse[] {
  return placesOf(project, use).filter(({ isDeclaration }) => isDeclaration);
}

/** The words of a name at one of its places: without what a slice, braces or a source before it add; null: not there. */
export function writtenName(use: NameUse): Span | null {
  const text = use.file.text.slice(use.span.start, use.span.end);
  const own = ownName(use);
  const at = use.kind === 'field' ? text.lastIndexOf(own) : text.indexOf(own);
  return at < 0 ? null : { start: use.span.start + at, end: use.span.start + at + own.length };
}

/** What of a name its declaration writes: of a field without its source, of a cause without its check. */
export function ownName({ kind, name }: NameUse): string {
  const cut = kind === 'field' || kind === 'cause' ? name.lastIndexOf('.') : -1;
  return name.slice(cut + 1);
}

/** Kinds whose names are the author's own to change. */
const RENAMEABLE: readonly NameUse['kind'][] = [
  ...(['metric', 'stream', 'table', 'probe', 'check', 'routine', 'schedule', 'audience'] as const),
  ...(['value', 'playbook', 'result'] as const),
];

/**
 * The edits that give a name another text in all files, or why that cannot be. Fields and dimensions are named by the
 * topic and verbs by their connector: those are not ours to change.
 */
export function renamed(project: LoadedProject, use: NameUse, to: string): readonly NameEdit[] | Text {
  const text = to.normalize('NFC');
  if (!RENAMEABLE.includes(use.kind) || declarationsOf(project, use).length === 0)
    return say`\`${use.name}\` is not declared here, so it cannot be renamed here`;
  if (!NAME.test(text)) return say`\`${text}\` is not a name: letters, digits and \`_\`, not a digit first`;
  if (text.split('.').some((word) => (reservedWords as readonly string[]).includes(word)))
    return say`\`${text}\` is a word of the language`;
  const taken = project.knowledge.scope.find(text);
  if (taken !== undefined && text !== use.name) return say`\`${text}\` is declared already`;
  const places = placesOf(project, use).map((place) => ({ place, prefix: packPrefix(place) }));
  const kept = places.find(({ prefix }) => !text.startsWith(prefix));
  if (kept) return say`\`${kept.prefix}\` is the prefix of its pack: keep it before the new name`;
  return places.flatMap(({ place, prefix }) => {
    const span = writtenName({ ...place, name: place.name.slice(prefix.length) });
    return span === null ? [] : [{ file: place.file.path, span, text: text.slice(prefix.length) }];
  });
}

/** What stands before a name for the users of its pack and not in the pack itself: `pay.`; empty elsewhere. */
function packPrefix(use: NameUse): string {
  const words = use.name.split('.');
  for (let from = 0; from < words.length; from += 1)
    if (writtenName({ ...use, name: words.slice(from).join('.') }) !== null)
      return words
        .slice(0, from)
        .map((word) => `${word}.`)
        .join('');
  return '';
}

const WORD = `[${LETTER}][${NAME_PART}]*`;
const NAME = new RegExp(`^${WORD}(?:\\.${WORD})*$`);
