import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../connectors/connector.ts';
import { orderSignal } from '../engine/control/order.ts';
import { recordedOrders } from '../engine/control/order-box.ts';
import type { StoredSignal } from '../engine/store.ts';
import { INPUTS_TOPIC, inputMessages, readInputs } from './recording.ts';

const AT = Date.UTC(2026, 2, 6, 9, 28);

const signal = (kind: StoredSignal['kind'], id: string, payload: StoredSignal['payload']): StoredSignal => ({
  seq: 1,
  id,
  incident: '14d42511b6a6',
  kind,
  payload,
});

const outcome = (status: string): StoredSignal =>
  signal('outcome', `outcome:${status}`, { run: `k/${status}`, status, detail: `it ${status}` });

const answer = signal('answer', 'answer:1', { probe: 'rider.app', values: { ok: true } });

describe('a recording of what came back', () => {
  test('a record a signal, under its incident, stamped when it was consumed', () => {
    const [first, ...others] = inputMessages([answer], AT);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ topic: INPUTS_TOPIC, key: '14d42511b6a6', arrivalMs: AT });
    expect(JSON.parse(first?.value ?? '')).toEqual({
      id: 'answer:1',
      incident: '14d42511b6a6',
      kind: 'answer',
      payload: { probe: 'rider.app', values: { ok: true } },
    });
  });

  test.each<[string, Outcome]>([
    ['succeeded', { kind: 'succeeded', detail: 'it succeeded' }],
    ['unknown', { kind: 'unknown', reason: 'it unknown' }],
    ['failed', { kind: 'failed', reason: 'it failed', retryable: false, retryAfterMs: null }],
    ['expired', { kind: 'failed', reason: 'it expired', retryable: false, retryAfterMs: null }],
  ])('a run that %s does so again, and at once', (status, read) => {
    const lines = inputMessages([outcome(status)], AT).map((m) => m.value);
    expect(readInputs(lines)).toEqual({
      answers: new Map(),
      outcomes: new Map([[`k/${status}`, read]]),
      replies: new Map(),
      orders: [],
    });
  });

  test('answers are found by the question they answer', () => {
    const lines = inputMessages([answer], AT).map((m) => m.value);
    const { answers, outcomes } = readInputs(lines);
    expect([...answers.keys()]).toEqual(['answer:1']);
    expect(answers.get('answer:1')?.payload).toEqual(answer.payload);
    expect(outcomes.size).toBe(0);
  });

  test('what people said is found by what they were asked', () => {
    const payload = { ask: 'a1', status: 'granted', choice: null, by: ['kim'], reason: '', afterMs: 5 };
    const lines = inputMessages([signal('reply', 'reply:a1', payload)], AT).map((m) => m.value);
    expect([...readInputs(lines).replies]).toEqual([['a1', payload]]);
  });

  test('what people on call ordered is given again at the pane in which it was', async () => {
    const order = (atMs: number) =>
      orderSignal({ order: { word: 'undo', scope: 'all', name: '' }, by: 'kim', reason: '', atMs });
    const signals = [order(125_000), order(61_000)].map((one, seq) => ({ ...one, seq }));
    const box = recordedOrders(readInputs(inputMessages(signals, AT).map((m) => m.value)).orders);
    const due = async (ms: number) => (await box.due(ms)).map(({ id }) => id);
    expect([await due(59_999), await due(60_000)]).toEqual([[], [signals[1]?.id]]);
    for (const signal of await box.due(60_000)) await box.taken(signal);
    expect([await due(120_000), box.areComing()]).toEqual([[signals[0]?.id], true]);
    for (const signal of await box.due(120_000)) await box.taken(signal);
    expect(box.areComing()).toBe(false);
  });

  test('the last of several outcomes of one run stands, other signals are passed over', () => {
    const again = {
      ...outcome('failed'),
      payload: { run: 'k/succeeded', status: 'failed', detail: 'later' },
    };
    const cap = signal('lease-cap', 'lease-cap:1', { run: 'k/1' });
    const lines = inputMessages([outcome('succeeded'), cap, again], AT).map((m) => m.value);
    expect(readInputs(lines).outcomes).toEqual(
      new Map([['k/succeeded', { kind: 'failed', reason: 'later', retryable: false, retryAfterMs: null }]]),
    );
  });
});
