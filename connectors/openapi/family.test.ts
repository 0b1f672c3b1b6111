import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Connector } from '../connector.ts';
import { manifestContract } from '../testing/manifest-contract.ts';
import { familiesOf } from './family.ts';
import { smallDocument } from './testing/small-document.ts';

const { families, problems } = familiesOf(parse(smallDocument), z.unknown());
const family = (name: string): Connector => {
  const found = families.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no family ${name}`);
  return found;
};
const action = (name: string, verb: string) => {
  const found = family(name).actions[verb];
  if (found === undefined) throw new Error(`no verb ${name}.${verb}`);
  return found;
};

test('a sound document has no problem', () => {
  expect(problems).toEqual([]);
});

test('one family for each first word, in the order of the document, with the doc of its tag', () => {
  expect(families.map(({ name, doc }) => [name, doc])).toEqual([
    ['shops', 'Shops of the town.'],
    ['gifts', 'What the service offers as gifts.'],
    ['town', 'What the service offers as town.'],
  ]);
});

test('an operation without `x-ordersense` is none of ours', () => {
  const names = families.flatMap(({ name, actions, probes, reads = {} }) =>
    [actions, probes, reads].flatMap((of) => Object.keys(of).map((word) => `${name}.${word}`)),
  );
  expect(names).toEqual(['shops.pause', 'shops.resume', 'gifts.send', 'gifts.best', 'town.weather']);
});

manifestContract(family('shops'), {
  pause: { shops: 's-1', reason: 'closed' },
  resume: { shops: 's-1' },
});
manifestContract(family('gifts'), { send: { to: 'c-1', amount: 3000, lasts: 3600 } });
manifestContract(family('town'), {});

test.each<[string, () => unknown, unknown]>([
  [
    'what it changes, reaches and leaves',
    () => action('shops', 'pause').effect,
    {
      changes: 'shop.open',
      reaches: 'restaurants',
      lasting: true,
      severe: true,
    },
  ],
  ['its undo, without the family', () => action('shops', 'pause').inverse, 'resume'],
  ['no undo', () => action('gifts', 'send').inverse, null],
  ['who ends it where we are down', () => action('shops', 'pause').ttl, 'remote'],
  ['a POST with a key may be sent again', () => action('shops', 'pause').idempotency, 'key'],
  ['a POST without one may not', () => action('gifts', 'send').idempotency, 'none'],
  ['nobody is asked about the others', () => action('shops', 'pause').lookUp, undefined],
  ['a PUT may, by what it is', () => action('shops', 'resume').idempotency, 'key'],
  [
    'worst case of a call',
    () => action('gifts', 'send').cost?.({ amount: 3000 } as never),
    { minor: 3000, currency: 'KRW' },
  ],
  ['free of charge', () => action('shops', 'pause').cost, null],
  [
    'two calls on one shop change the same',
    () => action('shops', 'pause').resource?.({ shops: 's-1' } as never),
    action('shops', 'resume').resource?.({ shops: 's-1' } as never),
  ],
  [
    'calls on two shops do not',
    () => action('shops', 'pause').resource?.({ shops: 's-2' } as never),
    '"s-2"',
  ],
  [
    'everything else',
    () => action('shops', 'pause').traits,
    {
      docKo: '가게를 닫는다.',
      takesAway: true,
      inverseScope: 'own-act',
      opposites: [],
      affects: [{ topic: 'orders', only: { field: 'event', values: ['placed'] }, become: 'fewer' }],
    },
  ],
  [
    'price, end and purpose',
    () => action('gifts', 'send').traits,
    {
      docKo: '고객에게 돈을 준다.',
      takesAway: false,
      inverseScope: 'own-act',
      opposites: [],
      affects: [],
      purpose: 'marketing',
      endsBy: 'lasts',
      price: { amount: { kind: 'argument', name: 'amount' }, per: 'target' },
    },
  ],
])('a verb says %s', (_title, of, expected) => {
  expect(of()).toEqual(expected);
});

test.each<[string, string, string, object, boolean]>([
  ['its arguments', 'gifts', 'send', { to: 'c', amount: 1, lasts: 60, kind: 'card' }, true],
  ['not without one that it needs', 'gifts', 'send', { to: 'c', lasts: 60 }, false],
  ['no broken money', 'gifts', 'send', { to: 'c', amount: 1.5, lasts: 60 }, false],
  [
    'no value that is not among those it knows',
    'gifts',
    'send',
    { to: 'c', amount: 1, lasts: 60, kind: 'gold' },
    false,
  ],
  ['not what the connector fills in', 'shops', 'pause', { shops: 's', reason: 'x', until: '2026' }, false],
  ['as an undo, what its act was given', 'shops', 'resume', { shops: 's', reason: 'x' }, true],
])('a verb takes %s', (_title, name, verb, args, taken) => {
  expect(action(name, verb).args.safeParse(args).success).toBe(taken);
});

test('what a parameter is for wins over what its schema says it is, word by word', () => {
  const { properties } = z.toJSONSchema(action('shops', 'pause').args) as {
    properties: Record<string, unknown>;
  };
  expect(properties['shops']).toEqual({
    type: 'string',
    argument: 'id',
    of: 'shop',
    description: 'which shop',
    ko: '가게',
    targets: 'shop',
    many: true,
  });
  expect(properties['reason']).toEqual({
    type: 'string',
    description: 'what the shop reads',
    ko: '이유',
    readBy: 'restaurants',
    mostChars: 60,
    mostCells: 90,
  });
});

test('a probe says what it answers, and what may be missing', () => {
  expect(family('town').probes['weather']?.answers).toEqual([
    { name: 'rain', type: 'number', of: 'mm', oneOf: null, optional: false, doc: 'in mm', docKo: '강수량' },
    { name: 'level', type: 'text', of: null, oneOf: ['none', 'red'], optional: true, doc: '', docKo: null },
  ]);
});

test('a read says what its answer is', () => {
  expect(family('gifts').reads?.['best']?.returns).toEqual({ type: 'id', of: 'gift' });
});

test('what stands beside a reference is read with what it refers to, and complained of where it is written', () => {
  const document = parse(
    smallDocument
      .replace(
        'schema:\n        type: string\n        x-ordersense: { is: id(shop) }',
        "schema: { $ref: '#/components/schemas/Id' }",
      )
      .concat(
        '  schemas:\n    Id: { $ref: "#/components/schemas/Text", x-ordersense: { is: id(shop) } }\n    Text: { type: string }\n',
      ),
  ) as unknown;
  expect(familiesOf(document, z.unknown()).problems).toEqual([]);
});

test('no document makes it throw', () => {
  const sound: unknown = parse(smallDocument);
  const places: (readonly (string | number)[])[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]) => {
    places.push(path);
    if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value))
        visit(part, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(sound, []);
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(undefined, '#/paths', { $ref: '#/paths' }, { $ref: '#/components/parameters/Shop' }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), anything, (path, value) => {
      const document = structuredClone(sound);
      if (path.length === 0) {
        familiesOf(value, z.unknown());
        return;
      }
      const parent = path
        .slice(0, -1)
        .reduce<Record<string | number, unknown>>((at, key) => at[key] as never, document as never);
      parent[path.at(-1) as string] = value;
      familiesOf(document, z.unknown());
    }),
    { numRuns: 500 },
  );
});
