import { relative, sep } from 'node:path';
import type { Diagnostic, DiagnosticLevel } from '../../dsl/diagnostic.ts';
import type { History } from '../../dsl/lint/history.ts';
import { lints } from '../../dsl/lint/list.ts';
import { told } from '../../dsl/messages/in-language.ts';
import { isBlocking } from '../../dsl/project.ts';
import { fails } from '../../dsl/reporters/lint-report.ts';
import { noPaint, terminalPaint } from '../../dsl/reporters/paint.ts';
import { allOf, say, type Text } from '../../dsl/say.ts';
import { changedFiles } from '../changed-files.ts';
import { type FixedFiles, fixFiles } from '../fix-files.ts';
import type { Io } from '../io.ts';
import { checkProject, type OpenProject, openProject } from '../load-project.ts';
import type { PlayFile } from '../project-files.ts';
import { type Format, reportLint, reportOn } from '../report/diagnostics.ts';
import { askedInVain, isWanted, type Target } from '../targets.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { UsageError } from '../usage-error.ts';
import { writeFixed } from '../write-fixed.ts';
import { historyOf } from './history.ts';
import type { LintFlags } from './settings.ts';
import { uselessGlobs } from './useless-globs.ts';

/** What one call of `lint` asks for, of each of its targets. */
export interface LintRequest extends LintFlags {
  readonly format: Format;
  readonly failLevel: DiagnosticLevel;
  /** `show`: what would be written, as a diff. */
  readonly fixes: 'leave' | 'write' | 'show';
  readonly unsafe: boolean;
  /** Only what git says has changed: since the last commit, or since a branch was left; null: all. */
  readonly changed: { readonly since: string | null } | null;
  /** Recorded events, or null. */
  readonly history: string | null;
  readonly isOffline: boolean;
  /** A file as it came on standard input, or null. */
  readonly given: PlayFile | null;
  readonly allowEmpty: boolean;
}

/**
 * Lints one project, or a part of it, and prints the report.
 *
 * @returns  whether the check passed
 * @throws UsageError  when there is nothing to lint
 */
export async function lintTarget(target: Target, request: LintRequest, io: Io): Promise<boolean> {
  const begin = performance.now();
  const opened = await openProject(target.root, request);
  const part = await partOf(target, opened, request);
  for (const text of uselessGlobs(opened.config.lint, opened.files)) io.err(told(text, io.lang));
  const history = await historyFor(target, opened, request, io);
  const check = (files: readonly PlayFile[]) => checkProject({ ...opened, files }, { ...request, history });
  const own = (files: readonly PlayFile[]) => check(files).diagnostics.filter(({ file }) => part.has(file));

  let project = opened;
  if (request.fixes !== 'leave') {
    const fixed = fixFiles(opened.files, own, request.unsafe);
    if (request.fixes === 'show') return showFixes(opened, fixed, own(fixed.files), request, io);
    await writeFixed(target.root, fixed);
    io.err(told(fixesSaid(fixed), io.lang));
    project = { ...opened, files: fixed.files };
  }

  const { diagnostics, allowed } = check(project.files);
  const shown = diagnostics.filter(({ file }) => part.has(file));
  const report = reportOn(
    { files: project.files.filter(({ path }) => part.has(path)) },
    {
      diagnostics: shown,
      allowed: allowed.filter(({ diagnostic }) => part.has(diagnostic.file)),
      failLevel: request.failLevel,
      prefix: prefixTo(target.root),
      unasked: request.history === null ? pastAsked(request) : 0,
    },
  );
  const paint = io.color ? terminalPaint : noPaint;
  const text = reportLint(report, request.format, io.lang, performance.now() - begin, paint);
  if (text !== '') io.out(text);
  return !shown.some(({ level }) => fails(level, request.failLevel));
}

/** The paths of the project that were asked for. */
async function partOf(
  target: Target,
  { files }: OpenProject,
  { changed, given, allowEmpty }: LintRequest,
): Promise<ReadonlySet<string>> {
  if (given !== null) return new Set([given.path]);
  const asked = files.map(({ path }) => path).filter((path) => isWanted(target, path));
  const differing = changed === null ? null : new Set(await changedFiles(target.root, changed.since));
  const part = asked.filter((path) => differing === null || differing.has(path));
  const empty = askedInVain(
    target,
    files.map(({ path }) => path),
  );
  if (empty.length > 0 && !allowEmpty) throw nothingIn(empty);
  if (part.length > 0 || allowEmpty) return new Set(part);
  if (differing === null || asked.length === 0) throw nothingIn(target.only);
  throw new UsageError(
    changed?.since == null
      ? say`no .play file has changed since the last commit`
      : say`no .play file has changed since \`${changed.since}\``,
    say`say --allow-empty where that is as it should be`,
  );
}

function nothingIn(parts: readonly string[]): UsageError {
  return new UsageError(
    say`no .play files in ${allOf(parts.map((one) => `\`${one}\``))}`,
    say`name a folder with .play files, or say --allow-empty`,
  );
}

/** Only a project without errors can be replayed; what it lacks is told anyway. */
async function historyFor(
  { root }: Target,
  opened: OpenProject,
  { history, given }: LintRequest,
  io: Io,
): Promise<History | null> {
  if (history === null) return null;
  if (given === null && !checkProject(opened).diagnostics.some(isBlocking))
    return historyOf(root, history, io);
  io.err(told(say`the history was not asked: only a project without errors can be replayed`, io.lang));
  return null;
}

/** A diff of what `--fix` would write; the check fails where there is something to write, or an error stays. */
function showFixes(
  { files }: OpenProject,
  fixed: FixedFiles,
  left: readonly Diagnostic[],
  { failLevel }: LintRequest,
  io: Io,
): boolean {
  const before = new Map(files.map(({ path, text }) => [path, text]));
  const diffs = fixed.files.map(({ path, text }) => unifiedDiff(path, before.get(path) ?? text, text));
  const text = diffs.join('').trimEnd();
  if (text !== '') io.out(text);
  io.err(told(say`${fixesSaid(fixed)}, nothing is written`, io.lang));
  return fixed.changed.length === 0 && !left.some(({ level }) => fails(level, failLevel));
}

function fixesSaid({ fixes, changed }: FixedFiles): Text {
  const count = fixes === 1 ? say`${fixes} fix` : say`${fixes} fixes`;
  const files = changed.length === 1 ? say`${changed.length} file` : say`${changed.length} files`;
  return say`${count} in ${files}`;
}

/** How many of the codes that were chosen ask the past. Whoever says `--offline` knows that they do not run. */
function pastAsked({ select, ignore, isOffline }: LintRequest): number {
  if (isOffline) return 0;
  return lints.filter(
    (lint) =>
      lint.reportedBy === 'check' &&
      lint.needsHistory &&
      (select.length === 0 || select.some((prefix) => lint.code.startsWith(prefix))) &&
      !ignore.some((prefix) => lint.code.startsWith(prefix)),
  ).length;
}

/** CI shows findings beside files that it names from where the command runs. */
function prefixTo(root: string): string {
  const path = relative(process.cwd(), root).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}
