import { expect, test } from '@jest/globals';
import { within } from './within.ts';

const broken = (name: string) => `broke: ${name}`;
const never = () => new Promise<string>(() => {});

test.each<[string, () => Promise<string>, string]>([
  ['ends', async () => 'done', 'done'],
  ['rejects', async () => Promise.reject(new RangeError('planted')), 'broke: RangeError'],
  [
    'throws at once',
    () => {
      throw new TypeError('planted');
    },
    'broke: TypeError',
  ],
  ['rejects with a text', async () => Promise.reject('planted'), 'broke: string'],
  ['rejects with nothing', async () => Promise.reject(undefined), 'broke: undefined'],
  [
    'names its error like a message',
    async () => Promise.reject({ name: 'planted secret' }),
    'broke: an error',
  ],
])('a task that %s', async (_title, task, expected) => {
  expect(await within(new AbortController().signal, task, 'late', broken)).toBe(expected);
});

test('a signal that comes first ends a task that does not listen', async () => {
  const controller = new AbortController();
  const result = within(controller.signal, never, 'late', broken);
  controller.abort();
  expect(await result).toBe('late');
});

test('a signal that has come already', async () => {
  expect(await within(AbortSignal.abort(), never, 'late', broken)).toBe('late');
});

test('what fails after the signal fails nobody', async () => {
  const controller = new AbortController();
  let fail = (_error: Error) => {};
  const task = () =>
    new Promise<string>((_resolve, reject) => {
      fail = reject;
    });
  const result = within(controller.signal, task, 'late', broken);
  controller.abort();
  fail(new Error('too late'));
  expect(await result).toBe('late');
});
