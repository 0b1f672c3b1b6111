import type { Decision } from '../../engine/decision.ts';
import type { Label } from './label.ts';

/** A label with the firings that lie in it. */
export interface FoundLabel {
  readonly label: Label;
  /** In order of time; none: it was missed. */
  readonly firings: readonly Decision[];
}

/** How well firings and labels agree. Shares are null where there is nothing to divide. */
export interface Score {
  readonly labels: readonly FoundLabel[];
  /** Labels that begin after the recording or end before it: nobody could have found them. */
  readonly outside: readonly Label[];
  readonly firings: number;
  /** Firings in no label, in order. */
  readonly falseFirings: readonly Decision[];
  /** Firings in a label, of all firings. */
  readonly precision: number | null;
  /** Labels that were found, of all that could be. */
  readonly recall: number | null;
  /** From the beginning of each found label to its first firing, ms, ascending. */
  readonly detectMs: readonly number[];
}

/** @param fromMs  first and last instant that was judged, null when nothing was */
export function scoreOf(
  decisions: readonly Decision[],
  labels: readonly Label[],
  { fromMs, throughMs }: { readonly fromMs: number | null; readonly throughMs: number | null },
): Score {
  const firings = decisions.filter(({ what }) => what === 'opened' || what === 'reopened');
  const isSeen = (label: Label): boolean =>
    fromMs !== null && throughMs !== null && label.toMs >= fromMs && label.fromMs <= throughMs;
  const seen = labels.filter(isSeen);
  const found = seen.map((label) => ({
    label,
    firings: firings.filter((firing) => isIn(firing, label)).sort((a, b) => a.t - b.t),
  }));
  const hits = found.filter((one) => one.firings.length > 0);
  const falseFirings = firings.filter((firing) => !seen.some((label) => isIn(firing, label)));
  return {
    labels: found,
    outside: labels.filter((label) => !isSeen(label)),
    firings: firings.length,
    falseFirings,
    precision: firings.length === 0 ? null : (firings.length - falseFirings.length) / firings.length,
    recall: seen.length === 0 ? null : hits.length / seen.length,
    detectMs: hits.map(({ label, firings: [first] }) => first!.t - label.fromMs).sort((a, b) => a - b),
  };
}

function isIn({ t, playbook, instance }: Decision, label: Label): boolean {
  return (
    t >= label.fromMs &&
    t <= label.toMs &&
    (label.playbook === null || label.playbook === playbook) &&
    Object.entries(label.where).every(([dimension, value]) => instance[dimension] === value)
  );
}
