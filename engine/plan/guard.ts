import { formatDuration } from '../../rules/format.ts';
import type { Cap, Do, Playbook } from '../../rules/playbook.ts';

/** One act that was decided, as guards count it. */
export interface Acted {
  readonly incident: string;
  /** Key of the instance. */
  readonly key: string;
  readonly path: string;
  /** Instant of event time it was decided for. */
  readonly t: number;
}

/** Why an act is not done: a stable word for programs, and a sentence for people. */
export interface Skip {
  readonly reason:
    | 'hole'
    | 'cooldown'
    | 'cap'
    | 'leased'
    | 'in-force'
    | 'no-verb'
    | 'no-undo'
    | 'unknown-value';
  readonly words: string;
}

/** How long acts must be remembered for a playbook's guards, ms of event time. */
export function memoryMs(playbook: Playbook, dos: readonly Do[]): number {
  const caps = [...playbook.caps, ...dos.flatMap((step) => step.caps)];
  return Math.max(playbook.cooldownMs ?? 0, ...caps.map((cap) => cap.inMs ?? 0));
}

/**
 * Guards of kind pace (R25): decided here, in event time, by the one evaluator, so that simulate and run agree.
 *
 * @param acted  what this playbook has decided to do before, in any order
 * @param at     the act that is asked for
 * @returns      why it is skipped, or null
 */
export function paceGuard(playbook: Playbook, step: Do, acted: readonly Acted[], at: Acted): Skip | null {
  if (playbook.cooldownMs !== null && !playbook.cooldownPerInstance) {
    const begun = othersCooldown(acted, at, playbook.cooldownMs);
    if (begun !== null) {
      const length = formatDuration(playbook.cooldownMs, 'en');
      return { reason: 'cooldown', words: `the playbook's cooldown of ${length} is running` };
    }
  }
  for (const cap of step.caps) {
    const spent = acted.filter((act) => act.path === step.path && counts(cap, act, at)).length;
    if (spent >= cap.most) return { reason: 'cap', words: `\`${cap.text}\` is used up` };
  }
  for (const cap of playbook.caps) {
    const spent = acted.filter((act) => counts(cap, act, at)).length;
    if (spent >= cap.most) return { reason: 'cap', words: `\`${cap.text}\` is used up` };
  }
  return null;
}

/** Begin of another incident's cooldown that covers `at`, or null. An incident's own is R8: it reopens. */
function othersCooldown(acted: readonly Acted[], at: Acted, cooldownMs: number): number | null {
  const firsts = new Map<string, number>();
  for (const act of acted) firsts.set(act.incident, Math.min(firsts.get(act.incident) ?? act.t, act.t));
  for (const [incident, first] of firsts) {
    if (incident !== at.incident && first <= at.t && at.t < first + cooldownMs) return first;
  }
  return null;
}

/** Whether an earlier act uses up a cap: `in 1h` is the rolling (T − 1h, T], without it the incident. */
function counts(cap: Cap, act: Acted, at: Acted): boolean {
  if (cap.inMs === null) return act.incident === at.incident;
  return act.t > at.t - cap.inMs && act.t <= at.t && (!cap.perInstance || act.key === at.key);
}
