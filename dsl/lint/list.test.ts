/** Holds the catalogue to the sources and to its own examples. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import type { DiagnosticLevel } from '../diagnostic.ts';
import { defaultSettings } from './lint-project.ts';
import { lintOf, lints } from './list.ts';
import { linted } from './testing/linted.ts';
import { pasts } from './testing/past.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['dsl', 'cli', 'rules'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|testing\//.test(path))
    .filter((path) => !path.startsWith('dsl/lint/lints/'))
    .map((path) => [path, readFileSync(root + path, 'utf8')] as const),
);

const LEVELS: Readonly<Record<string, DiagnosticLevel>> = { error: 'error', warn: 'warning', info: 'info' };

/** Every `report.error('OS…', …)` and `diagnostic('OS…', 'error', …)` of a text, as `CODE level`. */
function reportedIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, callee, arguments: args } = node as Record<string, unknown>;
    if (type === 'CallExpression') {
      const texts = (args as { expression: { type: string; value?: unknown } }[]).map(({ expression }) =>
        expression.type === 'StringLiteral' ? String(expression.value) : '',
      );
      const { value, property } = callee as { value?: string; property?: { value?: string } };
      const level =
        LEVELS[property?.value ?? value ?? ''] ?? LEVELS[texts[1]?.replace('warning', 'warn') ?? ''];
      if (/^OS\d{4}$/.test(texts[0] ?? '') && level !== undefined) found.push(`${texts[0]} ${level}`);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }).body);
  return found;
}

test('the reader of sources sees what they report', () => {
  expect(
    reportedIn(`report.error('OS1101', a); diagnostic('OS0106', 'warning', f); createReport(f, s).warn('OS1106');
      error('OS0201', x); say('OS0101', place); found.code === 'OS2501'`),
  ).toEqual(['OS1101 error', 'OS0106 warning', 'OS1106 warning', 'OS0201 error']);
  expect(sources.flatMap(([, text]) => reportedIn(text)).length).toBeGreaterThan(60);
});

test('whatever the sources report is in the list, at that level', () => {
  const unknown = sources.flatMap(([path, text]) =>
    reportedIn(text).flatMap((one) => {
      const [code = '', level] = one.split(' ');
      const lint = lintOf(code);
      return lint?.level === level || lint?.orLevel === level ? [] : [`${path}: ${one}`];
    }),
  );
  expect(unknown).toEqual([]);
});

test('whatever code the sources name is in the list', () => {
  const named = sources.flatMap(([path, text]) =>
    [...text.matchAll(/'(OS\d{4})'/g)].map(([, code = '']) => [path, code] as const),
  );
  // OS0000 is what `new lint` writes until its author gives the code.
  expect(named.filter(([, code]) => code !== 'OS0000' && lintOf(code) === null)).toEqual([]);
});

test('codes are unique and in order; names are unique and those of the files', () => {
  const codes = lints.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  expect(codes.filter((code) => !/^OS\d{4}$/.test(code))).toEqual([]);
  const files = readdirSync(new URL('lints/', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  expect(lints.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

/** The examples of a code that asks the past are read with one. */
const settingsOf = (code: string) => ({ ...defaultSettings, history: pasts[code] ?? null });

const rows = lints.map((lint) => [`${lint.code} ${lint.name}`, lint] as const);

/** What only the compiler says is held where it is told, in `cli/not-yet.test.ts`. */
const rowsHere = rows.filter(([, { reportedBy }]) => reportedBy !== 'compiler');

test.each(rowsHere)('%s: what its page calls bad gets the code', (_title, { code, level, orLevel, doc }) => {
  const own = linted(doc.bad, code, settingsOf(code));
  expect(own.length).toBeGreaterThan(0);
  for (const line of own) expect([level, orLevel]).toContain(line.split(' ')[0]);
});

test.each(rows)('%s: what its page calls good does not, and has no error', (_title, { code, doc }) => {
  expect(
    linted(doc.good, 'OS', settingsOf(code)).filter(
      (line) => line.includes(code) || line.startsWith('error'),
    ),
  ).toEqual([]);
});

test.each(rows)('%s: both languages say something, and not the same', (_title, { doc }) => {
  for (const { en, ko } of [doc.why, ...doc.options]) {
    expect(en).toMatch(/^[A-Za-z`].*[a-z`].*\.$/s);
    expect(ko).toMatch(/[가-힣].*\.$/s);
  }
});
