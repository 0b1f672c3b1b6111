import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Complain } from './document-problem.ts';

/** What stands where something else is expected. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  object: '`key: value` lines',
  array: 'a list',
};

/**
 * An `x-ordersense` by its schema, null where something in it is wrong; each mistake is complained of at its place.
 *
 * @param path  of the extension itself
 */
export function readExtension<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: readonly string[],
  complain: Complain,
): T | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = [...path, ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        complain([...at, key], `\`${key}\` says nothing here`, wordsHelp(key, wordsAt(schema, issue.path)));
    else {
      const key = issue.path.at(-1);
      const what = key === undefined ? 'this' : `\`${String(key)}\``;
      const isMissing = valueAt(value, issue.path) === undefined;
      const help = key === 'ko' ? 'say the same in Korean: `ko: …`' : `write ${expected(issue)}`;
      complain(at, `${what} ${isMissing ? 'is missing' : 'cannot be used'}`, help);
    }
  }
  return null;
}

function wordsHelp(written: string, known: readonly string[]): string {
  const [near] = known
    .map((word) => ({ word, apart: distance(written, word) }))
    .sort((a, b) => a.apart - b.apart);
  if (near !== undefined && near.apart <= Math.max(1, written.length / 3))
    return `did you mean \`${near.word}\`?`;
  return `these do: ${known.map((word) => `\`${word}\``).join(', ')}`;
}

/** The words that a schema knows at a place. */
function wordsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const steps = path.flatMap((key) => (typeof key === 'number' ? ['items'] : ['properties', key]));
  const properties = valueAt(whole, [...steps, 'properties']);
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** What would have been right, in words that end a sentence begun with "write". */
function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return anyOf(issue.values.map((value) => `\`${String(value)}\``));
    case 'too_small':
      return issue.origin === 'string' ? 'a text' : `at least ${String(issue.minimum)}`;
    // The one union: what a verb costs.
    case 'invalid_union':
      return '`{ argument: …, per: target }` or `{ most: 10000, currency: KRW, per: target }`';
    default:
      return issue.message;
  }
}

function anyOf(words: readonly string[]): string {
  return words.length === 1 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
