import { expect, test } from '@jest/globals';
import type { Standing } from '../../engine/overview.ts';
import { eveningBundle } from '../testing/evening-simulation.ts';
import { timelineSampler } from './timelines.ts';

const MINUTE = 60_000;
const standing = (now: number | null, region = 'a', playbook = 'region_order_drop'): Standing => ({
  playbook,
  instance: { region },
  now,
  usual: 100,
  unit: { kind: 'count' },
});

test('a point a minute; instants between are not asked for', () => {
  const sampler = timelineSampler(eveningBundle);
  let asked = 0;
  for (let ms = 0; ms <= 2 * MINUTE; ms += 10_000)
    sampler.at(ms, () => {
      asked += 1;
      return [standing(ms / 1000)];
    });
  expect(asked).toBe(3);
  expect(sampler.timelines()).toMatchObject([
    {
      playbook: 'region_order_drop',
      instance: { region: 'a' },
      points: [
        { atMs: 0, now: 0, usual: 100 },
        { atMs: MINUTE, now: 60, usual: 100 },
        { atMs: 2 * MINUTE, now: 120, usual: 100 },
      ],
    },
  ]);
});

test('an instant that is looked at again knows more, and never less', () => {
  const sampler = timelineSampler(eveningBundle);
  for (const now of [null, 7, null]) sampler.at(0, () => [standing(now)]);
  expect(sampler.timelines()[0]?.points).toEqual([{ atMs: 0, now: 7, usual: 100 }]);
});

test('a long recording is thinned out, and half an hour’s drop stays in the picture', () => {
  const sampler = timelineSampler(eveningBundle);
  const days = 30;
  for (let minute = 0; minute < days * 1440; minute += 1)
    sampler.at(minute * MINUTE, () => [standing(minute > 4321 && minute <= 4351 ? 3 : 100)]);
  const points = sampler.timelines()[0]?.points ?? [];
  expect(points.length).toBeGreaterThan(1_000);
  expect(points.length).toBeLessThan(2_500);
  expect(points.map(({ now }) => now)).toContain(3);
  expect(points.map(({ atMs }) => atMs)).toEqual(points.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
});

test('as many pictures as memory may hold', () => {
  const sampler = timelineSampler(eveningBundle);
  for (let i = 0; i < 503; i += 1) sampler.at(0, () => [standing(1, `r${i}`)]);
  expect(sampler.timelines()).toHaveLength(500);
});

test('a playbook that reads no window has no picture', () => {
  const sampler = timelineSampler({ ...eveningBundle, playbooks: [] });
  sampler.at(0, () => [standing(1)]);
  expect(sampler.timelines()).toEqual([]);
});
