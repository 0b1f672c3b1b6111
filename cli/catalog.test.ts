import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { action, defineConnector, probe } from '../connectors/connector.ts';
import { connectors } from '../connectors/index.ts';
import type { ArgumentType } from '../dsl/catalog.ts';
import { catalogOf } from './catalog.ts';

const named = (name: string) => {
  const connector = connectors.find((candidate) => candidate.name === name);
  if (connector === undefined) throw new Error(`no connector ${name}`);
  return connector;
};

/** The type under which one argument with this schema is listed. */
function listed(schema: z.ZodType) {
  const connector = defineConnector({
    name: 'x',
    doc: '',
    settings: z.unknown(),
    actions: {
      do: action({
        doc: 'Does.',
        args: z.strictObject({ a: schema }),
        effect: { changes: 'nothing', reaches: 'nobody', lasting: false, severe: false },
        inverse: null,
        idempotency: 'none',
        ttl: 'none',
        cost: null,
        run: async () => ({ kind: 'succeeded', detail: '' }),
      }),
    },
    probes: {},
  });
  return catalogOf([{ name: 'x', connector }]).verbs[0]?.arguments[0];
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
  ['a word that is no type', z.string().meta({ argument: 'colour' }), 'text', true],
  ['an optional text', z.string().optional(), 'text', false],
  ['a text with a default', z.string().default('x'), 'text', false],
  ['a transformed text', z.string().transform(Number), 'text', true],
])('%s', (_title, schema, type, required) => {
  expect(listed(schema)).toEqual({ name: 'a', type, required, doc: '' });
});

test('an argument carries its description', () => {
  expect(listed(z.string().meta({ description: 'the line' }))).toMatchObject({ doc: 'the line' });
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
  expect(probes).toEqual([
    {
      name: 'city.get',
      doc: expect.any(String),
      arguments: [{ name: 'path', type: 'text', required: true, doc: expect.any(String) }],
      others: 'any',
    },
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
  expect(catalogOf([{ name: 'x', connector }]).probes[0]).not.toHaveProperty('others');
});

test('no instance, no catalog', () => {
  expect(catalogOf([])).toEqual({ verbs: [], probes: [] });
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
