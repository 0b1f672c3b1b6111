import type { Bundle } from '../../rules/bundle.ts';
import type { ResultUse } from '../../rules/condition.ts';
import type { Truth } from '../../rules/truth.ts';
import type { Answer, Facts } from '../facts.ts';

/** Everything that a condition may ask besides its own constants. One object per playbook is filled anew for each look. */
export interface Question {
  facts: Facts;
  /** Truth of a `for d` at this instant; its clock was stepped before (E15). */
  hold(id: string): Truth;
  /** Truth of `cause is X`; unknown before a check was judged. */
  cause(name: string): Truth;
  /** What `do … as NAME` gave; unknown before it ended. */
  result(use: ResultUse): Answer;
  /** Windows whose sample guard counts the baseline window (see `baselineGuarded`). */
  readonly baselineGuarded: ReadonlySet<string>;
}

const ADDED_UP = new Set(['count', 'sum', 'distinct']);

/**
 * Ids of the windows of counts, rates, distincts and sums. Their guard looks at the usual window: one on the current window would
 * hide a total outage (decision 6 of the language).
 */
export function baselineGuarded(bundle: Bundle): ReadonlySet<string> {
  const addedUp = new Set(bundle.panes.filter((pane) => ADDED_UP.has(pane.aggregate)).map((pane) => pane.id));
  return new Set(
    bundle.windows
      .filter(({ value }) => (value.kind === 'pane' || value.kind === 'rate') && addedUp.has(value.pane))
      .map((window) => window.id),
  );
}

/** For conditions outside a response: no hold has begun, no cause was judged. */
export const noClaim = (): Truth => null;

/** For conditions outside a response: nothing was done. */
export const noResult = (): Answer => ({ known: false, why: 'no-answer' });
