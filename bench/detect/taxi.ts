import { judgeWindow } from '../../rules/detectors/judge-window.ts';
import { createSeries, type Watch } from '../../rules/detectors/series.ts';
import { type Volume, volumes } from '../../rules/detectors/volumes.ts';
import { type LabelledWindow, type NabScore, nabScore } from './nab-score.ts';

const HALF_HOUR_MS = 1_800_000;
const PER_WEEK = 336;

const watch: Watch<Volume> = {
  model: volumes,
  windowsPerWeek: PER_WEEK,
  slots: PER_WEEK,
  sensitivity: 'medium',
};

/**
 * New York's taxi passengers per half hour, as one series: what it alarmed, and what the standard scorer says of it.
 *
 * @param csv  NAB's nyc_taxi.csv
 * @param labels  NAB's combined_windows.json
 */
export function taxiScore(
  csv: string,
  labels: string,
): NabScore & { readonly alarms: readonly { readonly at: string; readonly isInside: boolean }[] } {
  const rows = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [string, string]);
  const rowOf = new Map(rows.map(([at], row) => [at, row]));
  const spans = JSON.parse(labels)['realKnownCause/nyc_taxi.csv'] as readonly (readonly [string, string])[];
  const windows: readonly LabelledWindow[] = spans.map(([from, to]) => ({
    from: rowOf.get(from.slice(0, 19)) as number,
    to: rowOf.get(to.slice(0, 19)) as number,
  }));
  const series = createSeries(watch);
  const detections = rows.flatMap(([at, value], row) => {
    const slot = Math.floor(Date.parse(`${at.replace(' ', 'T')}Z`) / HALF_HOUR_MS) % PER_WEEK;
    const verdict = judgeWindow(watch, series, slot, Number(value));
    return verdict.kind === 'anomalous' && verdict.isNew ? [row] : [];
  });
  const alarms = detections.map((row) => ({
    at: rows[row]?.[0] ?? '',
    isInside: windows.some(({ from, to }) => from <= row && row <= to),
  }));
  return { ...nabScore(rows.length, detections, windows), alarms };
}
