import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Playbook } from '../playbook.ts';
import { compileCondition, createAsker, named, noReads } from './condition.ts';
import type { Graph } from './graph.ts';
import { notRunnable } from './not-runnable.ts';
import { recoverMsOf } from './recover-ms.ts';
import { compileCap, compileSteps } from './steps.ts';

/** One playbook over the shared graph; windows it needs are added there. */
export function compilePlaybook(model: PlaybookModel, graph: Graph): Playbook {
  const reads = noReads();
  const ask = createAsker(graph, reads);
  const { trigger, unless, recovered, guard } = model;
  if (trigger === null) return notRunnable('when at');
  const { name, title, about, owner, runbook, severity, mode, place, hole } = model;
  const compiled = {
    ...{ name, title, about, owner, runbook, severity, mode, place, hole },
    by: [...model.by].sort(),
    trigger: compileCondition(trigger, 'when', ask),
    unless: unless.map((condition, index) => compileCondition(condition, `unless${index + 1}`, ask)),
    recovered: recovered === null ? null : compileCondition(recovered, 'recovered', ask),
    recoverMs: recoverMsOf(trigger),
    cooldownMs: guard.cooldown?.ms ?? null,
    cooldownPerInstance: guard.cooldown?.perInstance ?? false,
    caps: guard.caps.map(compileCap),
    body: compileSteps(model.body, '', ask),
  };
  return {
    ...compiled,
    sources: named(reads.sources),
    probes: named(reads.probes),
    windows: named(reads.windows),
  };
}
