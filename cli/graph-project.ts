import type { Project } from '../dsl/model/project.ts';
import { nearest } from '../dsl/nearest.ts';
import { isBlocking } from '../dsl/project.ts';
import { listed } from '../dsl/resolve/did-you-mean.ts';
import { say } from '../dsl/say.ts';
import type { Language } from '../rules/format.ts';
import { asciiGraph } from '../rules/graph/ascii.ts';
import { dotGraph } from '../rules/graph/dot.ts';
import type { Graph } from '../rules/graph/graph.ts';
import { jsonGraph } from '../rules/graph/json.ts';
import { mermaidGraph } from '../rules/graph/mermaid.ts';
import { playbookGraph } from '../rules/graph/playbook-graph.ts';
import { dependentsGraph, projectGraph } from '../rules/graph/project-graph.ts';
import { readersOf } from '../rules/readers.ts';
import type { GraphFormat } from './graph-format.ts';
import { svgOf } from './graph-svg.ts';
import type { Io } from './io.ts';
import { loadProjectAt } from './load-project.ts';
import { reportForPeople, reportOn } from './report/diagnostics.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

/** One playbook, what stands on a name, or, where both are null, all of a project. */
export interface GraphSubject {
  readonly playbook: string | null;
  readonly dependsOn: string | null;
}

/** A terminal of unknown width. */
const CELLS = 100;

/**
 * A picture of a project in one of the formats. JSON is never translated.
 *
 * @throws CheckFailed  where the name is not there and the project has errors, one of which may be why
 * @throws UsageError   where nothing has that name
 */
export async function graphProject(
  folder: string,
  subject: GraphSubject,
  format: GraphFormat,
  io: Io,
): Promise<string> {
  if (subject.playbook !== null && subject.dependsOn !== null) {
    throw new UsageError(
      say`a playbook and --depends-on are two pictures`,
      say`leave out one of them: \`--depends-on ${subject.dependsOn}\` shows the playbooks too`,
    );
  }
  const project = await loadProjectAt(folder);
  const { model, config, diagnostics } = project;
  const language = format === 'json' ? 'en' : io.lang;
  const graph = graphOf(subject, model, config.name, language);
  if (graph !== null) return drawn(graph, format);
  const errors = diagnostics.filter(isBlocking);
  if (errors.length > 0) {
    io.err(reportForPeople(reportOn(project, { diagnostics: errors }), 'pretty', io.lang));
    throw new CheckFailed('the project has errors');
  }
  throw unknownName(subject, model);
}

function graphOf(
  { playbook: name, dependsOn }: GraphSubject,
  model: Project,
  title: string,
  language: Language,
): Graph | null {
  if (dependsOn !== null) return dependentsGraph(model, dependsOn, title, language);
  if (name === null) return projectGraph(model, title, language);
  const playbook = model.playbooks.find((one) => one.name === name);
  return playbook === undefined ? null : playbookGraph(playbook, model, language);
}

function unknownName({ playbook, dependsOn }: GraphSubject, model: Project): UsageError {
  const name = dependsOn ?? playbook ?? '';
  const names = (dependsOn === null ? model.playbooks : readersOf(model)).map((one) => one.name);
  const close = nearest(name, names);
  return new UsageError(
    dependsOn === null ? say`there is no playbook \`${name}\` here` : say`nothing here is called \`${name}\``,
    close === null ? say`this project has ${listed(names)}` : say`did you mean \`${close}\`?`,
  );
}

function drawn(graph: Graph, format: GraphFormat): string | Promise<string> {
  switch (format) {
    case 'ascii':
      return asciiGraph(graph, CELLS);
    case 'mermaid':
      return mermaidGraph(graph);
    case 'dot':
      return dotGraph(graph);
    case 'svg':
      return svgOf(dotGraph(graph));
    case 'json':
      return jsonGraph(graph);
  }
}
