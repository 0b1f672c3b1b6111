import type { ConnectorPorts, LookedUp, Outcome, Registry } from '../../connectors/connector.ts';
import type { Kill } from '../control/kill.ts';
import type { Json } from '../decision.ts';
import type { Reporter } from '../ports.ts';
import type { AttemptResult, ClaimedRun, NewSignal, StateStore } from '../store.ts';
import { bulkhead } from './bulkhead.ts';
import { type Prepared, prepare } from './call.ts';
import { type Attempts, attemptsOf, giveUpMs, verdictOf } from './retry.ts';

/** R22: how long a claim lasts, and a call at most, below a third of it. */
export const CLAIM_MS = 30_000;
export const CALL_MS = 9_000;
/** R29: a look at the kill switches that is older than this before the first byte is looked again. */
export const LOOK_MS = 500;

export interface DispatcherParts {
  readonly store: Pick<StateStore, 'now' | 'claim' | 'sent' | 'finish' | 'isKilled'>;
  /** The kill switches of this host, read anew before each claim and each send (R29). */
  hostKills?(): readonly Kill[];
  readonly registry: Registry;
  readonly ports: ConnectorPorts;
  /** Uniform in [0, 1). */
  random(): number;
  /** A signal that ends after `ms` of the machine's clock. */
  deadline(ms: number): AbortSignal;
  readonly reporter: Reporter;
  /** Runs claimed at a time; a connector gets half of them, so a slow one leaves room for the others. */
  readonly concurrency: number;
  /** Claims are measured by the effect clock: a clock that runs faster than the machine's needs longer ones. */
  readonly claimMs?: number;
}

/** Stop 8: performs runs (R22). Any number of them may work on one store. */
export interface Dispatcher {
  /**
   * Claims and performs what is due until nothing is, and returns how many attempts were made. May be called again
   * while an earlier call still performs.
   *
   * @throws OutsideError  when the store cannot be reached; what was sent is then settled by its claim's end
   */
  poll(): Promise<number>;
  /** Claims nothing more, waits for the calls under way up to `deadlineMs`, then ends them as `unknown`. */
  stop(deadlineMs: number): Promise<void>;
}

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, registry, ports, reporter, concurrency } = parts;
  const claimMs = parts.claimMs ?? CLAIM_MS;
  const hostKills = (): readonly Kill[] => parts.hostKills?.() ?? [];
  const slots = bulkhead(Math.max(1, Math.ceil(concurrency / 2)));
  const calls = new Set<AbortController>();
  const under = new Set<Promise<unknown>>();
  let stopped = false;

  const finish = async (run: ClaimedRun, result: AttemptResult): Promise<void> => {
    if (await store.finish(run.key, run.fence, result)) return;
    reporter.warn('the claim was lost before the outcome was recorded', {
      run: run.key,
      status: result.status,
    });
  };

  /** A controller of its own per call, since `AbortSignal.any` may be collected before it fires (Node 20). */
  const callWithin = async <T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const call = new AbortController();
    const late = parts.deadline(CALL_MS);
    const end = () => call.abort();
    late.addEventListener('abort', end, { once: true });
    calls.add(call);
    try {
      return await task(call.signal);
    } finally {
      calls.delete(call);
      late.removeEventListener('abort', end);
    }
  };

  /** Calls the connector under the protocol of R22. Returns whether an attempt was made. */
  const attempt = async (
    run: ClaimedRun,
    prepared: Prepared,
    before: Attempts,
    claimedMs: number,
  ): Promise<boolean> => {
    // Waiting for a slot may have used up the claim: then a later claim performs it, nothing was sent.
    if (stopped || (await store.now()) - claimedMs > claimMs / 3) return false;
    let look = parts.deadline(LOOK_MS);
    if (!(await store.sent(run.key, run.fence, hostKills()))) return false;
    // A slow store, or a process that slept: somebody may have pulled a kill switch since `sent` looked.
    while (look.aborted) {
      look = parts.deadline(LOOK_MS);
      if (!(await store.isKilled(run.key, hostKills()))) continue;
      const nowMs = await store.now();
      await finish(run, { status: 'retry', outcome: { ...before }, notBeforeMs: nowMs });
      return false;
    }
    const outcome = await callWithin((signal) => prepared.call(ports, signal));
    if (outcome.kind === 'unknown' && outcome.reason.startsWith('the connector broke'))
      reporter.error(new Error(outcome.reason), { run: run.key, verb: run.verb });
    const nowMs = await store.now();
    await record(run, prepared, before, outcome, nowMs);
    return true;
  };

  const record = async (
    run: ClaimedRun,
    { idempotency, lookUp }: Prepared,
    before: Attempts,
    outcome: Outcome,
    nowMs: number,
  ): Promise<void> => {
    const askAfterMs = idempotency === 'lookup' ? lookUp?.appliedWithinMs : undefined;
    const verdict = verdictOf(run, before, outcome, idempotency, nowMs, parts.random(), askAfterMs);
    if (verdict.kind === 'final') await finish(run, settled(run, verdict.status, verdict.detail));
    else
      await finish(run, {
        status: 'retry',
        outcome: { ...verdict.attempts },
        notBeforeMs: verdict.notBeforeMs,
      });
  };

  /** R22 of `lookup`: an attempt that may have acted is asked about, late enough, before another one is made. */
  const lookedUp = async (
    run: ClaimedRun,
    prepared: Prepared,
    lookUp: NonNullable<Prepared['lookUp']>,
    before: Attempts,
    claimedMs: number,
  ): Promise<boolean> => {
    // A claim that just ran out: the remote may still be about to act, so the row waits first.
    const found: LookedUp = !attemptsOf(run.outcome).mayHaveActed
      ? { kind: 'unknown', reason: 'an earlier attempt left no outcome' }
      : await callWithin((signal) => lookUp.ask(ports, signal));
    if (found.kind === 'not-done')
      return attempt(run, prepared, { ...before, mayHaveActed: false }, claimedMs);
    const outcome: Outcome =
      found.kind === 'done' ? { kind: 'succeeded', detail: 'found done when asked' } : found;
    await record(run, prepared, before, outcome, await store.now());
    return false;
  };

  const perform = async (run: ClaimedRun, claimedMs: number): Promise<boolean> => {
    const before = withClaim(attemptsOf(run.outcome), run);
    const ended = endedBefore(run, before, claimedMs);
    if (ended !== null) {
      await finish(run, ended);
      return false;
    }
    const prepared = prepare(run, registry);
    if ('refused' in prepared) {
      await finish(run, settled(run, before.mayHaveActed ? 'unknown' : 'failed', prepared.refused));
      return false;
    }
    if (run.maybeSent && !prepared.mayRepeat) {
      const why = `an earlier attempt may have reached the other side, and \`${run.verb}\` cannot be repeated safely`;
      await finish(run, settled(run, 'unknown', why));
      return false;
    }
    const { instance, idempotency, lookUp } = prepared;
    return slots.run(instance, () =>
      before.mayHaveActed && idempotency === 'lookup' && lookUp !== null
        ? lookedUp(run, prepared, lookUp, before, claimedMs)
        : attempt(run, prepared, before, claimedMs),
    );
  };

  const performAll = async (runs: readonly ClaimedRun[], claimedMs: number): Promise<number> => {
    const results = await Promise.allSettled(runs.map((run) => perform(run, claimedMs)));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    return results.filter((result) => result.status === 'fulfilled' && result.value).length;
  };

  let taken = 0;
  return {
    async poll() {
      let made = 0;
      while (!stopped && taken < concurrency) {
        const limit = concurrency - taken;
        taken += limit;
        let runs: readonly ClaimedRun[] = [];
        let work: Promise<number>;
        try {
          const claimedMs = await store.now();
          runs = await store.claim(limit, claimMs, hostKills());
          work = performAll(runs, claimedMs);
        } finally {
          taken -= limit - runs.length;
        }
        under.add(work);
        try {
          made += await work;
        } finally {
          under.delete(work);
          taken -= runs.length;
        }
        if (runs.length === 0) break;
      }
      return made;
    },
    async stop(deadlineMs) {
      stopped = true;
      const cut = () => {
        for (const call of calls) call.abort();
      };
      const late = parts.deadline(deadlineMs);
      if (late.aborted) cut();
      late.addEventListener('abort', cut, { once: true });
      await Promise.allSettled([...under]);
      late.removeEventListener('abort', cut);
    },
  };
}

/** A claim that ran out after `sent` left no outcome: that attempt may have acted. */
function withClaim(attempts: Attempts, run: ClaimedRun): Attempts {
  return run.maybeSent ? { ...attempts, mayHaveActed: true } : attempts;
}

/** R3, R23: what is too old is not sent (again). Undos never are. */
function endedBefore(run: ClaimedRun, before: Attempts, nowMs: number): AttemptResult | null {
  if (run.kind === 'undo' || run.deadlineMs === null) return null;
  const neverSent = before.firstSentMs === null && !run.maybeSent;
  if (neverSent)
    return nowMs > run.deadlineMs ? settled(run, 'expired', 'not sent before its deadline') : null;
  if (nowMs <= giveUpMs(run, before.firstSentMs ?? run.deadlineMs)) return null;
  const detail = before.detail === '' ? 'gave up, no time left' : `${before.detail}; gave up, no time left`;
  return settled(run, before.mayHaveActed ? 'unknown' : 'failed', detail);
}

/** A final result with the signal that brings it to its incident (R10). */
function settled(
  run: ClaimedRun,
  status: 'succeeded' | 'failed' | 'unknown' | 'expired',
  detail: string,
): AttemptResult {
  const payload: Json = { run: run.key, status, detail };
  const signal: NewSignal = { id: `outcome:${run.key}`, incident: run.incident, kind: 'outcome', payload };
  return { status, outcome: { detail, attempts: run.attempts + (status === 'expired' ? 0 : 1) }, signal };
}
