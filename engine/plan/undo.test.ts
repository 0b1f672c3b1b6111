import { expect, test } from '@jest/globals';
import type { OutcomeStatus } from '../incident/incident.ts';
import { at, bundleOf, note, playbook, put } from '../incident/testing/sample-playbook.ts';
import { createStage, type Scene, type Stage } from '../incident/testing/stage.ts';

const bad: Scene = { orders: 400 };
const fine: Scene = { orders: 1_000 };

async function applied(status: OutcomeStatus | null, more: Parameters<typeof put>[1] = {}): Promise<Stage> {
  const stage = createStage(bundleOf(playbook({ body: [put('1', more)] })));
  await stage.look(0, { gangnam: bad });
  if (status !== null) await stage.outcome(stage.keyOf('1'), status);
  return stage;
}

const leaseStatus = (stage: Stage): readonly string[] =>
  [...stage.leases.values()].map((lease) => lease.status);

test.each<[OutcomeStatus, readonly string[], string]>([
  ['succeeded', ['5 recovered', '5 undo 1 recovered'], 'undoing'],
  ['unknown', ['0 action-failed 1 unknown', '5 recovered', '5 undo 1 recovered'], 'undoing'],
  ['failed', ['0 action-failed 1 failed', '5 recovered', '5 closed'], 'released'],
  ['expired', ['0 skipped 1 expired', '5 recovered', '5 closed'], 'released'],
  ['cancelled', ['5 recovered', '5 closed'], 'released'],
  ['skipped', ['0 skipped 1 skipped', '5 recovered', '5 closed'], 'released'],
])('an act that %s, at recovery', async (status, want, lease) => {
  const stage = await applied(status);
  await stage.look(5, { gangnam: fine });
  expect(stage.story().slice(2)).toEqual(want);
  expect(leaseStatus(stage)).toEqual([lease]);
});

test('the undo keeps the act’s arguments, has no deadline, and closes the incident', async () => {
  const stage = await applied('succeeded');
  await stage.look(5, { gangnam: fine });
  const key = stage.keyOf('1', 'undo');
  expect(key).toBe(`${stage.keyOf('1')}/undo`);
  expect(stage.runs.get(key)).toMatchObject({
    kind: 'undo',
    verb: 'city.delete',
    args: { body: 'on' },
    effect: 'city.value',
    deadlineMs: null,
    notBeforeMs: at(5) + 30_000,
    status: 'pending',
  });
  await stage.outcome(key, 'succeeded');
  expect(stage.story().at(-1)).toBe('5 closed');
  expect(stage.decisions.at(-1)?.detail).toMatchObject({ acts: 1, undone: 1, failed: 0, flags: [] });
  expect(leaseStatus(stage)).toEqual(['undone']);
});

test('the undo of an unknown act waits for its deadline and a quiet minute (R18)', async () => {
  const stage = await applied('unknown');
  await stage.look(1, { gangnam: fine });
  expect(stage.runs.get(stage.keyOf('1', 'undo'))?.notBeforeMs).toBe(at(0) + 320_000 + 60_000);
});

test('recovery first: what was not sent is cancelled and nothing is undone', async () => {
  const stage = await applied(null);
  await stage.look(5, { gangnam: fine });
  expect(stage.cancelled).toEqual([stage.keyOf('1')]);
  expect(stage.story().slice(2)).toEqual(['5 recovered']);
  await stage.outcome(stage.keyOf('1'), 'cancelled');
  expect(stage.story().slice(2)).toEqual(['5 recovered', '5 closed']);
});

test('what was sent already is undone when its outcome comes', async () => {
  const stage = await applied(null);
  await stage.look(5, { gangnam: fine });
  await stage.outcome(stage.keyOf('1'), 'succeeded');
  expect(stage.story().slice(2)).toEqual(['5 recovered', '5 undo 1 recovered']);
});

test('at the longest time it is taken back while the incident goes on', async () => {
  const stage = await applied('succeeded');
  await stage.span(1, 121, { gangnam: bad });
  await stage.cap(stage.keyOf('1'));
  await stage.cap(stage.keyOf('1'));
  await stage.outcome(stage.keyOf('1', 'undo'), 'succeeded');
  expect(stage.story().slice(2)).toEqual(['120 undo 1 cap']);
  await stage.look(130, { gangnam: fine });
  expect(stage.story().slice(3)).toEqual(['130 recovered', '130 closed']);
});

test('`until 30m` does not end with the recovery, and the incident waits for it', async () => {
  const stage = await applied('succeeded', { until: { recovered: false, afterMs: 1_800_000 } });
  await stage.look(5, { gangnam: fine });
  expect(stage.story().slice(2)).toEqual(['5 recovered']);
  await stage.look(31, { gangnam: fine });
  await stage.cap(stage.keyOf('1'));
  await stage.outcome(stage.keyOf('1', 'undo'), 'succeeded');
  expect(stage.story().slice(3)).toEqual(['30 undo 1 cap', '30 closed']);
});

test('in shadow event time stands in for the longest time', async () => {
  const until = { recovered: false, afterMs: 1_800_000 };
  const stage = createStage(bundleOf(playbook({ mode: 'shadow', body: [put('1', { until })] })));
  await stage.look(0, { gangnam: bad });
  await stage.span(5, 31, { gangnam: fine });
  expect(stage.story().slice(2)).toEqual(['5 recovered', '30 undo 1 cap', '30 closed']);
});

test('an act without an end stays: no lease, no undo', async () => {
  const stage = await applied('succeeded', { until: null });
  await stage.look(5, { gangnam: fine });
  expect(stage.story().slice(2)).toEqual(['5 recovered', '5 closed']);
  expect(stage.leases.size).toBe(0);
});

test('an undo that fails is told, ends the incident, and leaves the lease in sight', async () => {
  const stage = await applied('succeeded');
  await stage.look(5, { gangnam: fine });
  await stage.outcome(stage.keyOf('1', 'undo'), 'failed', 'HTTP 410');
  expect(stage.story().slice(4)).toEqual(['5 action-failed 1 failed', '5 closed']);
  expect(stage.decisions.at(-1)?.detail).toMatchObject({ undone: 0, flags: ['action_failed'] });
  expect(leaseStatus(stage)).toEqual(['undoing']);
});

test('what another incident holds is not touched (R19)', async () => {
  const other = playbook({ name: 'other', body: [put('1'), note('2', 'told')] });
  const stage = createStage(bundleOf(playbook({ body: [put('1')] }), other));
  await stage.look(0, { gangnam: bad });
  expect(stage.story()).toEqual([
    '0 opened',
    '0 act 1 city.put',
    '0 opened',
    '0 skipped 1 leased',
    '0 act 2 log.note',
  ]);
  expect(stage.leases.size).toBe(1);
});

test('a trigger while the undo is under way reopens; the old undo then says nothing of the new act', async () => {
  const stage = await applied('succeeded');
  const first = stage.keyOf('1');
  await stage.look(5, { gangnam: { orders: 900 } });
  await stage.look(6, { gangnam: bad });
  expect(stage.story().slice(3)).toEqual(['5 undo 1 recovered', '6 reopened', '6 act 1 city.put']);
  await stage.outcome(`${first}/undo`, 'succeeded');
  await stage.outcome(`${first}/2`, 'succeeded');
  expect(leaseStatus(stage)).toEqual(['stored']);
  await stage.look(7, { gangnam: fine });
  await stage.outcome(`${first}/2/undo`, 'succeeded');
  expect(stage.story().slice(6)).toEqual(['7 recovered', '7 undo 1 recovered', '7 closed']);
  expect(leaseStatus(stage)).toEqual(['undone']);
});

test('an outcome that comes twice counts once', async () => {
  const stage = await applied('succeeded');
  await stage.outcome(stage.keyOf('1'), 'failed');
  expect(stage.story()).toEqual(['0 opened', '0 act 1 city.put']);
});
