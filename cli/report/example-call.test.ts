/** Examples are right in the language: they parse, and resolve against the connectors that they are examples of. */
import { expect, test } from '@jest/globals';
import { http } from '../../connectors/http.ts';
import { kafka } from '../../connectors/kafka.ts';
import type { CatalogArgument, CatalogVerb } from '../../dsl/catalog.ts';
import { loadProject } from '../../dsl/project.ts';
import { catalogArgument, catalogVerb } from '../../dsl/testing/catalog-entry.ts';
import { catalogOf } from '../catalog.ts';
import { deliveryCatalog } from '../testing/delivery-catalog.ts';
import { exampleAct, exampleProbe, exampleRead } from './example-call.ts';

const own = await deliveryCatalog();
const others = catalogOf([
  { name: 'city', connector: http },
  { name: 'bus', connector: kafka },
]);
const catalog = {
  verbs: [...own.verbs, ...others.verbs],
  probes: [...own.probes, ...others.probes],
  reads: own.reads,
};

/** Binds every dimension that an example may name. */
const DIMENSIONS = 'region, restaurant, rider, customer, order, method';
const around = (items: string, statement: string) => `language 1
stream events from kafka "orders" {
  key id  time at  silent after 1m
  field id is id
  field region is place
  field restaurant is id(restaurant)
  field rider is id(rider)
  field customer is id(customer)
  field order is id(order)
  field method is text
}
metric seen = count of events per ${DIMENSIONS} over 15m
${items}
playbook p {
  when seen per ${DIMENSIONS} > 3 over 15m
  guard { cooldown 1h  at most 10 runs in 1h  spend at most 100만원 in 1d }
  then {
    ${statement}
  }
}
`;

/** Errors of form, names, arguments and types; what this version does not run yet is another matter. */
function mistakesIn(text: string): readonly string[] {
  const { diagnostics } = loadProject([{ path: 'a.play', text }], catalog);
  return diagnostics
    .filter(({ level, code }) => level === 'error' && code !== 'OS0201')
    .map(({ code, message }) => `${code} ${message}`);
}

test.each(catalog.verbs.map((verb) => [verb.name, verb] as const))('do %s', (_name, verb) => {
  expect(mistakesIn(around('', exampleAct(verb, catalog.reads)))).toEqual([]);
});

test.each(catalog.probes.map((probe) => [probe.name, probe] as const))('probe from %s', (_name, probe) => {
  expect(mistakesIn(around(exampleProbe(probe), 'do log.note(text: "…")'))).toEqual([]);
});

test('a read stands as the value of an argument', () => {
  const [read] = catalog.reads;
  if (read === undefined) throw new Error('no read');
  expect(exampleRead(read)).toBe('coupon: promotions.best_for(customer: customer)');
  expect(
    exampleAct(catalog.verbs.find(({ name }) => name === 'promotions.offer') as CatalogVerb, catalog.reads),
  ).toMatch(
    /^do promotions\.offer\(to: customer, coupon: promotions\.best_for\(customer: customer\), lasts: 30m, /,
  );
});

test('a test that an example is right can fail', () => {
  expect(mistakesIn(around('', 'do incentives.push(to: rider, bonus: 30m, lasts: 30m)'))).not.toEqual([]);
  expect(mistakesIn(around('', 'do incentives.psh(to: rider)'))).not.toEqual([]);
});

test.each<[string, Partial<CatalogArgument>, string]>([
  ['a text that only some values fit', { oneOf: ['card', 'cash'] }, '"card"'],
  ['a text with an example', { example: '#ops' }, '"#ops"'],
  ['any text', {}, '"…"'],
  ['a text that it acts on', { targets: 'method', example: 'card' }, 'method'],
  ['an id of a kind', { type: 'id', of: 'rider' }, 'rider'],
  ['any id', { type: 'id' }, '"…"'],
  ['a place', { type: 'place' }, 'region'],
  ['won', { type: 'money', currency: 'KRW' }, '2000원'],
  ['money', { type: 'money' }, '2000원'],
  ['dollars', { type: 'money', currency: 'USD' }, '20USD'],
  ['a duration', { type: 'duration' }, '30m'],
  ['a share', { type: 'percent' }, '30%'],
  ['a distance', { type: 'distance' }, '3km'],
  ['a number', { type: 'number' }, '10'],
  ['a truth', { type: 'bool' }, 'true'],
  ['a list', { type: 'list' }, '["…", "…"]'],
  ['a record', { type: 'record' }, '{ name: "…" }'],
  ['anything', { type: 'any' }, '{ name: "…" }'],
])('%s', (_title, given, written) => {
  const verb = catalogVerb({
    name: 'x.y',
    arguments: [catalogArgument({ name: 'a', ...given }), catalogArgument({ name: 'b', required: false })],
  });
  expect(exampleAct(verb, [])).toBe(`do x.y(a: ${written})`);
});

test('where all arguments may be left out, the first is shown', () => {
  const all = ['a', 'b'].map((name) => catalogArgument({ name, required: false }));
  expect(exampleAct(catalogVerb({ name: 'x.y', arguments: all }), [])).toBe('do x.y(a: "…")');
});

test.each<[string, Partial<CatalogVerb>, string]>([
  [
    'what lasts and is undone gets an end',
    { lasting: true, inverse: 'x.z' },
    'do x.y() until recovered or 1h',
  ],
  ['what ends by itself needs none', { lasting: true, endsBy: 'lasts' }, 'do x.y()'],
  ['what asks gets a name for the answer', { asksAmong: 'choices' }, 'do x.y() as answer'],
])('%s', (_title, given, written) => {
  expect(exampleAct(catalogVerb({ name: 'x.y', ...given }), [])).toBe(written);
});
