import type { NewSignal } from '../store.ts';
import { type OrderPayload, orderInstant } from './order.ts';

/** Orders of people that do not lie in the inbox yet: left on a host, or part of a recording. */
export interface OrderBox {
  /** Some come at an instant of the events' time, so every instant must ask. */
  areComing(): boolean;
  /** Those whose time has come by the effect clock, in order. */
  due(nowMs: number): Promise<readonly NewSignal[]>;
  /** It lies in the inbox now. */
  taken(signal: NewSignal): Promise<void>;
}

/**
 * Orders that were recorded, given again at the same time.
 *
 * @param signals  their payloads say when
 */
export function recordedOrders(signals: readonly NewSignal[]): OrderBox {
  const whenMs = ({ payload }: NewSignal): number => orderInstant(payload as unknown as OrderPayload);
  let left = signals.toSorted((a, b) => whenMs(a) - whenMs(b));
  return {
    areComing: () => left.length > 0,
    due: async (nowMs) => left.filter((signal) => whenMs(signal) <= nowMs),
    async taken({ id }) {
      left = left.filter((signal) => signal.id !== id);
    },
  };
}
