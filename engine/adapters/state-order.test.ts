import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredState } from '../store.ts';
import {
  incidentOf,
  leaseOf,
  ledgerOf,
  parentOf,
  partialOf,
  selectionOf,
  T0,
  timerOf,
} from '../testing/store-samples.ts';
import { inStableOrder } from './state-order.ts';

const hold = (playbook: string, instance: string, id: string) => ({
  playbook,
  instance,
  id,
  elapsedMs: 1,
  atMs: T0,
  unknownSinceMs: null,
});
const table = (source: string, key: string) => ({ source, key, timeMs: T0, columns: null });

/** Already in order: numbers as numbers (2 before 10), texts by code units (Z before a, ASCII before Hangul). */
const ORDERED: StoredState = {
  partials: [
    partialOf(2),
    partialOf(10, { partition: 2 }),
    partialOf(10, { partition: 10 }),
    partialOf(10, { topic: 'z' }),
    partialOf(1, { source: 'riders' }),
  ],
  history: [
    { pane: 'p1', slotMs: -5, cells: [] },
    { pane: 'p1', slotMs: 3, cells: [] },
    { pane: 'p10', slotMs: 0, cells: [] },
    { pane: 'p2', slotMs: 0, cells: [] },
  ],
  tables: [table('riders', 'Z'), table('riders', 'a'), table('riders', '강남'), table('shops', '')],
  holds: [hold('a', '{}', 'h1'), hold('a', '{}', 'h2'), hold('a', '{}x', 'h0'), hold('b', '{}', 'h')],
  incidents: [
    incidentOf('z', { openedMs: 1 }),
    incidentOf('a', { openedMs: 2 }),
    incidentOf('b', { openedMs: 2 }),
  ],
  leases: [leaseOf('a', { target: 't1' }), leaseOf('b', { target: 't1' }), leaseOf('a', { target: 't2' })],
  ledger: [ledgerOf('a'), ledgerOf('b')],
  timers: [timerOf('a'), timerOf('b')],
  selections: [selectionOf('a'), selectionOf('b')],
  parents: [parentOf('a'), parentOf('b')],
  notes: { a: 1, b: 2 },
  through: { a: 2, b: 1 },
};

test('any order becomes the one order', () => {
  const shuffled = <Row>(rows: readonly Row[]) => fc.shuffledSubarray([...rows], { minLength: rows.length });
  fc.assert(
    fc.property(
      shuffled(ORDERED.partials),
      shuffled(ORDERED.history),
      shuffled(ORDERED.tables),
      shuffled(ORDERED.holds),
      shuffled(ORDERED.incidents),
      shuffled(ORDERED.leases),
      shuffled(ORDERED.ledger),
      shuffled(ORDERED.timers),
      shuffled(ORDERED.selections),
      shuffled(ORDERED.parents),
      (partials, history, tables, holds, incidents, leases, ledger, timers, selections, parents) => {
        const members = { notes: { b: 2, a: 1 }, through: { b: 1, a: 2 } };
        const ordered = inStableOrder({
          ...{ partials, history, tables, holds, incidents, leases, ledger, timers, selections, parents },
          ...members,
        });
        expect(JSON.stringify(ordered)).toBe(JSON.stringify(ORDERED));
      },
    ),
    { numRuns: 50 },
  );
});
