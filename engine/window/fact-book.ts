import type { Past, Usual } from '../../rules/baselines/baseline.ts';
import { usualOf } from '../../rules/baselines/list.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { scaleOf } from '../../rules/scale.ts';
import { holdsAt, isTimeOfDay } from '../../rules/schedule.ts';
import type { Scalar } from '../../rules/unit.ts';
import { type Baseline, PANE_MS, type PastBaseline, type WindowMetric } from '../../rules/window.ts';
import { type AnomalyReading, type AnomalyTest, WARMING } from '../anomaly.ts';
import type { Answer, Facts } from '../facts.ts';
import { type Reading, unread } from '../reading.ts';
import { keyValues, seriesKey } from '../slice.ts';
import { slotOf } from './history.ts';
import type { Measure } from './measure.ts';
import { type FoldedWindow, foldedWindows, growthOf, isFolded, panesOfWindow } from './panes.ts';
import { OVERFLOW_KEY } from './series-book.ts';
import type { Sight } from './sight.ts';
import { createMeasuring, formulaMeasure, type Measuring, type Pasts } from './window-measure.ts';

/** Answers what any window and any baseline is at any instant that is kept. */
export interface FactBook {
  /** Facts of one instance; the instant is set anew for each look. */
  of(by: readonly string[], key: string): MovingFacts;
  /** Value of one series over the window that ends at `atMs`, no formula. */
  read(window: WindowMetric, key: string, atMs: number): Reading;
  /** The same from the stored history, from the first event of the series on. */
  stored(window: WindowMetric, key: string, atMs: number): Reading;
  /** Whether all of a stretch of its source was read and nothing in it is blind. */
  covers(window: WindowMetric, fromMs: number, toMs: number): boolean;
  /** What is usual for it there, by its own past or a target. */
  usual(window: WindowMetric, key: string, baseline: Baseline, atMs: number): Reading;
}

/** Facts whose instant moves. */
export interface MovingFacts extends Facts {
  atMs: number;
}

export interface FactSources extends Pasts {
  /** The row of a table as of an instant; null where it has none. */
  readonly rowAt: (table: string, key: string, atMs: number) => Readonly<Record<string, Scalar>> | null;
  /** By source name; undefined for a source that the bundle does not have. */
  readonly sight: (source: string) => Sight | undefined;
  /** What a detector says of a series of a window. */
  readonly anomaly: (window: string, test: AnomalyTest, key: string, atMs: number) => AnomalyReading;
  readonly roster: (by: readonly string[]) => readonly string[];
  /** By window id, ms: how long a series may have been without events and still be known (E14). */
  readonly spans: ReadonlyMap<string, number>;
  /** How much of the panes is kept at least, ms. */
  readonly retentionMs: number;
}

/** What is fixed, or said by somebody else, has no samples of its own: its guard is passed. */
const ENOUGH = Number.MAX_SAFE_INTEGER;

function targetOf(value: number): Reading {
  return { known: true, value, samples: ENOUGH };
}

/** The series of a window that an instance reads. */
type KeyIn = (window: WindowMetric) => string;

/** What one part is measured over, and what its value is scaled by. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly factor: number;
}

export function createFactBook(bundle: Bundle, sources: FactSources): FactBook {
  const { panes, series, history, sight, spans } = sources;
  const measuring = createMeasuring(sources);
  const parts = foldedWindows(bundle);
  const schedules = new Map(bundle.schedules.map((schedule) => [schedule.name, schedule]));
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const rosters = new Map(bundle.windows.map((window) => [window.id, new Set(sources.roster(window.by))]));

  /**
   * E14: on the roster, or seen within the span before the instant. Spans that the kept panes cover are exact; longer
   * ones (weeks) count in whole slots that are over at the instant, so that it does not matter how far ahead was read.
   */
  const isKnown = (window: FoldedWindow, key: string, atMs: number): boolean => {
    if (key === OVERFLOW_KEY) return false;
    if (rosters.get(window.id)?.has(key)) return true;
    const spanMs = spans.get(window.id) ?? 0;
    const isShort = spanMs <= sources.retentionMs;
    return panesOfWindow(window).some((pane) => {
      if (series.log(pane, key)?.touched(isShort ? atMs - spanMs : slotOf(atMs), atMs)) return true;
      return !isShort && history.touched(pane, key, atMs - spanMs, atMs);
    });
  };

  /** Whether what all parts are read of was read, and no part of it is blind. */
  const coverage = (parts: readonly FoldedWindow[], stretch: (part: FoldedWindow) => Stretch) => {
    for (const part of parts) {
      const { fromMs, toMs } = stretch(part);
      const covered = sight(part.source)?.covers(fromMs, toMs) ?? 'not-covered';
      if (covered !== 'covered') return covered;
    }
    return 'covered';
  };
  /** Value and samples of a window, a formula's parts each over its own stretch. */
  const measure = (
    window: WindowMetric,
    keyIn: KeyIn,
    measuring: Measuring,
    stretch: (part: FoldedWindow) => Stretch,
  ): Measure => {
    const part = (folded: FoldedWindow): Measure => {
      const { fromMs, toMs, factor } = stretch(folded);
      const { value, samples } = measuring(folded, keyIn(folded), fromMs, toMs);
      const known = value ?? (folded.missingAsZero ? 0 : null);
      return { value: known === null ? null : known * factor, samples: samples * factor };
    };
    if (isFolded(window)) return part(window);
    const { value } = window;
    const found =
      value.kind === 'formula'
        ? formulaMeasure(value.formula, (id) => part(windows.get(id) as FoldedWindow))
        : { value: null, samples: 0 };
    return found.value === null && window.missingAsZero ? { ...found, value: 0 } : found;
  };

  const read = (window: WindowMetric, keyIn: KeyIn, atMs: number): Reading => {
    const own = parts.get(window.id) ?? [];
    const stretch = ({ windowMs }: FoldedWindow) => ({ fromMs: atMs - windowMs, toMs: atMs, factor: 1 });
    const covered = coverage(own, stretch);
    if (covered !== 'covered') return unread(covered);
    // What the formula counts over everything says nothing of one instance.
    const telling = own.filter((part) => part.by.length === window.by.length);
    if (!telling.some((part) => isKnown(part, keyIn(part), atMs))) return unread('no-series');
    const { value, samples } = measure(window, keyIn, measuring.exact, stretch);
    return value === null ? unread('no-samples', samples) : { known: true, value, samples };
  };

  const usual = (window: WindowMetric, keyIn: KeyIn, baseline: PastBaseline, atMs: number): Reading => {
    const own = parts.get(window.id) ?? [];
    const told =
      (how: Measuring) =>
      (fromMs: number, toMs: number): Usual | null => {
        const stretch = isFolded(window)
          ? () => ({ fromMs, toMs, factor: 1 })
          : (part: FoldedWindow) => partOf(part, window, fromMs, toMs);
        if (coverage(own, stretch) !== 'covered') return null;
        const { value, samples } = measure(window, keyIn, how, stretch);
        return value === null ? null : { value, samples };
      };
    const past: Past = {
      zone: bundle.zone,
      growth: growthOf(window, panes),
      exact: told(measuring.exact),
      stored: told(measuring.stored),
    };
    const found = usualOf(baseline, past, window.windowMs, atMs);
    return found === null ? unread('no-baseline') : { known: true, ...found };
  };
  const stored = (window: WindowMetric, key: string, atMs: number): Reading => {
    const own = parts.get(window.id) ?? [];
    const isThere = own
      .flatMap(panesOfWindow)
      .some((pane) => history.touched(pane, key, Number.NEGATIVE_INFINITY, atMs));
    if (!isThere) return unread('no-series');
    const stretch = ({ windowMs }: FoldedWindow) => ({ fromMs: atMs - windowMs, toMs: atMs, factor: 1 });
    const covered = coverage(own, stretch);
    if (covered !== 'covered') return unread(covered);
    const { value, samples } = measure(window, () => key, measuring.stored, stretch);
    return value === null ? unread('no-samples', samples) : { known: true, value, samples };
  };
  /** A part of a formula looks back as far as its own window; over another stretch what adds up is scaled to it. */
  const partOf = (part: FoldedWindow, whole: WindowMetric, fromMs: number, toMs: number): Stretch => {
    if (toMs - fromMs === whole.windowMs) return { fromMs: toMs - part.windowMs, toMs, factor: 1 };
    const addsUp = growthOf(part, panes) === 'adds';
    return { fromMs, toMs, factor: addsUp ? part.windowMs / (toMs - fromMs) : 1 };
  };

  const scales = new Map(
    bundle.sources.flatMap(({ name, fields }) =>
      fields.map((field) => [`${name} ${field.name}`, scaleOf(field.type)] as const),
    ),
  );
  const look = (table: string, field: string, key: string, atMs: number): Answer => {
    const covered = sight(table)?.covers(atMs - PANE_MS, atMs) ?? 'not-covered';
    if (covered !== 'covered') return { known: false, why: covered };
    const row = sources.rowAt(table, key, atMs);
    if (row === null) return { known: false, why: 'no-series' };
    const value = row[field];
    if (value === undefined) return { known: false, why: 'missing-field' };
    const scale = scales.get(`${table} ${field}`) ?? 1;
    return { known: true, value: typeof value === 'number' ? value / scale : value };
  };

  return {
    read: (window, key, atMs) => read(window, () => key, atMs),
    stored,
    usual(window, key, baseline, atMs) {
      if (baseline.kind === 'target') return targetOf(baseline.value);
      return 'window' in baseline ? unread('no-baseline') : usual(window, () => key, baseline, atMs);
    },
    covers: (window, fromMs, toMs) => sight(window.source)?.covers(fromMs, toMs) === 'covered',
    of(by, key) {
      const values = keyValues(key);
      const keys = new Map<string, string>();
      /** The series of a window that this instance reads: its own values in the window's order. */
      const keyIn: KeyIn = (window) => {
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
          return window === undefined ? unread('no-series') : read(window, keyIn, facts.atMs);
        },
        usual(id, baseline) {
          const window = windows.get(id);
          if (window === undefined) return unread('no-baseline');
          switch (baseline.kind) {
            case 'target':
              return targetOf(baseline.value);
            case 'metric':
            case 'forecast': {
              const other = facts.window(baseline.window);
              return other.known ? { ...other, samples: ENOUGH } : unread('no-baseline');
            }
            default:
              return usual(window, keyIn, baseline, facts.atMs);
          }
        },
        anomaly(id, test) {
          const window = windows.get(id);
          return window === undefined ? WARMING : sources.anomaly(id, test, keyIn(window), facts.atMs);
        },
        probe: () => ({ known: false, why: 'no-answer' }),
        lookUp: ({ table, field, key: name }) =>
          look(table, field, values[by.indexOf(name)] ?? '', facts.atMs),
        isTimeOfDay: (minutes) => isTimeOfDay(minutes, bundle.zone, facts.atMs),
        during(name) {
          const schedule = schedules.get(name);
          return schedule === undefined ? null : holdsAt(schedule, bundle.zone, facts.atMs);
        },
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
