import type { Diagnostic } from '../dsl/diagnostic.ts';
import type { Allowed } from '../dsl/lint/allow.ts';
import type { History } from '../dsl/lint/history.ts';
import { type LintSettings, lintProject } from '../dsl/lint/lint-project.ts';
import { told } from '../dsl/messages/in-language.ts';
import type { Project } from '../dsl/model/project.ts';
import { isBlocking } from '../dsl/project.ts';
import { say } from '../dsl/say.ts';
import type { Bundle } from '../rules/bundle.ts';
import { compileProject } from '../rules/compile/bundle.ts';
import { catalogOf } from './catalog.ts';
import { type Config, loadConfig } from './config.ts';
import { type ConnectorSet, connectorsOf } from './connectors.ts';
import { dayIn } from './day-in.ts';
import type { Io } from './io.ts';
import { type LintFlags, lintLevels } from './lint/settings.ts';
import { type Runnable, runnableOf } from './not-yet.ts';
import { type PlayFile, type ReadProjectOptions, readProject } from './project-files.ts';
import { reportForPeople, reportOn } from './report/diagnostics.ts';
import { CheckFailed, UsageError } from './usage-error.ts';
import { withoutCentre } from './without-centre.ts';

/** A project as it stands on the disk; nothing of it is resolved yet. */
export interface OpenProject {
  readonly config: Config;
  readonly files: readonly PlayFile[];
  readonly connectors: ConnectorSet;
}

/** A project that was resolved and linted. */
export interface LoadedProject extends OpenProject {
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that comments allow. */
  readonly allowed: readonly Allowed[];
  /** What the text means, also of what this version does not run yet. */
  readonly model: Project;
  /** OS0201 of each playbook that this version does not run yet; among the diagnostics too. */
  readonly refused: Runnable['refused'];
  /** The playbooks that can run. */
  compile(): Bundle;
}

/** What one call asks of the lints beside the project's settings. */
export interface LintCall extends LintFlags {
  readonly history: History | null;
}

const EVERYTHING: LintCall = { select: [], ignore: [], history: null };

/** Reads the settings and files of a project. */
export async function openProject(folder: string, options: ReadProjectOptions = {}): Promise<OpenProject> {
  const config = await loadConfig(folder);
  const files = await readProject(folder, options);
  return { config, files, connectors: await connectorsOf(config, folder) };
}

/** Resolves and lints a project; errors are among the diagnostics, `compile` is for projects without. */
export function checkProject(open: OpenProject, call: LintCall = EVERYTHING): LoadedProject {
  const { config, files, connectors } = open;
  const catalog = catalogOf(connectors.manifests);
  let runnable: Runnable = { playbooks: [], refused: [] };
  const { project, diagnostics, allowed } = lintProject(files, catalog, {
    ...lintSettings(config, call),
    also: (loaded) => {
      runnable = runnableOf(loaded.project, loaded.map);
      const { project: model, map } = loaded;
      return [...runnable.refused.map(({ found }) => found), ...withoutCentre(model, map, config.places)];
    },
  });
  const { playbooks, refused } = runnable;
  return {
    ...open,
    diagnostics,
    allowed,
    model: project,
    refused,
    compile: () => {
      const { name, zone, places, ceilings } = config;
      return compileProject({ ...project, playbooks }, { name, zone, places, ceilings });
    },
  };
}

/** What a project's settings, the day and one call ask of the lints. */
export function lintSettings(config: Config, call: LintCall = EVERYTHING): LintSettings {
  return {
    ...lintLevels(config.lint, call),
    today: dayIn(config.zone, Date.now()),
    history: call.history,
    also: (loaded) => runnableOf(loaded.project, loaded.map).refused.map(({ found }) => found),
  };
}

/** Reads, resolves and lints a project. */
export async function loadProjectAt(folder: string): Promise<LoadedProject> {
  return checkProject(await openProject(folder));
}

/** A playbook with a `...` is judged but never acts, in `run` as in `simulate`: both decide the same. */
function withoutHoles(bundle: Bundle, io: Io): Bundle {
  const playbooks = bundle.playbooks.map((playbook) => {
    if (!playbook.hole || playbook.mode !== 'live') return playbook;
    const word = told(say`warning`, io.lang);
    const message = say`\`${playbook.name}\` has a hole (\`...\`) and stays in shadow: it decides, nothing is sent`;
    io.err(`${word}[OS2501]: ${told(message, io.lang)}\n --> ${playbook.place}`);
    return { ...playbook, mode: 'shadow' as const };
  });
  return { ...bundle, playbooks };
}

/**
 * A project's bundle. Errors are shown and end the command; warnings are left to `lint`. A playbook with a hole
 * stays in shadow. What this version does not run yet is an error where it is named or where all must run, and is
 * told and left out of a simulation of everything.
 *
 * @param only  names of the playbooks to keep; empty: all
 * @throws CheckFailed  when the project has errors
 * @throws UsageError   when a name is not a playbook of it
 */
export async function loadBundle(
  folder: string,
  io: Io,
  only: readonly string[] = [],
  needsAll = false,
): Promise<{ readonly bundle: Bundle; readonly project: LoadedProject }> {
  const project = await loadProjectAt(folder);
  const errors = project.diagnostics.filter(isBlocking);
  if (errors.length > 0) {
    io.err(reportForPeople(reportOn(project, { diagnostics: errors }), 'pretty', io.lang));
    throw new CheckFailed('the project has errors');
  }
  const names = only.map((name) => name.normalize('NFC'));
  const refused = project.refused.filter(({ name }) => names.length === 0 || names.includes(name));
  const isError = needsAll || names.length > 0;
  const shown = refused.map(({ found }) => ({ ...found, level: isError ? 'error' : 'warning' }) as const);
  if (shown.length > 0) io.err(reportForPeople(reportOn(project, { diagnostics: shown }), 'pretty', io.lang));
  if (shown.length > 0 && isError) throw new CheckFailed('this version cannot run all of it yet');
  const bundle = withoutHoles(project.compile(), io);
  for (const name of names) {
    if (!bundle.playbooks.some((p) => p.name === name)) {
      throw new UsageError(
        say`there is no playbook \`${name}\` here`,
        say`this project has ${bundle.playbooks.map((p) => `\`${p.name}\``).join(', ')}`,
      );
    }
  }
  return {
    bundle:
      names.length === 0
        ? bundle
        : { ...bundle, playbooks: bundle.playbooks.filter((p) => names.includes(p.name)) },
    project,
  };
}
