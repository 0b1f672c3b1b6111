import type { State } from '../../rules/aggregates/aggregate.ts';
import { calculate } from '../../rules/event-formula.ts';
import { LONGEST_OF_PANES_MS, SLOT_MS, type WindowFormula } from '../../rules/window.ts';
import { type History, slotOf } from './history.ts';
import { type Measure, type Measured, measureOf, storedMeasure } from './measure.ts';
import type { FoldedWindow, PaneFacts } from './panes.ts';
import type { SeriesBook } from './series-book.ts';

/** Measures a folded window of one series over [fromMs, toMs). */
export type Measuring = (window: FoldedWindow, key: string, fromMs: number, toMs: number) => Measure;

export interface Pasts {
  readonly panes: ReadonlyMap<string, PaneFacts>;
  readonly series: SeriesBook;
  readonly history: History;
}

/** From panes, and over a day from whole slots of the history and panes after them, which are exact, and from the stored history, which is interpolated inside its slots. */
export function createMeasuring({ panes, series, history }: Pasts): { exact: Measuring; stored: Measuring } {
  const measure = (
    { value }: FoldedWindow,
    lengthMs: number,
    of: (pane: string, measured: Measured) => Measure,
  ): Measure => {
    const read = (pane: string): Measure => of(pane, panes.get(pane) as PaneFacts);
    switch (value.kind) {
      case 'pane':
        return read(value.pane);
      case 'percentile':
        return of(value.pane, { ...(panes.get(value.pane) as PaneFacts), rank: value.rank });
      case 'rate': {
        const events = read(value.pane);
        return { ...events, value: ((events.value ?? 0) * value.perMs) / lengthMs };
      }
      case 'share': {
        const whole = read(value.whole);
        const part = read(value.part);
        const none = whole.value === null || whole.value === 0;
        return { value: none ? null : (part.value ?? 0) / whole.value, samples: whole.samples };
      }
    }
  };
  const ofPanes = (pane: string, key: string, { aggregate }: Measured, fromMs: number, toMs: number): State =>
    series.log(pane, key)?.fold(fromMs, toMs) ?? aggregate.empty;
  /** Slots that are over are final, and the rest of a long window lies in the panes: nothing is interpolated. */
  const exactState = (pane: string, key: string, measured: Measured, fromMs: number, toMs: number): State => {
    if (toMs - fromMs <= LONGEST_OF_PANES_MS) return ofPanes(pane, key, measured, fromMs, toMs);
    const beginMs = Math.ceil(fromMs / SLOT_MS) * SLOT_MS;
    const slots = history.fold(pane, key, beginMs, slotOf(toMs));
    return measured.aggregate.merge(slots, ofPanes(pane, key, measured, slotOf(toMs), toMs));
  };
  return {
    exact: (window, key, fromMs, toMs) =>
      measure(window, toMs - fromMs, (pane, measured) =>
        measureOf(exactState(pane, key, measured, fromMs, toMs), measured),
      ),
    stored: (window, key, fromMs, toMs) =>
      measure(window, toMs - fromMs, (pane, measured) =>
        storedMeasure((from, to) => history.fold(pane, key, from, to), measured, fromMs, toMs),
      ),
  };
}

/**
 * What a formula comes to: no value where a part has none, or nothing finite comes of it. Samples are those of the
 * denominator, without one the fewest of any part.
 *
 * @param partOf  measures a part, by the id of its window
 */
export function formulaMeasure(formula: WindowFormula, partOf: (window: string) => Measure): Measure {
  switch (formula.kind) {
    case 'constant':
      return { value: formula.value, samples: Number.POSITIVE_INFINITY };
    case 'window':
      return partOf(formula.window);
    case 'binary': {
      const left = formulaMeasure(formula.left, partOf);
      const right = formulaMeasure(formula.right, partOf);
      const isKnown = left.value !== null && right.value !== null;
      const isRatio = formula.op === '/' && Number.isFinite(right.samples);
      return {
        value: isKnown ? calculate(formula.op, left.value, right.value) : null,
        samples: isRatio ? right.samples : Math.min(left.samples, right.samples),
      };
    }
  }
}
