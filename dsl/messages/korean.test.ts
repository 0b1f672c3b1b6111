import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import { korean, koreanParts } from './korean.ts';

/** Everything that is tagged `say` in a source: its template, and its Korean where `inBoth` puts it beside. */
function messagesIn(source: string): readonly { readonly template: string; readonly ko: string | null }[] {
  const found: { template: string; ko: string | null }[] = [];
  const visit = (node: unknown, ko: string | null): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child, null);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, tag, template, callee } = node as {
      type?: string;
      tag?: { value?: string };
      template?: { quasis: readonly { cooked: string }[] };
      callee?: { value?: string };
    };
    if (type === 'CallExpression' && callee?.value === 'inBoth') {
      const { arguments: given } = node as { arguments: readonly { expression: { value?: string } }[] };
      visit(given[0]?.expression, given[1]?.expression.value ?? null);
      return;
    }
    if (type === 'TaggedTemplateExpression' && tag?.value === 'say' && template !== undefined) {
      const parts = template.quasis.map(({ cooked }) => cooked);
      found.push({ template: parts.reduce((whole, part, index) => `${whole}{${index - 1}}${part}`), ko });
    }
    for (const child of Object.values(node)) visit(child, null);
  };
  visit(parseSync(source, { syntax: 'typescript', target: 'es2022' }).body, null);
  return found;
}

const root = new URL('../..', import.meta.url);
const sources = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'dsl/*.ts', 'connectors/*.ts', 'cli/*.ts'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && !/\.test\.ts$|\/testing\//.test(path) && existsSync(new URL(path, root)));

const messages = sources.flatMap((path) => {
  const source = readFileSync(new URL(path, root), 'utf8');
  return source.includes('say`') ? messagesIn(source).map((message) => ({ ...message, path })) : [];
});

/** Template → where it stands, of what has its Korean in the catalogue. */
const written = new Map(
  messages.filter(({ ko }) => ko === null).map(({ template, path }) => [template, path] as const),
);

/** Template and Korean, in the catalogue and beside messages. */
const pairs = [
  ...Object.entries(korean),
  ...messages.flatMap(({ template, ko }) => (ko === null ? [] : [[template, ko] as const])),
];

const numbersIn = (template: string): readonly string[] =>
  [...new Set([...template.matchAll(/\{(\d+)(?::[^{}]+)?\}/g)].map((found) => found[1]!))].sort();

const codeIn = (template: string): readonly string[] =>
  [...new Set([...template.matchAll(/`([^`]+)`/g)].map((found) => found[1]!))].sort();

describe('the Korean catalogue', () => {
  test('has every message', () => {
    const lacking = [...written].filter(([template]) => !Object.hasOwn(korean, template));
    expect(lacking.map(([template, path]) => `${path}: ${template}`)).toEqual([]);
  });

  test('has nothing that nobody says', () => {
    expect(Object.keys(korean).filter((template) => !written.has(template))).toEqual([]);
  });

  test('has each message in one part', () => {
    const all = koreanParts.flatMap((part) => Object.keys(part));
    expect(all.filter((template, index) => all.indexOf(template) !== index)).toEqual([]);
  });

  test('tells the same values', () => {
    const other = pairs.filter(([from, to]) => `${numbersIn(from)}` !== `${numbersIn(to)}`);
    expect(other).toEqual([]);
  });

  test('keeps the same code in backticks', () => {
    const other = pairs.filter(([from, to]) => `${codeIn(from)}` !== `${codeIn(to)}`);
    expect(other).toEqual([]);
  });

  test('asks for particles only in pairs, after a consonant and after a vowel', () => {
    const asked = pairs.flatMap(([, to]) => [...to.matchAll(/\{\d+:([^{}]+)\}/g)]);
    const particles = new Set(asked.map((found) => found[1]));
    expect([...particles].sort()).toEqual(
      [
        '과/와',
        '으로/로',
        '은/는',
        '을/를',
        '이/가',
        '이라고/라고',
        '이라/라',
        '이라는/라는',
        '이어야/여야',
      ].sort(),
    );
  });

  test('ends no line with a full stop, as English does', () => {
    expect(Object.values(korean).filter((to) => /[.。]$/.test(to) && !to.endsWith('...'))).toEqual([]);
  });
});
