/** The delivery platform's verbs, probes and reads on the real client, against a platform made of the same document. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { ConnectorPorts, Outcome, RunContext } from '../connectors/connector.ts';
import { familiesOf } from '../connectors/openapi/family.ts';
import { openapi } from '../connectors/openapi.ts';
import { secret } from '../connectors/secret.ts';
import { type FakePlatform, fakePlatform } from '../connectors/testing/fake-platform/fake-platform.ts';
import type { Misbehaving } from '../connectors/testing/fake-platform/misbehaviour.ts';
import { silentPorts } from '../connectors/testing/silent-ports.ts';
import { httpClient } from '../engine/adapters/http-client.ts';

const document: unknown = parse(
  readFileSync(new URL('../connectors/openapi/delivery-platform.yaml', import.meta.url), 'utf8'),
);
const { families } = familiesOf(document, openapi.settings);
const ports: ConnectorPorts = { ...silentPorts, http: httpClient() };

let platform: FakePlatform;
beforeAll(async () => {
  platform = await fakePlatform({ document, lateMs: 60 });
});
afterEach(() => platform.reset());
afterAll(() => platform.close());

function contextOf(of: Partial<RunContext<unknown>> = {}, settings: object = {}): RunContext<unknown> {
  return {
    ...ports,
    settings: openapi.settings.parse({
      document: 'delivery-platform',
      baseUrl: platform.origin,
      headers: { authorization: secret('Bearer planted-secret') },
      allowPrivate: ['127.0.0.1/32'],
      timeoutMs: 400,
      ...settings,
    }),
    key: 'i1/2.1/강남',
    undo: false,
    signal: new AbortController().signal,
    expiresAtMs: null,
    ...of,
  };
}

function connectorOf(name: string) {
  const [first, word = ''] = name.split('.');
  const connector = families.find((one) => one.name === first);
  if (connector === undefined) throw new Error(`no family ${first}`);
  return { connector, word };
}

async function act(name: string, args: object, of: Partial<RunContext<unknown>> = {}): Promise<Outcome> {
  const { connector, word } = connectorOf(name);
  const action = connector.actions[word];
  if (action === undefined) throw new Error(`no verb ${name}`);
  return action.run(action.args.parse(args) as never, contextOf(of));
}

/** Arguments as the engine gives them: durations in ms, shares of 1. */
const ACTS: readonly (readonly [verb: string, args: object, target: string])[] = [
  ['incentives.push', { to: 'r-1', bonus: 2000, lasts: 2_700_000, text: '지금 접속하세요.' }, 'r-1'],
  ['incentives.cancel', { to: 'r-1' }, 'r-1'],
  ['restaurants.pause', { restaurants: 'r-017', reason: '시스템 장애' }, 'r-017'],
  ['restaurants.resume', { restaurants: 'r-017' }, 'r-017'],
  ['restaurants.warn', { restaurants: '김밥천국 2호점', text: '조리가 늦어요.' }, '김밥천국 2호점'],
  ['restaurants.message', { restaurant: 'r-017', text: '품절 메뉴를 숨겨 주세요.' }, 'r-017'],
  ['ranking.lower', { restaurant: 'r-017', by: 0.29 }, 'r-017'],
  ['ranking.restore', { restaurant: 'r-017' }, 'r-017'],
  ['notify.ops', { channel: '#ops-control', text: '주문 감소', urgent: true }, ''],
  ['ops.confirm', { question: '영업 상태는?', choices: ['정상', '일시 중단'] }, ''],
  ['eta.adjust', { place: 'seoul-gangnam', add: 600_000 }, 'seoul-gangnam'],
  ['eta.reset', { place: 'seoul-gangnam' }, 'seoul-gangnam'],
  ['routing.recalculate', { place: 'seoul-gangnam' }, 'seoul-gangnam'],
  ['customers.notify', { to: 'c-1', text: '배달이 늦어지고 있어요.' }, 'c-1'],
  ['coupons.give', { to: 'c-1', amount: 3000, lasts: 1_209_600_000 }, 'c-1'],
  [
    'promotions.offer',
    { to: 'c-1', coupon: 'chicken-3000', lasts: 604_800_000, text: '다시 뵙고 싶어요.' },
    'c-1',
  ],
  ['payments.hide_method', { method: 'card' }, 'card'],
  ['payments.show_method', { method: 'card' }, 'card'],
  ['riders.invite_shift', { place: 'seoul-gangnam', seats: 20 }, 'seoul-gangnam'],
  ['dispatch.reassign', { order: 'o-1' }, 'o-1'],
];

test('every verb of the document is called here', () => {
  const verbs = families.flatMap(({ name, actions }) =>
    Object.keys(actions).map((verb) => `${name}.${verb}`),
  );
  expect(ACTS.map(([verb]) => verb).sort()).toEqual(verbs.sort());
});

test.each(ACTS)('%s takes effect once, however often it is sent', async (verb, args, target) => {
  const expiresAtMs = Date.UTC(2099, 0, 1);
  for (const at of [expiresAtMs, expiresAtMs, expiresAtMs + 60_000])
    expect(await act(verb, args, { expiresAtMs: at })).toEqual({ kind: 'succeeded', detail: 'answered 200' });
  expect(platform.counts()).toEqual([{ verb, target, key: 'i1/2.1/%EA%B0%95%EB%82%A8', times: 1 }]);
  expect(new Set(platform.asked.map((one) => one.authorization))).toEqual(new Set(['Bearer planted-secret']));
});

test.each<[string, object]>([
  ['incentives.push', { to: 'r-1', bonus: 2000, lasts: 2_700_000 }],
  ['restaurants.pause', { restaurants: 'r-017', reason: 'x' }],
  ['ranking.lower', { restaurant: 'r-017', by: 0.3 }],
  ['eta.adjust', { place: 'seoul-gangnam', add: 600_000 }],
  ['payments.hide_method', { method: 'card' }],
])('%s lasts until its undo, which leaves what others hold', async (verb, args) => {
  const { connector, word } = connectorOf(verb);
  await act(verb, args, { key: 'a' });
  await act(verb, args, { key: 'b' });
  const inverse = `${connector.name}.${connector.actions[word]?.inverse}`;
  expect(await act(inverse, args, { key: 'a', undo: true })).toMatchObject({ kind: 'succeeded' });
  expect(platform.inForce().map(({ key }) => key)).toEqual(['b']);
});

test('what has a remote end ends by itself; a later end under the same key moves it', async () => {
  const args = { restaurants: 'r-017', reason: 'x' };
  await act('restaurants.pause', args, { expiresAtMs: Date.UTC(2020, 0, 1) });
  expect(platform.inForce()).toEqual([]);
  await act('restaurants.pause', args, { expiresAtMs: Date.UTC(2099, 0, 1) });
  expect(platform.inForce()).toHaveLength(1);
  expect(platform.counts()).toMatchObject([{ times: 1 }]);
});

test('one key for two things is a conflict, and the second does nothing', async () => {
  await act('restaurants.pause', { restaurants: 'r-1', reason: 'x' });
  expect(await act('restaurants.pause', { restaurants: 'r-2', reason: 'x' })).toMatchObject({
    kind: 'failed',
    reason: 'answered 409',
  });
  expect(platform.counts()).toHaveLength(1);
});

test('what the document does not allow is refused', async () => {
  const tooMuch = { to: 'r-1', bonus: 60_000, lasts: 2_700_000 };
  expect(await act('incentives.push', tooMuch)).toMatchObject({ kind: 'failed', reason: 'answered 422' });
  expect(platform.counts()).toEqual([]);
});

test.each<[Misbehaving, string, number]>([
  ['request-lost', 'unknown', 0],
  ['response-lost', 'unknown', 1],
  ['error-500', 'unknown', 0],
  ['error-500-done', 'unknown', 1],
  ['too-many', 'failed, again after 3000', 0],
  ['error-body', 'failed', 0],
  ['half-open', 'unknown', 0],
  ['slow-loris', 'unknown', 1],
  ['huge', 'unknown', 1],
  ['metadata', 'failed', 0],
  ['ignored-key', 'succeeded', 1],
])('a platform with %s: the outcome is %s, the effect was there %i times', async (kind, expected, times) => {
  platform.misbehave({ kind });
  const outcome = await act('incentives.push', { to: 'r-1', bonus: 2000, lasts: 2_700_000 });
  const said =
    outcome.kind === 'failed' && outcome.retryable
      ? `failed, again after ${outcome.retryAfterMs}`
      : outcome.kind;
  expect(said).toBe(expected);
  expect(platform.counts().reduce((sum, one) => sum + one.times, 0)).toBe(times);
  expect(JSON.stringify(outcome)).not.toMatch(/planted|127\.0\.0\.1|169\.254/);
});

test('what is ignored or applied late is counted, so that nothing of it goes unseen', async () => {
  const args = { to: 'r-1', bonus: 2000, lasts: 2_700_000 };
  platform.misbehave({ kind: 'ignored-key', times: 2 });
  await act('incentives.push', args, { key: 'a' });
  await act('incentives.push', args, { key: 'a' });
  platform.misbehave({ kind: 'applied-late', times: 1 });
  expect(await act('incentives.push', args, { key: 'b' })).toMatchObject({ kind: 'unknown' });
  const late = () => platform.counts().find(({ key }) => key === 'b');
  while (late() === undefined) await new Promise((resolve) => setImmediate(resolve));
  expect(platform.counts().map(({ key, times }) => [key, times])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

const PROBES = families.flatMap(({ name, probes }) => Object.keys(probes).map((probe) => `${name}.${probe}`));

test.each(PROBES)('%s answers what the document describes, or is unknown', async (name) => {
  const { connector, word } = connectorOf(name);
  const probe = connector.probes[word];
  const ask = () => probe?.read({ place: 'seoul-gangnam' } as never, contextOf());
  const declared = probe?.answers?.filter(({ optional }) => !optional).map((field) => field.name);
  expect(await ask()).toMatchObject({ kind: 'answered' });
  expect(Object.keys(((await ask()) as { fields: object }).fields)).toEqual(declared);
  platform.answers(name, { [declared?.[0] ?? '']: 'nonsense' });
  expect(await ask()).toMatchObject({ kind: 'unknown' });
  platform.misbehave({ kind: 'half-open' });
  expect(await ask()).toEqual({ kind: 'unknown', reason: 'no answer in time' });
});

test('a read answers an argument', async () => {
  platform.answers('promotions.best_for', { coupon: 'chicken-3000' });
  const read = connectorOf('promotions.best_for').connector.reads?.['best_for'];
  expect(await read?.read({ customer: 'c-1', favourite: '치킨' }, contextOf())).toEqual({
    kind: 'answered',
    value: 'chicken-3000',
  });
  expect(platform.asked.at(-1)?.content).toEqual({ customer: 'c-1', favourite: '치킨' });
});

test('a question is chosen once, from its choices, and read under its key', async () => {
  await act('ops.confirm', { question: '영업 상태는?', choices: ['정상', '일시 중단'] }, { key: 'q/1' });
  const answer = async () => (await fetch(`${platform.origin}/ops/questions/q%2F1`)).json();
  expect(await answer()).toEqual({ answer: null });
  expect([platform.choose('q/1', '아무거나'), platform.choose('q/1', '정상')]).toEqual([false, true]);
  expect(await answer()).toEqual({ answer: '정상' });
  expect(platform.choose('q/1', '일시 중단')).toBe(false);
});

test('another process reads the counts and asks for misbehaviour', async () => {
  const post = (path: string, body: object) =>
    fetch(`${platform.origin}/-/${path}`, { method: 'POST', body: JSON.stringify(body) });
  await post('misbehave', { kind: 'error-500', name: 'notify.ops', times: 1 });
  expect((await post('misbehave', { kind: 'storm' })).status).toBe(422);
  await act('notify.ops', { channel: '#ops', text: '<b>' });
  await act('notify.ops', { channel: '#ops', text: '<b>' });
  const counts = await (await fetch(`${platform.origin}/-/counts`)).json();
  expect(counts).toMatchObject({
    requests: { 'notify.ops': 2 },
    effects: [{ verb: 'notify.ops', times: 1 }],
    twice: [],
  });
  expect(await (await fetch(`${platform.origin}/-`)).text()).toContain('Effects: 1');
});
