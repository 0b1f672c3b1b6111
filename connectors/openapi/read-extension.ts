import { distance } from 'fastest-levenshtein';
import * as z from 'zod';
import { type Message, type Part, say } from '../say.ts';
import type { Complain } from './document-problem.ts';
import { CHECKS } from './extension.ts';

/** What stands where something else is expected. */
const EXPECTED: Readonly<Record<string, Message>> = {
  string: say`a text`,
  number: say`a number`,
  int: say`a whole number`,
  boolean: say`\`true\` or \`false\``,
  object: say`\`key: value\` lines`,
  array: say`a list`,
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
        complain(
          [...at, key],
          say`\`${key}\` says nothing here`,
          wordsHelp(key, wordsAt(schema, issue.path)),
        );
    else {
      const key = issue.path.at(-1);
      const isMissing = valueAt(value, issue.path) === undefined;
      complain(
        at,
        wrong(key, isMissing),
        key === 'ko' ? say`say the same in Korean: \`ko: …\`` : writeHelp(issue),
      );
    }
  }
  return null;
}

function wrong(key: PropertyKey | undefined, isMissing: boolean): Message {
  if (key === undefined) return say`this cannot be used`;
  return isMissing ? say`\`${String(key)}\` is missing` : say`\`${String(key)}\` cannot be used`;
}

function wordsHelp(written: string, known: readonly string[]): Message {
  const [near] = known
    .map((word) => ({ word, apart: distance(written, word) }))
    .sort((a, b) => a.apart - b.apart);
  if (near !== undefined && near.apart <= Math.max(1, written.length / 3))
    return say`did you mean \`${near.word}\`?`;
  return say`these do: ${known.map((word) => `\`${word}\``).join(', ')}`;
}

/** The words that a schema knows at a place. */
function wordsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const steps = path.flatMap((key) => (typeof key === 'number' ? ['items'] : ['properties', key]));
  const properties = valueAt(whole, [...steps, 'properties']);
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** What would have been right. */
function writeHelp(issue: z.core.$ZodIssue): Message {
  switch (issue.code) {
    case 'invalid_type':
      return say`write ${EXPECTED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return say`write ${anyOf(issue.values.map((value) => `\`${String(value)}\``))}`;
    case 'too_small':
      return issue.origin === 'string'
        ? say`write ${say`a text`}`
        : say`write at least ${String(issue.minimum)}`;
    // The one union: what a verb costs.
    case 'invalid_union':
      return say`write \`{ argument: …, per: target }\` or \`{ most: 10000, currency: KRW, per: target }\``;
    default:
      return say`write ${CHECKS.find(({ template }) => template === issue.message) ?? say`something else`}`;
  }
}

function anyOf(words: readonly string[]): Part {
  const [first = '', ...others] = words;
  const last = others.pop();
  return last === undefined ? first : say`${[first, ...others].join(', ')} or ${last}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
