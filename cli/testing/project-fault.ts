import type { Catalog } from '../../dsl/catalog.ts';
import { formatFile } from '../../dsl/format/format-file.ts';
import { type LintedProject, lintProject } from '../../dsl/lint/lint-project.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import { type Parsed, parse } from '../../dsl/parse.ts';
import type { ProjectFile } from '../../dsl/project.ts';
import { reportPretty } from '../../dsl/reporters/pretty.ts';
import { compileProject } from '../../rules/compile/bundle.ts';
import { runnableOf } from '../not-yet.ts';

/** What came of a project one of whose files was changed. */
export interface ProjectOutcome {
  /** What is wrong with how it was read, or null for nothing. */
  readonly fault: string | null;
  /** Whether its playbooks were compiled twice, from the file as it is and as it is laid out. */
  readonly isCompared: boolean;
}

/** Checks of one project, whose other files are read once. */
export interface ProjectChecker {
  readonly files: readonly ProjectFile[];
  /** Takes the text for that of the file, in the project as it is. */
  check(path: string, text: string): ProjectOutcome;
}

/**
 * Whatever one file says, the project is linted and compiled without a throw, each finding lies inside its file, and
 * the file as it is laid out compiles to the same graph.
 */
export function projectChecker(files: readonly ProjectFile[], catalog: Catalog): ProjectChecker {
  const known = new Map<string, Parsed>(files.map(({ path, text }) => [path, parse(text, path)]));
  const withFile = (path: string, text: string): LintedProject => {
    const read = (written: string, name: string): Parsed =>
      (name === path ? null : known.get(name)) ?? parse(written, name);
    return lintProject(
      files.map((file) => (file.path === path ? { path, text } : file)),
      catalog,
      undefined,
      read,
    );
  };
  return {
    files,
    check: (path, text) => {
      const project = withFile(path, text);
      const fault = placeFault(project);
      const graph = graphOf(project);
      const laidOut = formatFile(text, path);
      if (fault !== null || laidOut.kind === 'refused') return { fault, isCompared: false };
      const isSame = graphOf(withFile(path, laidOut.text)) === graph;
      return { fault: isSame ? null : 'formatting changes the graph', isCompared: true };
    },
  };
}

function placeFault({ files, diagnostics }: LintedProject): string | null {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const outside = diagnostics.find(({ file, span }) => {
    const length = texts.get(file)?.length ?? -1;
    return span.start < 0 || span.end < span.start || span.end > length;
  });
  if (outside !== undefined) return `${outside.code} outside ${outside.file}`;
  return /\bNaN\b|\bundefined\b|\[object/.test(reportPretty(diagnostics, texts)) ? 'said: no words' : null;
}

/** The hash of the compiled playbooks that can run: equal for equal meaning. */
function graphOf({ project, map }: LintedProject): string {
  const playbooks = runnableOf(project, map).playbooks.map(namedByOrder);
  return compileProject({ ...project, playbooks }, { name: 'fuzz', zone: 'Asia/Seoul' }).hash;
}

/** A bare rule is named by its line, which layout may move. */
function namedByOrder(playbook: PlaybookModel, index: number): PlaybookModel {
  return playbook.name.includes('.play:') ? { ...playbook, name: `rule ${index + 1000}` } : playbook;
}
