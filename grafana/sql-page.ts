import { PUBLIC_VIEWS } from '../engine/adapters/sql/public-views.ts';

/** `docs/sql.md`: the public views as their list describes them. */
export function sqlPage(): string {
  const views = PUBLIC_VIEWS.map(({ name, doc, columns }) => {
    const rows = columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.doc} |`);
    return [`## \`ordersense.${name}\``, '', doc, '', '| column | type | |', '|---|---|---|', ...rows].join(
      '\n',
    );
  });
  return `${HEAD}\n${views.join('\n\n')}\n`;
}

const HEAD = `# The SQL that may be queried

<!-- Written by \`npm run dashboards\` from engine/adapters/sql/public-views.ts. -->

The store's tables may change with every version. These views do not: a column is never lost or renamed, and new ones
come last. They are there in PostgreSQL and in the embedded store alike, in schema \`ordersense\`, and every column has
its description as a comment (\`\\d+ ordersense.os_incident\`).

Give whoever reads them a role that can do nothing else:

\`\`\`sql
create role ordersense_reader login password '…';
grant usage on schema ordersense to ordersense_reader;
grant select on ${PUBLIC_VIEWS.map(({ name }) => `ordersense.${name}`).join(', ')} to ordersense_reader;
\`\`\`

\`target\`, \`instance\` and \`detail\` may hold the id of a customer or a rider: treat them as personal.
`;
