import { meanOf, sizeOf } from './counts.ts';
import { cusumGain, cusumNext, FALL_TO, RISE_TO } from './cusum.ts';
import { learnNeighbours, neighbourCorrelation, rememberScore } from './neighbours.ts';
import { windowsBetween } from './run-evidence.ts';
import { alarmLimit, WEEKS_BETWEEN } from './sensitivity.ts';
import type { Series, Watch } from './series.ts';
import type { Direction, Verdict } from './verdict.ts';

/** Rarer than that is not said: no series was seen for so long. */
export const MOST_WEEKS = 520;
/** Nothing is judged before. */
export const WARM_DAYS = 14;
/** A series of which a full stop is not seen in so many days is judged by its parent instead. */
const STOP_DAYS = 2;
/** What is odd for so long without a break is the new usual. */
const PATIENCE_DAYS = 7;
/**
 * An incident is over when nothing was odd for half a day, and nothing in its direction for a whole one: a bad day has
 * its night, and what was too high at night and is too low in the morning is one thing.
 */
const SAME_DAYS = 1;
const OTHER_DAYS = 0.5;
/** A slot that was learned less often is learned whatever it is; one that was skipped so often in a row, too. */
const YOUNG = 3;
/** How far above its limit a CUSUM may rise. */
const OVERSHOOT = 2;

/**
 * Judges the next window of a series and learns it; what is anomalous is not learned, unless it lasts. Both kinds of
 * evidence are told as one number, how many weeks go by between two times that it is as strong where nothing happens;
 * it is halved for each, since there are two of them (C. E. Bonferroni, 1936).
 *
 * @param slot  of the cycle
 * @param value  of a share: the number of hits
 * @param outOf  of a share: the number of trials
 */
export function judgeWindow<State>(
  watch: Watch<State>,
  series: Series<State>,
  slot: number,
  value: number,
  outOf = 0,
): Verdict {
  const { model, windowsPerWeek, slots } = watch;
  const perDay = windowsPerWeek / 7;
  const lacking = WARM_DAYS * perDay - series.seen;
  const isFirst = series.seen < slots;
  series.seen += 1;
  const score = isFirst ? 0 : model.score(series.state, slot, value, outOf);
  if (!isFirst) rememberScore(series, score);
  if (lacking > 0) {
    if (!isFirst) learnNeighbours(series);
    learn(watch, series, slot, value, outOf, false);
    return { kind: 'warming', windows: lacking };
  }
  const limit = alarmLimit(watch.sensitivity, windowsPerWeek);
  accumulate(watch, series, slot, value, limit);
  const correlation = neighbourCorrelation(series);
  const up = Math.max(windowsBetween(series.scores, 'up', correlation), Math.exp(series.rise)) / 2;
  const down = Math.max(windowsBetween(series.scores, 'down', correlation), Math.exp(series.fall)) / 2;
  const direction: Direction = up > down ? 'up' : 'down';
  const weeks = Math.max(up, down) / windowsPerWeek;
  const isOdd = weeks >= WEEKS_BETWEEN[watch.sensitivity];
  const isNew = isOdd && note(series, direction, perDay);
  if (!isOdd) passQuietly(series);

  const follows = series.odd > PATIENCE_DAYS * perDay;
  if (!isOdd) learnNeighbours(series);
  // A stop of a small series would be learned away before it is seen, were what is suspect learned.
  const isSuspect = isOdd || series.fall > limit / 2;
  const skipped = series.skipped[slot] as number;
  const isLearned = !isSuspect || follows || (series.learned[slot] as number) < YOUNG || skipped >= YOUNG;
  if (isLearned) learn(watch, series, slot, value, outOf, follows);
  else series.skipped[slot] = skipped + 1;

  const daily = model.perDay(series.state);
  const needed = limit / (1 - FALL_TO) / STOP_DAYS;
  if (daily !== null && daily < needed) return { kind: 'tooLittle', perDay: daily, needed };
  const kind = isOdd ? 'anomalous' : 'usual';
  return { kind, direction, weeks: Math.min(MOST_WEEKS, weeks), score, isNew };
}

/** Adds a small count to both CUSUMs. */
function accumulate<State>(
  { model }: Watch<State>,
  series: Series<State>,
  slot: number,
  value: number,
  limit: number,
): void {
  const counts = model.smallCounts(series.state, slot);
  if (counts === null) return;
  const mean = meanOf(counts, slot);
  const size = sizeOf(counts, slot);
  series.fall = cusumNext(series.fall, cusumGain(value, mean, size, FALL_TO), limit + OVERSHOOT);
  series.rise = cusumNext(series.rise, cusumGain(value, mean, size, RISE_TO), limit + OVERSHOOT);
}

/** Notes that it is odd. @returns whether that is a new incident */
function note(series: Series<unknown>, direction: Direction, perDay: number): boolean {
  const { quietUp, quietDown } = series;
  const [same, other] = direction === 'up' ? [quietUp, quietDown] : [quietDown, quietUp];
  series.quietUp = direction === 'up' ? 0 : quietUp + 1;
  series.quietDown = direction === 'down' ? 0 : quietDown + 1;
  series.odd += 1;
  return same >= SAME_DAYS * perDay && other >= OTHER_DAYS * perDay;
}

function passQuietly(series: Series<unknown>): void {
  series.quietUp += 1;
  series.quietDown += 1;
  series.odd = 0;
}

function learn<State>(
  { model }: Watch<State>,
  series: Series<State>,
  slot: number,
  value: number,
  outOf: number,
  follows: boolean,
): void {
  series.learned[slot] = (series.learned[slot] as number) + 1;
  series.skipped[slot] = 0;
  model.learn(series.state, slot, value, outOf, follows);
}
