import { expect, test } from '@jest/globals';
import type { Statement } from './sql-client.ts';
import { column, deleteKeys, insertNew, select, type Table, upsert } from './table.ts';

const late: Table<{ readonly topic: string; readonly offset: number; readonly timeMs: number | null }> = {
  name: 'late',
  key: ['topic', 'offset'],
  columns: { topic: 'text', offset: 'int8', timeMs: 'int8' },
};
const rows = 'json_to_recordset($1::text::json) as r("topic" text, "offset" int8, "timeMs" int8)';
const values = 'select r."topic", r."offset", r."timeMs" from';

test.each<[string, Statement<unknown>, string, Statement['values']]>([
  [
    'insertNew',
    insertNew(late, '[]'),
    `insert into ordersense.late ("topic", "offset", "time_ms") ${values} ${rows} on conflict do nothing`,
    ['[]'],
  ],
  [
    'upsert',
    upsert(late, '[1]'),
    `insert into ordersense.late ("topic", "offset", "time_ms") ${values} ${rows} ` +
      'on conflict ("topic", "offset") do update set "time_ms" = excluded."time_ms"',
    ['[1]'],
  ],
  [
    'deleteKeys',
    deleteKeys(late, '[]'),
    'delete from ordersense.late t using json_to_recordset($1::text::json) as r("topic" text, "offset" int8) ' +
      'where t."topic" = r."topic" and t."offset" = r."offset"',
    ['[]'],
  ],
  [
    'select all',
    select(late),
    'select t."topic" as "topic", t."offset" as "offset", t."time_ms" as "timeMs" from ordersense.late t where true',
    [],
  ],
  [
    'select some',
    select(late, 't.topic = $1::text', ['orders']),
    'select t."topic" as "topic", t."offset" as "offset", t."time_ms" as "timeMs" from ordersense.late t where t.topic = $1::text',
    ['orders'],
  ],
])('%s', (_title, statement, text, parameters) => {
  expect(statement.text).toBe(text);
  expect(statement.values).toEqual(parameters);
});

test.each([
  ['topic', '"topic"'],
  ['resumeOffset', '"resume_offset"'],
  ['unknownSinceMs', '"unknown_since_ms"'],
])('member %s is column %s', (member, name) => {
  expect(column(member)).toBe(name);
});
