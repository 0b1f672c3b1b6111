import { describe, expect, test } from '@jest/globals';
import { manualClock } from '../adapters/manual-clock.ts';
import { openMemory } from '../adapters/memory-store.ts';
import type { AuditHead, AuditRow } from './audit-entry.ts';
import { chainHash, textHash } from './chain.ts';
import { type AuditFault, chainCheck } from './chain-check.ts';

const NAMES = ['kim', 'lee', 'park', 'choi', 'jung', 'kang'];

/** Six acks, row by row as a store writes them. */
async function chain(): Promise<readonly AuditRow[]> {
  const store = await openMemory({ clock: manualClock(0) });
  for (const by of NAMES)
    await store.record({ act: 'ack', by, playbook: '', incident: 'i1', about: 'incident i1', detail: by });
  return store.auditRows(1, 100);
}

const at = (rows: readonly AuditRow[], n: number): AuditRow => {
  const row = rows[n - 1];
  if (row === undefined) throw new Error(`no row ${n}`);
  return row;
};
const headOf = ({ n, hash }: AuditRow): AuditHead => ({ n, hash });
const replaced = (rows: readonly AuditRow[], n: number, by: Partial<AuditRow>) =>
  rows.map((row) => (row.n === n ? { ...row, ...by } : row));
/** Whoever can write to the database can compute hashes too: from row `from` on the chain is made anew. */
function forged(rows: readonly AuditRow[], from: number): readonly AuditRow[] {
  const made: AuditRow[] = [];
  for (const row of rows) {
    const before = made.at(-1)?.hash ?? '0'.repeat(64);
    const fresh = { ...row, detailHash: textHash(row.detail ?? '') };
    made.push(row.n < from ? row : { ...fresh, hash: chainHash(before, fresh) });
  }
  return made;
}
const numbered = (rows: readonly AuditRow[]) => rows.map((row, i) => ({ ...row, n: i + 1 }));

type Tampered = (rows: readonly AuditRow[]) => readonly AuditRow[];
const CASES: readonly (readonly [string, Tampered, readonly AuditFault[]])[] = [
  ['nothing', (rows) => rows, []],
  ['a name is altered', (rows) => replaced(rows, 3, { by: 'nobody' }), [{ kind: 'altered', n: 3 }]],
  ['a reason is altered', (rows) => replaced(rows, 3, { detail: 'x' }), [{ kind: 'altered', n: 3 }]],
  [
    'a name is altered, with a hash that fits it',
    (rows) => replaced(rows, 3, { by: 'x', hash: chainHash(at(rows, 2).hash, { ...at(rows, 3), by: 'x' }) }),
    [{ kind: 'altered', n: 4 }],
  ],
  ['a row is removed', (rows) => rows.filter(({ n }) => n !== 3), [{ kind: 'removed', from: 3, to: 3 }]],
  ['the first rows are removed', (rows) => rows.slice(2), [{ kind: 'removed', from: 1, to: 2 }]],
  [
    'two stretches are removed',
    (rows) => rows.filter(({ n }) => n === 1 || n === 4 || n === 6),
    [
      { kind: 'removed', from: 2, to: 3 },
      { kind: 'removed', from: 5, to: 5 },
    ],
  ],
  [
    'two rows change places',
    (rows) => [...rows.slice(0, 2), { ...at(rows, 4), n: 3 }, { ...at(rows, 3), n: 4 }, ...rows.slice(4)],
    [
      { kind: 'moved', n: 3, was: 4 },
      { kind: 'moved', n: 4, was: 3 },
    ],
  ],
  ['the end is cut off', (rows) => rows.slice(0, 4), [{ kind: 'truncated', from: 5, to: 6 }]],
  ['all is cut off', () => [], [{ kind: 'truncated', from: 1, to: 6 }]],
  [
    'a row is put in',
    (rows) => [
      ...rows.slice(0, 3),
      { ...at(rows, 3), n: 4 },
      ...rows.slice(3).map((row) => ({ ...row, n: row.n + 1 })),
    ],
    [
      { kind: 'moved', n: 4, was: 3 },
      { kind: 'moved', n: 5, was: 4 },
      { kind: 'moved', n: 6, was: 5 },
      { kind: 'rewritten', n: 7 },
      { kind: 'moved', n: 7, was: 6 },
    ],
  ],
];

describe('held against the stored head', () => {
  test.each(CASES)('%s', async (_title, tamper, faults) => {
    const rows = await chain();
    const check = chainCheck();
    check.take(tamper(rows));
    expect(check.end(headOf(at(rows, 6)), []).faults).toEqual(faults);
  });

  test('a detail that was taken out is no fault, and is counted', async () => {
    const rows = await chain();
    const check = chainCheck();
    for (const row of replaced(rows, 2, { detail: null })) check.take([row]);
    expect(check.end(headOf(at(rows, 6)), [])).toEqual({
      rows: 6,
      head: headOf(at(rows, 6)),
      erased: 1,
      matched: 0,
      faults: [],
    });
  });
});

describe('held against a head that left the machine, where the store’s own was made to fit', () => {
  test.each<[string, Tampered, readonly AuditFault[]]>([
    ['the end is cut off', (rows) => rows.slice(0, 4), [{ kind: 'truncated', from: 5, to: 6 }]],
    [
      'a row is altered and all after it made anew',
      (rows) => forged(replaced(rows, 3, { by: 'nobody' }), 3),
      [{ kind: 'rewritten', n: 4 }],
    ],
    [
      'a row is removed and all after it made anew',
      (rows) => forged(numbered(rows.filter(({ n }) => n !== 2)), 2),
      [
        { kind: 'rewritten', n: 4 },
        { kind: 'truncated', from: 6, to: 6 },
      ],
    ],
    ['only what came later was made anew', (rows) => rows, []],
  ])('%s', async (_title, tamper, faults) => {
    const rows = await chain();
    const tampered = tamper(rows);
    const last = tampered.at(-1);
    const check = chainCheck();
    check.take(tampered);
    const left = [headOf(at(rows, 6)), headOf(at(rows, 4))];
    const report = check.end(last === undefined ? { n: 0, hash: '' } : headOf(last), left);
    expect(report.faults).toEqual(faults);
    expect(report.matched === 2).toBe(faults.length === 0);
  });
});

test('a chain’s hash is the one that SQL computes: lengths in bytes, a colon, the text', () => {
  const row = {
    n: 1,
    atMs: 2,
    act: 'kill',
    by: '김',
    playbook: '',
    incident: '',
    about: 'all',
    detailHash: 'd',
  } as const;
  expect(chainHash('b', row)).toBe(textHash('1:b1:11:24:kill3:김0:0:3:all1:d'));
});
