import type { z } from 'zod';
import { type Message, say } from './say.ts';

/** What stands where something else is expected. */
const EXPECTED: Readonly<Record<string, Message>> = {
  string: say`a text is expected`,
  number: say`a number is expected`,
  int: say`a whole number is expected`,
  boolean: say`\`true\` or \`false\` is expected`,
  array: say`a list is expected`,
  record: say`names with their values are expected`,
  object: say`\`key: value\` lines are expected`,
};

/**
 * What is wrong with one setting, in people's words, lower case. Names keys, never values: one may be a secret.
 *
 * @param given  the settings as they were written
 */
export function settingMessage(issue: z.core.$ZodIssue, given: unknown): Message {
  const wrong = expected(issue);
  return isMissing(given, issue.path) ? say`is missing; ${wrong}` : wrong;
}

function expected(issue: z.core.$ZodIssue): Message {
  switch (issue.code) {
    case 'unrecognized_keys':
      return say`there is no setting ${issue.keys.map((key) => `\`${key}\``).join(', ')}`;
    case 'invalid_type':
      return EXPECTED[issue.expected] ?? say`${issue.expected} is expected`;
    // A union of ours is a text or a reference to one.
    case 'invalid_union':
      return say`a text or a reference such as \`env:NAME\` is expected`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? say`is empty`
        : say`at least ${String(issue.minimum)} is expected`;
    case 'too_big':
      return say`at most ${String(issue.maximum)} is expected`;
    case 'invalid_value':
      return say`one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')} is expected`;
    case 'invalid_key':
      return say`${said(issue.issues[0]?.message)} is expected`;
    // What the checks of the settings say: `an http or https URL …`.
    case 'invalid_format':
    case 'custom':
      return say`${said(issue.message)} is expected`;
    default:
      return say`cannot be used`;
  }
}

/** A check of the settings gives the template of its message to the library. */
function said(template: string | undefined): Message {
  return template === undefined ? say`another name` : { template, values: [] };
}

function isMissing(given: unknown, path: readonly PropertyKey[]): boolean {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    given,
  );
  return value === undefined;
}
