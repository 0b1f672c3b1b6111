import type { Audience } from '../../rules/audience.ts';
import { shortId } from '../../rules/canonical.ts';
import type { Do } from '../../rules/playbook.ts';
import type { Scalar } from '../../rules/unit.ts';
import { audienceIn } from '../check/audience-argument.ts';
import type { Json } from '../decision.ts';
import type { ActState, FrozenAudience, Incident, ManyState } from '../incident/incident.ts';
import type { Child, ParentRow, RunTemplate, SelectionRow } from '../parent-run.ts';
import type { LeaseRow } from '../store.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { deadlineOf, effectOf, type PlanInput, policyOf } from './act.ts';
import { admitMembers, type LeftOut } from './admission.ts';
import { resolveArguments } from './argument.ts';
import type { BudgetNotice } from './budget.ts';
import { argsOf, childLease } from './child-run.ts';
import { consentGuard, unagreedOf } from './consent.ts';
import { forbiddenBy } from './forbidden.ts';
import { sanityGuard } from './sanity.ts';
import type { Skip } from './skip.ts';
import { takenGuard } from './taken-guard.ts';
import type { VerbFact } from './verb-facts.ts';

/** An act on many, ready to be committed: its runs are made of the parent afterwards. */
export interface ManyAct {
  readonly parent: ParentRow;
  readonly state: ActState;
  /** One for each target, so that nobody else takes it meanwhile. */
  readonly leases: readonly LeaseRow[];
  /** One for each target, for limits. */
  readonly entries: readonly LedgerRow[];
  /** Whom the limits left out, in words. */
  readonly left: readonly LeftOut[];
}

export type PlannedMany = (
  | { readonly kind: 'many'; readonly act: ManyAct }
  | { readonly kind: 'skip'; readonly skip: Skip }
) & { readonly notices: readonly BudgetNotice[]; readonly told: readonly LedgerRow[] };

/** `*nearby_riders` stands where a run has its target: what begins so reaches many. */
export function manyTarget(audience: Audience): string {
  return `*${audience.name}`;
}

/** What a member is called in keys, leases and on screens; somebody private only by a hash. */
export function memberTarget({ kind, private: isPrivate }: Audience, member: Scalar): string {
  return `${kind}=${isPrivate ? `#${shortId([kind, member])}` : String(member)}`;
}

/**
 * Turns one `do` on an audience into a guarded act, or says why it is skipped (R25). Those that a limit does not let
 * through are left out from the end of the frozen order. Changes nothing but that the selection stays.
 *
 * @param key        of the parent
 * @param selection  frozen, or in words why nobody knows it
 * @param frozenAs   how many there were before its own cap, and whom marketing may not reach
 */
export function planMany(
  step: Do,
  incident: Incident,
  input: PlanInput,
  key: string,
  selection: SelectionRow | string,
  frozenAs: Pick<FrozenAudience, 'matched' | 'unagreed'> = {},
): PlannedMany {
  const { playbook } = input.values;
  const argument = audienceIn(step.args);
  if (argument === null) throw new Error(`\`${step.verb}\` at ${step.path} reaches one`);
  const { audience } = argument;
  if (playbook.hole)
    return skip(
      'hole',
      'the playbook has a hole (`...`): it never acts',
      '플레이북에 빈칸(`...`)이 있어 아무것도 하지 않음',
    );
  const verb = input.verbs(step.verb);
  if (verb === null)
    return skip(
      'no-verb',
      `no connector offers \`${step.verb}\``,
      `\`${step.verb}\` 조치를 제공하는 커넥터가 없음`,
    );
  const forbidden = forbiddenBy(input.orders, verb, incident, input.atMs);
  if (forbidden !== null) return { kind: 'skip', skip: forbidden, notices: [], told: [] };
  const undeclared = consentGuard(step, verb, input.values.facts);
  if (undeclared !== null) return { kind: 'skip', skip: undeclared, notices: [], told: [] };
  if (typeof selection === 'string') return skip('unknown-audience', selection);
  const unagreed = unagreedOf(step, frozenAs.unagreed ?? 0, frozenAs.matched ?? selection.members.length);
  if (selection.members.length === 0 && unagreed !== null)
    return { kind: 'skip', skip: unagreed, notices: [], told: [] };
  if (selection.members.length === 0)
    return skip('empty', emptyWords(audience, selection), emptyWordsKo(audience, selection));

  const here =
    verb.takesAway === true
      ? sanityGuard(
          step.verb,
          frozenAs.matched ?? selection.members.length,
          selection.population,
          input.permitted,
        )
      : null;
  if (here !== null) return { kind: 'skip', skip: here, notices: [], told: [] };

  const { frozen } = input;
  const args =
    frozen === undefined
      ? resolveArguments(step.args, input.values)
      : { known: true as const, value: frozen.args as RunTemplate['args'] };
  if (!args.known) return skip('unknown-value', args.words, args.wordsKo);
  const own = { args: args.value, argument: argument.name };
  const undo = undoOf(step, verb, own, input);
  if (undo === 'unknown-value')
    return skip('unknown-value', 'an argument of the undo is not known', '되돌리기의 인자 값을 모름');
  const ends = step.until !== null && verb.changes !== 'nothing';
  if (ends && undo === null)
    return skip('no-undo', `nothing takes \`${step.verb}\` back`, `\`${step.verb}\` 조치를 되돌릴 것이 없음`);

  const children = selection.members.map(
    (member): Child => ({
      target: memberTarget(audience, member),
      member,
      effect: childEffect(audience, verb, argsOf(own, member)),
    }),
  );
  const mode = playbook.mode === 'live' ? 'live' : 'shadow';
  const taken = takenGuard(step, verb, mode, input);
  const admission = admitMembers(children, step, incident, input, {
    ...{ audience, selection, verb, own, taken },
  });
  const { admitted, notices, told, entries } = admission;
  const left = unagreed === null ? admission.left : [unagreed, ...admission.left];
  if (admitted.length === 0) {
    const [first] = left;
    const reason = first?.reason ?? 'empty';
    const words = left.map((one) => one.words).join('; ');
    return { kind: 'skip', skip: { reason, words, ...koreanOf(left) }, notices, told };
  }
  const insane = taken.insaneInAll();
  if (insane !== null) return { kind: 'skip', skip: insane, notices: [], told: [] };
  const again = incident.flaps === 0 ? '' : `/${incident.flaps + 1}`;
  const until = ends ? step.until : null;
  const capMs = until?.afterMs == null ? null : input.nowMs + until.afterMs;
  const deadlineMs = deadlineOf(incident, verb, input);
  const parent: ParentRow = {
    key,
    incident: incident.id,
    kind: 'act',
    of: null,
    template: {
      incident: incident.id,
      playbook: incident.playbook,
      step: step.path,
      kind: 'act',
      verb: step.verb,
      mode,
      decidedMs: input.atMs,
      notBeforeMs: input.nowMs,
      deadlineMs,
      expiresAtMs: verb.ttl === 'remote' ? capMs : null,
      policy: policyOf(step, verb),
      ...own,
      again,
    },
    children: admitted,
    // In shadow no runs are made: nothing of it is sent (R24).
    status: mode === 'live' ? 'planned' : 'ended',
    cancelled: false,
  };
  const many: ManyState = {
    audience: audience.name,
    kind: audience.kind,
    hash: selection.hash,
    selected: selection.members.length,
    admitted: admitted.length,
    undoArgument: undo?.argument ?? null,
    again,
  };
  const lease =
    until === null || undo === null
      ? null
      : {
          recovered: until.recovered,
          afterMs: until.afterMs,
          capMs,
          undo: { verb: undo.verb, args: undo.args },
        };
  return {
    kind: 'many',
    act: {
      parent,
      state: {
        key,
        path: step.path,
        target: manyTarget(audience),
        effect: verb.changes === 'nothing' ? null : verb.changes,
        t: input.atMs,
        mode,
        flap: incident.flaps,
        deadlineMs,
        status: mode === 'live' ? 'outstanding' : 'succeeded',
        lease,
        many,
        ...(mode === 'live' ? {} : { counts: { ...NONE, succeeded: admitted.length } }),
        capped: false,
        undo: null,
      },
      // Shadow owns no target (R24).
      leases:
        lease === null || undo === null || mode === 'shadow'
          ? []
          : admitted.flatMap((_child, index) => childLease(parent, index, undo, capMs) ?? []),
      entries,
      left,
    },
    notices,
    told,
  };
}

const NONE = { succeeded: 0, failed: 0, unknown: 0, expired: 0, skipped: 0, cancelled: 0 };

function koreanOf(left: readonly LeftOut[]): Pick<Skip, 'wordsKo'> {
  const said = left.flatMap(({ wordsKo }) => wordsKo ?? []);
  return said.length === 0 ? {} : { wordsKo: said.join('; ') };
}

/** What a call changes; of somebody private only what it is, since the target says of whom. */
function childEffect(audience: Audience, verb: VerbFact, args: RunTemplate['args']): string | null {
  if (verb.changes === 'nothing') return null;
  return audience.private ? verb.changes : effectOf(verb, args);
}

/** The undo with its arguments as they are now (R18); without one in the text, the verb's inverse with the act's. */
function undoOf(
  step: Do,
  verb: VerbFact,
  own: Pick<RunTemplate, 'args' | 'argument'>,
  input: PlanInput,
): Pick<RunTemplate, 'verb' | 'args' | 'argument'> | null | 'unknown-value' {
  if (step.until === null) return null;
  const { frozen } = input;
  if (frozen !== undefined) {
    const argument = step.undo === null ? own.argument : (audienceIn(step.undo.args)?.name ?? null);
    return frozen.undo && { verb: frozen.undo.verb, args: frozen.undo.args as RunTemplate['args'], argument };
  }
  if (step.undo === null) return verb.inverse === null ? null : { verb: verb.inverse, ...own };
  const resolved = resolveArguments(step.undo.args, input.values);
  const argument = audienceIn(step.undo.args)?.name ?? null;
  return resolved.known ? { verb: step.undo.verb, args: resolved.value, argument } : 'unknown-value';
}

function emptyWords({ name, table }: Audience, { unsure, population }: SelectionRow): string {
  const nobody = `\`${name}\` is nobody: none of ${population} rows of \`${table}\` here is one`;
  return unsure === 0 ? nobody : `${nobody}, and of ${unsure} it is not known`;
}

function emptyWordsKo({ name, table }: Audience, { unsure, population }: SelectionRow): string {
  const nobody = `\`${name}\` 대상이 없음: 여기 \`${table}\` ${population}행 가운데 하나도 없음`;
  return unsure === 0 ? nobody : `${nobody}, ${unsure}행은 알 수 없음`;
}

function skip(reason: Skip['reason'], words: string, wordsKo?: string): PlannedMany {
  const said = wordsKo === undefined ? { words } : { words, wordsKo };
  return { kind: 'skip', skip: { reason, ...said }, notices: [], told: [] };
}

/** What an `act` decision says of an act on many: whom by number and hash alone, free of the effect clock (E7). */
export function manyDetail({ parent, state }: ManyAct, step: Do): Readonly<Record<string, Json>> {
  const { template } = parent;
  const { audience, hash, selected, admitted } = state.many as ManyState;
  return {
    run: parent.key,
    verb: template.verb,
    target: state.target,
    args: template.args,
    mode: template.mode,
    effect: state.effect,
    until: state.lease === null ? null : { recovered: state.lease.recovered, afterMs: state.lease.afterMs },
    audience: { name: audience, hash, selected, admitted },
    text: step.text,
  };
}
