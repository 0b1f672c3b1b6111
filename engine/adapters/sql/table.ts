import type { Statement } from './sql-client.ts';

/** Types that the store's columns have. `json`, not `jsonb`: documents come back byte for byte, NUL and all. */
export type ColumnType = 'text' | 'int8' | 'float8' | 'json' | 'boolean';

/** What a table of schema `ordersense` is called, holds, and is unique by. Members are its columns in snake case. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: { readonly [Name in keyof Row & string]-?: ColumnType };
  readonly key: readonly (keyof Row & string)[];
}

/** The rows of one JSON array, as a relation `r` with the members' names. `json` is parameter 1. */
export function recordset<Row>(
  columns: Pick<Table<Row>['columns'], keyof Row & string> | Readonly<Record<string, ColumnType>>,
): string {
  const list = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return `json_to_recordset($1::text::json) as r(${list.join(', ')})`;
}

/** Adds rows; what is there already with the same key stays as it is. */
export function insertNew<Row>(table: Table<Row>, batch: string): Statement {
  return { text: `${insert(table)} on conflict do nothing`, values: [batch] };
}

/** Adds rows or replaces those with the same key. A key may be in a batch only once. */
export function upsert<Row>(table: Table<Row>, batch: string): Statement {
  const rest = Object.keys(table.columns).filter((name) => !(table.key as readonly string[]).includes(name));
  const set = rest.map((name) => `${column(name)} = excluded.${column(name)}`).join(', ');
  return {
    text: `${insert(table)} on conflict (${columnList(table.key)}) do update set ${set}`,
    values: [batch],
  };
}

/** Deletes the rows with the keys of the batch. */
export function deleteKeys<Row>(table: Table<Row>, batch: string): Statement {
  const keys = Object.entries<ColumnType>(table.columns).filter(([name]) =>
    (table.key as readonly string[]).includes(name),
  );
  const where = keys.map(([name]) => `t.${column(name)} = r."${name}"`).join(' and ');
  return {
    text: `delete from ordersense.${table.name} t using ${recordset(Object.fromEntries(keys))} where ${where}`,
    values: [batch],
  };
}

/** Rows as the contract knows them, where `condition` holds for `t`. */
export function select<Row>(
  table: Table<Row>,
  condition = 'true',
  values: Statement['values'] = [],
): Statement<Row> {
  return {
    text: `select ${selection(table, 't')} from ordersense.${table.name} t where ${condition}`,
    values,
  };
}

/** A select list that gives columns the members' names. */
export function selection<Row>(table: Table<Row>, alias: string): string {
  return Object.keys(table.columns)
    .map((name) => `${alias}.${column(name)} as "${name}"`)
    .join(', ');
}

/** `resumeOffset` is stored in `"resume_offset"`; quoted, because `offset` is a reserved word. */
export function column(name: string): string {
  return `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
}

function insert<Row>(table: Table<Row>): string {
  const names = Object.keys(table.columns);
  const values = names.map((name) => `r."${name}"`).join(', ');
  return `insert into ordersense.${table.name} (${columnList(names)}) select ${values} from ${recordset(table.columns as Readonly<Record<string, ColumnType>>)}`;
}

function columnList(names: readonly string[]): string {
  return names.map(column).join(', ');
}
