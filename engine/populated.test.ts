import { expect, test } from '@jest/globals';
import type { Source } from '../rules/source.ts';
import { bundleOf, playbook, put, take } from './incident/testing/sample-playbook.ts';
import { sampleVerbs } from './incident/testing/stage.ts';
import { withPopulations } from './populated.ts';

const [stream] = bundleOf().sources as readonly [Source];
const regions: Source = {
  ...stream,
  ...{ kind: 'table', name: 'regions', key: 'region' },
  fields: [{ name: 'region', type: { kind: 'id', of: 'region' }, optional: false, private: false }],
};

test.each<[string, Parameters<typeof playbook>[0], readonly string[]]>([
  [
    'what takes away from a kind reads the table of that kind',
    { body: [take('1')] },
    ['order_events', 'regions'],
  ],
  ['what takes nothing away reads what it read', { body: [put('1')] }, ['order_events']],
])('%s', (_title, more, sources) => {
  const bundle = bundleOf(playbook(more));
  const [first] = withPopulations(
    { ...bundle, sources: [...bundle.sources, regions] },
    sampleVerbs,
  ).playbooks;
  expect(first?.sources).toEqual(sources);
});

test('where no table tells of the kind nothing is read for it', () => {
  const bundle = bundleOf(playbook({ body: [take('1')] }));
  expect(withPopulations(bundle, sampleVerbs)).toEqual(bundle);
});
