import { expect, test } from '@jest/globals';
import type { ActState, Incident } from './incident.ts';
import {
  firstActMs,
  incidentId,
  incidentOf,
  incidentRow,
  instanceOf,
  instanceText,
  isAsking,
  keyOf,
  newIncident,
} from './incident.ts';
import { at } from './testing/sample-playbook.ts';

const fresh = (): Incident => newIncident('p', { region: 'gangnam' }, 'gangnam', at(0));

test('an id is twelve hex digits, by playbook, instance and edge', () => {
  const ids = [
    incidentId('p', { region: 'gangnam' }, 1),
    incidentId('q', { region: 'gangnam' }, 1),
    incidentId('p', { region: 'mapo' }, 1),
    incidentId('p', { region: 'gangnam' }, 2),
  ];
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(4);
  expect(incidentId('p', { a: '1', b: '2' }, 1)).toBe(incidentId('p', { b: '2', a: '1' }, 1));
});

test('a row brings back the same incident, as an object of its own', () => {
  const one = fresh();
  const row = incidentRow(one, 'hash');
  expect(row).toMatchObject({
    playbook: 'p',
    instance: '{"region":"gangnam"}',
    openedMs: at(0),
    closedMs: null,
  });
  const back = incidentOf(JSON.parse(JSON.stringify(row)));
  expect(back).toEqual(one);
  one.phase = 'closed';
  expect(back?.phase).toBe('held');
  expect(incidentOf({ ...row, playbook: '' })).toBeNull();
});

test.each<[readonly string[], string, Readonly<Record<string, string>>]>([
  [[], '', {}],
  [['region'], 'gangnam', { region: 'gangnam' }],
  [['region'], '', { region: '' }],
  [['city', 'region'], 'seoul\u001fgangnam', { city: 'seoul', region: 'gangnam' }],
])('by %p the key %j is %j, there and back', (by, key, instance) => {
  expect(instanceOf(by, key)).toEqual(instance);
  expect(keyOf(by, instanceText(by, key))).toBe(key);
});

test.each<[string, Partial<Incident>, boolean]>([
  ['firing with a question open', { phase: 'firing' }, true],
  ['watching with one', { phase: 'watching' }, true],
  ['held', { phase: 'held' }, false],
  ['recovered', { phase: 'watching', recoveredMs: at(1) }, false],
  ['answered', { phase: 'firing', answers: { app: { id: 'x', asked: false, fields: null } } }, false],
])('waits for an answer: %s', (_title, more, want) => {
  const asking = { ...fresh(), answers: { app: { id: 'x', asked: true, fields: null } }, ...more };
  expect(isAsking(asking)).toBe(want);
});

test('its cooldown begins with its first act', () => {
  const one = fresh();
  expect(firstActMs(one)).toBeNull();
  one.acts.push({ t: at(9) } as ActState, { t: at(3) } as ActState);
  expect(firstActMs(one)).toBe(at(3));
});
