import type { Branch, Do, Expect, Step } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import { nodesOf, probesIn, rootName } from '../check/root.ts';
import { ensureAnswers } from './asking.ts';
import { judgeChecks } from './cause-check.ts';
import { datedIn, deskAfter } from './dating.ts';
import { type Desk, evidenceOf, judgeBody } from './desk.ts';
import { type Progress, runDo } from './do-step.ts';
import { runEscalate } from './escalation.ts';
import { beginExpect, isExpecting } from './expectation.ts';
import { expectsEffect, isExpectedElsewhere, noteExpecting } from './expected-effect.ts';
import type { Incident } from './incident.ts';
import { settle } from './settlement.ts';
import { isTracking, runTrack } from './track.ts';
import { runWait } from './wait.ts';
import type { Watch } from './watch.ts';

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
        const detail = {
          reason: 'hole',
          words: 'nothing is written here yet (`...`)',
          wordsKo: '아직 아무것도 적혀 있지 않습니다(`...`)',
        };
        desk.out.decide(incident, incident.bodyMs, 'skipped', { step: step.path, detail });
      }
      return 'done';
  }
}

/**
 * Takes the first branch that is true, `else` when all are false: unknown is no false. Causes form a set (R13), and one
 * that could not be judged is not in it. Later rounds look again at causes only, and what was taken in an earlier one
 * goes on (R12).
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
  const truthOf = (branch: Branch): Truth => verdicts.truths.get(rootName.branch(branch)) ?? null;
  const chosen = step.branches.find((branch) => truthOf(branch) === true);
  const unknown = step.branches.find((branch) => truthOf(branch) === null && !asksCause(branch));
  const taken = incident.taken[step.path] ?? [];
  if (chosen !== undefined && !taken.includes(chosen.path)) {
    taken.push(chosen.path);
    incident.because[chosen.path] = evidenceOf(chosen.when, verdicts, watch);
  }
  if (chosen === undefined && unknown === undefined && first && step.otherwise !== null) taken.push(ELSE);
  if (chosen === undefined && unknown !== undefined && first) {
    const detail = {
      reason: 'unknown',
      words: `whether \`${unknown.text}\` is not known: neither this nor its \`else\` is done`,
      wordsKo: `\`${unknown.text}\`인지 알 수 없어, 이 갈래도 \`else\`도 하지 않습니다`,
    };
    const evidence = evidenceOf(unknown.when, verdicts, watch);
    desk.out.decide(incident, datedIn(incident, desk), 'skipped', { step: unknown.path, detail, evidence });
  }
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

/** When everything that it waited for was known. */
function endOfBody({ bodyMs, tracks, expects, waits }: Incident): number {
  const tracked = Object.values(tracks ?? {}).map(({ dueMs }) => dueMs);
  const waited = Object.values(waits ?? {}).map(({ moment }) => moment?.bodyMs ?? 0);
  return Math.max(
    bodyMs,
    ...tracked,
    ...waited,
    ...Object.values(expects ?? {}).map(({ judgedMs }) => judgedMs ?? 0),
  );
}
