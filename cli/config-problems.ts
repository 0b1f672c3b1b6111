import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../dsl/nearest.ts';
import { yamlPlace } from './yaml-place.ts';

/** What is wrong with one setting, in people's words: `kafak: there is no such setting; did you mean …`. */
export interface ConfigProblem {
  /** 1-based; null where the file has no such place. */
  readonly line: number | null;
  readonly column: number | null;
  /** `connectors.city`, '' for the file itself. */
  readonly path: string;
  readonly message: string;
}

/** Settings at each level, for "did you mean"; `*` is a name that the project chooses. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '': ['name', 'zone', 'kafka', 'store', 'redis', 'partitions', 'connectors'],
  kafka: ['brokers', 'group', 'sessionTimeoutMs'],
  store: ['url'],
  redis: ['url'],
};

/** What stands where something else is expected. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text is',
  number: 'a number is',
  int: 'a whole number is',
  object: 'settings (`key: value`) are',
  record: 'names with their settings (`name: value`) are',
};

/** The library's issues as problems with places; an issue of several keys becomes several. */
export function configProblems(
  issues: readonly z.core.$ZodIssue[],
  document: Document,
  lines: LineCounter,
): readonly ConfigProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [at(path, messageOf(issue, document), document, lines)];
    return issue.keys.map((key) => {
      const close = nearest(key, KNOWN[path.join('.')] ?? []);
      const message = `there is no such setting${close === null ? '' : `; did you mean \`${close}\`?`}`;
      return at([...path, key], message, document, lines);
    });
  });
}

function messageOf(issue: z.core.$ZodIssue, document: Document): string {
  const missing = issue.path.length > 0 && !document.hasIn(issue.path as string[]);
  switch (issue.code) {
    case 'invalid_type':
      return `${missing ? 'is missing; ' : ''}${EXPECTED[issue.expected] ?? `${issue.expected} is`} expected`;
    case 'too_small':
      return issue.origin === 'string' ? 'is empty' : `at least ${String(issue.minimum)} is expected`;
    case 'too_big':
      return `at most ${String(issue.maximum)} is expected`;
    case 'invalid_key':
      return `a name is ${issue.issues[0]?.message ?? 'other'}`;
    // What our own checks say: `an IANA time zone such as Asia/Seoul`.
    case 'invalid_format':
    case 'custom':
      return `${issue.message} is expected`;
    default:
      return 'cannot be used';
  }
}

function at(path: readonly string[], message: string, document: Document, lines: LineCounter): ConfigProblem {
  const place = yamlPlace(document, lines, path);
  return { line: place?.line ?? null, column: place?.column ?? null, path: path.join('.'), message };
}
