import type { Bundle } from '../../rules/bundle.ts';
import { judgeWindow } from '../../rules/detectors/judge-window.ts';
import { createSeries, type Series, usualIn, type Watch } from '../../rules/detectors/series.ts';
import { slotOfWindow, stepOf, watchOf } from '../../rules/detectors/steps.ts';
import { type StoredSeries, storedSeries } from '../../rules/detectors/stored-series.ts';
import type { Verdict } from '../../rules/detectors/verdict.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Detector, WindowMetric } from '../../rules/window.ts';
import { zoneOffset } from '../../rules/zone.ts';
import type { AnomalyReading } from '../anomaly.ts';
import { leavesIn, rootsOf } from '../check/root.ts';
import type { Json } from '../decision.ts';
import type { Reading } from '../reading.ts';
import { foldedWindows } from './panes.ts';

/** How much of the history a series is learned from when it is first met. */
const LEARNED_MS = 56 * 86_400_000;
/** Documents of the detectors are called so. */
const NOTE = 'detector:';

/**
 * Series that some condition calls anomalous or not. Each window is judged once, at the first instant of its step, and
 * what is learned of it is part of the commit of that instant.
 */
export interface DetectorBook {
  /** Judges what is due at an instant of those windows that these playbooks read. Instants of a playbook come in order. */
  judge(playbooks: readonly Playbook[], atMs: number): void;
  /** What was said of a series at the last step up to an instant that was not released. */
  at(window: string, detector: Detector, key: string, atMs: number): AnomalyReading;
  /** No instant at or before will be asked for again. */
  release(throughMs: number): void;
  /** Documents that changed since they were last taken, by name. */
  take(): Readonly<Record<string, Json>>;
}

export interface DetectorSources {
  read(window: WindowMetric, key: string, atMs: number): Reading;
  /** The same from the stored history, where the series was there at all. */
  stored(window: WindowMetric, key: string, atMs: number): Reading;
  keys(window: WindowMetric): ReadonlySet<string>;
}

/** One window with one detector, and its series by key. */
interface Watched {
  readonly id: string;
  readonly window: WindowMetric;
  readonly watch: Watch<unknown>;
  readonly stepMs: number;
  readonly playbooks: ReadonlySet<string>;
  readonly series: Map<string, Kept>;
  fedMs: number;
}

/** A series, and what was said of it, oldest first. */
interface Kept {
  readonly series: Series<unknown>;
  readonly stored: StoredSeries;
  said: (readonly [atMs: number, reading: AnomalyReading])[];
}

/** @param notes  what earlier processes committed: going on from them says the same as never having stopped */
export function createDetectorBook(
  bundle: Bundle,
  notes: Readonly<Record<string, Json>>,
  sources: DetectorSources,
): DetectorBook {
  const watched = new Map(watchedIn(bundle).map((one) => [one.id, one]));
  let changed = new Map<string, () => Json>();
  let releasedMs = Number.NEGATIVE_INFINITY;
  restore(watched, notes);

  const feed = (one: Watched, kept: Kept, key: string, atMs: number, reading: Reading): Verdict | null => {
    if (!reading.known || !Number.isFinite(reading.value)) return null;
    const { value, outOf } = given(one, reading);
    const slot = slotAt(one, bundle.zone, atMs);
    const verdict = judgeWindow(one.watch, kept.series, slot, value, outOf);
    const time = slot % (one.watch.windowsPerWeek / 7);
    changed.set(noteOf(one.id, `s${slot}`, key), () => kept.stored.slot(slot));
    changed.set(noteOf(one.id, `t${time}`, key), () => kept.stored.time(time));
    return verdict;
  };
  /** A series that is met for the first time learns what is stored of it. */
  const meet = (one: Watched, key: string, atMs: number): Kept => {
    const kept = emptyOf(one, key);
    for (let past = atMs - Math.floor(LEARNED_MS / one.stepMs) * one.stepMs; past < atMs; past += one.stepMs)
      feed(one, kept, key, past, sources.stored(one.window, key, past));
    return kept;
  };
  const step = (one: Watched, key: string, atMs: number): void => {
    const reading = sources.read(one.window, key, atMs);
    if (!reading.known && !one.series.has(key)) return;
    const kept = one.series.get(key) ?? meet(one, key, atMs);
    const slot = slotAt(one, bundle.zone, atMs);
    const usual = reading.known && kept.series.seen > 0 ? usualOf(one, kept.series, slot, reading) : NONE;
    const verdict = feed(one, kept, key, atMs, reading);
    const last = kept.said.findLastIndex(([saidMs]) => saidMs <= releasedMs);
    kept.said.splice(0, Math.max(0, last));
    kept.said.push([atMs, said(verdict, reading, usual)]);
    changed.set(noteOf(one.id, 'head', key), () => [kept.stored.head(), kept.said] as unknown as Json);
  };

  return {
    judge(playbooks, atMs) {
      for (const one of watched.values()) {
        if (atMs % one.stepMs !== 0 || atMs <= one.fedMs) continue;
        if (!playbooks.some(({ name }) => one.playbooks.has(name))) continue;
        for (const key of [...sources.keys(one.window)].sort()) step(one, key, atMs);
        one.fedMs = atMs;
        changed.set(noteOf(one.id, 'fed', ''), () => atMs);
      }
    },
    at(window, detector, key, atMs) {
      const kept = watched.get(idOf(window, detector))?.series.get(key);
      return kept?.said.findLast(([saidMs]) => saidMs <= atMs)?.[1] ?? { known: false, why: 'warming-up' };
    },
    release(throughMs) {
      releasedMs = throughMs;
    },
    take() {
      const taken = Object.fromEntries([...changed].map(([name, doc]) => [name, doc()]));
      changed = new Map();
      return taken;
    },
  };
}

const NONE = { value: 0, low: 0, high: 0 };

/** @param row  `head`, `fed`, or a slot or time of day with its number */
function noteOf(id: string, row: string, key: string): string {
  return `${NOTE}${id} ${row} ${key}`;
}

/** A name, and no hash of it, because it is asked for at every look. */
function idOf(window: string, { model, sensitivity, cycle }: Detector): string {
  return `${window}/${model}/${sensitivity}/${cycle}`;
}

/** Ids of the windows that some condition calls anomalous or not, and of those that they are computed of. */
export function detectedIn(bundle: Bundle): ReadonlySet<string> {
  const parts = foldedWindows(bundle);
  return new Set(
    watchedIn(bundle).flatMap(({ window }) => [
      window.id,
      ...(parts.get(window.id) ?? []).map(({ id }) => id),
    ]),
  );
}

/** Every window that is called anomalous somewhere, once for each detector. */
function watchedIn(bundle: Bundle): readonly Watched[] {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const found = new Map<
    string,
    { readonly window: WindowMetric; readonly of: Detector; readonly names: Set<string> }
  >();
  for (const playbook of bundle.playbooks)
    for (const { condition } of rootsOf(playbook))
      for (const { operand, test } of leavesIn(condition)) {
        if (operand.kind !== 'window' || test.kind !== 'anomalous') continue;
        const id = idOf(operand.window, test);
        const window = windows.get(operand.window) as WindowMetric;
        const there = found.get(id) ?? { window, of: test, names: new Set() };
        found.set(id, there);
        there.names.add(playbook.name);
      }
  return [...found].map(([id, { window, of, names }]) => ({
    id,
    window,
    watch: watchOf(of, window.windowMs),
    stepMs: stepOf(window.windowMs),
    playbooks: names,
    series: new Map(),
    fedMs: Number.NEGATIVE_INFINITY,
  }));
}

function slotAt({ watch, window, stepMs }: Watched, zone: string, atMs: number): number {
  return slotOfWindow(watch, window.windowMs, atMs, zoneOffset(zone, atMs - stepMs));
}

/** What a detector is given: of a share its hits and trials, of a rate its events. */
function given(
  { window, watch }: Watched,
  { value, samples }: Extract<Reading, { known: true }>,
): { readonly value: number; readonly outOf: number } {
  if (watch.model.name === 'share') return { value: Math.round(value * samples), outOf: samples };
  return { value: value / unitOf(window), outOf: 0 };
}

/** How much of its value one event is. */
function unitOf({ value, windowMs }: WindowMetric): number {
  return value.kind === 'rate' ? value.perMs / windowMs : 1;
}

function usualOf(
  one: Watched,
  series: Series<unknown>,
  slot: number,
  reading: Extract<Reading, { known: true }>,
): typeof NONE {
  const { value, low, high } = usualIn(one.watch, series, slot, given(one, reading).outOf);
  const unit = one.watch.model.name === 'share' ? 1 : unitOf(one.window);
  return { value: value * unit, low: low * unit, high: high * unit };
}

function said(verdict: Verdict | null, reading: Reading, usual: typeof NONE): AnomalyReading {
  if (verdict === null) return { known: false, why: reading.known ? 'no-samples' : reading.why };
  switch (verdict.kind) {
    case 'warming':
      return { known: false, why: 'warming-up' };
    case 'tooLittle':
      return { known: false, why: 'too-little-volume' };
    case 'usual':
    case 'anomalous': {
      const { direction, weeks } = verdict;
      const { value, low, high } = usual;
      return { known: true, isOdd: verdict.kind === 'anomalous', direction, weeks, usual: value, low, high };
    }
  }
}

/** Puts stored documents back; those of detectors that no condition asks for any more are left alone. */
function restore(watched: ReadonlyMap<string, Watched>, notes: Readonly<Record<string, Json>>): void {
  const names = Object.keys(notes).filter((name) => name.startsWith(NOTE));
  for (const name of names.sort()) {
    const [id = '', row = '', ...rest] = name.slice(NOTE.length).split(' ');
    const one = watched.get(id);
    if (one === undefined) continue;
    const doc = notes[name] as unknown;
    if (row === 'fed') one.fedMs = doc as number;
    else putRow(one, rest.join(' '), row, doc);
  }
}

function putRow(one: Watched, key: string, row: string, doc: unknown): void {
  const kept = one.series.get(key) ?? emptyOf(one, key);
  if (row === 'head') {
    const [head, said] = doc as readonly [readonly number[], Kept['said']];
    kept.stored.putHead(head);
    kept.said = [...said];
    return;
  }
  const put = row.startsWith('s') ? kept.stored.putSlot : kept.stored.putTime;
  put(Number(row.slice(1)), doc as readonly number[]);
}

function emptyOf(one: Watched, key: string): Kept {
  const series = createSeries(one.watch);
  const kept: Kept = { series, stored: storedSeries(one.watch, series), said: [] };
  one.series.set(key, kept);
  return kept;
}
