import { shortId } from '../../rules/canonical.ts';
import type { Do } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { AskRow, ReplyPayload } from '../ask.ts';
import type { Json } from '../decision.ts';
import type { Act } from '../plan/act.ts';
import { lookAgain, tellRefused, tellWithdrawn } from './approval.ts';
import { closesWithBody, type Desk, titleOf } from './desk.ts';
import type { AskState, Incident } from './incident.ts';

/** How long a question waits where its statement has no `timeout`. */
const QUESTION_MS = 1_800_000;

/**
 * Opens the question behind a run of a verb that asks (R10). The run is its sending; what somebody answers, or that
 * nobody did in time, comes back as a signal. In shadow nobody is asked, and the time passes in event time (R24).
 *
 * @returns  what the decision says of it; null: the verb asks nobody
 */
export function askQuestion(
  { run, state }: Act,
  step: Do,
  incident: Incident,
  desk: Desk,
): { readonly [name: string]: Json } | null {
  const among = desk.verbs(step.verb)?.asksAmong;
  if (among === undefined) return null;
  const choices = choicesOf(run.args, among);
  const withinMs = step.timeoutMs ?? QUESTION_MS;
  const { nowMs } = desk;
  const digest = shortId([run.verb, run.args]);
  const ask: AskState = {
    id: shortId(['ask', run.key, digest]),
    kind: 'question',
    ...{ path: step.path, flap: state.flap, mode: state.mode, t: state.t, withinMs },
    ...{ status: 'open', choice: null, by: [] },
  };
  incident.asks = [...(incident.asks ?? []), ask];
  desk.out.changed(incident);
  if (state.mode === 'live')
    desk.out.request({
      ...{ id: ask.id, kind: 'question', incident: incident.id, playbook: incident.playbook },
      ...{ step: step.path, runKey: run.key, digest, from: [], choices },
      about: {
        title: titleOf(incident, desk),
        instance: incident.instance,
        ...{ verb: run.verb, args: run.args, targets: [run.target], cost: null },
      },
      ...{ author: null, decidedMs: state.t, askedMs: nowMs, dueMs: nowMs + withinMs, status: 'open' },
    } satisfies AskRow);
  return { choices, withinMs };
}

function choicesOf(args: Json, among: string): readonly string[] {
  const given = (args as { readonly [name: string]: Json } | null)?.[among];
  return Array.isArray(given) ? given.filter((choice) => typeof choice === 'string') : [];
}

/** How far a statement that asked is; null: it asked nobody, or its question was withdrawn. */
export function askProgress(path: string, incident: Incident): 'waiting' | 'done' | null {
  const act = incident.acts.findLast((one) => one.path === path);
  const ask = incident.asks?.findLast((one) => one.path === path && one.kind === 'question');
  if (ask === undefined || ask.status === 'cancelled') return null;
  if (ask.status === 'open') return 'waiting';
  // A question that may never have arrived stops its block, unless somebody answered it after all (R13).
  return ask.status === 'lapsed' && act?.status !== 'succeeded' ? null : 'done';
}

/** Takes in how an ask ended. False where nobody waits for it: it is recorded and changes nothing (R10). */
export function takeReply(incident: Incident, payload: Json, desk: Desk): boolean {
  const reply = payload as unknown as ReplyPayload;
  const ask = incident.asks?.find(({ id, status }) => id === reply.ask && status === 'open');
  if (ask === undefined || incident.phase === 'closed') return false;
  // The instant of a pane, so that a person's second is no part of a decision.
  const after = Math.min(Math.floor(reply.afterMs / PANE_MS) * PANE_MS, ask.withinMs);
  end(incident, ask, reply, ask.t + (reply.status === 'lapsed' ? ask.withinMs : after), desk);
  return true;
}

/**
 * Looks at the trigger again where somebody agreed (R28), and ends asks in shadow at their longest time: nobody was
 * asked, so they follow their time-out (R24).
 *
 * @returns  whether the body has something to do now
 */
export function stepAsks(incident: Incident, atMs: number, trigger: Truth, desk: Desk): boolean {
  let goesOn = false;
  for (const ask of incident.asks ?? []) {
    goesOn = lookAgain(incident, ask, atMs, trigger, desk) || goesOn;
    if (ask.mode !== 'shadow' || ask.status !== 'open' || atMs < ask.t + ask.withinMs) continue;
    end(incident, ask, { status: 'lapsed', choice: null, by: [], reason: '' }, ask.t + ask.withinMs, desk);
    goesOn = true;
  }
  return goesOn;
}

/** Recovery was first, or the incident is over: whoever answers now is told so (R28). */
export function withdrawAsks(incident: Incident, desk: Desk): void {
  withdraw(incident, desk, () => true);
}

/** Its question did not go out, so nobody can answer it. */
export function withdrawUnput(incident: Incident, path: string, desk: Desk): void {
  withdraw(incident, desk, (ask) => ask.path === path && ask.kind === 'question');
}

function withdraw(incident: Incident, desk: Desk, isMeant: (ask: AskState) => boolean): void {
  for (const ask of incident.asks ?? []) {
    if (ask.status !== 'open' || !isMeant(ask)) continue;
    ask.status = 'cancelled';
    if (ask.mode === 'live') desk.out.withdraw(ask.id);
    desk.out.changed(incident);
    if (ask.kind === 'approval') tellWithdrawn(incident, ask, desk);
  }
}

function end(
  incident: Incident,
  ask: AskState,
  { status, choice, by, reason }: Pick<ReplyPayload, 'status' | 'choice' | 'by' | 'reason'>,
  endedMs: number,
  desk: Desk,
): void {
  ask.status = status;
  ask.choice = choice;
  ask.by = by;
  incident.ended = { ...incident.ended, [ask.path]: endedMs };
  if (ask.kind === 'approval' && status !== 'granted') {
    tellRefused(incident, ask, reason, endedMs, desk);
    return;
  }
  // What is true at one instant only cannot be looked at again.
  if (ask.kind === 'approval' && closesWithBody(incident, desk)) ask.looked = true;
  desk.out.decide(incident, endedMs, 'answered', {
    step: ask.path,
    detail: { ask: ask.kind, status, choice, by: [...by], words: reason, withinMs: ask.withinMs },
  });
}
