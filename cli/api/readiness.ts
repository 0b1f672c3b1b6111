import type * as z from 'zod';
import type { StateStore } from '../../engine/store.ts';
import type { Counters } from '../metrics/counters.ts';
import type { readiness } from './answers.ts';

/** After so long without a look of the evaluator nothing is judged: six ticks (E12). */
const STANDS_MS = 60_000;
/** How long the store may take for the smallest question. */
const STORE_MS = 2_000;

type Readiness = z.output<typeof readiness>;

/**
 * Whether this process does its work now, and what of it does not. A source that is silent or a kill switch is no fault
 * of the process: another one would stand the same.
 */
export async function readinessOf(
  isReady: boolean,
  counters: Pick<Counters, 'evaluatedAgoMs'>,
  store: Pick<StateStore, 'now'>,
): Promise<Readiness> {
  const agoMs = counters.evaluatedAgoMs();
  const stands =
    agoMs === null
      ? 'nothing was judged yet'
      : agoMs < STANDS_MS
        ? ''
        : `nothing was judged for ${Math.floor(agoMs / 1_000)} s`;
  const answers = await within(STORE_MS, store.now());
  const checks = [
    { name: 'judging' as const, detail: isReady ? '' : 'the process begins or ends' },
    { name: 'evaluator' as const, detail: stands },
    { name: 'store' as const, detail: answers ? '' : 'the store does not answer' },
  ].map(({ name, detail }) => ({ name, ok: detail === '', detail }));
  return { ready: checks.every(({ ok }) => ok), checks };
}

async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const answered = work.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
