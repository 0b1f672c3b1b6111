import type { ConditionModel } from '../../dsl/model/condition.ts';
import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Playbook } from '../playbook.ts';
import { compileCondition, createAsker, named, noReads } from './condition.ts';
import type { Graph } from './graph.ts';
import { notRunnable } from './not-runnable.ts';
import { compileCap, compileSteps } from './steps.ts';

/** Shortest time that a trigger must be known false before an incident closes by itself (R7), ms. */
export const LEAST_RECOVERY_MS = 600_000;

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
    recoverMs: Math.max(LEAST_RECOVERY_MS, longestHoldMs(trigger)),
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

/** The longest `for` anywhere in a trigger, 0 without one. */
function longestHoldMs(condition: ConditionModel): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return Math.max(...condition.of.map(longestHoldMs));
    case 'not':
      return longestHoldMs(condition.of);
    case 'hold':
      return Math.max(condition.forMs, longestHoldMs(condition.of));
    default:
      return 0;
  }
}
