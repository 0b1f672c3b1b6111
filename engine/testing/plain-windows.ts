import { median } from '../../rules/baselines/median.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Scalar } from '../../rules/unit.ts';
import {
  PANE_MS,
  type PaneMetric,
  type PastBaseline,
  SLOT_MS,
  type WindowMetric,
} from '../../rules/window.ts';

/** One event as it happened; `columns` null deletes the table's row. */
export interface PlainEvent {
  readonly source: string;
  readonly key: string;
  readonly timeMs: number;
  readonly columns: Readonly<Record<string, Scalar>> | null;
}

interface Total {
  readonly n: number;
  readonly sum: number;
}

/** Value and samples; null: nothing to divide by. */
export interface PlainReading {
  readonly value: number | null;
  readonly samples: number;
}

/**
 * Windows recomputed from the raw events at every question: slow, and so plain that it can be believed. Events are
 * given in the order of their logs, which decides between rows of the same time. UTC only.
 */
export function plainWindows(bundle: Bundle, events: readonly PlainEvent[]) {
  const isTable = (name: string) => bundle.sources.find((s) => s.name === name)?.kind === 'table';
  const of = (source: string) => events.filter((e) => e.source === source);
  const firstMs = (source: string) => paneStart(Math.min(...of(source).map((e) => e.timeMs)));
  const keyOf = (pane: PaneMetric, columns: NonNullable<PlainEvent['columns']>) =>
    pane.by.map((dimension) => columns[dimension]).join();
  const takes = (pane: PaneMetric, columns: PlainEvent['columns']) =>
    columns !== null && takesRow(pane.filter, (field) => columns[field] ?? null);

  /** Rows of a table as of `atMs`. */
  const rowsAt = (source: string, atMs: number) => {
    const { expireAfterMs, removeWhen } = bundle.sources.find((s) => s.name === source) ?? never();
    const rows = new Map<string, PlainEvent>();
    const past = of(source).filter((e) => e.timeMs < atMs);
    for (const event of past)
      if ((rows.get(event.key)?.timeMs ?? 0) <= event.timeMs) rows.set(event.key, event);
    return [...rows.values()].filter(
      ({ timeMs, columns }) =>
        columns !== null &&
        !(expireAfterMs !== null && timeMs + expireAfterMs <= atMs) &&
        !(removeWhen !== null && takesRow(removeWhen, (field) => columns[field] ?? null)),
    );
  };
  const sampleAt = (pane: PaneMetric, key: string, atMs: number): Total => {
    const rows = rowsAt(pane.source, atMs).flatMap(({ columns }) =>
      columns !== null && takes(pane, columns) && keyOf(pane, columns) === key ? [columns] : [],
    );
    const sum = rows.reduce(
      (all, columns) => all + (pane.field === null ? 1 : Number(columns[pane.field] ?? 0)),
      0,
    );
    return { n: pane.aggregate === 'mean' ? rows.length : 1, sum };
  };
  /** A table's series begins with its first matching row, or with the table where it is on the roster. */
  const beginsMs = (pane: PaneMetric, key: string): number => {
    const roster = pane.by.length === 1 ? Object.values(bundle.words[pane.by[0] ?? ''] ?? {}) : [''];
    if (roster.includes(key)) return firstMs(pane.source);
    for (
      let at = firstMs(pane.source);
      at < Math.max(...events.map((e) => e.timeMs)) + PANE_MS;
      at += PANE_MS
    )
      if (sampleAt(pane, key, at + PANE_MS).sum > 0) return at;
    return Number.POSITIVE_INFINITY;
  };

  const total = (id: string, key: string, fromMs: number, toMs: number): Total => {
    const pane = bundle.panes.find((p) => p.id === id) ?? never();
    let [n, sum] = [0, 0];
    if (isTable(pane.source)) {
      for (let at = Math.max(fromMs, beginsMs(pane, key)); at < toMs; at += PANE_MS) {
        const sample = sampleAt(pane, key, at + PANE_MS);
        [n, sum] = [n + sample.n, sum + sample.sum];
      }
      return { n, sum };
    }
    for (const { timeMs, columns } of of(pane.source)) {
      if (
        timeMs < fromMs ||
        timeMs >= toMs ||
        columns === null ||
        !takes(pane, columns) ||
        keyOf(pane, columns) !== key
      )
        continue;
      const value = pane.field === null ? 1 : columns[pane.field];
      if (typeof value === 'number') [n, sum] = [n + 1, sum + value];
    }
    return { n, sum };
  };
  /** The same from whole 5-minute slots, each taken by the part of it that lies inside. */
  const slotted = (id: string, key: string, fromMs: number, toMs: number): Total => {
    let [n, sum] = [0, 0];
    for (let slot = Math.floor(fromMs / SLOT_MS) * SLOT_MS; slot < toMs; slot += SLOT_MS) {
      const part = (Math.min(slot + SLOT_MS, toMs) - Math.max(slot, fromMs)) / SLOT_MS;
      const whole = total(id, key, slot, slot + SLOT_MS);
      [n, sum] = [n + part * whole.n, sum + part * whole.sum];
    }
    return { n, sum };
  };

  const measure = (window: WindowMetric, totals: (pane: string) => Total): PlainReading => {
    if (window.value.kind === 'share') {
      const [part, whole] = [totals(window.value.part), totals(window.value.whole)];
      return { value: whole.sum === 0 ? null : part.sum / whole.sum, samples: whole.n };
    }
    if (window.value.kind === 'formula') return never();
    const { pane: id } = window.value;
    const pane = bundle.panes.find((p) => p.id === id) ?? never();
    const { n, sum } = totals(id);
    if (pane.aggregate === 'mean' || isTable(pane.source)) {
      const value = n === 0 ? null : sum / n;
      return { value, samples: isTable(pane.source) && pane.aggregate === 'count' ? (value ?? 0) : n };
    }
    return { value: sum, samples: n };
  };
  const covers = (window: WindowMetric, fromMs: number) => fromMs >= firstMs(window.source);
  const grows = (window: WindowMetric) =>
    window.value.kind === 'pane' && window.value.pane !== 'mean' && !isTable(window.source);

  return {
    /** What the window [atMs − window, atMs) holds; null: it reaches back before the first event. */
    window(window: WindowMetric, key: string, atMs: number): PlainReading | null {
      const fromMs = atMs - window.windowMs;
      return covers(window, fromMs) ? measure(window, (id) => total(id, key, fromMs, atMs)) : null;
    },
    /** What is usual; null: too little is known. */
    usual(window: WindowMetric, key: string, baseline: PastBaseline, atMs: number): PlainReading | null {
      const { windowMs } = window;
      if (baseline.kind === 'previous') {
        const [fromMs, toMs] = [atMs - windowMs - baseline.spanMs, atMs - windowMs];
        if (!covers(window, fromMs)) return null;
        const { value, samples } = measure(window, (id) => total(id, key, fromMs, toMs));
        const scale = grows(window) ? windowMs / baseline.spanMs : 1;
        return value === null ? null : { value: value * scale, samples: samples * scale };
      }
      const { stepMs, times } = baseline;
      const found: PlainReading[] = [];
      for (let k = 1; k <= 2 * times && found.length < times; k += 1) {
        const [fromMs, toMs] = [atMs - k * stepMs - windowMs, atMs - k * stepMs];
        if (!covers(window, fromMs)) continue;
        const reading = measure(window, (id) => slotted(id, key, fromMs, toMs));
        if (reading.value !== null) found.push(reading);
      }
      if (found.length < Math.min(times, Math.max(2, Math.ceil(times / 2)))) return null;
      return { value: median(found.map((r) => r.value ?? 0)), samples: median(found.map((r) => r.samples)) };
    },
    /** Whether the series had an event in [fromMs, toMs), or for tables has begun. */
    touched(id: string, key: string, fromMs: number, toMs: number): boolean {
      const pane = bundle.panes.find((p) => p.id === id) ?? never();
      if (isTable(pane.source)) return beginsMs(pane, key) < toMs;
      return total(id, key, fromMs, toMs).n > 0;
    },
  };
}

function paneStart(ms: number): number {
  return Math.floor(ms / PANE_MS) * PANE_MS;
}

function never(): never {
  throw new Error('the test asks for what its bundle does not have');
}
