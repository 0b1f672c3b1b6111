import type { Audience } from '../../rules/audience.ts';
import { ceilingsOf } from '../../rules/ceilings.ts';
import type { Argument, ArgumentValue, Do } from '../../rules/playbook.ts';
import { audienceIn } from '../check/audience-argument.ts';
import type { Evidence } from '../evidence.ts';
import { type Act, actDetail, actKey, type PlanInput, planAct, targetOf } from '../plan/act.ts';
import { manyTarget } from '../plan/audience-act.ts';
import type { Skip } from '../plan/skip.ts';
import { momentFacts, type Values } from '../plan/value.ts';
import { approvalNeeded, approvalOf, approvedAct, isReleased, requestApproval } from './approval.ts';
import { askProgress, askQuestion } from './ask.ts';
import { ensureAnswers } from './asking.ts';
import { aboutMany, doOnMany, planOnMany, skipMany } from './audience-step.ts';
import { breakerNow, breaks } from './breaker.ts';
import { datedIn } from './dating.ts';
import type { Desk } from './desk.ts';
import { holdAct } from './held-act.ts';
import { type ActState, boundInstance, type Incident } from './incident.ts';
import { momentOf } from './moment.ts';
import { ensureReads } from './reading-args.ts';
import { tellBudgets } from './tally.ts';
import { HELD_OUT, isLeftOut } from './track.ts';
import type { Watch } from './watch.ts';

/** How far a statement or block has come; `stopped`: an act failed, or nobody knows how it ended (R13). */
export type Progress = 'done' | 'waiting' | 'stopped';

/** A `do` that may be planned now: what was asked has answered, and who had to agree has. */
interface Ready {
  readonly step: Do;
  readonly incident: Incident;
  readonly watch: Watch;
  readonly desk: Desk & { readonly atMs: number };
  readonly input: PlanInput;
  /** Why its branch was taken. */
  readonly evidence: Evidence | null;
  /** Nobody was asked to agree yet. */
  readonly isFirst: boolean;
}

/** One `do`: goes on with what it has decided, or plans it once everything that it reads is there. */
export async function runDo(
  step: Do,
  because: string,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<Progress> {
  if (incident.passed[step.path] === true) return 'done';
  const act = incident.acts.findLast((candidate) => candidate.path === step.path);
  if (act !== undefined && !isToRepeat(act, incident))
    return askProgress(step.path, incident) ?? progressOf(act);
  if (!ensureAnswers(probesOf(step.args), incident, desk)) return 'waiting';

  const asked = approvalOf(step, incident);
  if (asked !== null && !isReleased(asked)) return 'waiting';

  const values = valuesOf(incident, watch, desk);
  if (asked === null && !ensureReads(step, values, incident, desk)) return 'waiting';
  const { verbs, leases, nowMs, applied, vocabulary, latches, orders } = desk;
  const atMs = Math.max(datedIn(incident, desk), incident.ended?.[step.path] ?? 0);
  const { ledger, lateMs } = watch;
  const frozen = asked?.frozen === undefined ? {} : { frozen: asked.frozen };
  const counted = {
    ...{ zone: desk.bundle.zone, ledger, orders, applied, valuesOf: vocabulary.valuesOf },
    populationOf: (kind: string) => incident.populations?.[kind] ?? null,
    permitted: latches.permitted(watch.playbook.name, atMs),
    ceilings: ceilingsOf(desk.bundle),
  };
  const ready: Ready = {
    ...{ step, incident, watch, desk: { ...desk, atMs } },
    input: { values, verbs, leases, nowMs, atMs, lateMs, ...counted, ...frozen },
    evidence: incident.because[because] ?? null,
    isFirst: asked === null,
  };
  const audience = audienceIn(step.args)?.audience;
  return audience === undefined ? doOne(ready) : doMany(audience, ready);
}

async function doMany(audience: Audience, ready: Ready): Promise<Progress> {
  const { step, incident, watch, desk, input, evidence, isFirst } = ready;
  const many = planOnMany(step, audience, input, incident, desk);
  const wanted = many.kind === 'skip' ? 1 : many.act.parent.children.length;
  const target = manyTarget(audience);
  const stopped = stoppedBy(many.kind === 'skip' ? many.skip : null, wanted, ready);
  if (stopped !== null) return holdHere(target, stopped, ready);
  if (many.kind === 'skip') {
    skipMany(many, step, audience, evidence, incident, watch, desk);
    return 'done';
  }
  const { state } = many.act;
  const needed = isFirst ? await approvalNeeded(step, incident, watch, desk) : null;
  if (needed !== null)
    return requestApproval(needed, { of: aboutMany(many.act, desk), state }, incident, watch, desk);
  doOnMany(many, step, audience, evidence, incident, watch, desk);
  return progressOf(state);
}

async function doOne(ready: Ready): Promise<Progress> {
  const { step, incident, watch, desk, input, evidence, isFirst } = ready;
  const planned = planAct(step, incident, input);
  const target = targetOf(incident.instance);
  const stopped = stoppedBy(planned.kind === 'skip' ? planned.skip : null, 1, ready);
  if (stopped !== null) return holdHere(target, stopped, ready);
  if (planned.kind === 'skip') {
    incident.passed[step.path] = true;
    const run = actKey(incident, step.path, target);
    const detail = { run, verb: step.verb, target, ...planned.skip };
    desk.out.decide(incident, desk.atMs, 'skipped', { step: step.path, detail, evidence });
    tellBudgets(planned, incident, watch, desk);
    return 'done';
  }
  if (isLeftOut(step.path, incident, watch)) return leaveOut(planned.act, ready);
  const needed = isFirst ? await approvalNeeded(step, incident, watch, desk) : null;
  if (needed !== null) return requestApproval(needed, approvedAct(planned.act, desk), incident, watch, desk);

  const { run, state, lease, entry } = planned.act;
  incident.acts.push(state);
  watch.ledger.put(entry);
  desk.out.entry(entry);
  desk.out.run(run);
  if (lease !== null) {
    desk.leases.put(lease);
    desk.out.lease(lease);
  }
  const asks = askQuestion(planned.act, step, incident, desk);
  desk.out.decide(incident, desk.atMs, 'act', {
    step: step.path,
    detail: { ...actDetail(planned.act, step), ...(asks === null ? {} : { asks }) },
    evidence,
  });
  tellBudgets(planned, incident, watch, desk);
  return asks === null ? progressOf(state) : 'waiting';
}

/** A latch that has fallen stops what would be done; what is insane or over a ceiling makes it fall. */
function stoppedBy(skip: Skip | null, wanted: number, { step, incident, watch, desk }: Ready): Skip | null {
  if (skip !== null && breaks(skip)) {
    desk.latches.trip(watch.playbook, skip, desk.atMs, desk.nowMs);
    return skip;
  }
  return skip === null ? breakerNow(step, wanted, incident, watch, desk) : null;
}

function holdHere(target: string, why: Skip, { step, incident, watch, desk, evidence }: Ready): Progress {
  const { path, verb } = step;
  const act = { path, run: actKey(incident, path, target), verb, target };
  return holdAct(act, why, evidence, incident, watch, desk);
}

/** A target that is held out passes every limit as the others do, so that both sides are alike, and costs nothing. */
function leaveOut({ entry }: Act, { step, evidence, incident, watch, desk }: Ready): Progress {
  incident.passed[step.path] = true;
  incident.heldOut = true;
  const counted = { ...entry, minor: 0 };
  watch.ledger.put(counted);
  desk.out.entry(counted);
  const target = targetOf(incident.instance);
  const detail = { run: entry.key, verb: step.verb, target, ...HELD_OUT };
  desk.out.decide(incident, desk.atMs, 'skipped', { step: step.path, detail, evidence });
  return 'done';
}

/**
 * R8: after a reopening, what was cancelled before it was sent is done, what was taken back is applied again, and what
 * nobody answered before the recovery is asked again.
 */
function isToRepeat(act: ActState, incident: Incident): boolean {
  if (act.flap === incident.flaps) return false;
  const isWithdrawn = incident.asks?.findLast(({ path }) => path === act.path)?.status === 'cancelled';
  return isWithdrawn || act.status === 'cancelled' || act.undo !== null;
}

function progressOf(act: ActState): Progress {
  switch (act.status) {
    case 'outstanding':
      return 'waiting';
    case 'failed':
    case 'unknown':
      return 'stopped';
    default:
      return 'done';
  }
}

function valuesOf(incident: Incident, watch: Watch, desk: Desk): Values {
  const titles = new Map(watch.causes.map((cause) => [cause.name, cause.title ?? cause.name] as const));
  return {
    ...desk.vocabulary,
    facts: momentFacts(momentOf(incident, desk), incident.event),
    effectNamed: watch.effects.named,
    incident,
    bound: boundInstance(incident),
    eventSource: watch.eventSource,
    playbook: watch.playbook,
    changing: watch.changing,
    titleOfCause: (name) => titles.get(name) ?? name,
  };
}

function probesOf(args: readonly Argument[]): readonly string[] {
  const ofValue = (value: ArgumentValue): readonly string[] => {
    if (value.kind === 'probe') return [value.probe];
    if (value.kind === 'list') return value.of.flatMap(ofValue);
    if (value.kind === 'call') return probesOf(value.args);
    return value.kind === 'record' ? probesOf(value.of) : [];
  };
  return [...new Set(args.flatMap(({ value }) => ofValue(value)))];
}
