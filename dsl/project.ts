import type { Catalog } from './catalog.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Project } from './model/project.ts';
import { namesForTitles } from './name-for-title.ts';
import { nameThatIsRead } from './name-that-is-read.ts';
import { parse } from './parse.ts';
import type { Knowledge } from './resolve/knowledge.ts';
import { resolveProject } from './resolve/project.ts';
import type { SourceMap } from './resolve/source-map.ts';
import { toldOnce } from './told-once.ts';
import type { SourceFile } from './tree.ts';

/** One `.play` file as it was read; nothing here looks at a disk. */
export interface ProjectFile {
  /** As messages shall name it, relative to the project's root. */
  readonly path: string;
  readonly text: string;
}

/** A project and everything there is to say about its files. */
export interface LoadedProject {
  readonly project: Project;
  /** Their trees, sorted by path. */
  readonly files: readonly SourceFile[];
  readonly knowledge: Knowledge;
  /** Of all files, sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly map: SourceMap;
}

/**
 * Parses and resolves the files of a project. Never throws on any text. Playbooks with errors (a hole, OS2501, is
 * none for this purpose) are missing from the project; the rest is whole and can be compiled.
 *
 * @param read  parses one file, or knows it already: an editor parses only what changed
 */
export function loadProject(
  files: readonly ProjectFile[],
  catalog: Catalog,
  read: typeof parse = parse,
): LoadedProject {
  const parsed = files.map(({ path, text }) => read(text, path));
  const { project, map, knowledge, diagnostics } = resolveProject(
    parsed.map(({ file }) => file),
    catalog,
  );
  const all = toldOnce(
    nameThatIsRead(
      namesForTitles(
        parsed.flatMap((one) => one.diagnostics),
        parsed.map(({ file }) => file),
        knowledge.scope,
      ),
      parsed.map(({ file }) => file),
      knowledge.scope,
    ),
    diagnostics,
  );
  return { project, files: knowledge.scope.files, knowledge, map, diagnostics: all.sort(byPlace) };
}

/** Whether a diagnostic keeps a project from being simulated: every error but a hole. */
export function isBlocking(found: Diagnostic): boolean {
  return found.level === 'error' && found.code !== 'OS2501';
}

/** By file, place and code: the order in which findings are told. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
