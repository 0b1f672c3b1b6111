import type { Diagnostic } from '../dsl/diagnostic.ts';
import { isBlocking, loadProject } from '../dsl/project.ts';
import type { Bundle } from '../rules/bundle.ts';
import { compileProject } from '../rules/compile/bundle.ts';
import { catalogOf } from './catalog.ts';
import { type Config, loadConfig } from './config.ts';
import { type ConnectorSet, connectorsOf } from './connectors.ts';
import type { Io } from './io.ts';
import { type PlayFile, readProject } from './project-files.ts';
import { reportDiagnostics } from './report/diagnostics.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

export interface LoadedProject {
  readonly config: Config;
  readonly files: readonly PlayFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly connectors: ConnectorSet;
  compile(): Bundle;
}

/** Reads, resolves and checks a project; errors are among the diagnostics, `compile` is for projects without. */
export async function loadProjectAt(folder: string): Promise<LoadedProject> {
  const config = await loadConfig(folder);
  const files = await readProject(folder);
  const connectors = connectorsOf(config);
  const { project, diagnostics } = loadProject(files, catalogOf(connectors.manifests));
  return {
    config,
    files,
    diagnostics,
    connectors,
    compile: () => compileProject(project, { name: config.name, zone: config.zone }),
  };
}

/** A playbook with a `...` is judged but never acts, in `run` as in `simulate`: both decide the same. */
function withoutHoles(bundle: Bundle, io: Io): Bundle {
  const playbooks = bundle.playbooks.map((playbook) => {
    if (!playbook.hole || playbook.mode !== 'live') return playbook;
    io.err(
      `warning[OS2501]: \`${playbook.name}\` has a hole (\`...\`) and stays in shadow: it decides, nothing is sent\n --> ${playbook.place}`,
    );
    return { ...playbook, mode: 'shadow' as const };
  });
  return { ...bundle, playbooks };
}

/**
 * A project's bundle. Errors are shown and end the command; warnings are left to `lint`. A playbook with a hole
 * stays in shadow.
 *
 * @param only  names of the playbooks to keep; empty: all
 * @throws CheckFailed  when the project has errors
 * @throws UsageError   when a name is not a playbook of it
 */
export async function loadBundle(
  folder: string,
  io: Io,
  only: readonly string[] = [],
): Promise<{ readonly bundle: Bundle; readonly project: LoadedProject }> {
  const project = await loadProjectAt(folder);
  const errors = project.diagnostics.filter(isBlocking);
  if (errors.length > 0) {
    io.err(reportDiagnostics(errors, project.files, 'pretty', io.lang));
    throw new CheckFailed('the project has errors');
  }
  const bundle = withoutHoles(project.compile(), io);
  const names = only.map((name) => name.normalize('NFC'));
  for (const name of names) {
    if (!bundle.playbooks.some((p) => p.name === name)) {
      throw new UsageError(
        `there is no playbook \`${name}\` here`,
        `this project has ${bundle.playbooks.map((p) => `\`${p.name}\``).join(', ')}`,
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
