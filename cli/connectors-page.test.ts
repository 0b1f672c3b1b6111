/** `docs/connectors.md` and the manifests say the same, both ways. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { connectors } from '../connectors/index.ts';
import { schemaOf } from './catalog-argument.ts';

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
