import type { Expect } from '../../rules/playbook.ts';
import { rootName, wordsOf } from '../check/root.ts';
import { truthOf } from '../check/truth-of.ts';
import type { Evidence } from '../evidence.ts';
import { datedIn } from './dating.ts';
import { type Desk, evidenceOf } from './desk.ts';
import type { ExpectState, Incident } from './incident.ts';
import { judgeLook, type Look } from './instance-look.ts';
import { momentAt } from './moment.ts';

/** Begins to expect something, the first time its statement is reached; what came of it so far. */
export function beginExpect(step: Expect, incident: Incident, desk: Desk): ExpectState {
  const known = incident.expects?.[step.path];
  if (known !== undefined) return known;
  const fromMs = step.fromFiring ? (incident.firedMs ?? incident.bodyMs) : datedIn(incident, desk);
  const state: ExpectState = { dueMs: fromMs + step.withinMs, status: 'open' };
  incident.expects = { ...incident.expects, [step.path]: state };
  desk.out.changed(incident);
  return state;
}

/** Whether something that is expected may still be met or missed. */
export function isExpecting(incident: Incident): boolean {
  return Object.values(incident.expects ?? {}).some(({ status }) => status === 'open');
}

/**
 * Judges what is expected at an instant, up to the one at which it is due (R1); unknown is not met. What is expected of
 * recovery is met by the recovery itself.
 *
 * @returns  whether something was missed, so that the body has something to do now
 */
export async function stepExpects(incident: Incident, look: Look): Promise<boolean> {
  let missed = false;
  for (const step of look.watch.expects) {
    const state = incident.expects?.[step.path];
    if (state === undefined || state.status !== 'open') continue;
    const atMs = look.question.facts.atMs;
    const isDue = atMs >= state.dueMs;
    const isTrue = step.condition !== null && truthOf(step.condition, look.question) === true;
    if (!isTrue && (!isDue || (step.condition === null && look.recovery === true))) continue;
    const { met, evidence } = await confirmed(step, look);
    if (!met && !isDue) continue;
    tell(step, state, met ? 'met' : 'missed', atMs, incident, look.desk, evidence);
    if (!met) state.moment = momentAt(look);
    missed ||= !met;
  }
  return missed;
}

/** The incident has recovered: recovery in time is met, and what else was expected of it is not asked any more. */
export function recoverExpects(incident: Incident, { watch, desk, question }: Look): void {
  for (const step of watch.expects) {
    const state = incident.expects?.[step.path];
    if (state === undefined || state.status !== 'open') continue;
    const status = step.condition === null ? 'met' : 'recovered';
    tell(step, state, status, question.facts.atMs, incident, desk, null);
  }
}

/** A reopening expects anew what was not missed before (R8, R14). */
export function reopenExpects(incident: Incident): void {
  const all = Object.entries(incident.expects ?? {});
  incident.expects = Object.fromEntries(all.filter(([, { status }]) => status === 'missed'));
}

async function confirmed(
  { condition, path }: Expect,
  look: Look,
): Promise<{ readonly met: boolean; readonly evidence: Evidence | null }> {
  if (condition === null) return { met: false, evidence: null };
  const verdicts = await judgeLook([condition], look);
  const evidence = evidenceOf(condition, verdicts, look.watch);
  return { met: verdicts.truths.get(rootName.expect(path)) === true, evidence };
}

function tell(
  { path, condition, withinMs }: Expect,
  state: ExpectState,
  status: 'met' | 'missed' | 'recovered',
  atMs: number,
  incident: Incident,
  { out }: Desk,
  evidence: Evidence | null,
): void {
  state.status = status;
  state.judgedMs = atMs;
  const words = condition === null ? 'recovery' : wordsOf(condition);
  out.decide(incident, atMs, 'expected', { step: path, detail: { status, words, withinMs }, evidence });
}
