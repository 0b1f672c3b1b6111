import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { secret } from './secret.ts';
import { settingMessage } from './setting-problem.ts';
import { inEnglish } from './testing/in-english.ts';

test.each<[string, z.ZodType, unknown, string]>([
  ['a setting that is missing', z.object({ a: z.string() }), {}, 'is missing; a text is expected'],
  ['another kind of value', z.object({ a: z.string() }), { a: 5 }, 'a text is expected'],
  ['half a number', z.object({ a: z.int() }), { a: 1.5 }, 'a whole number is expected'],
  ['no list', z.object({ a: z.array(z.string()) }), { a: 'x' }, 'a list is expected'],
  ['no truth', z.object({ a: z.boolean() }), { a: 'yes' }, '`true` or `false` is expected'],
  [
    'no names',
    z.object({ a: z.record(z.string(), z.string()) }),
    { a: 1 },
    'names with their values are expected',
  ],
  ['an empty list', z.object({ a: z.array(z.string()).min(1) }), { a: [] }, 'is empty'],
  ['an empty text', z.object({ a: z.string().min(1) }), { a: '' }, 'is empty'],
  ['too little', z.object({ a: z.int().min(2) }), { a: 1 }, 'at least 2 is expected'],
  ['too much', z.object({ a: z.int().max(2) }), { a: 3 }, 'at most 2 is expected'],
  ['none of those known', z.object({ a: z.enum(['b', 'c']) }), { a: 'd' }, 'one of `b`, `c` is expected'],
  [
    'neither text nor reference',
    z.object({ a: z.union([z.string(), z.custom(() => false)]) }),
    { a: 5 },
    'a text or a reference such as `env:NAME` is expected',
  ],
  [
    'no text or reference at all',
    z.object({ a: z.union([z.string(), z.custom(() => false)]) }),
    {},
    'is missing; a text or a reference such as `env:NAME` is expected',
  ],
  [
    'what a check of ours says',
    z.object({ a: z.string().refine(() => false, 'a CIDR such as `10.0.0.0/8`') }),
    { a: 'x' },
    'a CIDR such as `10.0.0.0/8` is expected',
  ],
  [
    'a name that may not be',
    z.object({ a: z.record(z.string().regex(/^a/, 'a header name'), z.string()) }),
    { a: { b: 'x' } },
    'a header name is expected',
  ],
  ['what nobody knows', z.strictObject({}), { a: 1, b: 2 }, 'there is no setting `a`, `b`'],
])('%s', (_title, schema, given, message) => {
  const { error } = schema.safeParse(given);
  expect(error?.issues.map((issue) => inEnglish(settingMessage(issue, given)))).toEqual([message]);
});

test('no value is ever told', () => {
  const schema = z.strictObject({ a: z.int(), b: z.enum(['x']), c: z.array(z.string()) });
  const { error } = schema.safeParse({ a: 'hush', b: 'hush', c: secret('hush') });
  const said = error?.issues.map((issue) => inEnglish(settingMessage(issue, {}))) ?? [];
  expect(said).toHaveLength(3);
  expect(said.join()).not.toContain('hush');
});
