import { type Document, isScalar, type LineCounter } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../dsl/nearest.ts';
import { say, type Text } from '../dsl/say.ts';
import { yamlPlace } from './yaml-place.ts';

/** What is wrong with one setting, in people's words: `kafak: there is no such setting; did you mean …`. */
export interface ConfigProblem {
  /** 1-based; null where the file has no such place. */
  readonly line: number | null;
  readonly column: number | null;
  /** `connectors.city`, '' for the file itself. */
  readonly path: string;
  readonly message: Text;
}

/** What is said where something else stands. */
const EXPECTED: Readonly<Record<string, Text>> = {
  string: say`a text is expected`,
  number: say`a number is expected`,
  int: say`a whole number is expected`,
  array: say`a list (\`[…]\`) is expected`,
  object: say`settings (\`key: value\`) are expected`,
  record: say`names with their settings (\`name: value\`) are expected`,
};

/**
 * The library's issues as problems with places, by place; an issue of several keys becomes several. A setting that is
 * missing because another word stands for it is told at that word alone.
 *
 * @param known  the settings that there are at a path
 */
export function configProblems(
  issues: readonly z.core.$ZodIssue[],
  document: Document,
  lines: LineCounter,
  known: (path: readonly string[]) => readonly string[],
): readonly ConfigProblem[] {
  const misspelt = new Set<string>();
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const path = issue.path.map(String);
    return issue.keys.map((key) => {
      const close = nearest(key, known(path));
      if (close !== null) misspelt.add([...path, close].join('.'));
      const message =
        close === null
          ? say`there is no such setting`
          : say`there is no such setting; did you mean \`${close}\`?`;
      return at([...path, key], message, document, lines);
    });
  });
  const others = issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const isTold =
      issue.code === 'unrecognized_keys' || (misspelt.has(path.join('.')) && !document.hasIn(path));
    return isTold ? [] : [at(path, messageOf(issue, document), document, lines)];
  });
  return [...unknown, ...others].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

function messageOf(issue: z.core.$ZodIssue, document: Document): Text {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = EXPECTED[issue.expected] ?? say`${issue.expected} is expected`;
      const isMissing = issue.path.length > 0 && !document.hasIn(issue.path as string[]);
      if (isMissing) return say`is missing; ${expected}`;
      return (issue.expected === 'string' ? unquoted(issue.path, document) : null) ?? expected;
    }
    case 'too_small':
      return issue.origin === 'string' ? say`is empty` : say`at least ${String(issue.minimum)} is expected`;
    case 'too_big':
      return say`at most ${String(issue.maximum)} is expected`;
    case 'invalid_key':
      return say`a name is ${ours(issue.issues[0]?.message ?? 'other')}`;
    // What our own checks say: `an IANA time zone such as Asia/Seoul`.
    case 'invalid_format':
    case 'custom':
      return saidBy(issue) ?? say`${ours(issue.message)} is expected`;
    default:
      return say`cannot be used`;
  }
}

/** What stands for a text without quotes, and that quotes mend it; null where nothing is written, or a list or a map. */
function unquoted(path: readonly PropertyKey[], document: Document): Text | null {
  const node = document.getIn(path, true);
  if (!isScalar(node) || node.source === undefined || node.source === '') return null;
  const key = path.at(-1);
  const written = typeof key === 'string' ? `${key}: "${node.source}"` : `"${node.source}"`;
  return say`a text is expected, and \`${node.source}\` is read as ${kindOf(node.value)}: write \`${written}\``;
}

function kindOf(value: unknown): Text {
  if (typeof value === 'boolean') return say`a truth value`;
  return value === null ? say`no value` : say`a number`;
}

/** What a check of ours says as a whole sentence, as lists of codes do; null for the others. */
function saidBy(issue: z.core.$ZodIssue): Text | null {
  const said: unknown = issue.code === 'custom' ? issue.params?.['said'] : null;
  return typeof said === 'object' ? (said as Text | null) : null;
}

/** The words of our own checks, which come through the library in English: that is their key. */
function ours(words: string): Text {
  return { template: words, values: [] };
}

function at(path: readonly string[], message: Text, document: Document, lines: LineCounter): ConfigProblem {
  const place = yamlPlace(document, lines, path);
  return { line: place?.line ?? null, column: place?.column ?? null, path: path.join('.'), message };
}
