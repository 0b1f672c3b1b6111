import { judgeWindow } from '../../rules/detectors/judge-window.ts';
import { WEEKS_BETWEEN } from '../../rules/detectors/sensitivity.ts';
import { createSeries, type Watch } from '../../rules/detectors/series.ts';
import { shares } from '../../rules/detectors/shares.ts';
import type { Direction } from '../../rules/detectors/verdict.ts';
import { volumes } from '../../rules/detectors/volumes.ts';
import { type Random, seededRandom } from './random.ts';

/** One kind of series on which nothing ever happens, and how often it alarms, as a multiple of what was promised. */
export interface FalseAlarms {
  readonly what: string;
  readonly windows: number;
  readonly up: number;
  readonly down: number;
  /** Every window was too little to judge. */
  readonly isTooLittle: boolean;
}

const WINDOWS_PER_WEEK = 168;
const WARM_WEEKS = 2;
/** Size of the negative binomial counts: a spread of about a third beside the Poisson one. */
const SIZE = 10;
const MEANS = [0.5, 1, 2, 5, 10, 20, 50, 100];
const CHANCES = [0.02, 0.1, 0.5];
const TRIALS = [10, 100];
/** Variance that all trials of a window share. */
const SHARED = 0.005;

/** Counts and shares with a daily curve, judged hour by hour, `seriesOf` series of `weeks` weeks each. */
export function falseAlarms(seriesOf: number, weeks: number): readonly FalseAlarms[] {
  return [
    ...MEANS.map((mean) => {
      const random = seededRandom(Math.round(1_000 * mean));
      return counted(`counts, mean ${mean}`, watchOf(volumes), seriesOf, weeks, (hour) => ({
        value: random.count(mean * curve(hour), SIZE),
        outOf: 0,
      }));
    }),
    ...CHANCES.flatMap((chance) =>
      TRIALS.map((trials) => {
        const random = seededRandom(Math.round(1_000 * chance) + trials);
        return counted(`shares, ${chance} of ${trials}`, watchOf(shares), seriesOf, weeks, (hour) =>
          hits(random, random.poisson(trials * curve(hour)), chance),
        );
      }),
    ),
  ];
}

function watchOf<State>(model: Watch<State>['model']): Watch<State> {
  return { model, windowsPerWeek: WINDOWS_PER_WEEK, slots: WINDOWS_PER_WEEK, sensitivity: 'medium' };
}

function curve(hour: number): number {
  return 1 + 0.5 * Math.sin((hour / 24) * 2 * Math.PI);
}

function hits(random: Random, outOf: number, chance: number): { value: number; outOf: number } {
  const total = (1 - SHARED) / SHARED;
  const [a, b] = [
    chance * total * random.gamma(chance * total),
    (1 - chance) * total * random.gamma((1 - chance) * total),
  ];
  return { value: random.binomial(outOf, a / (a + b)), outOf };
}

function counted<State>(
  what: string,
  watch: Watch<State>,
  seriesOf: number,
  weeks: number,
  next: (hour: number) => { readonly value: number; readonly outOf: number },
): FalseAlarms {
  const alarms: Record<Direction, number> = { up: 0, down: 0 };
  let judged = 0;
  for (let one = 0; one < seriesOf; one += 1) {
    const series = createSeries(watch);
    for (let at = 0; at < weeks * WINDOWS_PER_WEEK; at += 1) {
      const { value, outOf } = next(at % 24);
      const verdict = judgeWindow(watch, series, at % WINDOWS_PER_WEEK, value, outOf);
      if (verdict.kind === 'warming' || verdict.kind === 'tooLittle') continue;
      judged += 1;
      if (verdict.isNew) alarms[verdict.direction] += 1;
    }
  }
  const promised = judged / WINDOWS_PER_WEEK / WEEKS_BETWEEN[watch.sensitivity];
  const windows = seriesOf * (weeks - WARM_WEEKS) * WINDOWS_PER_WEEK;
  return {
    what,
    windows,
    up: judged === 0 ? 0 : alarms.up / promised,
    down: judged === 0 ? 0 : alarms.down / promised,
    isTooLittle: judged === 0,
  };
}
