import { expect, test } from '@jest/globals';
import type { CatalogInfluence, CatalogVerb } from '../../catalog.ts';
import { load } from '../../resolve/testing/sample.ts';
import { catalogArgument, catalogVerb } from '../../testing/catalog-entry.ts';
import { runLints } from '../run.ts';
import { feedbackLoop } from './feedback-loop.ts';

const verb = (name: string, affects: CatalogInfluence): CatalogVerb =>
  catalogVerb({
    name,
    arguments: [catalogArgument({ name: 'text' })],
    affects: [affects],
    changes: 'a',
    inverse: 'act.back',
  });
const placed = { field: 'event', values: ['placed'] };
const catalog = {
  verbs: [
    verb('act.fewer', { topic: 'orders', only: placed, become: 'fewer' }),
    verb('act.more', { topic: 'orders', only: placed, become: 'more' }),
    verb('act.reject', { topic: 'orders', only: { field: 'event', values: ['rejected'] }, become: 'more' }),
    verb('act.all', { topic: 'orders', only: null, become: 'fewer' }),
    verb('act.other', { topic: 'orders', only: null, become: 'other' }),
    verb('act.riders', { topic: 'riders', only: null, become: 'fewer' }),
    catalogVerb({ name: 'act.back', arguments: [catalogArgument({ name: 'text' })], changes: 'a' }),
  ],
  probes: [],
  reads: [],
};
const metrics = `metric load = orders / idle per region over 15m
metric quota = cancels / orders over 15m
metric placed_share = share of orders_in where event is "placed" out of event in ("placed", "cancelled") per region over 15m at least 5 samples
metric paid_share = share of orders_in where paid is true per region over 15m at least 5 samples`;

/** The parts of the trigger that the act feeds. */
function fed(when: string, act: string, more = '') {
  const text = `${metrics}
playbook p { when ${when} guard { cooldown 30m } then do act.${act}(text: "x") at most 3 times in 1h ${more} }`;
  const loaded = load(text, catalog);
  return runLints({ ...loaded, catalog, history: null }, [feedbackLoop]).flatMap(({ notes }) =>
    notes.flatMap((note) => /^the trigger reads `(.*)`$/.exec(note)?.[1] ?? []),
  );
}

test.each<[string, string, string, boolean]>([
  ['fewer orders, because orders fall', 'orders per region drop > 50%', 'fewer', true],
  ['more orders, because orders fall: what it is for', 'orders per region drop > 50%', 'more', false],
  ['more orders, because orders rise', 'orders per region rise > 2x', 'more', true],
  ['fewer orders, because orders rise', 'orders per region rise > 2x', 'fewer', false],
  ['fewer orders, because orders fall only a little', 'orders per region drop < 5%', 'fewer', false],
  ['fewer orders, because they are few', 'orders per region < 5', 'fewer', true],
  ['fewer orders, because there are none', 'orders per region is 0', 'fewer', true],
  ['fewer orders, because they are many', 'orders per region > 5', 'fewer', false],
  ['under a `not`', 'not orders per region > 5', 'fewer', true],
  ['any change at all', 'orders per region change > 10', 'fewer', true],
  ['anomalous the bad way', 'orders per region is anomalous', 'fewer', true],
  ['anomalous the other way', 'orders per region is anomalous up', 'fewer', false],
  ['fewer events of every kind', 'orders per region < 5', 'all', true],
  ['another kind of event', 'waiting per region < 5', 'fewer', false],
  ['another topic', 'orders per region < 5', 'riders', false],
  ['rows of a table', 'idle per region < 5', 'riders', true],
  ['a sum follows its events', 'revenue per region < 5원', 'fewer', true],
  ['an average follows nothing', 'took per region > 5m', 'all', false],
  ['what changes otherwise goes no way', 'orders per region < 5', 'other', false],
  ['the part of a share', 'placed_share per region > 50%', 'more', true],
  ['the part of a share, the other way', 'placed_share per region > 50%', 'fewer', false],
  ['only the whole of a share', 'rejects per region > 30%', 'fewer', false],
  ['the part of a share in a larger whole', 'rejects per region > 30%', 'reject', true],
  ['a share that is told apart by another field', 'paid_share per region > 30%', 'more', false],
  ['the upper side of a ratio', 'load per region > 3', 'more', true],
  ['the lower side of a ratio', 'load per region > 3', 'riders', true],
  ['the lower side of a ratio of one topic', 'quota > 30%', 'fewer', false],
  ['the side that is compared with', 'waiting per region > 80% of orders', 'fewer', true],
  ['the side that is compared with, the other way', 'waiting per region > 80% of orders', 'more', false],
  ['a slice of the metric', 'orders in 강남구 < 5', 'fewer', true],
  ['each event', 'each orders_in where event is "placed" per order', 'more', true],
  ['each event of another kind', 'each orders_in where event is "cancelled" per order', 'more', false],
  ['each event, of which there will be fewer', 'each orders_in per order', 'all', false],
  ['no event', 'no orders_in per region over 15m', 'all', true],
  ['one side of an `or`', 'idle per region < 3 or orders per region < 5', 'fewer', true],
  [
    'what must not follow',
    'each orders_in where event is "accepted" per order not followed by each orders_in where event is "placed" per order within 20m',
    'fewer',
    true,
  ],
  ['what must follow', 'orders per region < 5 followed by idle per region < 5 within 20m', 'riders', true],
])('%s', (_title, when, act, expected) => {
  expect(fed(when, act).length > 0).toBe(expected);
});

test('the note quotes the part that is fed', () => {
  expect(fed('idle per region < 3 or orders per region drop > 50%', 'fewer')).toEqual([
    'orders per region drop > 50%',
  ]);
});

test('a person who approves looks first', () => {
  expect(fed('orders per region < 5', 'fewer', 'needs approval from "ops" within 5m else skip')).toEqual([]);
});

test('an undo gives back what the act took: it counts for nothing', () => {
  const undo = 'until recovered or 1h undo act.fewer(text: "x")';
  expect(fed('orders per region < 5', 'back', undo)).toEqual([]);
  expect(
    fed('orders per region < 5', 'fewer', 'until recovered or 1h undo act.back(text: "x")'),
  ).toHaveLength(1);
});
