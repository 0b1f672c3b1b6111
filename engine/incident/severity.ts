import type { Playbook } from '../../rules/playbook.ts';
import { rootName } from '../check/root.ts';
import { truthOf } from '../check/truth-of.ts';
import { evidenceOf } from './desk.ts';
import type { Incident } from './incident.ts';
import { judgeLook, type Look } from './instance-look.ts';

const RANKS: readonly Playbook['severity'][] = ['low', 'medium', 'high', 'critical'];

/** The higher, the worse. */
export function severityRank(severity: Playbook['severity']): number {
  return RANKS.indexOf(severity);
}

/** How severe an incident is: as its playbook says, or as high as it was raised. */
export function severityOf(
  incident: Pick<Incident, 'severity'>,
  playbook: Pick<Playbook, 'severity'>,
): Playbook['severity'] {
  return incident.severity ?? playbook.severity;
}

/**
 * `raise to critical when …`: up only, and only told (R12).
 *
 * @returns  whether it was raised, so that its checks are asked again
 */
export async function stepRaises(incident: Incident, look: Look): Promise<boolean> {
  const { watch, desk, question } = look;
  let raised = false;
  for (const [index, { to, when }] of (watch.playbook.raises ?? []).entries()) {
    const from = severityOf(incident, watch.playbook);
    if (severityRank(to) <= severityRank(from) || truthOf(when, question) !== true) continue;
    const verdicts = await judgeLook([when], look);
    if (verdicts.truths.get(rootName.raise(index)) !== true) continue;
    incident.severity = to;
    raised = true;
    // Whoever looks after it must hear that it is worse.
    delete incident.acknowledged;
    desk.out.decide(incident, question.facts.atMs, 'raised', {
      detail: { severity: to, from },
      evidence: evidenceOf(when, verdicts, watch),
    });
  }
  return raised;
}
