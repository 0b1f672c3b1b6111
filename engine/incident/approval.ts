import { contentHash, shortId } from '../../rules/canonical.ts';
import { formatDuration, type Language } from '../../rules/format.ts';
import type { Approval, Do } from '../../rules/playbook.ts';
import type { Truth } from '../../rules/truth.ts';
import type { AskAbout } from '../ask.ts';
import type { Decision, Json } from '../decision.ts';
import type { Act } from '../plan/act.ts';
import { datedIn } from './dating.ts';
import { type Desk, judgeBody, titleOf } from './desk.ts';
import { escalateFrom } from './escalation.ts';
import type { ActState, AskState, Frozen, Incident } from './incident.ts';
import type { Watch } from './watch.ts';

/** After a yes the trigger must be known again within this, ms of event time: what is older is not acted on (R3). */
const FRESH_MS = 300_000;

/** The approval that this passage of an incident asked for at a statement; null: none. */
export function approvalOf({ path }: Pick<Do, 'path'>, incident: Incident): AskState | null {
  const isOwn = (ask: AskState): boolean =>
    ask.kind === 'approval' && ask.path === path && ask.flap === incident.flaps;
  return incident.asks?.findLast(isOwn) ?? null;
}

/** Whether everybody agreed, and the trigger was true when it was looked at again. */
export function isReleased(ask: AskState): boolean {
  return ask.status === 'granted' && ask.looked === true;
}

/** Several approvals as one. */
export interface NeededApproval extends Pick<Approval, 'from' | 'withinMs'> {
  /** Called where nobody agrees in time, null: the owner. */
  readonly elseCalls: readonly (string | null)[];
}

/**
 * Who must agree before a statement acts: its own approvals, and for what changes anything those of the guard. One
 * whose `when` is known false is not needed; unknown needs it (R28). Several are one: all of their people, within the
 * shortest of their times. null: nobody.
 */
export async function approvalNeeded(
  step: Do,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): Promise<NeededApproval | null> {
  const changes = (desk.verbs(step.verb)?.changes ?? 'nothing') !== 'nothing';
  const all = [...(step.approvals ?? []), ...(changes ? (watch.playbook.approvals ?? []) : [])];
  if (all.length === 0) return null;
  const conditions = all.flatMap(({ when }) => when?.condition ?? []);
  const verdicts = conditions.length === 0 ? null : await judgeBody(conditions, incident, watch, desk);
  const needed = all.filter(({ when }) => when === null || verdicts?.truths.get(when.name) !== false);
  if (needed.length === 0) return null;
  return {
    from: [...new Set(needed.flatMap(({ from }) => from))],
    withinMs: Math.min(...needed.map(({ withinMs }) => withinMs)),
    elseCalls: [...new Set(needed.flatMap(({ elseCalls }) => (elseCalls === undefined ? [] : [elseCalls])))],
  };
}

/** An act that somebody must agree to: all that they are shown of it, and all that it is. */
export interface ApprovedAct {
  readonly of: Pick<AskAbout, 'verb' | 'args' | 'targets' | 'cost'> & {
    readonly key: string;
    readonly step: string;
    readonly target: string;
    /** The arguments as they may be shown. */
    readonly shown: Json;
  };
  readonly state: ActState;
}

/** An act on one target. */
export function approvedAct({ run, state, shown }: Act, desk: Desk): ApprovedAct {
  const { key, step, verb, target, args } = run;
  const cost = desk.verbs(verb)?.cost?.(args) ?? null;
  return { of: { key, step, verb, target, args, shown, targets: [target], cost }, state };
}

/**
 * Asks for a yes to exactly this act, its arguments frozen. Nobody is asked again within the playbook's cooldown of an
 * approval that was not given: a lapse uses up the question's cooldown, not the action's (R28).
 */
export function requestApproval(
  { from, withinMs, elseCalls }: NeededApproval,
  { of: act, state }: ApprovedAct,
  incident: Incident,
  watch: Watch,
  desk: Desk,
): 'waiting' | 'done' {
  const atMs = datedIn(incident, desk);
  const { args, shown, targets, cost, step } = act;
  const of = { run: act.key, verb: act.verb, target: act.target };
  const before = cooling(step, incident, watch, atMs);
  if (before !== null) {
    const ago = (language: Language): string => formatDuration(atMs - before.ask.t, language);
    const words = `${from.join(' and ')} did not agree ${ago('en')} ago, and is asked again after the cooldown`;
    const wordsKo = `${from.join(', ')}의 승인을 ${ago('ko')} 전에 받지 못해, 재실행 대기가 끝난 뒤에 다시 물음`;
    skip(incident, { path: step, of }, { reason: 'asked-before', words, wordsKo, from }, atMs, desk);
    return 'done';
  }
  const about: AskAbout = {
    title: titleOf(incident, desk),
    instance: incident.instance,
    verb: act.verb,
    args: shown,
    targets,
    cost,
  };
  const digest = contentHash({ verb: act.verb, args, targets, cost });
  const ask: AskState = {
    id: shortId(['ask', act.key, digest]),
    kind: 'approval',
    ...{ path: step, flap: state.flap, mode: state.mode, t: atMs, withinMs },
    frozen: { ...of, from, args, undo: state.lease?.undo ?? null },
    ...{ status: 'open', choice: null, by: [] },
    ...(elseCalls.length === 0 ? {} : { elseCalls }),
  };
  incident.asks = [...(incident.asks ?? []), ask];
  watch.asked.push({ incident: incident.id, key: incident.key, ask });
  if (state.mode === 'live')
    desk.out.request({
      ...{ id: ask.id, kind: 'approval', incident: incident.id, playbook: incident.playbook },
      ...{ step, runKey: act.key, digest, from, choices: [], about, author: null },
      ...{ decidedMs: atMs, askedMs: desk.nowMs, dueMs: desk.nowMs + withinMs, status: 'open' },
    });
  desk.out.decide(incident, atMs, 'asked', {
    step,
    detail: {
      ...of,
      ...{ args: shown, mode: state.mode, from: [...from], withinMs, cost: cost && { ...cost } },
    },
  });
  return 'waiting';
}

/** The approval of another incident that was not given so recently that nobody is asked again; null: none. */
function cooling(
  path: string,
  incident: Incident,
  watch: Watch,
  atMs: number,
): Watch['asked'][number] | null {
  const { cooldown } = watch.playbook.limits;
  if (cooldown === null) return null;
  const isPerInstance = cooldown.per.length > 0;
  const isBefore = ({ incident: id, key, ask }: Watch['asked'][number]): boolean =>
    id !== incident.id &&
    ask.path === path &&
    (ask.status === 'lapsed' || ask.status === 'denied') &&
    (!isPerInstance || key === incident.key) &&
    ask.t <= atMs &&
    atMs < ask.t + cooldown.ms;
  return watch.asked.findLast(isBefore) ?? null;
}

/**
 * After a yes: what set it off must still be so. What is true at one instant only is not looked at again.
 *
 * @returns  whether the body has something to do now
 */
export function lookAgain(
  incident: Incident,
  ask: AskState,
  atMs: number,
  trigger: Truth,
  desk: Desk,
): boolean {
  if (ask.frozen === undefined || ask.status !== 'granted' || ask.looked !== undefined) return false;
  const grantedMs = incident.ended?.[ask.path] ?? ask.t;
  if (trigger === null && atMs <= grantedMs + FRESH_MS) return false;
  ask.looked = trigger === true;
  desk.out.changed(incident);
  if (trigger !== true) {
    const detail =
      trigger === false
        ? {
            reason: 'no-longer-true',
            words: 'what started it was no longer so when the approval came',
            wordsKo: '승인이 왔을 때 시작 조건이 더는 참이 아니었음',
          }
        : {
            reason: 'expired',
            words: 'what started it could not be looked at again within 5m of the approval',
            wordsKo: '승인 뒤 5분 안에 시작 조건을 다시 확인하지 못함',
          };
    skip(incident, { path: ask.path, of: ask.frozen }, { ...detail, by: [...ask.by] }, grantedMs, desk);
  }
  return true;
}

/** Nobody agreed in time, or somebody said no: the statement is passed by. */
export function tellRefused(incident: Incident, ask: AskState, said: string, atMs: number, desk: Desk): void {
  const { frozen, path, by, withinMs } = ask;
  if (frozen === undefined) return;
  const isDenied = ask.status === 'denied';
  const words = isDenied
    ? `${by.join(', ')} said no${said === '' ? '' : `: ${said}`}`
    : `${frozen.from.join(' and ')} did not agree within ${formatDuration(withinMs, 'en')}`;
  const wordsKo = isDenied
    ? `${by.join(', ')} 님이 거절함${said === '' ? '' : `: ${said}`}`
    : `${frozen.from.join(', ')}의 승인이 ${formatDuration(withinMs, 'ko')} 안에 없었음`;
  const detail = { reason: isDenied ? 'denied' : 'lapsed', words, wordsKo, by: [...by], said, withinMs };
  skip(incident, { path, of: frozen }, { ...detail, from: [...frozen.from] }, atMs, desk);
  // A no is an answer: whoever gave it is there.
  if (!isDenied) for (const to of ask.elseCalls ?? []) escalateFrom(incident, path, to, atMs, desk);
}

/** It recovered before anybody agreed; should it come back, they are asked again (R8). */
export function tellWithdrawn(incident: Incident, { path, frozen }: AskState, desk: Desk): void {
  if (frozen === undefined) return;
  const detail = {
    reason: 'recovered',
    words: 'recovered before anybody agreed',
    wordsKo: '승인 전에 회복됨',
    from: [...frozen.from],
  };
  tell(incident, { path, of: frozen }, detail, incident.recoveredMs ?? incident.bodyMs, desk);
}

/** A statement, and the act that it would have been. */
interface Withheld {
  readonly path: string;
  readonly of: Pick<Frozen, 'run' | 'verb' | 'target'>;
}

function skip(
  incident: Incident,
  what: Withheld,
  detail: Decision['detail'],
  atMs: number,
  desk: Desk,
): void {
  incident.passed[what.path] = true;
  tell(incident, what, detail, atMs, desk);
}

function tell(
  incident: Incident,
  { path, of: { run, verb, target } }: Withheld,
  detail: Decision['detail'],
  atMs: number,
  desk: Desk,
): void {
  desk.out.decide(incident, atMs, 'skipped', { step: path, detail: { run, verb, target, ...detail } });
}
