import type { Argument, ArgumentValue, Branch, Do, Expect, Step } from '../../rules/playbook.ts';
import { audienceIn } from '../check/audience-argument.ts';
import { nodesOf, probesIn, rootName } from '../check/root.ts';
import type { Evidence } from '../evidence.ts';
import { type Act, actDetail, actKey, planAct, targetOf } from '../plan/act.ts';
import { momentFacts, type Values } from '../plan/value.ts';
import { approvalNeeded, approvalOf, approvedAct, isReleased, requestApproval } from './approval.ts';
import { askProgress, askQuestion } from './ask.ts';
import { ensureAnswers } from './asking.ts';
import { aboutMany, doOnMany, planOnMany, skipMany } from './audience-step.ts';
import { judgeChecks } from './cause-check.ts';
import { datedIn, deskAfter } from './dating.ts';
import { type Desk, evidenceOf, judgeBody } from './desk.ts';
import { runEscalate } from './escalation.ts';
import { beginExpect, isExpecting } from './expectation.ts';
import { expectsEffect, isExpectedElsewhere, noteExpecting } from './expected-effect.ts';
import { type ActState, boundInstance, type Incident } from './incident.ts';
import { momentOf } from './moment.ts';
import { ensureReads } from './reading-args.ts';
import { settle } from './settlement.ts';
import { tellBudgets } from './tally.ts';
import { HELD_OUT, isLeftOut, isTracking, runTrack } from './track.ts';
import { runWait } from './wait.ts';
import type { Watch } from './watch.ts';

/** How far a statement or block has come; `stopped`: an act failed, or nobody knows how it ended (R13). */
type Progress = 'done' | 'waiting' | 'stopped';
type If = Extract<Step, { kind: 'if' }>;

/** Path under which the `else` of an `if` is remembered. */
const ELSE = 'else';

/**
 * Goes on with a body as far as it can: from the top, passing by what is done, so that an incident read back from
 * its row continues where it stood. Statements of a block follow each other; consecutive `if cause` blocks, `otherwise`
 * and `always` start together (R13).
 */
export async function runBody(incident: Incident, watch: Watch, desk: Desk): Promise<void> {
  if (incident.recoveredMs !== null || incident.phase === 'held' || incident.phase === 'closed') return;
  const body = { ...desk, atMs: incident.bodyMs };
  const progress = await runAll(incident, watch, body);
  const acting = incident.acts.some((act) => act.flap === incident.flaps);
  if (
    progress !== 'waiting' &&
    watch.playbook.closesWithBody &&
    !isExpecting(incident) &&
    !isTracking(incident)
  ) {
    incident.recoveredMs = endOfBody(incident);
    incident.phase = 'watching';
    desk.out.changed(incident);
    settle(incident, desk);
    return;
  }
  const phase = progress !== 'waiting' ? 'watching' : acting ? 'acting' : 'firing';
  if (phase !== incident.phase) {
    incident.phase = phase;
    desk.out.changed(incident);
  }
}

/** The statements of `then`, and beside them what is expected. */
async function runAll(incident: Incident, watch: Watch, desk: Desk): Promise<Progress> {
  const isBeside = (step: Step): boolean => step.kind === 'expect' && step.beside;
  const { body } = watch.playbook;
  const reached = [
    await runBlock(
      body.filter((step) => !isBeside(step)),
      '',
      incident,
      watch,
      desk,
    ),
  ];
  for (const step of body.filter(isBeside)) reached.push(await runBlock([step], '', incident, watch, desk));
  return reached.find((progress) => progress !== 'done') === undefined
    ? 'done'
    : reached.includes('waiting')
      ? 'waiting'
      : 'stopped';
}

async function runBlock(
  steps: readonly Step[],
  because: string,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<Progress> {
  let here = desk;
  for (const group of groupsOf(steps)) {
    const reached: Progress[] = [];
    for (const step of group) reached.push(await runStep(step, steps, because, incident, watch, here));
    if (reached.includes('waiting')) return 'waiting';
    if (reached.includes('stopped')) return runAlways(steps, group, incident, watch, here);
    here = deskAfter(group, incident, here);
  }
  return 'done';
}

/** After a block has stopped its `always` runs all the same; nothing else does. */
async function runAlways(
  steps: readonly Step[],
  group: readonly Step[],
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<Progress> {
  let waits = false;
  for (const step of steps.slice(steps.indexOf(group[0] as Step)))
    if (step.kind === 'always')
      waits = (await runBlock(step.body, '', incident, watch, desk)) === 'waiting' || waits;
  return waits ? 'waiting' : 'stopped';
}

/** Statements that start together: a run of `if cause`, `otherwise` and `always`; every other statement is its own. */
function groupsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && isParallel(step) && last.every(isParallel)) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

function isParallel(step: Step): boolean {
  return (
    step.kind === 'otherwise' ||
    step.kind === 'always' ||
    (step.kind === 'if' && step.branches.some(asksCause))
  );
}

function asksCause(branch: Branch): boolean {
  return nodesOf(branch.when).some((node) => node.kind === 'cause');
}

async function runStep(
  step: Step,
  block: readonly Step[],
  because: string,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<Progress> {
  switch (step.kind) {
    case 'check':
      return judgeChecks(step, incident, watch, desk);
    case 'if':
      return runIf(step, incident, watch, desk);
    case 'otherwise':
      return runOtherwise(step, block, incident, watch, desk);
    case 'always':
      return (await runBlock(step.body, '', incident, watch, desk)) === 'waiting' ? 'waiting' : 'done';
    case 'wait':
      return runWait(step, incident, watch, desk);
    case 'escalate':
      runEscalate(step, incident, watch, desk);
      return 'done';
    case 'track':
      return runTrack(step, incident, watch, desk);
    case 'expect':
      return runExpect(step, incident, watch, desk);
    case 'do': {
      const progress = await runDo(step, because, incident, watch, desk);
      return progress === 'stopped' ? runFailure(step, because, incident, watch, desk) : progress;
    }
    case 'hole':
      if (incident.passed[step.path] !== true) {
        incident.passed[step.path] = true;
        const detail = { reason: 'hole', words: 'nothing is written here yet (`...`)' };
        desk.out.decide(incident, incident.bodyMs, 'skipped', { step: step.path, detail });
      }
      return 'done';
  }
}

/**
 * Takes the first branch that is true, `else` when none is. Later rounds look again at causes only, and what was
 * taken in an earlier one goes on (R12).
 */
async function runIf(step: If, incident: Incident, watch: Watch, desk: Desk): Promise<Progress> {
  const judgedIn = incident.judged[step.path];
  if (judgedIn === undefined || (judgedIn !== incident.round && step.branches.some(asksCause))) {
    const conditions = step.branches.map((branch) => branch.when);
    const probes = [...new Set(conditions.flatMap(probesIn))];
    if (!ensureAnswers(probes, incident, desk)) return 'waiting';
    await chooseBranch(step, incident, watch, desk);
  }
  let waits = false;
  for (const path of incident.taken[step.path] ?? []) {
    const branch = step.branches.find((candidate) => candidate.path === path);
    const body = branch === undefined ? (step.otherwise ?? []) : branch.body;
    const progress = await runBlock(body, branch?.path ?? '', incident, watch, desk);
    waits ||= progress === 'waiting';
  }
  // A block that stopped ends here: the statements around it go on.
  return waits ? 'waiting' : 'done';
}

async function chooseBranch(step: If, incident: Incident, watch: Watch, desk: Desk): Promise<void> {
  const first = incident.judged[step.path] === undefined;
  const verdicts = await judgeBody(
    step.branches.map((branch) => branch.when),
    incident,
    watch,
    desk,
  );
  const chosen = step.branches.find((branch) => verdicts.truths.get(rootName.branch(branch)) === true);
  const taken = incident.taken[step.path] ?? [];
  if (chosen !== undefined && !taken.includes(chosen.path)) {
    taken.push(chosen.path);
    incident.because[chosen.path] = evidenceOf(chosen.when, verdicts, watch);
  }
  if (chosen === undefined && first && step.otherwise !== null) taken.push(ELSE);
  incident.taken[step.path] = taken;
  incident.judged[step.path] = incident.round;
  desk.out.changed(incident);
}

/** `otherwise`: no cause branch of its block ran. Decided once, in the first round. */
async function runOtherwise(
  step: Extract<Step, { kind: 'otherwise' }>,
  block: readonly Step[],
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<Progress> {
  const before = block.slice(0, block.indexOf(step)).filter((other): other is If => other.kind === 'if');
  if (incident.taken[step.path] === undefined) {
    // Its neighbours may still wait for a probe of their own.
    if (before.some((other) => incident.judged[other.path] === undefined)) return 'waiting';
    const ran = before.some((other) =>
      other.branches.some((branch) => asksCause(branch) && incident.taken[other.path]?.includes(branch.path)),
    );
    incident.taken[step.path] = ran ? [] : [step.path];
    desk.out.changed(incident);
  }
  if (incident.taken[step.path]?.length === 0) return 'done';
  return (await runBlock(step.body, '', incident, watch, desk)) === 'waiting' ? 'waiting' : 'done';
}

/** What is expected holds up nothing; what was missed has its `else`. */
async function runExpect(step: Expect, incident: Incident, watch: Watch, desk: Desk): Promise<Progress> {
  // What is expected of an effect is of all targets: one incident at a time stands for it.
  if (expectsEffect(step, watch) && isExpectedElsewhere(step, incident, watch)) return 'done';
  const state = beginExpect(step, incident, desk);
  noteExpecting(incident, watch);
  if (state.status !== 'missed') return 'done';
  const atMs = Math.max(datedIn(incident, desk), state.moment?.bodyMs ?? state.dueMs);
  const late = { ...desk, atMs, ...(state.moment === undefined ? {} : { moment: state.moment }) };
  return (await runBlock(step.otherwise, '', incident, watch, late)) === 'waiting' ? 'waiting' : 'done';
}

/** `on failure { }`: in place of the rest of the block, which ends all the same (R13). */
async function runFailure(
  step: Do,
  because: string,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<Progress> {
  const progress = await runBlock(step.onFailure ?? [], because, incident, watch, desk);
  return progress === 'waiting' ? 'waiting' : 'stopped';
}

async function runDo(
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
  const { verbs, leases, nowMs } = desk;
  const atMs = Math.max(datedIn(incident, desk), incident.ended?.[step.path] ?? 0);
  const { ledger, lateMs } = watch;
  const frozen = asked?.frozen === undefined ? {} : { frozen: asked.frozen };
  const { applied, vocabulary } = desk;
  const counted = { ledger, applied, valuesOf: vocabulary.valuesOf };
  const input = { values, verbs, leases, nowMs, atMs, lateMs, ...counted, ...frozen };
  const evidence = incident.because[because] ?? null;
  const audience = audienceIn(step.args)?.audience;
  if (audience !== undefined) {
    const many = planOnMany(step, audience, input, incident, desk);
    const dated = { ...desk, atMs };
    if (many.kind === 'skip') {
      skipMany(many, step, audience, evidence, incident, watch, dated);
      return 'done';
    }
    const { state } = many.act;
    const needed = asked === null ? await approvalNeeded(step, incident, watch, desk) : null;
    if (needed !== null)
      return requestApproval(needed, { of: aboutMany(many.act, desk), state }, incident, watch, dated);
    doOnMany(many, step, audience, evidence, incident, watch, dated);
    return progressOf(state);
  }
  const planned = planAct(step, incident, input);
  if (planned.kind === 'skip') {
    incident.passed[step.path] = true;
    const target = targetOf(incident.instance);
    desk.out.decide(incident, atMs, 'skipped', {
      step: step.path,
      detail: { run: actKey(incident, step.path, target), verb: step.verb, target, ...planned.skip },
      evidence,
    });
    tellBudgets(planned, incident, watch, { ...desk, atMs });
    return 'done';
  }
  if (isLeftOut(step.path, incident, watch))
    return leaveOut(planned.act, step, evidence, incident, watch, { ...desk, atMs });
  if (asked === null) {
    const needed = await approvalNeeded(step, incident, watch, desk);
    if (needed !== null)
      return requestApproval(needed, approvedAct(planned.act, desk), incident, watch, { ...desk, atMs });
  }
  const { run, state, lease, entry } = planned.act;
  incident.acts.push(state);
  watch.ledger.put(entry);
  desk.out.entry(entry);
  desk.out.run(run);
  if (lease !== null) {
    leases.put(lease);
    desk.out.lease(lease);
  }
  const asks = askQuestion(planned.act, step, incident, desk);
  desk.out.decide(incident, atMs, 'act', {
    step: step.path,
    detail: { ...actDetail(planned.act, step), ...(asks === null ? {} : { asks }) },
    evidence,
  });
  tellBudgets(planned, incident, watch, { ...desk, atMs });
  return asks === null ? progressOf(state) : 'waiting';
}

/** A target that is held out passes every limit as the others do, so that both sides are alike, and costs nothing. */
function leaveOut(
  { entry }: Act,
  step: Do,
  evidence: Evidence | null,
  incident: Incident,
  watch: Watch,
  desk: Desk & { readonly atMs: number },
): Progress {
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

/** When everything that it waited for was known. */
function endOfBody({ bodyMs, tracks, expects }: Incident): number {
  const tracked = Object.values(tracks ?? {}).map(({ dueMs }) => dueMs);
  return Math.max(bodyMs, ...tracked, ...Object.values(expects ?? {}).map(({ judgedMs }) => judgedMs ?? 0));
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
