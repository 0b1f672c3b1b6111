import { expect, test } from '@jest/globals';
import { canonicalJson } from '../rules/canonical.ts';
import type { Condition } from '../rules/condition.ts';
import { NO_LIMITS } from '../rules/limit.ts';
import type { Playbook } from '../rules/playbook.ts';
import {
  at,
  bundleOf,
  check,
  drop,
  forMinutes,
  ifCause,
  note,
  playbook,
  put,
  threshold,
} from './incident/testing/sample-playbook.ts';
import { createStage, type Scene, type Stage, sampleVerbs } from './incident/testing/stage.ts';
import { createResponder } from './responder.ts';
import type { StoredSignal } from './store.ts';

const bad: Scene = { orders: 400, idle: 50 };
const short: Scene = { orders: 400, idle: 3 };
const fine: Scene = { orders: 1_000, idle: 50 };
const lost: Scene = { orders: null };

const silent: Condition = {
  kind: 'sourceMissing',
  id: 'u',
  text: 'order_events is missing over 5m',
  source: 'order_events',
  overMs: 300_000,
  not: false,
};

const everything: Playbook = playbook({
  trigger: forMinutes('h', drop('t', '>', 0.5), 3),
  unless: [silent],
  recovered: forMinutes('rh', drop('r', '<', 0.2), 2),
  cooldownMs: 3_600_000,
  limits: {
    ...NO_LIMITS,
    caps: [{ most: 9, noun: 'runs', target: null, inMs: 3_600_000, per: [], text: 'at most 9 runs in 1h' }],
  },
  body: [
    check('1'),
    ifCause('2', 'riders short', [put('2.1.1'), note('2.1.2', 'riders')]),
    ifCause('3', 'app down', [note('3.1.1', 'app')]),
    { kind: 'otherwise', path: '4', body: [note('4.1', 'nothing')] },
    note('5', 'the end'),
  ],
});
const watcher = playbook({
  name: 'watcher',
  mode: 'shadow',
  trigger: threshold('i', 'idle', '<', 10),
  recovered: null,
  body: [put('1')],
});

/** Everything that can happen to an incident, one step after another. */
async function scenario(stage: Stage): Promise<void> {
  const two = (gangnam: Scene, mapo: Scene) => ({ gangnam, mapo });
  await stage.span(0, 1, two(fine, fine));
  await stage.span(2, 4, two(short, fine));
  await stage.look(5, two({ ...short, silent: true }, bad));
  await stage.look(6, two(lost, bad));
  await stage.look(7, two(short, bad));
  await stage.answer({ kind: 'answered', fields: { ok: false }, ageMs: 0 });
  await stage.span(8, 9, two(short, bad));
  await stage.answer({ kind: 'unknown', reason: 'timed out' });
  const [first, second] = [...stage.runs.values()].filter((run) => run.step === '2.1.1');
  for (const run of [first, second]) if (run !== undefined) await stage.outcome(run.key, 'succeeded');
  for (const run of [...stage.runs.values()].filter((candidate) => candidate.step === '3.1.1'))
    await stage.outcome(run.key, 'failed', 'HTTP 500');
  await stage.span(10, 19, two(short, bad));
  await stage.answer({ kind: 'answered', fields: { ok: false }, ageMs: 0 });
  await stage.span(20, 24, two(fine, fine));
  for (const run of [...stage.runs.values()].filter(
    (candidate) => candidate.kind === 'undo' && candidate.mode === 'live',
  ))
    await stage.outcome(run.key, 'succeeded');
  await stage.span(25, 40, two(fine, fine));
  await stage.span(41, 46, two(short, fine));
  await stage.answer({ kind: 'answered', fields: { ok: true }, ageMs: 0 });
  await stage.span(47, 60, two(fine, lost));
}

test('thrown away and restored between every two steps, it decides the same (R: restart)', async () => {
  const straight = createStage(bundleOf(everything, watcher));
  const restarted = createStage(bundleOf(everything, watcher), true);
  await scenario(straight);
  await scenario(restarted);
  const kinds = new Set(straight.decisions.map(({ what }) => what));
  expect([...kinds].sort()).toEqual([
    'act',
    'action-failed',
    'cause',
    'closed',
    'held',
    'opened',
    'recovered',
    'released',
    'reopened',
    'undo',
  ]);
  expect(restarted.story()).toEqual(straight.story());
  expect(canonicalJson(restarted.decisions)).toBe(canonicalJson(straight.decisions));
  expect(canonicalJson([...restarted.runs.values()])).toBe(canonicalJson([...straight.runs.values()]));
  expect(canonicalJson([...restarted.leases.values()])).toBe(canonicalJson([...straight.leases.values()]));
});

test('decisions of an incident are numbered without a gap', async () => {
  const stage = createStage(bundleOf(everything, watcher));
  await scenario(stage);
  const numbers = new Map<string, number[]>();
  for (const { incident, n } of stage.decisions) numbers.set(incident, [...(numbers.get(incident) ?? []), n]);
  for (const list of numbers.values()) expect(list).toEqual(list.map((_, i) => i));
  expect(numbers.size).toBeGreaterThan(2);
});

test('questions without an answer are asked again after a restart, with the same id', async () => {
  const stage = createStage(bundleOf(playbook({ body: [check('1')] })));
  await stage.look(0, { gangnam: bad });
  const stored = { holds: [], incidents: [...stage.incidents.values()], leases: [], ledger: [] };
  const again = createResponder(bundleOf(playbook({ body: [check('1')] })), sampleVerbs, stored);
  expect(again.waiting('order_drop')).toBe(true);
  expect(again.take().probes).toEqual(stage.asked());
});

test('what was cancelled and not heard of is named again after a restart', async () => {
  const bundle = bundleOf(playbook({ body: [put('1')] }));
  const stage = createStage(bundle);
  await stage.look(0, { gangnam: bad });
  await stage.look(1, { gangnam: fine });
  const stored = {
    holds: [],
    incidents: [...stage.incidents.values()],
    leases: [...stage.leases.values()],
    ledger: [],
  };
  expect(createResponder(bundle, sampleVerbs, stored).take().cancelRuns).toEqual([stage.keyOf('1')]);
  await stage.outcome(stage.keyOf('1'), 'cancelled');
  const closed = { ...stored, incidents: [...stage.incidents.values()] };
  expect(createResponder(bundle, sampleVerbs, closed).take().cancelRuns).toEqual([]);
});

test('a quiet instant leaves nothing to commit', async () => {
  const responder = createResponder(bundleOf(everything), sampleVerbs, {
    holds: [],
    incidents: [],
    leases: [],
    ledger: [],
  });
  const facts = createStage(bundleOf(everything));
  await facts.look(0, { gangnam: fine });
  await responder.judge(everything, at(0), new Map(), at(0));
  expect(responder.hasDecided()).toBe(false);
  expect(Object.values(responder.take()).every((part) => Object.keys(part).length === 0)).toBe(true);
  expect(facts.holds.size).toBe(0);
});

test('a signal for nobody is consumed', async () => {
  const responder = createResponder(bundleOf(everything), sampleVerbs, {
    holds: [],
    incidents: [],
    leases: [],
    ledger: [],
  });
  const signal: StoredSignal = { id: 'x', incident: 'gone', kind: 'outcome', payload: {}, seq: 7 };
  await responder.signal(signal, at(0));
  expect(responder.take()).toMatchObject({ consumed: [7], decisions: [] });
});

test('a blind source has an incident of its own, told once, over restarts too', () => {
  for (const restarts of [false, true]) {
    const stage = createStage(bundleOf(everything), restarts);
    stage.tell((responder) => responder.blind('order_events', at(1), at(3)));
    stage.tell((responder) => responder.blind('order_events', at(1), at(3)));
    stage.tell((responder) => responder.seeing('order_events', at(1), at(9)));
    stage.tell((responder) => responder.seeing('order_events', at(1), at(9)));
    stage.tell((responder) => responder.blind('order_events', at(20), at(22)));
    expect(stage.story()).toEqual(['3 blind', '9 seeing', '9 closed', '22 blind']);
    expect(stage.decisions[0]).toMatchObject({
      playbook: '',
      instance: { source: 'order_events' },
      detail: { source: 'order_events', sinceMs: at(1), owner: 'platform' },
    });
    expect(stage.decisions[0]?.incident).not.toBe(stage.decisions[3]?.incident);
    expect([...stage.incidents.values()].map(({ phase }) => phase)).toEqual(['closed', 'firing']);
  }
});

test('stored holds of a playbook that was changed are dropped', () => {
  const hold = {
    playbook: 'order_drop',
    instance: '{"region":"gangnam"}',
    elapsedMs: 1,
    atMs: 2,
    unknownSinceMs: null,
  };
  const holds = [
    { ...hold, id: 'h' },
    { ...hold, id: 'gone' },
    { ...hold, id: 'h', playbook: 'removed' },
  ];
  const responder = createResponder(bundleOf(everything), sampleVerbs, {
    holds,
    incidents: [],
    leases: [],
    ledger: [],
  });
  expect(responder.take().dropHolds).toEqual([
    { playbook: 'order_drop', instance: hold.instance, id: 'gone' },
  ]);
});
