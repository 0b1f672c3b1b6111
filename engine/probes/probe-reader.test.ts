import { expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  type Answer,
  defineConnector,
  probe as defineProbe,
  type Registry,
} from '../../connectors/connector.ts';
import type { Probe } from '../../rules/source.ts';
import { noPorts, recordedAnswerKey, simulatedRegistry } from '../dispatch/simulated.ts';
import type { Kv } from '../ports.ts';
import type { ProbeRequest } from '../probe-request.ts';
import { createProbeReader } from './probe-reader.ts';

const T = 1_000_000;
const up: Answer = { kind: 'answered', fields: { ok: true, lag: 2 } };
const probe: Probe = {
  name: 'rider.app',
  title: null,
  call: 'city.get',
  args: [],
  everyMs: 60_000,
  timeoutMs: 2_000,
  owner: null,
  fields: [
    { name: 'ok', type: { kind: 'bool' }, optional: false, private: false },
    { name: 'lag', type: { kind: 'duration', wire: 's' }, optional: false, private: false },
  ],
};
const request = (of: Partial<ProbeRequest> = {}): ProbeRequest => ({
  id: 'q1',
  incident: 'i1',
  playbook: 'p',
  instance: { region: 'seoul-gangnam' },
  probe: 'rider.app',
  call: 'city.get',
  args: { path: '/regions/강남구/rider-app' },
  timeoutMs: 2_000,
  everyMs: 60_000,
  ...of,
});
const answered = (ageMs: number) => ({ kind: 'answered', fields: { ok: true, lag: 2_000 }, ageMs });

function memoryKv(): Kv & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (key) => entries.get(key) ?? null,
    set: async (key, value) => void entries.set(key, value),
    delete: async (key) => void entries.delete(key),
    close: async () => {},
  };
}

function bench(
  read: (args: { readonly path: string }, signal: AbortSignal) => Promise<Answer> = async () => up,
  kv: Kv = memoryKv(),
) {
  let asked = 0;
  const told: string[] = [];
  const deadlines: AbortController[] = [];
  const connector = defineConnector({
    name: 'http',
    doc: '',
    settings: z.unknown(),
    actions: {},
    probes: {
      get: defineProbe<unknown, { path: string }>({
        doc: '',
        args: z.strictObject({ path: z.string() }),
        read: async (args, { signal }) => {
          asked += 1;
          return read(args, signal);
        },
      }),
    },
  });
  const registry: Registry = new Map([['city', { name: 'city', connector, settings: {} }]]);
  const tell = (message: string | Error) => void told.push(String(message));
  const parts = {
    registry,
    ports: noPorts,
    kv,
    deadline: () => {
      const controller = new AbortController();
      deadlines.push(controller);
      return controller.signal;
    },
    reporter: { info: tell, warn: tell, error: tell },
  };
  return { parts, reader: createProbeReader(parts), asked: () => asked, told, deadlines };
}

/** What the signal's payload says. */
async function answerOf(signal: Promise<{ readonly payload: unknown }>): Promise<unknown> {
  return ((await signal).payload as { readonly answer: unknown }).answer;
}

test('the answer comes back under the request’s id, typed and in canonical units', async () => {
  expect(await bench().reader.read(request(), probe, T)).toEqual({
    id: 'q1',
    incident: 'i1',
    kind: 'answer',
    payload: { probe: 'rider.app', answer: answered(0) },
  });
});

test.each<[string, Partial<ProbeRequest>, number, unknown, number]>([
  ['a minute later the cached one is taken, with its age', {}, 60_000, answered(60_000), 1],
  ['after that it is asked again', {}, 60_001, answered(0), 2],
  ['another incident shares it', { id: 'q2', incident: 'i2' }, 5_000, answered(5_000), 1],
  [
    'other arguments are another question',
    { args: { path: '/regions/서초구/rider-app' } },
    5_000,
    answered(0),
    2,
  ],
  ['another probe is another question', { probe: 'rider.site' }, 5_000, answered(0), 2],
  ['an answer from the future is not believed', {}, -1, answered(0), 2],
])('%s', async (_title, second, laterMs, expected, asked) => {
  const { reader, asked: count } = bench();
  await reader.read(request(), probe, T);
  const declaration = { ...probe, name: second.probe ?? probe.name };
  expect(await answerOf(reader.read(request(second), declaration, T + laterMs))).toEqual(expected);
  expect(count()).toBe(asked);
});

test('a cached answer is typed as the probe declares it now', async () => {
  const { reader } = bench();
  await reader.read(request(), probe, T);
  const minutes = {
    ...probe,
    fields: [{ ...probe.fields[1]!, type: { kind: 'duration', wire: 'm' } as const }],
  };
  expect(await answerOf(reader.read(request(), minutes, T + 1))).toEqual({
    kind: 'answered',
    fields: { lag: 120_000 },
    ageMs: 1,
  });
});

test.each<[string, Partial<ProbeRequest>, () => Promise<Answer>, string]>([
  [
    'the connector does not know',
    {},
    async () => ({ kind: 'unknown', reason: 'answered 503' }),
    'answered 503',
  ],
  [
    'a wrong type',
    {},
    async () => ({ kind: 'answered', fields: { ok: 'yes', lag: 2 } }),
    'the answer’s field `ok` is not true or false',
  ],
  [
    'a missing field',
    {},
    async () => ({ kind: 'answered', fields: { ok: true } }),
    'the answer has no field `lag`',
  ],
  [
    'a thrown error',
    {},
    async () => Promise.reject(new TypeError('planted')),
    'the connector broke: TypeError',
  ],
  [
    'an unknown connector',
    { call: 'nobody.get' },
    async () => up,
    'there is no connector `nobody` in the config',
  ],
  [
    'an unknown probe',
    { call: 'city.toString' },
    async () => up,
    'the connector `city` has no probe `toString`',
  ],
  [
    'wrong arguments',
    { args: { path: 3 } },
    async () => up,
    '`city.get` refuses its arguments: path: Invalid input: expected string, received number',
  ],
])('unknown: %s, and it is not cached', async (_title, of, read, reason) => {
  const kv = memoryKv();
  const { reader } = bench(read, kv);
  expect(await answerOf(reader.read(request(of), probe, T))).toEqual({ kind: 'unknown', reason });
  expect([...kv.entries]).toEqual([]);
});

test('no answer in time is unknown, whether or not the connector listens', async () => {
  const { reader, deadlines } = bench(() => new Promise(() => {}));
  const signal = reader.read(request(), probe, T);
  while (deadlines.length === 0) await Promise.resolve();
  deadlines[0]?.abort();
  expect(await answerOf(signal)).toEqual({ kind: 'unknown', reason: 'no answer within 2000 ms' });
});

const broken = (): Promise<never> => Promise.reject(new Error('planted: redis://user:pass@host'));
test.each<[string, Partial<Kv>, string]>([
  ['cannot be read', { get: broken }, 'the cache cannot be read; the probe is asked'],
  ['cannot be written', { set: broken }, 'the cache cannot be written'],
])('a cache that %s costs nothing but the question', async (_title, fault, line) => {
  const { reader, told } = bench(undefined, { ...memoryKv(), ...fault });
  expect(await answerOf(reader.read(request(), probe, T))).toEqual(answered(0));
  expect(told).toEqual([line]);
});

test.each([
  ['not JSON', 'x'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no time', '{"fields":{"ok":true}}'],
  ['no fields', '{"atMs":1000000}'],
])('a cache that holds %s is not believed', async (_title, text) => {
  const kv = memoryKv();
  const { reader, asked } = bench(undefined, { ...kv, get: async () => text });
  expect(await answerOf(reader.read(request(), probe, T))).toEqual(answered(0));
  expect(asked()).toBe(1);
});

test('a storm that asks the same thing at once asks it once', async () => {
  const { reader, asked } = bench();
  const reads = Array.from({ length: 50 }, (_, i) =>
    reader.read(request({ id: `q${i}`, incident: `i${i}` }), probe, T),
  );
  const signals = await Promise.all(reads);
  expect(asked()).toBe(1);
  expect(new Set(signals.map((signal) => signal.incident)).size).toBe(50);
});

test.each<[string, string, unknown]>([
  ['recorded answers', '/regions/강남구/rider-app', answered(0)],
  ['unknown where none was recorded', '/elsewhere', { kind: 'unknown', reason: 'no answer was recorded' }],
])('in a simulation: %s', async (_title, path, expected) => {
  const { parts, asked } = bench();
  const answers = new Map([[recordedAnswerKey('city.get', { path }), up]]);
  const registry = simulatedRegistry(parts.registry, { answers });
  const reader = createProbeReader({ ...parts, registry });
  expect(await answerOf(reader.read(request(), probe, T))).toEqual(expected);
  expect(asked()).toBe(0);
});
