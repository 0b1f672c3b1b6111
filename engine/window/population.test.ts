import { expect, test } from '@jest/globals';
import type { Bundle } from '../../rules/bundle.ts';
import type { Field, Source } from '../../rules/source.ts';
import { bundleOf, playbook } from '../incident/testing/sample-playbook.ts';
import { createPopulations, tablesOfKind } from './population.ts';

const [stream] = bundleOf().sources as readonly [Source];
const field = (name: string, type: Field['type']): Field => ({ name, type, optional: false, private: false });

function table(name: string, key: string, of: string | null): Source {
  return { ...stream, kind: 'table', name, key, fields: [field(key, { kind: 'id', of })] };
}

const shops = table('shops', 'shop_id', 'shop');
const streamOfShops: Source = { ...shops, kind: 'stream', name: 'shop_events' };

test.each<[string, readonly Source[], readonly string[]]>([
  ['the table whose key is of the kind', [shops], ['shops']],
  ['of an id that says no kind, the key itself', [table('shops', 'shop', null)], ['shops']],
  ['a stream is no population', [streamOfShops], []],
  ['a table of something else is none', [table('riders', 'rider', 'rider')], []],
])('%s', (_title, sources, names) => {
  expect(tablesOfKind({ ...bundleOf(), sources }, 'shop')).toEqual(names);
});

/** Rows of `shops`; null: it is silent. */
function counted(
  sources: readonly Source[],
  rows: number | null,
  words: Bundle['words'],
  keys: readonly string[],
) {
  const covers = () => (rows === null ? 'blind' : 'covered') as 'blind' | 'covered';
  const populationAt = createPopulations(
    { ...bundleOf(), sources, words },
    {
      rowsAt: () => Array.from({ length: rows ?? 9 }, (_, i) => [`s${i}`, {}] as const),
      sight: () => ({ covers }) as never,
    },
    () => keys,
  );
  return (kind: string, by: readonly string[]) => populationAt(kind, playbook({ by }), 0);
}

const words = { shop: { 강남점: 's1', 본점: 's1', 역삼점: 's2' } };

test.each<[string, number | null, number | null]>([
  ['rows of its table', counted([shops], 7, words, ['s1', 's2', 's3'])('shop', ['shop']), 7],
  ['of a silent table nobody knows', counted([shops], null, words, ['s1'])('shop', ['shop']), null],
  ['without one, values of its words, each once', counted([], 0, words, ['s1'])('shop', ['shop']), 2],
  ['or instances, where there are more', counted([], 0, words, ['s1', 's2', 's3'])('shop', ['shop']), 3],
  [
    'each value of the kind once',
    counted([], 0, {}, ['a\u001fs1', 'b\u001fs1'])('shop', ['city', 'shop']),
    1,
  ],
  ['words of what is not bound', counted([], 0, words, ['a'])('shop', ['city']), 2],
  ['of what nothing tells nobody knows', counted([], 0, {}, ['a'])('shop', ['city']), null],
])('%s', (_title, count, wanted) => {
  expect(count).toBe(wanted);
});
