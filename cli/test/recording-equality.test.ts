/** A test that gives by lines and one that gives the same as a recording see the same evidence, to the last digit. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Decision } from '../../engine/decision.ts';
import { canonicalJson } from '../../rules/canonical.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { playOne } from '../testing/test-bench.ts';
import { recordedLines } from './made-recording.ts';
import { recordsOf } from './prepare.ts';

const folders = temporaryFolders('test');
afterAll(() => folders.removeAll());

const example = (name: string): string =>
  readFileSync(new URL(`../../examples/first-look/${name}`, import.meta.url), 'utf8');
/** Days for weeks: a recording of four weeks is long. */
const project = `${example('sources.play').replace('last 4 weeks', 'last 2 days')}\n${example('region_order_drop.play').replace('language 1', '')}`;

const lines: readonly (readonly [string, string, string])[] = [
  [
    'history, steps and rows',
    `given orders in 강남구 was 40 each 5m for 50h
  given orders in 강남구 is 12 each 5m for 40m then 40 each 5m for 60m
  given riders.idle in 강남구 is 4 for 50m then 30`,
    'at 18:40 expect incident in 강남구',
  ],
  [
    'two places, one of them silent for a while',
    `given orders in 강남구 was 40 each 5m for 50h
  given orders in 서초구 was 20 each 5m for 26h then 30 each 5m for 24h
  given orders in 강남구 is 30 each 5m for 30m
  given orders in 서초구 is 9 each 5m for 15m then missing for 7m then 9 each 5m
  given riders.idle in 서초구 is 2
  given riders.idle in 강남구 was 20 for 1h
  given riders.idle in 강남구 is 20 for 10m then 3`,
    'at 18:40 expect incident',
  ],
  [
    'history with a gap in it',
    `given orders in 강남구 was 40 each 5m for 44h then missing for 2h then 40 each 5m for 5h
  given orders in 강남구 is 12 each 5m for 40m
  given riders.idle in 강남구 is 4`,
    'at 18:40 expect incident',
  ],
  [
    'values that have been so already',
    'given orders in 강남구 is 10 each 1m for 40m\n  given riders.idle is 4',
    'at 18:30 expect no incident',
  ],
];

function testOf(givens: string, expectation: string): string {
  return `${project}
test "t" for region_order_drop {
  given start 2026-03-06 18:00
  given rider.app is { ok: true }
  ${givens}
  ${expectation}
}`;
}

describe.each(lines)('%s', (_title, givens, expectation) => {
  test('by lines and as a recording', async () => {
    const folder = folders.make('recording');
    const given = await playOne(testOf(givens, expectation));
    const text = recordedLines(recordsOf(given.prepared, Number.NEGATIVE_INFINITY));
    writeFileSync(join(folder, 'given.ndjson'), text);
    const recorded = await playOne(testOf('given events from "given.ndjson"', expectation), folder);
    expect(recorded.played.deadLetters).toEqual([]);
    expect(text.split('\n').length).toBeGreaterThan(100);
    // What a recording was silent about before the start is told too, and it goes on an hour after its last event.
    const { startMs, endMs } = given.prepared.moments;
    const told = (decisions: readonly Decision[]) =>
      decisions.filter(({ t }) => t >= startMs && t <= endMs - 300_000).map((one) => canonicalJson(one));
    expect(told(recorded.played.decisions)).toEqual(told(given.played.decisions));
    expect(recorded.played.looks).toEqual(given.played.looks);
  });
});

test.each([
  [0, ['opened', 'cause', 'act', 'recovered', 'undo']],
  [1, ['opened', 'cause', 'act']],
])('and scenario %d decides something', async (index, kinds) => {
  const [, givens, expectation] = lines[index]!;
  const { played } = await playOne(testOf(givens, expectation));
  expect([...new Set(played.decisions.map(({ what }) => what))]).toEqual(expect.arrayContaining(kinds));
});
