/** `docs/connectors.md` and the manifests say the same, both ways. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { connectors } from '../connectors/index.ts';
import {
  fieldExtension,
  lookupExtension,
  probeExtension,
  questionExtension,
  tagExtension,
  verbExtension,
} from '../connectors/openapi/extension.ts';
import { fieldTypeOf } from '../connectors/openapi/field-type.ts';
import { inEnglish } from '../connectors/testing/in-english.ts';
import { type Schema, schemaOf } from './catalog-argument.ts';

const page = readFileSync(new URL('../docs/connectors.md', import.meta.url), 'utf8');
/** The page's part on one connector. */
const partOn = (name: string) => page.split(/^## /m).find((part) => part.startsWith(`\`${name}\``)) ?? '';
/** First cells of the tables under a header that begins so; a verb may carry its connector's name. */
function firstCells(text: string, header: RegExp, name: string): readonly string[] {
  const tables = text.split(/\n\n/).filter((block) => header.test(block));
  const rows = tables.flatMap((table) => table.trim().split('\n').slice(2));
  return rows.map((row) => (/^\| `([^`]+)`/.exec(row)?.[1] ?? row).replace(`${name}.`, '')).sort();
}

test.each(connectors.map((connector) => [connector.name, connector] as const))(
  '%s: verbs and settings',
  (name, connector) => {
    const verbs = [...Object.keys(connector.actions), ...Object.keys(connector.probes)].sort();
    expect(firstCells(partOn(name), /^\| verb/, name)).toEqual(verbs);
    const settings = Object.keys(schemaOf(connector.settings).properties ?? {}).sort();
    expect(firstCells(partOn(name), /^\| setting/, name)).toEqual(settings);
  },
);

test.each(
  connectors.flatMap((connector) =>
    Object.entries(connector.actions).map(
      ([verb, action]) => [`${connector.name}.${verb}`, connector.name, verb, action] as const,
    ),
  ),
)('%s: arguments, undo and class', (_title, name, verb, action) => {
  const row = partOn(name)
    .split('\n')
    .find((line) => line.startsWith(`| \`${verb}\``) || line.startsWith(`| \`${name}.${verb}\``));
  for (const argument of Object.keys(schemaOf(action.args).properties ?? {}))
    expect(row).toContain(`\`${argument}\``);
  if (action.inverse !== null) expect(row).toMatch(new RegExp(`\`(${name}\\.)?${action.inverse}\``));
  if (name !== 'log') expect(row).toContain(`\`${action.idempotency}\``);
});

/** `effect.changes` for what stands in a record; lists and alternatives are one thing each. */
function keysOf({ properties = {} }: Schema, before = ''): readonly string[] {
  return Object.entries(properties).flatMap(([key, schema]) =>
    schema.properties === undefined ? [`${before}${key}`] : keysOf(schema, `${before}${key}.`),
  );
}

test.each([
  ['of a verb', verbExtension],
  ['of a read', questionExtension],
  ['of a probe', probeExtension],
  ['of a look-up', lookupExtension],
  ['of a parameter or property', fieldExtension],
  ['of a tag', tagExtension],
])('`x-ordersense` %s', (of, extension) => {
  const [table = ''] = partOn('openapi')
    .split(/\n\n/)
    .filter((block) => block.startsWith(`| \`x-ordersense\` ${of} |`));
  const cells = table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|')[1] ?? '');
  const words = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word));
  expect(words.sort()).toEqual([...keysOf(schemaOf(extension))].sort());
});

test('every type of a field, with the JSON types that carry it', () => {
  const [table = ''] = partOn('openapi')
    .split(/\n\n/)
    .filter((block) => block.startsWith('| `is` |'));
  const rows = table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|'));
  const types = rows.flatMap(([, is = '', json = '']) =>
    [...is.matchAll(/`([^`]+)`/g)].map(([, type = '']) => ({
      type,
      json: json.split(',').map((one) => one.trim()),
    })),
  );
  const all = ['string', 'number', 'integer', 'boolean', 'object', 'array'];
  for (const { type, json } of types) {
    const carried = all.filter((one) => !('message' in fieldTypeOf(type, one)));
    expect([type, carried.sort()]).toEqual([type, [...json].sort()]);
  }
  const refused = fieldTypeOf('?', 'string');
  const known =
    'help' in refused ? [...inEnglish(refused.help).matchAll(/`([a-z]+)/g)].map(([, name]) => name) : [];
  expect([...new Set(types.map(({ type }) => type.replace(/\(.*/, '')))].sort()).toEqual(known.sort());
});
