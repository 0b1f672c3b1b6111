import { expect, test } from '@jest/globals';
import * as z from 'zod';
import type { Connector, Registry } from '../../connectors/connector.ts';
import { noDeadline, noPorts, simulatedRegistry } from '../dispatch/simulated.ts';
import { createReadReader } from './read-reader.ts';

const best: NonNullable<Connector['reads']>[string] = {
  doc: 'the best gift',
  args: z.strictObject({ who: z.string() }),
  returns: { type: 'id', of: 'gift' },
  async read({ who }) {
    if (who === 'broken') throw new Error('secret');
    if (who === 'slow') return new Promise(() => {});
    return { kind: 'answered', value: `gift for ${who}` };
  },
};
const registry: Registry = new Map([
  [
    'gifts',
    {
      name: 'gifts',
      settings: {},
      connector: { doc: '', settings: z.object({}), actions: {}, probes: {}, reads: { best } },
    },
  ],
]) as unknown as Registry;

const answerTo = async (call: string, args: Record<string, string>, deadline = noDeadline, of = registry) => {
  const reader = createReadReader({ registry: of, ports: noPorts, deadline });
  const request = { kind: 'read', id: 'q', incident: 'i', instance: {}, call, args } as const;
  return reader.read(request);
};

test('an answer comes as a signal with the question\u2019s id', async () => {
  expect(await answerTo('gifts.best', { who: 'c-1' })).toEqual({
    id: 'q',
    incident: 'i',
    kind: 'answer',
    payload: {
      probe: 'gifts.best',
      answer: { kind: 'answered', fields: { value: 'gift for c-1' }, ageMs: 0 },
    },
  });
});

test.each<[string, string, Record<string, string>, string]>([
  ['of a connector that is not there', 'other.best', {}, 'there is no connector `other` in the config'],
  ['that the connector does not have', 'gifts.worst', {}, 'the connector `gifts` has no question `worst`'],
  ['with a name that objects have', 'gifts.toString', {}, 'the connector `gifts` has no question `toString`'],
  ['with other arguments', 'gifts.best', { whom: 'c-1' }, '`gifts.best` refuses its arguments: who'],
  ['that breaks', 'gifts.best', { who: 'broken' }, 'the connector broke: Error'],
])('a question %s is unknown, in words', async (_title, call, args, reason) => {
  const { payload } = await answerTo(call, args);
  expect(payload).toMatchObject({
    answer: { kind: 'unknown', reason: expect.stringContaining(reason) as unknown as string },
  });
});

test('a question that nobody answers in time is unknown', async () => {
  const { payload } = await answerTo('gifts.best', { who: 'slow' }, () => AbortSignal.abort());
  expect(payload).toMatchObject({ answer: { kind: 'unknown', reason: 'no answer within 5000 ms' } });
});

test('a simulation asks nobody', async () => {
  const { payload } = await answerTo('gifts.best', { who: 'c-1' }, noDeadline, simulatedRegistry(registry));
  expect(payload).toMatchObject({ answer: { kind: 'unknown', reason: 'no answer was recorded' } });
});
