import type { Past, Usual } from '../../rules/baselines/baseline.ts';
import { usualOf } from '../../rules/baselines/list.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Baseline, WindowMetric } from '../../rules/window.ts';
import type { Facts } from '../facts.ts';
import { type Reading, unread } from '../reading.ts';
import { keyValues, seriesKey } from '../slice.ts';
import { type History, slotOf } from './history.ts';
import { type Measure, type Measured, measureOf, storedMeasure } from './measure.ts';
import { growthOf, type PaneFacts, panesOfWindow } from './panes.ts';
import { OVERFLOW_KEY, type SeriesBook } from './series-book.ts';
import type { Sight } from './sight.ts';

/** Answers what any window and any baseline is at any instant that is kept. */
export interface FactBook {
  /** Facts of one instance; the instant is set anew for each look. */
  of(by: readonly string[], key: string): MovingFacts;
  /** Value of one series over the window that ends at `atMs`. */
  read(window: WindowMetric, key: string, atMs: number): Reading;
  /** Whether all of a stretch of its source was read and nothing in it is blind. */
  covers(window: WindowMetric, fromMs: number, toMs: number): boolean;
  /** What is usual for it there. */
  usual(window: WindowMetric, key: string, baseline: Baseline, atMs: number): Reading;
}

/** Facts whose instant moves. */
export interface MovingFacts extends Facts {
  atMs: number;
}

export interface FactSources {
  readonly panes: ReadonlyMap<string, PaneFacts>;
  readonly series: SeriesBook;
  readonly history: History;
  /** By source name; undefined for a source that the bundle does not have. */
  readonly sight: (source: string) => Sight | undefined;
  readonly roster: (by: readonly string[]) => readonly string[];
  /** By window id, ms: how long a series may have been without events and still be known (E14). */
  readonly spans: ReadonlyMap<string, number>;
  /** How much of the panes is kept at least, ms. */
  readonly retentionMs: number;
}

export function createFactBook(bundle: Bundle, sources: FactSources): FactBook {
  const { panes, series, history, sight, spans } = sources;
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const rosters = new Map(bundle.windows.map((window) => [window.id, new Set(sources.roster(window.by))]));

  /** Value and samples of a window that is `lengthMs` long, from whatever measures its panes. */
  const measure = (
    { value }: WindowMetric,
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
  const exact = (window: WindowMetric, key: string, fromMs: number, toMs: number): Measure =>
    measure(window, toMs - fromMs, (pane, measured) =>
      measureOf(series.log(pane, key)?.fold(fromMs, toMs) ?? measured.aggregate.empty, measured),
    );
  const stored = (window: WindowMetric, key: string, fromMs: number, toMs: number): Measure =>
    measure(window, toMs - fromMs, (pane, measured) =>
      storedMeasure((from, to) => history.fold(pane, key, from, to), measured, fromMs, toMs),
    );

  /**
   * E14: on the roster, or seen within the span before the instant. Spans that the kept panes cover are exact; longer
   * ones (weeks) count in whole slots that are over at the instant, so that it does not matter how far ahead was read.
   */
  const isKnown = (window: WindowMetric, key: string, atMs: number): boolean => {
    if (key === OVERFLOW_KEY) return false;
    if (rosters.get(window.id)?.has(key)) return true;
    const spanMs = spans.get(window.id) ?? 0;
    const isShort = spanMs <= sources.retentionMs;
    return panesOfWindow(window).some((pane) => {
      if (series.log(pane, key)?.touched(isShort ? atMs - spanMs : slotOf(atMs), atMs)) return true;
      return !isShort && history.touched(pane, key, atMs - spanMs, atMs);
    });
  };

  const read = (window: WindowMetric, key: string, atMs: number): Reading => {
    const fromMs = atMs - window.windowMs;
    const covered = sight(window.source)?.covers(fromMs, atMs) ?? 'not-covered';
    if (covered !== 'covered') return unread(covered);
    if (!isKnown(window, key, atMs)) return unread('no-series');
    const { value, samples } = exact(window, key, fromMs, atMs);
    if (value === null && !window.missingAsZero) return unread('no-samples', samples);
    return { known: true, value: value ?? 0, samples };
  };

  const usual = (window: WindowMetric, key: string, baseline: Baseline, atMs: number): Reading => {
    const told = (fromMs: number, toMs: number, found: () => Measure): Usual | null => {
      if (sight(window.source)?.covers(fromMs, toMs) !== 'covered') return null;
      const { value, samples } = found();
      return value === null && !window.missingAsZero ? null : { value: value ?? 0, samples };
    };
    const past: Past = {
      zone: bundle.zone,
      growth: growthOf(window, panes),
      exact: (fromMs, toMs) => told(fromMs, toMs, () => exact(window, key, fromMs, toMs)),
      stored: (fromMs, toMs) => told(fromMs, toMs, () => stored(window, key, fromMs, toMs)),
    };
    const found = usualOf(baseline, past, window.windowMs, atMs);
    return found === null ? unread('no-baseline') : { known: true, ...found };
  };

  return {
    read,
    usual,
    covers: (window, fromMs, toMs) => sight(window.source)?.covers(fromMs, toMs) === 'covered',
    of(by, key) {
      const values = keyValues(key);
      const keys = new Map<string, string>();
      /** The series of a window that this instance reads: its own values in the window's order. */
      const keyIn = (window: WindowMetric): string => {
        let made = keys.get(window.id);
        if (made === undefined) {
          made = seriesKey(window.by.map((dimension) => values[by.indexOf(dimension)] ?? ''));
          keys.set(window.id, made);
        }
        return made;
      };
      const facts: MovingFacts = {
        atMs: 0,
        window(id) {
          const window = windows.get(id);
          return window === undefined ? unread('no-series') : read(window, keyIn(window), facts.atMs);
        },
        usual(id, baseline) {
          const window = windows.get(id);
          return window === undefined
            ? unread('no-baseline')
            : usual(window, keyIn(window), baseline, facts.atMs);
        },
        probe: () => ({ known: false, why: 'no-answer' }),
        sourceMissing(source, overMs) {
          const seen = sight(source);
          const from = seen?.coveredFrom() ?? null;
          if (seen === undefined || from === null || facts.atMs - overMs < from) return null;
          return !seen.brought(facts.atMs - overMs, facts.atMs);
        },
      };
      return facts;
    },
  };
}
