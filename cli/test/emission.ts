import type { Domains } from './domain.ts';

/**
 * Events that a test makes: `amount` of them every `eachMs` from `fromMs` on, spread evenly, up to `toMs` exclusive.
 * All are alike but for their times and the fields that number them.
 */
export interface Emission {
  readonly source: string;
  /** What the fields must be, in decoded values; every other field is chosen so that it disturbs least. */
  readonly domains: Domains;
  /** Fields beside the event id that no two events share. */
  readonly numbered: readonly string[];
  /** Key of the table's row that every event tells anew; null: a stream's events have ids of their own. */
  readonly row: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly eachMs: number;
  readonly amount: number;
}

/** How many of its events lie before an instant. */
export function countBefore({ fromMs, toMs, eachMs, amount }: Emission, ms: number): number {
  const lasted = Math.min(ms, toMs) - fromMs;
  return lasted <= 0 ? 0 : Math.ceil((lasted * amount) / eachMs - 1e-9);
}

/** How many of its events lie in [fromMs, toMs). */
export function countIn(emission: Emission, fromMs: number, toMs: number): number {
  return countBefore(emission, toMs) - countBefore(emission, fromMs);
}

/** Time of event number `k`, counted from 0. */
export function timeOf({ fromMs, eachMs, amount }: Emission, k: number): number {
  return fromMs + Math.floor((k * eachMs) / amount + 1e-9);
}
