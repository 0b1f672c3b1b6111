import { expect, test } from '@jest/globals';
import type { ActState } from '../incident/incident.ts';
import { createOutbound } from '../incident/outbound.ts';
import type { LeaseRow } from '../store.ts';
import { createLeaseBook, endLease } from './lease-book.ts';

const row = (more: Partial<LeaseRow> = {}): LeaseRow => ({
  target: 'region=gangnam',
  effect: 'city.value',
  incident: 'a',
  runKey: 'a/1/x',
  undo: { verb: 'city.delete', args: {} },
  capMs: null,
  status: 'stored',
  ...more,
});

test.each<[LeaseRow['status'], boolean]>([
  ['stored', true],
  ['undoing', true],
  ['undone', false],
  ['released', false],
])('a lease that is %s is in force: %p', (status, inForce) => {
  const book = createLeaseBook([row({ status })]);
  expect(book.on('region=gangnam', 'city.value') !== null).toBe(inForce);
  expect(book.ofRun('a/1/x') !== null).toBe(inForce);
});

test('targets and effects are kept apart', () => {
  const book = createLeaseBook([row()]);
  expect(book.on('region=mapo', 'city.value')).toBeNull();
  expect(book.on('region=gangnam', 'city.open')).toBeNull();
  expect(book.ofRun('a/2/x')).toBeNull();
});

test('the end of an old lease does not end the one that was taken since', () => {
  const book = createLeaseBook([row()]);
  book.put(row({ runKey: 'a/1/x/2' }));
  book.put(row({ status: 'undone' }));
  expect(book.on('region=gangnam', 'city.value')?.runKey).toBe('a/1/x/2');
  book.put(row({ runKey: 'a/1/x/2', status: 'undone' }));
  expect(book.on('region=gangnam', 'city.value')).toBeNull();
});

test('ending a lease writes its row, once', () => {
  const book = createLeaseBook([row()]);
  const out = createOutbound('hash');
  const act = { key: 'a/1/x' } as ActState;
  endLease(act, 'undone', book, out);
  endLease(act, 'released', book, out);
  expect(out.take().leases).toEqual([row({ status: 'undone' })]);
});
