import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import type { Condition } from '../condition.ts';
import type { Playbook } from '../playbook.ts';
import { compileApprovals } from './approval.ts';
import { type Asker, compileCondition, compileDuring, createAsker, named, noReads } from './condition.ts';
import type { Graph } from './graph.ts';
import { compileLimits } from './limit.ts';
import { notRunnable } from './not-runnable.ts';
import { compileOccasion, eachTrigger } from './occasion.ts';
import { LEAST_RECOVERY_MS, recoverMsOf } from './recover-ms.ts';
import { compileExpect, compileSteps } from './steps.ts';

/** One playbook over the shared graph; windows it needs are added there. */
export function compilePlaybook(model: PlaybookModel, graph: Graph): Playbook {
  const reads = noReads();
  const ask = createAsker(graph, reads, model.by);
  const { clock, trigger, unless, recovered, guard } = model;
  const { name, title, about, owner, runbook, severity, mode, place, hole } = model;
  const compiled = {
    ...{ name, title, about, owner, runbook, severity, mode, place, hole },
    by: [...model.by].sort(),
    trigger: compileTrigger(model, ask),
    closesWithBody: (clock !== null || eachTrigger(trigger) !== null) && recovered === null,
    unless: [
      ...unless.map((condition, index) => compileCondition(condition, `unless${index + 1}`, ask)),
      ...calendarOf(model, ask),
    ],
    recovered: recovered === null ? null : compileCondition(recovered, 'recovered', ask),
    recoverMs: trigger === null ? LEAST_RECOVERY_MS : recoverMsOf(trigger),
    cooldownMs: guard.cooldown?.ms ?? null,
    limits: ask.limits(compileLimits(guard, ask)),
    ...compileApprovals(guard.approvals, 'guard', ask),
    body: [
      ...compileSteps(model.body, '', ask),
      ...model.expects.map((expect, index) => compileExpect(expect, `expect${index + 1}`, true, ask)),
    ],
    ...(model.raises.length === 0
      ? {}
      : {
          raises: model.raises.map(({ to, when }, index) => ({
            to,
            when: compileCondition(when, `raise${index + 1}`, ask),
          })),
        }),
  };
  const occasion = compileOccasion(model, reads, graph);
  return {
    ...compiled,
    ...(occasion === null ? {} : { occasion }),
    sources: named(reads.sources),
    probes: named(reads.probes),
    windows: named(reads.windows),
    lookUps: named(new Set(reads.lookUps.keys())).map((text) => reads.lookUps.get(text)!),
  };
}

/** `only during` and `except during` hold a trigger back as `unless` does. */
function calendarOf({ onlyDuring, exceptDuring }: PlaybookModel, ask: Asker): readonly Condition[] {
  const said = (word: string, names: readonly string[]): string => `${word} during ${names.join(', ')}`;
  return [
    ...(onlyDuring.length === 0
      ? []
      : [compileDuring(onlyDuring, true, said('only', onlyDuring), 'only', ask)]),
    ...(exceptDuring.length === 0
      ? []
      : [compileDuring(exceptDuring, false, said('except', exceptDuring), 'except', ask)]),
  ];
}

/** `when at 16:00 during s and C` asks for all three at that one instant. */
function compileTrigger({ clock, trigger }: PlaybookModel, ask: Asker): Condition {
  const asked = trigger === null ? [] : [compileCondition(trigger, 'when', ask)];
  if (clock === null) return asked[0] ?? notRunnable('no trigger');
  const { atMinutes, during } = clock;
  const hours = String(Math.floor(atMinutes / 60)).padStart(2, '0');
  const text = `at ${hours}:${String(atMinutes % 60).padStart(2, '0')}`;
  const of: readonly Condition[] = [
    { kind: 'clock', id: ask.id('when', { atMinutes }), text, atMinutes },
    ...(during.length === 0
      ? []
      : [compileDuring(during, false, `during ${during.join(', ')}`, 'when', ask)]),
    ...asked,
  ];
  return of.length === 1 ? of[0]! : { kind: 'and', of };
}
