import { expect, test } from '@jest/globals';
import { judgeWindow } from './judge-window.ts';
import { models } from './list.ts';
import { createSeries, type Watch } from './series.ts';
import { storedSeries } from './stored-series.ts';

const PER_DAY = 4;
const valueAt = (at: number): number => 20 + ((at * 5) % 7) + (at % 11 === 0 ? 9 : 0);
const cycles = [PER_DAY, 7 * PER_DAY];
const cases = models.flatMap((model) => cycles.map((slots) => [model.name, slots, model] as const));

test.each(cases)('a %s of %d slots goes on from its rows as from itself', (_name, slots, model) => {
  const watch: Watch<unknown> = {
    model: model as Watch<unknown>['model'],
    windowsPerWeek: 7 * PER_DAY,
    slots,
    sensitivity: 'medium',
  };
  const one = createSeries(watch);
  const judge = (series: typeof one, at: number) => judgeWindow(watch, series, at % slots, valueAt(at), 100);
  for (let at = 0; at < 200; at += 1) judge(one, at);

  const [rows, other] = [storedSeries(watch, one), createSeries(watch)];
  const again = storedSeries(watch, other);
  const copy = (numbers: readonly number[]): readonly number[] => JSON.parse(JSON.stringify(numbers));
  again.putHead(copy(rows.head()));
  for (let slot = 0; slot < slots; slot += 1) again.putSlot(slot, copy(rows.slot(slot)));
  for (let time = 0; time < PER_DAY; time += 1) again.putTime(time, copy(rows.time(time)));

  expect(other).toEqual(one);
  for (let at = 200; at < 300; at += 1) expect(judge(other, at)).toEqual(judge(one, at));
});
