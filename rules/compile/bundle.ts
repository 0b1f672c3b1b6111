import type { Project } from '../../dsl/model/project.ts';
import type { SourceModel } from '../../dsl/model/source.ts';
import type { Places } from '../audience.ts';
import type { Bundle } from '../bundle.ts';
import { canonicalJson, contentHash } from '../canonical.ts';
import { CEILINGS, type Ceilings } from '../ceilings.ts';
import type { Source } from '../source.ts';
import { compileFilter } from './filter.ts';
import { createGraph } from './graph.ts';
import { meaningOf } from './meaning.ts';
import { compilePlaybook } from './playbook.ts';

/** What the project's text does not say: its name and the IANA zone in which `same time` is meant. */
export interface CompileOptions {
  readonly name: string;
  readonly zone: string;
  /** Centres of places; absent: none is known. */
  readonly places?: Places;
  /** Absent: the engine's own. */
  readonly ceilings?: Ceilings;
}

/**
 * Compiles a resolved project. Equal texts give equal bundles byte for byte, whatever the order of files and
 * declarations.
 */
export function compileProject(
  project: Project,
  { name, zone, places = {}, ceilings = CEILINGS }: CompileOptions,
): Bundle {
  const graph = createGraph(project.sources, project.metrics, project.audiences);
  const playbooks = [...project.playbooks].sort(byName).map((playbook) => compilePlaybook(playbook, graph));
  const content = {
    schema: 'ordersense.bundle/1' as const,
    project: name,
    zone,
    sources: [...project.sources].sort(byName).map(compileSource),
    probes: [...project.probes].sort(byName),
    panes: graph.panes(),
    windows: graph.windows(),
    ...(graph.forwards().length === 0 ? {} : { forwards: graph.forwards() }),
    playbooks,
    schedules: [...project.schedules].sort(byName),
    words: project.words,
    ...(Object.keys(places).length === 0 ? {} : { places: wirePlaces(places, project.words) }),
    ...(canonicalJson(ceilings) === canonicalJson(CEILINGS) ? {} : { ceilings }),
  };
  return { ...content, hash: contentHash({ ...content, playbooks: playbooks.map(meaningOf) }) };
}

/** Places are named as people or as the wire say them. */
function wirePlaces(places: Places, words: Project['words']): Places {
  return Object.fromEntries(
    Object.entries(places).map(([dimension, points]) => [
      dimension,
      Object.fromEntries(
        Object.entries(points).map(([name, point]) => [String(words[dimension]?.[name] ?? name), point]),
      ),
    ]),
  );
}

function compileSource(model: SourceModel): Source {
  return {
    ...model,
    where: compileFilter(model.where, model),
    removeWhen: compileFilter(model.removeWhen, model),
  };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
