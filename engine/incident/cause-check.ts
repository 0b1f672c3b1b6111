import type { Step } from '../../rules/playbook.ts';
import { anyOf, type Truth } from '../../rules/truth.ts';
import { probesIn, rootName } from '../check/root.ts';
import { ensureAnswers } from './asking.ts';
import { foundCauses } from './cause-set.ts';
import { type Desk, evidenceOf, judgeBody } from './desk.ts';
import type { Incident } from './incident.ts';
import type { Watch } from './watch.ts';

type CheckStep = Extract<Step, { kind: 'check' }>;

/**
 * One `check`: asks every probe that its causes read, then judges every `because` over the metrics of the edge;
 * causes are a set (R12, R13). A later round says something only where a cause's truth has changed.
 */
export async function judgeChecks(
  step: CheckStep,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<'done' | 'waiting'> {
  if (incident.judged[step.path] === incident.round) return 'done';
  const causes = step.checks.flatMap((check) =>
    check.causes.map((cause) => ({ cause, root: rootName.cause(step.path, check, cause.name) })),
  );
  const probes = [...new Set(causes.flatMap(({ cause }) => probesIn(cause.when)))];
  if (!ensureAnswers(probes, incident, desk)) return 'waiting';

  const verdicts = await judgeBody(
    causes.map(({ cause }) => cause.when),
    incident,
    watch,
    desk,
  );
  const judged = causes.map(({ cause, root }) => ({ cause, truth: verdicts.truths.get(root) ?? null }));
  const repeated = incident.judged[step.path] !== undefined;
  const changed = judged.some(({ cause, truth }) => incident.causes[cause.name] !== truth);
  incident.everFound ??= [...foundCauses(incident.causes)];
  for (const { cause, truth } of judged) {
    incident.causes[cause.name] = truth;
    if (truth === true && !incident.everFound.includes(cause.name)) incident.everFound.push(cause.name);
  }
  incident.judged[step.path] = incident.round;
  desk.out.changed(incident);
  if (repeated && !changed) return 'done';

  const truths: readonly Truth[] = judged.map(({ truth }) => truth);
  desk.out.decide(incident, incident.bodyMs, 'cause', {
    step: step.path,
    detail: {
      checks: step.checks.map((check) => check.name),
      causes: judged.map(({ cause, truth }) => ({ name: cause.name, title: cause.title, truth })),
      found: [...foundCauses(incident.causes)],
    },
    evidence: {
      kind: 'or',
      truth: anyOf(truths),
      of: judged.map(({ cause }) => evidenceOf(cause.when, verdicts, watch)),
    },
  });
  return 'done';
}
