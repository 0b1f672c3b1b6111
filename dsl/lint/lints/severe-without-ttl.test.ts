import { expect, test } from '@jest/globals';
import type { CatalogVerb } from '../../catalog.ts';
import { load } from '../../resolve/testing/sample.ts';
import { catalogArgument, catalogVerb } from '../../testing/catalog-entry.ts';
import { runLints } from '../run.ts';
import { severeWithoutTtl } from './severe-without-ttl.ts';

const close = catalogVerb({
  name: 'gate.close',
  arguments: [
    catalogArgument({ name: 'gate' }),
    catalogArgument({ name: 'lasts', type: 'duration', required: false }),
  ],
  changes: 'gate',
  lasting: true,
  severe: true,
  endsBy: 'lasts',
  inverse: 'gate.open',
});

/** Messages about one action on a gate. */
function about(verb: Partial<CatalogVerb>, args = '', until = 'until 20m') {
  const open = catalogVerb({ name: 'gate.open', arguments: close.arguments, changes: 'gate' });
  const catalog = { verbs: [{ ...close, ...verb }, open], probes: [], reads: [] };
  const text = `playbook p { when orders_in is missing over 5m guard { cooldown 1h at most 3 runs in 1d }
    then do gate.close(gate: "a"${args}) ${until} }`;
  const loaded = load(text, catalog);
  return runLints({ ...loaded, catalog, history: null }, [severeWithoutTtl]).map(
    ({ level, message, help }) => `${level} ${message}: ${help}`,
  );
}

const stays = 'warning `gate.close` stays as it is while OrderSense is down: ';

test.each<[string, readonly string[], readonly string[]]>([
  ['we alone end it', about({}), [`${stays}give it an end of its own: \`lasts: 20m\``]],
  [
    'we alone end it, on recovery',
    about({}, '', 'until recovered or 09:00'),
    [`${stays}give it an end of its own: \`lasts: 1h\``],
  ],
  [
    'there is no argument that ends it',
    about({ endsBy: null }),
    [`${stays}let the service end it by itself and say \`ttl: remote\` in its connector, or allow it here`],
  ],
  ['the service ends it by itself', about({ ttl: 'remote' }), []],
  ['the call says when it ends', about({}, ', lasts: 20m'), []],
  ['it is not severe', about({ severe: false }), []],
  ['it does not last', about({ lasting: false }), []],
])('%s', (_title, found, expected) => {
  expect(found).toEqual(expected);
});
