import { expect, test } from '@jest/globals';
import type { ReadRequest } from '../../engine/read-request.ts';
import { readOf } from './answers.ts';
import type { GivenRead } from './making.ts';

const request: ReadRequest = {
  kind: 'read',
  id: 'q',
  incident: 'i',
  instance: { region: 'seoul-gangnam' },
  call: 'bonus.best_for',
  args: { customer: 'c-1' },
};
const given = (value: string | null, more: Partial<GivenRead> = {}): GivenRead => ({
  ...{ call: 'bonus.best_for', in: null, fromMs: 0, toMs: 100, value },
  ...more,
});
const at = (dimension: string, value: string) => ({ in: { dimension, value } });

test.each<[string, readonly GivenRead[], number, string | null]>([
  ['the one that is given', [given('a')], 0, 'a'],
  ['the last of several', [given('a'), given('b')], 0, 'b'],
  ['of another question', [given('a', { call: 'bonus.other' })], 0, null],
  ['by an argument', [given('a', at('customer', 'c-1')), given('b', at('customer', 'c-2'))], 0, 'a'],
  ['by where the incident is', [given('a', at('region', 'seoul-gangnam'))], 0, 'a'],
  ['not before it is so', [given('a', { fromMs: 50 })], 49, null],
  ['not after it was so', [given('a', { toMs: 50 })], 50, null],
  ['given to be missing', [given('a'), given(null)], 0, null],
  ['nothing is given', [], 0, null],
])('a question is answered: %s', (_title, reads, nowMs, want) => {
  const { payload } = readOf(request, reads, nowMs);
  expect(payload).toEqual({
    probe: 'bonus.best_for',
    answer:
      want === null
        ? { kind: 'unknown', reason: 'the test gives no answer' }
        : { kind: 'answered', fields: { value: want }, ageMs: 0 },
  });
});
