import type { LoadedProject } from '../project.ts';
import type { NameUse } from '../resolve/source-map.ts';
import type { Span } from '../tree/literal.ts';
import type { Item } from '../tree.ts';

/** What stands at an offset, the shortest of several; null where no name does. */
export function nameAt({ map }: LoadedProject, file: string, offset: number): NameUse | null {
  const under = map
    .names()
    .filter((use) => use.file.path === file && use.span.start <= offset && offset <= use.span.end);
  const length = ({ span }: NameUse): number => span.end - span.start;
  return under.sort((a, b) => length(a) - length(b))[0] ?? null;
}

/** Every place of the same name, declarations among them, in the order of files and places. */
export function placesOf({ map }: LoadedProject, asked: NameUse): readonly NameUse[] {
  const { kind, name } = asked;
  const places = map.names().filter((use) => use.kind === kind && use.name === name);
  // A result is known in its own playbook only: another may call one the same.
  return kind === 'result' ? places.filter((use) => itemOf(use) === itemOf(asked)) : places;
}

/** The item that a name stands in. */
export function itemOf({ file, span }: NameUse): Item | undefined {
  return file.items.find((item) => item.span.start <= span.start && span.end <= item.span.end);
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
  const cut = kind === 'field' || kind === 'cause' || kind === 'word' ? name.lastIndexOf('.') : -1;
  return name.slice(cut + 1);
}
