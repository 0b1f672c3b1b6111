import { judgeWindow } from '../../rules/detectors/judge-window.ts';
import { createSeries, type Watch } from '../../rules/detectors/series.ts';
import { type Volume, volumes } from '../../rules/detectors/volumes.ts';
import { cpuMicros } from '../cpu.ts';
import { seededRandom } from './random.ts';

const SERIES = 1_000;
const WEEKS = 8;
const PER_WEEK = 168;
const MEANS = [2, 10, 100];

/** CPU of one judged window of one series in µs: a thousand series in turns, as an engine judges them. The best of the weeks. */
export function judgingMicros(): number {
  const random = seededRandom(1);
  const watch: Watch<Volume> = {
    model: volumes,
    windowsPerWeek: PER_WEEK,
    slots: PER_WEEK,
    sensitivity: 'medium',
  };
  const all = Array.from({ length: SERIES }, () => createSeries(watch));
  let best = Number.POSITIVE_INFINITY;
  for (let week = 0; week < WEEKS; week += 1) {
    let spent = 0;
    for (let slot = 0; slot < PER_WEEK; slot += 1) {
      const values = all.map((_, i) => random.count(MEANS[i % MEANS.length] as number, 10));
      const before = cpuMicros();
      for (let i = 0; i < SERIES; i += 1)
        judgeWindow(watch, all[i] as (typeof all)[number], slot, values[i] as number);
      spent += cpuMicros() - before;
    }
    best = Math.min(best, spent / SERIES / PER_WEEK);
  }
  return best;
}
