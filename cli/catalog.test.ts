import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { action, defineConnector, probe } from '../connectors/connector.ts';
import { connectors } from '../connectors/index.ts';
import { type ArgumentType, type Catalog, type CatalogArgument, emptyCatalog } from '../dsl/catalog.ts';
import { catalogArgument, catalogProbe, catalogVerb } from '../dsl/testing/catalog-entry.ts';
import { catalogOf } from './catalog.ts';

const named = (name: string) => {
  const connector = connectors.find((candidate) => candidate.name === name);
  if (connector === undefined) throw new Error(`no connector ${name}`);
  return connector;
};

type Manifested = Parameters<typeof action<unknown, Record<string, unknown>>>[0];

/** The catalog of an instance `x` with verbs that differ from a harmless one as given. */
function offering(verbs: Readonly<Record<string, Partial<Manifested>>>): Catalog {
  const actions = Object.entries(verbs).map(([name, given]) => [
    name,
    action<unknown, Record<string, unknown>>({
      doc: 'Does.',
      args: z.strictObject({}),
      effect: { changes: 'nothing', reaches: 'nobody', lasting: false, severe: false },
      inverse: null,
      idempotency: 'none',
      ttl: 'none',
      cost: null,
      run: async () => ({ kind: 'succeeded', detail: '' }),
      ...given,
    }),
  ]);
  const connector = defineConnector({
    name: 'x',
    doc: '',
    settings: z.unknown(),
    actions: Object.fromEntries(actions),
    probes: {},
  });
  return catalogOf([{ name: 'x', connector }]);
}

/** The type under which one argument with this schema is listed. */
function listed(schema: z.ZodType) {
  return offering({ do: { args: z.strictObject({ a: schema }) } }).verbs[0]?.arguments[0];
}

test.each<[string, z.ZodType, ArgumentType, boolean]>([
  ['a text', z.string().min(1), 'text', true],
  ['one of several texts', z.enum(['a', 'b']), 'text', true],
  ['a number', z.number(), 'number', true],
  ['a whole number', z.number().int().positive(), 'number', true],
  ['a truth', z.boolean(), 'bool', true],
  ['a record', z.strictObject({ b: z.string() }), 'record', true],
  ['a free record', z.record(z.string(), z.json()), 'record', true],
  ['a list', z.array(z.string()), 'list', true],
  ['JSON', z.json(), 'any', true],
  ['either', z.union([z.string(), z.number()]), 'any', true],
  ['anything', z.unknown(), 'any', true],
  ['money', z.number().meta({ argument: 'money' }), 'money', true],
  ['a duration', z.number().meta({ argument: 'duration' }), 'duration', true],
  ['a share', z.number().meta({ argument: 'percent' }), 'percent', true],
  ['a distance', z.number().meta({ argument: 'distance' }), 'distance', true],
  ['an id', z.string().meta({ argument: 'id' }), 'id', true],
  ['a place', z.string().meta({ argument: 'place' }), 'place', true],
  ['a word that is no type', z.string().meta({ argument: 'colour' }), 'text', true],
  ['an optional text', z.string().optional(), 'text', false],
  ['a text with a default', z.string().default('x'), 'text', false],
  ['a transformed text', z.string().transform(Number), 'text', true],
])('%s', (_title, schema, type, required) => {
  expect(listed(schema)).toMatchObject({ name: 'a', type, required, doc: '' });
});

test('an argument that says nothing of itself is none that anything depends on', () => {
  expect(listed(z.string())).toEqual(catalogArgument({ name: 'a', doc: '' }));
});

test.each<[string, z.ZodType, Partial<CatalogArgument>]>([
  [
    'its description in both languages',
    z.string().meta({ description: 'the line', ko: '한 줄' }),
    { doc: 'the line', docKo: '한 줄' },
  ],
  [
    'what it targets',
    z.json().meta({ argument: 'id', of: 'rider', targets: 'rider', many: true }),
    { type: 'id', of: 'rider', targets: 'rider', many: true },
  ],
  ['its currency', z.number().meta({ argument: 'money', currency: 'KRW' }), { currency: 'KRW' }],
  ['the only texts', z.enum(['card', 'cash']), { oneOf: ['card', 'cash'] }],
  [
    'who reads it and how much is shown',
    z.string().meta({ readBy: 'customers', mostChars: 80, mostCells: 90 }),
    { readBy: 'customers', mostChars: 80, mostCells: 90 },
  ],
  ['that it widens an undo', z.string().meta({ widens: true }), { widens: true }],
])('an argument carries %s', (_title, schema, expected) => {
  expect(listed(schema)).toMatchObject(expected);
});

test('a verb that says nothing of itself is harmless', () => {
  expect(offering({ do: {} }).verbs).toEqual([
    catalogVerb({ name: 'x.do', doc: 'Does.', idempotency: 'none' }),
  ]);
});

test('a verb carries what lint must know', () => {
  const affects = [{ topic: 'orders', only: null, become: 'fewer' }] as const;
  const price = { amount: { kind: 'argument', name: 'bonus' }, per: 'target' } as const;
  const said = {
    docKo: '한다.',
    purpose: 'marketing',
    takesAway: true,
    endsBy: 'lasts',
    inverseScope: 'wider',
    asksAmong: 'choices',
    affects,
    deprecated: { use: 'x.other' },
  } as const;
  const { verbs } = offering({
    do: {
      traits: { ...said, price },
      ttl: 'remote',
      effect: { changes: 'shop.open', reaches: 'riders', lasting: true, severe: true },
    },
  });
  expect(verbs[0]).toMatchObject({
    ...said,
    cost: price,
    ttl: 'remote',
    changes: 'shop.open',
    reaches: 'riders',
    lasting: true,
    severe: true,
  });
});

test.each([
  ['staff', 'service'],
  ['riders', 'service'],
  ['restaurants', 'service'],
  ['customers', 'service'],
  ['systems', null],
  ['nobody', null],
] as const)('a verb that reaches %s and names no purpose has %s', (reaches, purpose) => {
  const { verbs } = offering({
    do: { effect: { changes: 'nothing', reaches, lasting: false, severe: false } },
  });
  expect(verbs[0]?.purpose).toBe(purpose);
});

test('contraries are known from both sides: the inverse, and what a verb names', () => {
  const { verbs } = offering({
    pause: { inverse: 'resume' },
    resume: {},
    open: { traits: { opposites: ['pause', 'hide'] } },
    hide: {},
    note: {},
  });
  expect(verbs.map(({ name, opposites }) => `${name}: ${opposites.join(' ')}`)).toEqual([
    'x.pause: x.open x.resume',
    'x.resume: x.pause',
    'x.open: x.hide x.pause',
    'x.hide: x.open',
    'x.note: ',
  ]);
});

test('a read is listed with the type of its answer', () => {
  const read = async () => ({ kind: 'unknown', reason: 'nobody is there' }) as const;
  const connector = defineConnector({
    name: 'x',
    doc: '',
    settings: z.unknown(),
    actions: {},
    probes: {},
    reads: {
      best: {
        doc: 'Best.',
        args: z.strictObject({ a: z.string() }),
        returns: { type: 'id', of: 'coupon' },
        read,
      },
      odd: { doc: 'Odd.', args: z.strictObject({}), returns: { type: 'colour', of: null }, read },
    },
  });
  expect(catalogOf([{ name: 'x', connector }]).reads).toEqual([
    {
      name: 'x.best',
      doc: 'Best.',
      docKo: null,
      arguments: [catalogArgument({ name: 'a', doc: '' })],
      returns: { type: 'id', of: 'coupon' },
      deprecated: null,
    },
    expect.objectContaining({ name: 'x.odd', returns: { type: 'any', of: null } }),
  ]);
});

test('verbs are called by their instance, and so are their inverses', () => {
  const { verbs } = catalogOf([
    { name: 'log', connector: named('log') },
    { name: 'city', connector: named('http') },
    { name: 'bus', connector: named('kafka') },
  ]);
  const lines = verbs.map((verb) => {
    const args = verb.arguments.map((a) => `${a.name}${a.required ? '' : '?'}: ${a.type}`).join(', ');
    const marks = [verb.lasting ? 'lasts' : '', verb.inverse === null ? '' : `undo ${verb.inverse}`].filter(
      Boolean,
    );
    return `${verb.name}(${args}) → ${verb.changes}${marks.length > 0 ? `, ${marks.join(', ')}` : ''}`;
  });
  expect(lines).toEqual([
    'log.note(text: text) → nothing',
    'log.set(name: text, value: any) → log, lasts, undo log.clear',
    'log.clear(name: text, value?: any) → log',
    'city.post(path: text, body: any) → nothing',
    'city.put(path: text, body: any) → resource, lasts, undo city.delete',
    'city.delete(path: text, body?: any) → resource',
    'bus.produce(topic: text, key: text, value: any) → nothing',
  ]);
});

test('a probe says whether it takes further arguments', () => {
  const { probes } = catalogOf([{ name: 'city', connector: named('http') }]);
  expect(probes).toMatchObject([
    { name: 'city.get', arguments: [{ name: 'path', type: 'text', required: true }], others: 'any' },
  ]);
  const closed = probe({
    doc: 'Reads.',
    args: z.strictObject({ id: z.string() }),
    read: async () => ({ kind: 'unknown', reason: '' }),
  });
  const connector = defineConnector({
    name: 'x',
    doc: '',
    settings: z.unknown(),
    actions: {},
    probes: { read: closed },
  });
  expect(catalogOf([{ name: 'x', connector }]).probes).toEqual([
    catalogProbe({ name: 'x.read', doc: 'Reads.', arguments: [catalogArgument({ name: 'id', doc: '' })] }),
  ]);
});

test('no instance, no catalog', () => {
  expect(catalogOf([])).toEqual(emptyCatalog);
});

test.each(connectors.map((connector) => [connector.name, connector] as const))(
  '%s documents itself, and every inverse is a verb that takes the same arguments',
  (name, connector) => {
    const { verbs, probes } = catalogOf([{ name, connector }]);
    for (const one of [...verbs, ...probes]) {
      expect(one.doc).not.toBe('');
      for (const argument of one.arguments)
        expect(`${one.name} ${argument.name}: ${argument.doc}`).toMatch(/: .+/);
    }
    for (const { inverse, arguments: own } of verbs.filter((verb) => verb.inverse !== null)) {
      const undo = verbs.find((verb) => verb.name === inverse);
      expect(undo?.arguments.map((argument) => argument.name)).toEqual(own.map((argument) => argument.name));
    }
  },
);
