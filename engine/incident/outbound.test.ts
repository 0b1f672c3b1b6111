import { expect, test } from '@jest/globals';
import type { LeaseRow } from '../store.ts';
import { newIncident } from './incident.ts';
import { createOutbound } from './outbound.ts';
import { at } from './testing/sample-playbook.ts';

const incident = () => newIncident('p', { region: 'gangnam' }, 'gangnam', at(0));
const hold = { playbook: 'p', instance: '{}', id: 'h', elapsedMs: 1, atMs: 2, unknownSinceMs: null };

test('decisions are numbered within their incident and mark it as changed', () => {
  const out = createOutbound('hash');
  const [one, other] = [incident(), newIncident('p', { region: 'mapo' }, 'mapo', at(0))];
  out.decide(one, at(0), 'opened');
  out.decide(other, at(0), 'opened');
  out.decide(one, at(1), 'closed', { step: '', detail: { why: 'x' } });
  const taken = out.take();
  expect(taken.decisions.map(({ incident: id, n, what }) => [id === one.id, n, what])).toEqual([
    [true, 0, 'opened'],
    [false, 0, 'opened'],
    [true, 1, 'closed'],
  ]);
  expect(taken.incidents.map((row) => [row.instance, row.bundle])).toEqual([
    ['{"region":"gangnam"}', 'hash'],
    ['{"region":"mapo"}', 'hash'],
  ]);
});

test('a row is the incident as it is when taken, and does not follow it afterwards', () => {
  const out = createOutbound('hash');
  const one = incident();
  out.changed(one);
  one.phase = 'firing';
  const [row] = out.take().incidents;
  one.phase = 'closed';
  expect(row).toMatchObject({ phase: 'firing', doc: { phase: 'firing' } });
});

test('what is taken is gone', () => {
  const out = createOutbound('hash');
  out.decide(incident(), at(0), 'opened');
  out.hold(hold);
  out.consumed(7);
  out.take();
  expect(out.hasDecided()).toBe(false);
  expect(Object.values(out.take()).filter((part) => Object.keys(part).length > 0)).toEqual([]);
});

test.each([
  ['kept after it was dropped', ['drop', 'hold'], [1, 0]],
  ['dropped after it was kept', ['hold', 'drop'], [0, 1]],
])('of a hold only the last word counts: %s', (_title, calls, want) => {
  const out = createOutbound('hash');
  for (const call of calls) {
    if (call === 'hold') out.hold(hold);
    else out.dropHold(hold.playbook, hold.instance, hold.id);
  }
  const taken = out.take();
  expect([taken.holds.length, taken.dropHolds.length]).toEqual(want);
});

test('of a lease only the last state is written', () => {
  const out = createOutbound('hash');
  const lease: LeaseRow = {
    target: 't',
    effect: 'e',
    incident: 'i',
    runKey: 'k',
    undo: { verb: 'v', args: {} },
    capMs: null,
    status: 'stored',
  };
  out.lease(lease);
  out.lease({ ...lease, status: 'released' });
  expect(out.take().leases.map(({ status }) => status)).toEqual(['released']);
});

test('a running hold alone is nothing that anybody waits for', () => {
  const out = createOutbound('hash');
  out.hold(hold);
  expect(out.hasDecided()).toBe(false);
  out.changed(incident());
  expect(out.hasDecided()).toBe(true);
});
