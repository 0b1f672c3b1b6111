import { expect, test } from '@jest/globals';
import type { Cap, Playbook } from '../../rules/playbook.ts';
import { note, playbook } from '../incident/testing/sample-playbook.ts';
import { type Acted, memoryMs, paceGuard } from './guard.ts';

const HOUR = 3_600_000;
const step = note('1', 'x');
const cap = (most: number, inMs: number | null, perInstance = false): Cap => ({
  most,
  noun: 'runs',
  inMs,
  perInstance,
  text: `at most ${most}`,
});
const acted = (t: number, more: Partial<Acted> = {}): Acted => ({
  incident: 'old',
  key: 'gangnam',
  path: '1',
  t,
  ...more,
});
const now: Acted = { incident: 'new', key: 'gangnam', path: '1', t: 10 * HOUR };

test.each<[string, Partial<Playbook>, readonly Cap[], readonly Acted[], string | null]>([
  ['nothing to hold back', {}, [], [acted(9 * HOUR)], null],
  ['below the cap', { caps: [cap(2, HOUR)] }, [], [acted(9.5 * HOUR)], null],
  ['at the cap', { caps: [cap(1, HOUR)] }, [], [acted(9.5 * HOUR)], 'cap'],
  ['exactly an hour ago is out', { caps: [cap(1, HOUR)] }, [], [acted(9 * HOUR)], null],
  ['the same instant is in', { caps: [cap(1, HOUR)] }, [], [acted(10 * HOUR)], 'cap'],
  ['another instance counts', { caps: [cap(1, HOUR)] }, [], [acted(10 * HOUR, { key: 'mapo' })], 'cap'],
  [
    'unless it is per instance',
    { caps: [cap(1, HOUR, true)] },
    [],
    [acted(10 * HOUR, { key: 'mapo' })],
    null,
  ],
  [
    'another step counts for the playbook',
    { caps: [cap(1, HOUR)] },
    [],
    [acted(10 * HOUR, { path: '2' })],
    'cap',
  ],
  ['but not for the act', {}, [cap(1, HOUR)], [acted(10 * HOUR, { path: '2' })], null],
  ['per incident, another one is free', {}, [cap(1, null)], [acted(10 * HOUR)], null],
  ['per incident', {}, [cap(1, null)], [acted(HOUR, { incident: 'new' })], 'cap'],
  ['a cap of 0 forbids', {}, [cap(0, HOUR)], [], 'cap'],
  [
    'cooldown of the playbook',
    { cooldownMs: HOUR, cooldownPerInstance: false },
    [],
    [acted(9.5 * HOUR)],
    'cooldown',
  ],
  ['which ends', { cooldownMs: HOUR, cooldownPerInstance: false }, [], [acted(9 * HOUR)], null],
  [
    'and begins with the first act of that incident',
    { cooldownMs: HOUR, cooldownPerInstance: false },
    [],
    [acted(9.9 * HOUR), acted(8.5 * HOUR)],
    null,
  ],
  [
    'its own incident is not held back',
    { cooldownMs: HOUR, cooldownPerInstance: false },
    [],
    [acted(10 * HOUR, { incident: 'new' })],
    null,
  ],
  ['per instance it is R8, not a guard', { cooldownMs: HOUR }, [], [acted(9.5 * HOUR)], null],
])('%s', (_title, more, caps, before, want) => {
  expect(paceGuard(playbook(more), { ...step, caps }, before, now)?.reason ?? null).toBe(want);
});

test('what a guard says is the author’s own words', () => {
  const guard = paceGuard(playbook({ caps: [cap(0, HOUR)] }), step, [], now);
  expect(guard?.words).toBe('`at most 0` is used up');
  const cooling = playbook({ cooldownMs: HOUR, cooldownPerInstance: false });
  expect(paceGuard(cooling, step, [acted(9.5 * HOUR)], now)?.words).toBe(
    "the playbook's cooldown of 1h is running",
  );
});

test('acts are remembered as long as any guard looks back', () => {
  const more = { cooldownMs: HOUR, caps: [cap(1, 2 * HOUR), cap(1, null)] };
  expect(memoryMs(playbook(more), [{ ...step, caps: [cap(1, 24 * HOUR)] }])).toBe(24 * HOUR);
  expect(memoryMs(playbook(), [step])).toBe(0);
});
