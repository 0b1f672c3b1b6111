import { setTimeout } from 'node:timers/promises';

/** Between two looks, ms. */
const LOOK_MS = 25;

/**
 * Waits until a claim holds.
 *
 * @param what        the claim in words, for the failure
 * @param holds       looked at again and again
 * @param patienceMs  of the machine's time
 * @throws            when it does not hold in time
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs: number,
): Promise<void> {
  const lastMs = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > lastMs) throw new Error(`waited ${patienceMs} ms in vain until ${what}`);
    await setTimeout(LOOK_MS);
  }
}
