import { describe, expect, test } from '@jest/globals';
import { judgeWindow } from './judge-window.ts';
import { levels } from './levels.ts';
import { models } from './list.ts';
import { createSeries, type Series, usualIn, type Watch } from './series.ts';
import { shares } from './shares.ts';
import { stopWindows } from './stop-windows.ts';
import type { Verdict } from './verdict.ts';
import { volumes } from './volumes.ts';

const PER_DAY = 24;
const SLOTS = 7 * PER_DAY;
const watchOf = <State>(model: Watch<State>['model']): Watch<State> => ({
  model,
  windowsPerWeek: SLOTS,
  slots: SLOTS,
  sensitivity: 'medium',
});
/** A day's curve around a mean, with a small wobble that every run has the same. */
const orders = (mean: number) => (at: number) =>
  Math.round(mean * (1 + 0.6 * Math.sin((at % PER_DAY) / 3.82)) * (1 + 0.08 * Math.sin(at * 12.9898)));

interface Played<State> {
  readonly series: Series<State>;
  readonly verdicts: readonly Verdict[];
}
function play<State>(
  watch: Watch<State>,
  hours: number,
  valueAt: (at: number) => number,
  outOf: (at: number) => number = () => 0,
): Played<State> {
  const series = createSeries(watch);
  const verdicts: Verdict[] = [];
  for (let at = 0; at < hours; at += 1)
    verdicts.push(judgeWindow(watch, series, at % SLOTS, valueAt(at), outOf(at)));
  return { series, verdicts };
}
/** Hours at which it was news, with the direction. */
function news(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.flatMap((verdict, at) =>
    verdict.kind === 'anomalous' && verdict.isNew ? [`${at} ${verdict.direction}`] : [],
  );
}
const FROM = 5 * SLOTS + 12;
const during =
  (from: number, hours: number, times: number, usual: (at: number) => number) =>
  (at: number): number =>
    at >= from && at < from + hours ? Math.round(times * usual(at)) : usual(at);

describe('two weeks are learned before anything is judged', () => {
  test.each(models.map((model) => [model.name, model] as const))('%s', (_name, model) => {
    const { verdicts } = play(
      watchOf(model as Watch<unknown>['model']),
      2 * SLOTS + 1,
      orders(50),
      () => 200,
    );
    expect(verdicts[0]).toEqual({ kind: 'warming', windows: 2 * SLOTS });
    expect(verdicts[2 * SLOTS - 1]).toEqual({ kind: 'warming', windows: 1 });
    expect(verdicts[2 * SLOTS]?.kind).toBe('usual');
  });
});

describe('volumes', () => {
  test.each([3, 20, 200])('a usual life of %d an hour is never news', (mean) => {
    expect(news(play(watchOf(volumes), 12 * SLOTS, orders(mean)).verdicts)).toEqual([]);
  });

  test.each<[string, number, number, string]>([
    ['a half is gone of many', 200, 0.5, 'down'],
    ['twice as many', 200, 2, 'up'],
    ['a full stop of few', 8, 0, 'down'],
    ['a full stop of many', 200, 0, 'down'],
    ['three times as many of few', 8, 3, 'up'],
  ])('%s for a day is news once', (_title, mean, times, direction) => {
    const { verdicts } = play(watchOf(volumes), FROM + 72, during(FROM, PER_DAY, times, orders(mean)));
    const said = news(verdicts);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^\\d+ ${direction}$`));
    expect(Number(said[0]?.split(' ')[0]) - FROM).toBeLessThan(8);
  });

  test('one hour alone is no news, whatever it is', () => {
    expect(news(play(watchOf(volumes), FROM + 48, during(FROM, 1, 10, orders(200))).verdicts)).toEqual([]);
  });

  test('what comes back after two days is news again', () => {
    const once = during(FROM, 10, 0.3, orders(200));
    const { verdicts } = play(watchOf(volumes), FROM + 140, during(FROM + 72, 10, 0.3, once));
    expect(news(verdicts)).toHaveLength(2);
  });

  test('an incident of three days is not learned, and no news when it ends', () => {
    const { verdicts, series } = play(watchOf(volumes), FROM + 120, during(FROM, 72, 0.3, orders(200)));
    expect(news(verdicts)).toHaveLength(1);
    const slot = (FROM + 24) % SLOTS;
    expect(usualIn(watchOf(volumes), series, slot).value).toBeGreaterThan(0.8 * orders(200)(FROM + 24));
  });

  test('what stays is the new usual after a week and some days', () => {
    const { verdicts } = play(watchOf(volumes), FROM + 24 * 21, during(FROM, 1e9, 0.5, orders(200)));
    expect(news(verdicts)).toHaveLength(1);
    expect(verdicts.at(-1)?.kind).toBe('usual');
  });

  test('a holiday among the first weeks is no alarm in each week after it', () => {
    const { verdicts } = play(watchOf(volumes), 8 * SLOTS, during(3 * PER_DAY, PER_DAY, 0.3, orders(200)));
    expect(news(verdicts)).toEqual([]);
  });

  test.each<[string, number, string]>([
    ['two a day say nothing', 2, 'tooLittle'],
    ['forty a day do', 40, 'usual'],
  ])('%s', (_title, perDay, kind) => {
    const { verdicts } = play(watchOf(volumes), 4 * SLOTS, (at) =>
      at % (PER_DAY / Math.min(perDay, 24)) === 0 ? Math.ceil(perDay / 24) : 0,
    );
    expect(verdicts.at(-1)?.kind).toBe(kind);
  });

  test('a full stop of few is seen as soon as the law says', () => {
    const watch = watchOf(volumes);
    const { series } = play(watch, FROM, orders(2));
    const law = stopWindows(watch, series, FROM % SLOTS) as number;
    let hours = 0;
    for (let isSeen = false; !isSeen; hours += 1)
      isSeen = judgeWindow(watch, series, (FROM + hours) % SLOTS, 0).kind === 'anomalous';
    expect(law).toBeGreaterThan(3);
    expect(hours).toBeLessThanOrEqual(law + 1);
  });

  test('of a great series the law of small ones says nothing', () => {
    const watch = watchOf(volumes);
    expect(stopWindows(watch, play(watch, FROM, orders(500)).series, 12)).toBeNull();
  });

  test('the more sensitive, the sooner a small change is news', () => {
    const [high, low] = (['high', 'low'] as const).map((sensitivity) => {
      const { verdicts } = play(
        { ...watchOf(volumes), sensitivity },
        FROM + 72,
        during(FROM, 72, 0.7, orders(25)),
      );
      return Number(news(verdicts)[0]?.split(' ')[0] ?? 1e9);
    });
    expect(high).toBeLessThan(low as number);
  });

  test('a series that follows the day alone is judged by it', () => {
    const watch = { ...watchOf(volumes), slots: PER_DAY };
    const series = createSeries(watch);
    const told = during(FROM, PER_DAY, 0.3, orders(200));
    const verdicts = Array.from({ length: FROM + 48 }, (_, at) =>
      judgeWindow(watch, series, at % PER_DAY, told(at)),
    );
    expect(news(verdicts)).toHaveLength(1);
  });
});

describe('shares and levels', () => {
  const trials = (at: number): number => orders(200)(at);
  const tenth = (at: number): number => Math.round(0.1 * trials(at));

  test.each<[string, number, string]>([
    ['three times the share', 3, 'up'],
    ['none of them', 0, 'down'],
  ])('%s is news once', (_title, times, direction) => {
    const { verdicts } = play(watchOf(shares), FROM + 60, during(FROM, 12, times, tenth), trials);
    expect(news(verdicts)).toEqual([expect.stringMatching(new RegExp(` ${direction}$`))]);
  });

  test.each<[string, number, string]>([
    ['half as long again', 1.5, 'up'],
    ['half as long', 0.5, 'down'],
  ])('%s is news once', (_title, times, direction) => {
    const minutes = (at: number): number => 30 + 5 * Math.sin(at / 3.82) + Math.sin(at * 12.9898);
    const { verdicts } = play(watchOf(levels), FROM + 60, (at) =>
      at >= FROM && at < FROM + 12 ? times * minutes(at) : minutes(at),
    );
    expect(news(verdicts)).toEqual([expect.stringMatching(new RegExp(` ${direction}$`))]);
  });

  test('below nothing is as odd as above', () => {
    const { series, verdicts } = play(watchOf(levels), FROM + 12, (at) =>
      at < FROM ? -20 + Math.sin(at * 12.9) : 20,
    );
    expect(news(verdicts)).toEqual([expect.stringMatching(/ up$/)]);
    expect(usualIn(watchOf(levels), series, 5).value).toBeLessThan(-15);
  });
});

test.each(models.map((model) => [model.name, model] as const))(
  'the band of a %s holds its middle',
  (_name, model) => {
    const watch = watchOf(model as Watch<unknown>['model']);
    const { series } = play(watch, 4 * SLOTS, orders(20), () => 100);
    const { value, low, high } = usualIn(watch, series, 14, 100);
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
    expect(high).toBeGreaterThan(low);
  },
);

test.each(models)('$name has a sentence', ({ doc }) => {
  expect(doc).toMatch(/^[A-Z].{20,}\.$/);
});
