import { expect, test } from '@jest/globals';
import type { Bundle } from '../../rules/bundle.ts';
import type { Occasion } from '../../rules/forward.ts';
import { playbook } from '../incident/testing/sample-playbook.ts';
import type { ForwardedRow } from '../slice.ts';
import { bundleOf, NOON } from '../testing/orders-bundle.ts';
import { createOccasions } from './occasions.ts';

const forward = (id: string) => ({
  id,
  source: 'orders',
  filter: null,
  by: ['region'],
  fields: ['amount', 'region'],
});
const BUNDLE: Bundle = { ...bundleOf(), forwards: [forward('a'), forward('b')] };

/** `a3 gangnam`: an event of the forward `a`, three seconds after noon, of that region. */
function rowOf(text: string, offset: number): ForwardedRow {
  const [head = '', region = ''] = text.split(' ');
  const timeMs = NOON + Number(head.slice(1)) * 1_000;
  return { key: head, timeMs, offset, columns: { region, amount: 7 }, takenBy: [head.slice(0, 1)] };
}

/** What comes about, `second: event`, where the second is that of the instant. */
function story(
  next: Occasion['next'],
  events: readonly string[],
  { most = 9, fromS = 0, covers = true }: { most?: number; fromS?: number; covers?: boolean } = {},
): readonly string[] {
  const rows = events.map(rowOf);
  const shelf = {
    eventsAt: (_source: string, startMs: number) =>
      rows.filter(({ timeMs }) => timeMs >= startMs && timeMs < startMs + 10_000),
    covers: () => covers,
  };
  const about = { ...playbook(), occasion: { of: 'a', next } };
  const throughMs = fromS === 0 ? null : NOON + fromS * 1_000;
  const occasions = createOccasions(about, BUNDLE, shelf, throughMs, most);
  const told: string[] = [];
  for (let s = fromS + 10; s <= 120; s += 10) {
    const atMs = NOON + s * 1_000;
    const came = occasions.isDue(atMs) ? occasions.at(atMs) : [];
    for (const { event } of came) told.push(`${s}: ${event.key}`);
  }
  return told;
}

const followed = { forward: 'b', not: false, withinMs: 30_000 };
const notFollowed = { ...followed, not: true };

test.each<[string, Occasion['next'], readonly string[], readonly string[]]>([
  [
    'every event is an occasion, at the end of its pane',
    null,
    ['a3 x', 'a4 x', 'a11 y'],
    ['10: a3', '10: a4', '20: a11'],
  ],
  ['followed: when the other one comes', followed, ['a3 x', 'b22 x'], ['30: a3']],
  ['followed at the last instant still', followed, ['a3 x', 'b33 x'], ['40: a3']],
  ['followed too late', followed, ['a3 x', 'b34 x'], []],
  ['followed by another instance’s', followed, ['a3 x', 'b22 y'], []],
  ['what comes at the same instant does not come after', followed, ['a3 x', 'b3 x'], []],
  ['not followed: at the first instant past the deadline', notFollowed, ['a3 x'], ['40: a3']],
  ['a deadline on the edge of a pane waits for what comes at it', notFollowed, ['a10 x', 'b40 x'], []],
  ['not followed, but followed', notFollowed, ['a3 x', 'b22 x'], []],
  ['not followed by another instance’s', notFollowed, ['a3 x', 'b22 y'], ['40: a3']],
  ['two of one instance wait each for itself', notFollowed, ['a3 x', 'a15 x', 'b10 x'], ['50: a15']],
])('%s', (_title, next, events, told) => {
  expect(story(next, events)).toEqual(told);
});

test('what waited before a restart waits on, and what was decided is not decided again', () => {
  expect(story(notFollowed, ['a3 x', 'a15 y', 'b12 y'], { fromS: 30 })).toEqual(['40: a3', '50: a15']);
  expect(story(notFollowed, ['a3 x', 'b22 x'], { fromS: 30 })).toEqual([]);
  expect(story(notFollowed, ['a3 x'], { fromS: 40 })).toEqual([]);
});

test('where a silence lies in between nobody can say that nothing followed', () => {
  expect(story(notFollowed, ['a3 x'], { covers: false })).toEqual([]);
});

test('beyond the limit the next ones are passed over', () => {
  expect(story(notFollowed, ['a3 x', 'a4 y', 'a5 z'], { most: 2 })).toEqual(['40: a3', '40: a4']);
});
