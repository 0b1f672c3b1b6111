import { judgeWindow } from '../../rules/detectors/judge-window.ts';
import { createSeries, type Series, type Watch } from '../../rules/detectors/series.ts';
import { stopWindows } from '../../rules/detectors/stop-windows.ts';
import { type Volume, volumes } from '../../rules/detectors/volumes.ts';

/** What became of one zone. */
export interface Zone {
  readonly zone: string;
  readonly perDay: number;
  readonly judgedDays: number;
  readonly alarms: number;
  /** Full stops that were brought about: how many, seen no later than the law says, seen later, never seen. */
  readonly stops: number;
  readonly inTime: number;
  readonly late: number;
  readonly unseen: number;
  /** Hours until a stop was seen, the middle one; null where none was. */
  readonly hours: number | null;
}

const HOUR_MS = 3_600_000;
const DAYS = 61;
const HOURS = DAYS * 24;
/** Midnight in Helsinki, where the clocks do not change in these months. */
const BEGIN_MS = Date.parse('2020-07-31T21:00:00Z');
const [LATITUDE_STEP, LONGITUDE_STEP] = [0.02, 0.04];
const PER_WEEK = 168;
/** Stops begin at these hours of the clock on every second day of the last five weeks, and last three days. */
const STOP_HOURS = [9, 12, 18];
const STOP_FROM_DAY = 24;
const STOP_LASTS = 72;

const watch: Watch<Volume> = {
  model: volumes,
  windowsPerWeek: PER_WEEK,
  slots: PER_WEEK,
  sensitivity: 'medium',
};

/** Orders per hour of each zone of 2 km by 2 km, judged as they are, and with full stops. */
export function zonesOf(csv: string): readonly Zone[] {
  const zones = new Map<string, Float64Array>();
  for (const line of csv.trim().split('\n').slice(1)) {
    const cells = line.split(',');
    const hour = Math.floor((Date.parse(`${(cells[0] ?? '').replace(' ', 'T')}Z`) - BEGIN_MS) / HOUR_MS);
    if (hour < 0 || hour >= HOURS) continue;
    const zone = `${Math.floor(Number(cells[5]) / LATITUDE_STEP)}/${Math.floor(Number(cells[6]) / LONGITUDE_STEP)}`;
    const counts = zones.get(zone) ?? new Float64Array(HOURS);
    zones.set(zone, counts);
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return [...zones].sort().map(([zone, counts]) => ({
    zone,
    perDay: counts.reduce((a, b) => a + b, 0) / DAYS,
    ...undisturbed(counts),
    ...stopped(counts),
  }));
}

function undisturbed(counts: Float64Array): { judgedDays: number; alarms: number } {
  const series = createSeries(watch);
  let [judged, alarms] = [0, 0];
  counts.forEach((count, hour) => {
    const verdict = judgeWindow(watch, series, hour % PER_WEEK, count);
    if (verdict.kind === 'warming' || verdict.kind === 'tooLittle') return;
    judged += 1;
    if (verdict.isNew) alarms += 1;
  });
  return { judgedDays: judged / 24, alarms };
}

function stopped(counts: Float64Array): Pick<Zone, 'stops' | 'inTime' | 'late' | 'unseen' | 'hours'> {
  const found: number[] = [];
  let [stops, inTime, late, unseen] = [0, 0, 0, 0];
  for (let day = STOP_FROM_DAY; day + 4 < DAYS; day += 2)
    for (const clock of STOP_HOURS) {
      const from = day * 24 + clock;
      const series = createSeries(watch);
      for (let hour = 0; hour < from; hour += 1)
        judgeWindow(watch, series, hour % PER_WEEK, counts[hour] as number);
      const law = stopWindows(watch, series, from % PER_WEEK);
      const hours = hoursUntilSeen(series, from);
      if (hours === 'too little') continue;
      stops += 1;
      if (hours === null) unseen += 1;
      else {
        found.push(hours);
        if (law !== null && hours > law + 1) late += 1;
        else inTime += 1;
      }
    }
  const hours = found.sort((a, b) => a - b)[found.length >> 1] ?? null;
  return { stops, inTime, late, unseen, hours };
}

/** Hours of nothing until it is anomalous; null where it never is, `too little` where the zone cannot be judged. */
function hoursUntilSeen(series: Series<Volume>, from: number): number | 'too little' | null {
  for (let n = 1; n <= STOP_LASTS; n += 1) {
    const verdict = judgeWindow(watch, series, (from + n - 1) % PER_WEEK, 0);
    if (verdict.kind === 'tooLittle' && n === 1) return 'too little';
    if (verdict.kind === 'anomalous' && verdict.direction === 'down') return n;
  }
  return null;
}
