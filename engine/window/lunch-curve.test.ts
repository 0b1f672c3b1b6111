import { describe, expect, test } from '@jest/globals';
import { count } from '../../rules/aggregates/count.ts';
import type { Past } from '../../rules/baselines/baseline.ts';
import { usualOf } from '../../rules/baselines/list.ts';
import { PANE_MS } from '../../rules/window.ts';
import { zoneOffset } from '../../rules/zone.ts';
import { createHistory } from './history.ts';
import { storedMeasure } from './measure.ts';
import { createSeriesLog } from './series-log.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const lastWeeks = { kind: 'sameTime', stepMs: 7 * DAY_MS, times: 4 } as const;

/** Orders of one pane by the wall clock: a night of 2, a lunch that rises twentyfold within half an hour. */
function ordersAt(zone: string, ms: number): number {
  const hour = ((ms + zoneOffset(zone, ms)) % DAY_MS) / HOUR_MS;
  const lunch = Math.exp(-(((hour - 12.25) / 0.45) ** 2));
  const dinner = Math.exp(-(((hour - 19) / 0.9) ** 2));
  return Math.round(2 + 38 * lunch + 24 * dinner);
}

/** Greatest drop, and greatest rise, against the same time of the weeks before at every T of a day. */
function extremes(
  zone: string,
  day: string,
  windowMs: number,
  readIn = zone,
): { readonly drop: number; readonly rise: number } {
  const firstMs = Date.parse(`${day}T00:00:00Z`) - 12 * HOUR_MS;
  const endMs = firstMs + 2 * DAY_MS;
  const history = createHistory(() => count, []);
  const log = createSeriesLog(count);
  for (let k = 4; k >= 0; k -= 1) {
    // An hour of clock change and a window on either side.
    const [fromMs, toMs] = [
      firstMs - k * lastWeeks.stepMs - 3 * HOUR_MS,
      endMs - k * lastWeeks.stepMs + 3 * HOUR_MS,
    ];
    for (let ms = fromMs; ms < toMs; ms += PANE_MS) {
      const state = [ordersAt(zone, ms)];
      history.add('orders', ms, [['p', 'r', state]]);
      if (k === 0) log.append(ms, state);
    }
  }
  history.close('orders', endMs + 4 * HOUR_MS);
  const past: Past = {
    zone: readIn,
    growth: 'adds',
    exact: () => null,
    stored(fromMs, toMs) {
      const fold = (from: number, to: number) => history.fold('p', 'r', from, to);
      const { value, samples } = storedMeasure(fold, { aggregate: count, scale: 1 }, fromMs, toMs);
      return { value: value ?? 0, samples };
    },
  };
  let [drop, rise] = [0, 0];
  for (let atMs = firstMs; atMs < endMs; atMs += PANE_MS) {
    const now = log.fold(atMs - windowMs, atMs)[0] ?? 0;
    const usual = usualOf(lastWeeks, past, windowMs, atMs)?.value ?? 0;
    const change = (usual - now) / usual;
    [drop, rise] = [Math.max(drop, change), Math.max(rise, -change)];
  }
  return { drop, rise };
}

/** Weeks that are all alike must look alike at every instant, also where the clocks were changed in between. */
describe('a steep lunch that is the same every week is never a drop', () => {
  test.each<[string, string, string, number]>([
    ['Seoul', 'Asia/Seoul', '2026-03-10', 15],
    ['Seoul, a window of 10 minutes', 'Asia/Seoul', '2026-03-10', 10],
    ['Seoul, an hour', 'Asia/Seoul', '2026-03-10', 60],
    ['Berlin, the Thursday after the change to summer', 'Europe/Berlin', '2026-04-02', 15],
    ['Berlin, the very Sunday', 'Europe/Berlin', '2026-03-29', 15],
    ['Berlin, three weeks later', 'Europe/Berlin', '2026-04-16', 15],
    ['Berlin, the Wednesday after the change to winter', 'Europe/Berlin', '2026-10-28', 15],
  ])('%s', (_title, zone, day, minutes) => {
    const { drop, rise } = extremes(zone, day, minutes * 60_000);
    expect(drop).toBeLessThan(0.2);
    expect(rise).toBeLessThan(0.25);
  });
});

test('the curve is steep enough to show an hour’s mistake', () => {
  expect(extremes('Europe/Berlin', '2026-04-02', 900_000, 'UTC').drop).toBeGreaterThan(0.7);
});
