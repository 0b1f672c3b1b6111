import type { Catalog } from '../catalog.ts';
import type { Diagnostic, DiagnosticLevel } from '../diagnostic.ts';
import { fileLayout } from '../format/file-layout.ts';
import { parse } from '../parse.ts';
import { byPlace, type LoadedProject, loadProject, type ProjectFile } from '../project.ts';
import { type Allowed, sift } from './allow.ts';
import type { History } from './history.ts';
import { lints } from './list.ts';
import { runLints } from './run.ts';

/** What a project wants of the lints. */
export interface LintSettings {
  /** The level at which a finding is told, or null for not at all. */
  readonly levelOf: (found: Diagnostic) => DiagnosticLevel | null;
  /** The day, in the project's zone, on which allowances may have ended: `2026-06-01`; null: none has. */
  readonly today: string | null;
  readonly history: History | null;
  /** What others find in the resolved project, such as what cannot run; it may be allowed like the rest. */
  readonly also: (loaded: LoadedProject) => readonly Diagnostic[];
}

/** Everything is told at its own level, and no allowance has ended. */
export const defaultSettings: LintSettings = {
  levelOf: ({ level }) => level,
  today: null,
  history: null,
  also: () => [],
};

/** A project, and everything there is to say about its files. */
export interface LintedProject extends LoadedProject {
  /** Findings that comments allow: told by no reporter for people. */
  readonly allowed: readonly Allowed[];
}

/**
 * Parses, resolves and lints the files of a project. Never throws on any text. What parsing and resolving found comes
 * with what the lints found, sorted by file and place.
 */
export function lintProject(
  files: readonly ProjectFile[],
  catalog: Catalog,
  settings: LintSettings = defaultSettings,
  read: typeof parse = parse,
): LintedProject {
  const { history, today, levelOf, also } = settings;
  const loaded = loadProject(files, catalog, (text, path) => {
    const parsed = read(text, path);
    fileLayout(parsed.file);
    return parsed;
  });
  const linted = runLints({ ...loaded, catalog, history }, lints);
  const found = [...loaded.diagnostics, ...linted, ...also(loaded)];
  const { diagnostics, allowed } = sift(loaded.files, found, today, history);
  const told = diagnostics.flatMap((one) => {
    const level = levelOf(one);
    return level === null ? [] : [level === one.level ? one : { ...one, level }];
  });
  return {
    ...loaded,
    diagnostics: told.sort(byPlace),
    allowed: allowed.filter(({ diagnostic }) => levelOf(diagnostic) !== null),
  };
}
