/** Whether an answer is still to come says the same as looking through every incident does. */
import { expect, test } from '@jest/globals';
import { type Incident, newIncident } from './incident.ts';
import { at, playbook } from './testing/sample-playbook.ts';
import { createUnanswered } from './unanswered.ts';
import type { Slot } from './watch.ts';

const own = playbook({});

function watchWith(...incidents: readonly Incident[]) {
  const slots = incidents.map((incident): [string, Slot] => [
    incident.key,
    { key: incident.key, instance: '', holds: new Map(), incident },
  ]);
  return { playbook: own, slots: new Map(slots) };
}

/** One that asked `app`. */
function asking(more: Partial<Incident> = {}): Incident {
  const incident = newIncident(own.name, { region: 'gangnam' }, 'gangnam', at(0));
  incident.answers['app'] = { id: 'q', asked: true, fields: null };
  return Object.assign(incident, { phase: 'acting' }, more);
}

test.each<[string, Incident, boolean]>([
  ['a question that is open is waited for', asking(), true],
  ['an answered one is not', asking({ answers: { app: { id: 'q', asked: false, fields: null } } }), false],
  ['a recovered incident waits for none', asking({ recoveredMs: at(1) }), false],
  ['one that is held waits for none', asking({ phase: 'held' }), false],
])('%s', (_title, incident, want) => {
  const unanswered = createUnanswered();
  unanswered.add(incident);
  expect(unanswered.has(watchWith(incident))).toBe(want);
});

test('one that was held waits again once it goes on', () => {
  const incident = asking({ phase: 'held' });
  const unanswered = createUnanswered();
  unanswered.add(incident);
  const watch = watchWith(incident);
  expect(unanswered.has(watch)).toBe(false);
  incident.phase = 'acting';
  expect(unanswered.has(watch)).toBe(true);
});

test('one that its playbook does not know any more, and those of others, are not waited for', () => {
  const unanswered = createUnanswered();
  unanswered.add(asking());
  unanswered.add(asking({ playbook: 'other' }));
  expect(unanswered.has(watchWith())).toBe(false);
  expect(unanswered.has(watchWith(asking()))).toBe(false);
});
