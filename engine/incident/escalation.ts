import type { Step } from '../../rules/playbook.ts';
import { datedIn } from './dating.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';
import type { Watch } from './watch.ts';

/** `escalate to "ops-lead"`: called once per incident and statement; ends nothing (R5). Without a name, the owner. */
export function runEscalate(
  step: Extract<Step, { kind: 'escalate' }>,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): void {
  if (incident.passed[step.path] === true) return;
  incident.passed[step.path] = true;
  incident.escalated = true;
  const { mode, owner } = watch.playbook;
  desk.out.decide(incident, datedIn(incident, desk), 'escalated', {
    step: step.path,
    detail: { to: step.to ?? owner, mode },
  });
}
