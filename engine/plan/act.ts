import { canonicalJson } from '../../rules/canonical.ts';
import type { Ceilings } from '../../rules/ceilings.ts';
import { countedPer } from '../../rules/limit.ts';
import type { Do } from '../../rules/playbook.ts';
import type { StandingOrders } from '../control/standing-orders.ts';
import type { Instance, Json } from '../decision.ts';
import type { ActState, Frozen, FrozenUndo, Incident } from '../incident/incident.ts';
import type { LeaseRow, RetryPolicy, RunRow } from '../store.ts';
import type { LedgerRow } from '../store-ledger.ts';
import { type Resolved, resolveArguments } from './argument.ts';
import { type BudgetNotice, type Spent, spend } from './budget.ts';
import { flappingGuard } from './ceiling.ts';
import { consentGuard } from './consent.ts';
import { contactEndsMs } from './contact.ts';
import { forbiddenBy, pinnedBy } from './forbidden.ts';
import { paceGuard } from './guard.ts';
import type { LeaseBook } from './lease-book.ts';
import type { Asked, Ledger } from './ledger.ts';
import { shownLabels, shownValues, toldEffect } from './private.ts';
import { type Applied, shareGuard } from './share.ts';
import type { Skip } from './skip.ts';
import { takenGuard } from './taken-guard.ts';
import type { Values } from './value.ts';
import type { VerbFact, VerbFacts } from './verb-facts.ts';

/** A live act that was committed later than this after its instant is expired, not performed (R3). */
const FRESH_MS = 300_000;
/** What a predecessor in the same block may take: the longest that retries go on (R23). */
const PATIENCE_MS = 900_000;

/** What planning an act needs besides the statement. */
export interface PlanInput {
  readonly values: Values;
  readonly verbs: VerbFacts;
  readonly leases: LeaseBook;
  readonly ledger: Ledger;
  /** What people on call ordered, and holds. */
  readonly orders: StandingOrders;
  /** In force over all playbooks, by mode. */
  applied(mode: 'live' | 'shadow'): readonly Applied[];
  /** How many values a dimension has by `define words`. */
  valuesOf(dimension: string): number;
  /** IANA zone of the project. */
  readonly zone: string;
  /** How many there were of a kind when the body looked; null: nobody knew. */
  populationOf(kind: string): number | null;
  /** As many as a person has let go (R31); 0: nobody did. */
  readonly permitted: number;
  /** What the engine stops by itself (R25). */
  readonly ceilings: Ceilings;
  /** Lateness of the playbook's sources, ms: how far behind the clock a timely decision may be. */
  readonly lateMs: number;
  /** Effect clock (R2), epoch ms. */
  readonly nowMs: number;
  /** Instant of event time it is decided for. */
  readonly atMs: number;
  /** What somebody agreed to; absent: nobody had to. */
  readonly frozen?: Frozen;
}

/** An act ready to be committed: its run, what its incident and limits remember of it, and its lease, in one commit (R18). */
export interface Act {
  readonly run: RunRow;
  readonly state: ActState;
  readonly lease: LeaseRow | null;
  readonly entry: LedgerRow;
  /** The arguments as they are told: personal data by stand-ins. */
  readonly shown: Json;
}

/** `notices`: what owners hear of their budgets; `told`: earlier acts that keep that they heard. */
export type Planned = (
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'skip'; readonly skip: Skip }
) & { readonly notices: readonly BudgetNotice[]; readonly told: readonly LedgerRow[] };

/** `region=seoul-gangnam`; `*` where the playbook binds nothing. */
export function targetOf(instance: Instance): string {
  // A store may give the dimensions back in another order.
  const labels = Object.keys(instance)
    .sort()
    .map((dimension) => `${dimension}=${instance[dimension]}`);
  return labels.length === 0 ? '*' : labels.join(',');
}

/**
 * R15: incident, step, target. The same across restarts, dispatchers and releases; only an act that is taken again
 * after its undo (R8) gets a number, or the other side would take it for the old one.
 */
export function actKey(incident: Incident, path: string, target: string): string {
  const base = `${incident.id}/${path}/${target}`;
  return incident.flaps === 0 ? base : `${base}/${incident.flaps + 1}`;
}

/** Turns one `do` into a guarded run, or says why it is skipped (R25). Changes nothing. */
export function planAct(step: Do, incident: Incident, input: PlanInput): Planned {
  const { playbook } = input.values;
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
  const unagreed = consentGuard(step, verb, input.values.facts);
  if (unagreed !== null) return { kind: 'skip', skip: unagreed, notices: [], told: [] };

  const target = targetOf(incident.instance);
  const { frozen } = input;
  const forPeople = shownValues(input.values);
  const values = verb.isToldToStaff === true ? forPeople : input.values;
  const args = frozen === undefined ? resolveArguments(step.args, values) : frozenArgs(frozen);
  if (!args.known) return skip('unknown-value', args.words, args.wordsKo);
  const effect = effectOf(verb, args.value);
  const undo = frozen === undefined ? undoOf(step, verb, args.value, input.values) : frozen.undo;
  if (undo === 'unknown-value')
    return skip('unknown-value', 'an argument of the undo is not known', '되돌리기의 인자 값을 모름');
  const ends = step.until !== null && effect !== null;
  if (ends && undo === null)
    return skip('no-undo', `nothing takes \`${step.verb}\` back`, `\`${step.verb}\` 조치를 되돌릴 것이 없음`);
  if (effect !== null) {
    const taken = leaseConflict(input.leases.on(target, effect), incident);
    if (taken !== null) return taken;
    const pinned = pinnedBy(input.orders, target, effect, input.atMs);
    if (pinned !== null) return { kind: 'skip', skip: pinned, notices: [], told: [] };
  }
  const asked = askedOf(step, incident, verb, args.value, input);
  if (asked === null)
    return skip('unknown-value', `what \`${step.verb}\` costs is not known`, `\`${step.verb}\` 비용을 모름`);
  const taken = takenGuard(step, verb, asked.mode, input);
  const held =
    taken.insane(asked) ??
    paceGuard(playbook, step, input.ledger, asked, shownLabels(asked.labels, input.values)) ??
    sharesOver(step, verb.changes, asked.mode, input).holds(asked) ??
    taken.holds(asked) ??
    (ends ? flappingGuard(input.ledger, asked, playbook.by, input.permitted, input.ceilings) : null);
  if (held !== null) return { kind: 'skip', skip: held, notices: [], told: [] };
  const spent = spend(playbook, step, input.ledger, asked);
  const { notices, told } = spent;
  if (spent.skip !== null) return { kind: 'skip', skip: spent.skip, notices, told };

  const until = ends ? step.until : null;
  const shown = shownArguments(step, args.value, input.values, forPeople);
  const act = composed(step, incident, input, { verb, target, effect, args: args.value, shown, undo, until });
  const run = { ...act.run, spendings: act.run.mode === 'live' ? spent.spendings : [] };
  return { kind: 'act', act: { ...act, run, entry: entryOf(asked, spent) }, notices, told };
}

/** The shares that limit a step: what was admitted counts for what is asked next. */
export function sharesOver(
  step: Do,
  changes: string,
  mode: 'live' | 'shadow',
  { values, ledger, valuesOf, applied }: PlanInput,
): { holds(asked: Asked): Skip | null; admit(asked: Asked): void } {
  const { playbook, facts } = values;
  const isLimited = step.limits.shares.length + playbook.limits.shares.length > 0;
  // Only what has a share asks what is in force.
  if (!isLimited || changes === 'nothing') return { holds: () => null, admit: () => {} };
  const counted = { ledger, facts, valuesOf, applied: [...applied(mode)] };
  return {
    holds: (asked) => shareGuard(playbook, step, changes, asked, counted),
    admit: ({ key, labels }) => void counted.applied.push({ key, labels, changes }),
  };
}

/** The act as limits see it; null: its price is not known, and what may cost anything is not done. */
function askedOf(
  step: Do,
  incident: Incident,
  verb: VerbFact,
  args: Json,
  { values, atMs }: PlanInput,
): Asked | null {
  const target = targetOf(incident.instance);
  const cost = verb.cost?.(args) ?? null;
  if (cost !== null && !(Number.isSafeInteger(cost.minor) && cost.minor >= 0)) return null;
  return {
    key: actKey(incident, step.path, target),
    playbook: incident.playbook,
    incident: incident.id,
    passage: incident.flaps,
    path: step.path,
    target,
    labels: { ...eventLabels(step, values), ...verb.reaches?.(args), ...values.bound },
    mode: values.playbook.mode === 'live' ? 'live' : 'shadow',
    t: atMs,
    minor: cost?.minor ?? 0,
    currency: cost?.currency ?? null,
  };
}

/** Fields of the event that `each` bound, as far as limits count per them. */
function eventLabels(step: Do, { facts, playbook }: Values): Readonly<Record<string, string>> {
  const names = [
    ...countedPer(playbook.limits),
    ...(step.limits === undefined ? [] : countedPer(step.limits)),
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const answer = facts.field?.(name);
      return answer?.known === true ? [[name, String(answer.value)] as const] : [];
    }),
  );
}

function entryOf(asked: Asked, { toldByAct }: Spent): LedgerRow {
  return { ...asked, failed: false, told: toldByAct };
}

function frozenArgs({ args }: Frozen): Resolved<Json> {
  return { known: true, value: args };
}

/** What a call changes, named so that two calls share a lease exactly when they change the same thing (R19). */
export function effectOf({ changes, resource }: VerbFact, args: Json): string | null {
  if (changes === 'nothing') return null;
  return resource === undefined ? changes : `${changes} ${resource(args)}`;
}

function composed(
  step: Do,
  incident: Incident,
  input: PlanInput,
  what: {
    readonly verb: VerbFact;
    readonly target: string;
    readonly effect: string | null;
    readonly args: Json;
    readonly shown: Json;
    readonly undo: FrozenUndo | null;
    readonly until: Do['until'];
  },
): Omit<Act, 'entry'> {
  const { nowMs, atMs, values } = input;
  const mode = values.playbook.mode === 'live' ? 'live' : 'shadow';
  const key = actKey(incident, step.path, what.target);
  const capMs = what.until?.afterMs == null ? null : nowMs + what.until.afterMs;
  const deadlineMs = deadlineOf(incident, what.verb, input);
  const lease =
    what.until === null || what.undo === null
      ? null
      : { recovered: what.until.recovered, afterMs: what.until.afterMs, capMs, undo: what.undo };
  return {
    shown: what.shown,
    run: {
      key,
      incident: incident.id,
      playbook: incident.playbook,
      step: step.path,
      target: what.target,
      kind: 'act',
      parent: null,
      verb: step.verb,
      args: what.args,
      effect: what.effect,
      mode,
      decidedMs: atMs,
      notBeforeMs: nowMs,
      deadlineMs,
      status: mode === 'live' ? 'pending' : 'succeeded',
      attempts: 0,
      policy: policyOf(step, what.verb),
      expiresAtMs: what.verb.ttl === 'remote' ? capMs : null,
      spendings: [],
      outcome: mode === 'live' ? null : { detail: 'shadow: not sent' },
    },
    state: {
      key,
      path: step.path,
      target: what.target,
      effect: what.effect,
      t: atMs,
      mode,
      flap: incident.flaps,
      deadlineMs,
      status: mode === 'live' ? 'outstanding' : 'succeeded',
      lease,
      capped: false,
      undo: null,
    },
    // Shadow owns no target (R24).
    lease:
      lease === null || what.effect === null || mode === 'shadow'
        ? null
        : {
            target: what.target,
            effect: what.effect,
            incident: incident.id,
            runKey: key,
            undo: lease.undo,
            capMs,
            status: 'stored',
          },
  };
}

/** Effect clock after which a decision of now is not sent any more (R3): predecessors may have taken their time. */
export function deadlineOf(
  incident: Incident,
  { isMarketing }: VerbFact,
  { atMs, lateMs, nowMs, zone }: Pick<PlanInput, 'atMs' | 'lateMs' | 'nowMs' | 'zone'>,
): number {
  const awaited = incident.acts.filter(
    (act) => act.flap === incident.flaps && act.status !== 'outstanding',
  ).length;
  const freshMs = atMs + lateMs + FRESH_MS + awaited * PATIENCE_MS;
  return isMarketing === true ? Math.min(freshMs, contactEndsMs(zone, nowMs)) : freshMs;
}

/** The undo with its arguments as they are now (R18); without one in the text, the verb's inverse with the act's. */
function undoOf(step: Do, verb: VerbFact, args: Json, values: Values): FrozenUndo | null | 'unknown-value' {
  if (step.until === null) return null;
  const told = shownValues(values);
  if (step.undo === null) {
    if (verb.inverse === null) return null;
    return frozen(verb.inverse, args, resolveArguments(step.args, told));
  }
  const resolved = resolveArguments(step.undo.args, values);
  if (!resolved.known) return 'unknown-value';
  return frozen(step.undo.verb, resolved.value, resolveArguments(step.undo.args, told));
}

/** How it is told is kept beside it only where that is something else. */
function frozen(verb: string, args: Json, told: Resolved<Json>): FrozenUndo {
  const shown = told.known ? told.value : null;
  return canonicalJson(shown) === canonicalJson(args) ? { verb, args } : { verb, args, shown };
}

/** Arguments as they are told: as they are, where nothing of them is personal data. */
function shownArguments(step: Do, args: Json, values: Values, forPeople: Values): Json {
  const plain = resolveArguments(step.args, values);
  const shown = resolveArguments(step.args, forPeople);
  return canonicalJson(plain) === canonicalJson(shown) ? args : shown.known ? shown.value : null;
}

/** R19 with one stake: whoever applied it first keeps it; our own may be taken again once its undo was decided. */
export function leaseConflict(
  lease: LeaseRow | null,
  incident: Incident,
): Extract<Planned, { kind: 'skip' }> | null {
  if (lease === null) return null;
  const what = `\`${lease.effect}\` of ${lease.target}`;
  if (lease.incident !== incident.id)
    return skip(
      'leased',
      `${what} is in force for incident ${lease.incident}`,
      `${what}: 사건 ${lease.incident}의 조치가 이미 유지 중입니다`,
    );
  return lease.status === 'stored'
    ? skip('in-force', `${what} is in force already`, `${what}: 이미 유지 중입니다`)
    : null;
}

function skip(reason: Skip['reason'], words: string, wordsKo?: string): Extract<Planned, { kind: 'skip' }> {
  const said = wordsKo === undefined ? { words } : { words, wordsKo };
  return { kind: 'skip', skip: { reason, ...said }, notices: [], told: [] };
}

/** What an `act` decision says: free of the effect clock (E7), so equal in simulate and run. */
export function actDetail(act: Act, step: Do): Readonly<Record<string, Json>> {
  const { run, state } = act;
  return {
    run: run.key,
    verb: run.verb,
    target: run.target,
    args: act.shown,
    mode: run.mode,
    effect: toldEffect(run.effect, act.shown !== run.args),
    until: state.lease === null ? null : { recovered: state.lease.recovered, afterMs: state.lease.afterMs },
    text: step.text,
  };
}

/** How its author wants it tried again (R23); of a question `timeout` says how long the answer is waited for. */
export function policyOf({ retry, timeoutMs }: Do, verb: VerbFact): RetryPolicy | null {
  const forMs = verb.asksAmong === undefined ? (timeoutMs ?? null) : null;
  if (retry === undefined && forMs === null) return null;
  return { attempts: retry === undefined ? null : 1 + retry.times, everyMs: retry?.everyMs ?? null, forMs };
}
