import type { Bundle } from '../../rules/bundle.ts';
import { SLOT_MS, type WindowMetric } from '../../rules/window.ts';
import { keyValues, seriesKey } from '../slice.ts';
import type { HistoryRow, MetricRow } from '../store.ts';
import type { Measure } from './measure.ts';
import { type FoldedWindow, foldedWindows, isFolded, panesOfWindow } from './panes.ts';
import { OVERFLOW_KEY } from './series-book.ts';
import { createMeasuring, formulaMeasure, type Pasts } from './window-measure.ts';

/** Most series of a metric in one slot that are told: a dashboard shows some hundred, and a row is kept for each. */
const MOST_SERIES = 1_000;

/** What people's queries see of a bundle's metrics: a row for each series that has something in a slot. */
export type MetricRows = (fresh: readonly HistoryRow[]) => readonly MetricRow[];

/**
 * Values over whole 5-minute slots, of the slots that were written or corrected. A metric that several playbooks read
 * over several windows is told once; what one use asks for beside the metric's own (a slice) is not told, and neither
 * is what has more series than anybody looks at.
 */
export function createMetricRows(bundle: Bundle, pasts: Pasts): MetricRows {
  const { stored } = createMeasuring(pasts);
  const parts = foldedWindows(bundle);
  const byId = new Map(bundle.windows.map((window) => [window.id, window]));
  const readers = readersOf(bundle, parts);

  const measure = (window: WindowMetric, labels: Labels, slotMs: number): Measure => {
    const part = (folded: FoldedWindow): Measure => {
      const key = seriesKey(folded.by.map((dimension) => labels[dimension] as string));
      const found = stored(folded, key, slotMs, slotMs + SLOT_MS);
      return { ...found, value: found.value ?? (folded.missingAsZero ? 0 : null) };
    };
    if (isFolded(window)) return part(window);
    const { value } = window;
    return value.kind === 'formula'
      ? formulaMeasure(value.formula, (id) => part(byId.get(id) as FoldedWindow))
      : { value: null, samples: 0 };
  };

  return (fresh) => {
    const rows = new Map<string, MetricRow>();
    for (const { pane, slotMs, cells } of fresh) {
      if (cells.length > MOST_SERIES) continue;
      for (const window of readers.get(pane) ?? [])
        for (const [key] of cells) {
          const id = `${window.id} ${slotMs} ${key}`;
          if (key === OVERFLOW_KEY || rows.has(id)) continue;
          const labels = labelsOf(window.by, key);
          rows.set(id, { metric: window.metric, labels, slotMs, ...measure(window, labels, slotMs) });
        }
    }
    return [...rows.values()];
  };
}

type Labels = MetricRow['labels'];

/** Windows that are told, by the panes whose series are theirs. */
function readersOf(
  bundle: Bundle,
  parts: ReadonlyMap<string, readonly FoldedWindow[]>,
): ReadonlyMap<string, readonly WindowMetric[]> {
  const told = new Set<string>();
  const readers = new Map<string, WindowMetric[]>();
  for (const window of bundle.windows) {
    const name = `${window.metric} ${window.by.join(' ')}`;
    if (window.slice !== undefined || told.has(name)) continue;
    told.add(name);
    // A part that counts over everything has no series of the window's own.
    const own = (parts.get(window.id) ?? []).filter((part) => part.by.length === window.by.length);
    for (const pane of new Set(own.flatMap(panesOfWindow)))
      readers.set(pane, [...(readers.get(pane) ?? []), window]);
  }
  return readers;
}

function labelsOf(by: readonly string[], key: string): Labels {
  const values = keyValues(key);
  return Object.fromEntries(by.map((dimension, at) => [dimension, values[at] ?? '']));
}
