import type { z } from 'zod';

/** What stands where something else is expected. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text is',
  number: 'a number is',
  int: 'a whole number is',
  boolean: '`true` or `false` is',
  array: 'a list is',
  record: 'names with their values are',
  object: '`key: value` lines are',
};

/** What a broken union of ours expects: each is a text or a reference to one. */
const UNION = 'a text or a reference such as `env:NAME` is expected';

/**
 * What is wrong with one setting, in people's words, lower case. Names keys, never values: one may be a secret.
 *
 * @param given  the settings as they were written
 */
export function settingMessage(issue: z.core.$ZodIssue, given: unknown): string {
  const missing = isMissing(given, issue.path) ? 'is missing; ' : '';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `there is no setting ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
    case 'invalid_type':
      return `${missing}${EXPECTED[issue.expected] ?? `${issue.expected} is`} expected`;
    case 'invalid_union':
      return `${missing}${UNION}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'is empty'
        : `at least ${String(issue.minimum)} is expected`;
    case 'too_big':
      return `at most ${String(issue.maximum)} is expected`;
    case 'invalid_value':
      return `${issue.values.map((value) => `\`${String(value)}\``).join(' or ')} is expected`;
    case 'invalid_key':
      return `${issue.issues[0]?.message ?? 'another name'} is expected`;
    // What our own checks say: `a path prefix beginning with "/"`.
    case 'invalid_format':
    case 'custom':
      return `${issue.message} is expected`;
    default:
      return 'cannot be used';
  }
}

function isMissing(given: unknown, path: readonly PropertyKey[]): boolean {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    given,
  );
  return value === undefined;
}
