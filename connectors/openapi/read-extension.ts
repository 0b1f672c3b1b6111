import type { z } from 'zod';
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
  schema: z.ZodType<T> & { readonly shape: Readonly<Record<string, unknown>> },
  value: unknown,
  path: readonly string[],
  complain: Complain,
): T | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = [...path, ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      const known = issue.path.length === 0 ? Object.keys(schema.shape) : [];
      for (const key of issue.keys)
        complain(
          [...at, key],
          `\`${key}\` says nothing here`,
          known.length === 0 ? 'leave it out' : `these do: ${known.map((word) => `\`${word}\``).join(', ')}`,
        );
    } else {
      const key = issue.path.at(-1);
      const missing = key !== undefined && isMissing(value, issue.path);
      complain(
        at,
        missing
          ? `\`${String(key)}\` is missing`
          : `${key === undefined ? 'this' : `\`${String(key)}\``} cannot be used`,
        `write ${expected(issue)}`,
      );
    }
  }
  return null;
}

/** What would have been right, in words that end a sentence begun with "write". */
function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => `\`${String(value)}\``).join(' or ');
    case 'too_small':
      return issue.origin === 'string' ? 'a text' : `at least ${String(issue.minimum)}`;
    // The one union: what a verb costs.
    case 'invalid_union':
      return '`{ argument: …, per: target }` or `{ most: 10000, currency: KRW, per: target }`';
    default:
      return issue.message;
  }
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  return (
    path.reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      value,
    ) === undefined
  );
}
