import type { Pace } from '../engine/adapters/live-clock.ts';
import type { Clock, Reporter } from '../engine/ports.ts';

/** A difference that transport and a busy machine explain, ms. */
const LEAST_MS = 5_000;

/**
 * Keeps this machine's clock by the store's, which every process of a project shares: a watermark that was moved by a
 * clock an hour ahead would make everything late that comes after.
 *
 * @returns  takes the store's time, epoch ms; sets the clock and warns where they differ
 */
export function storeAgreement(
  clock: Clock & { set(pace: Pace): void },
  reporter: Pick<Reporter, 'warn'>,
): (storeMs: number) => void {
  return (storeMs) => {
    const aheadMs = clock.now() - storeMs;
    if (Math.abs(aheadMs) < LEAST_MS) return;
    clock.set({ startMs: storeMs, speed: 1 });
    const where = aheadMs > 0 ? 'ahead of' : 'behind';
    reporter.warn(
      `the clock of this machine is ${Math.round(Math.abs(aheadMs) / 1_000)} s ${where} the store's, which is taken`,
    );
  };
}
