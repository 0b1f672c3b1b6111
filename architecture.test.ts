/** Holds the import table of ARCHITECTURE.md: arrows one way, packages at home, no clock or disk in the pure parts. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';

interface Import {
  readonly from: string;
  readonly value: boolean;
}

/** Folder → what of ours it may import (prefixes); '*' is everything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  dsl: ['dsl/'],
  rules: ['rules/', 'dsl/'],
  connectors: ['connectors/'],
  engine: ['engine/', 'rules/', 'connectors/connector.ts', 'connectors/mail.ts'],
  cli: ['*'],
  faults: ['*'],
  grafana: ['grafana/', 'engine/adapters/sql/public-views.ts'],
  examples: ['examples/'],
  scripts: ['scripts/'],
};

/** Package → where it may stand. */
const home: readonly (readonly [packages: RegExp, folders: readonly string[]])[] = [
  [/^chevrotain$/, ['dsl/']],
  [/^zod$/, ['cli/', 'connectors/', 'engine/adapters/', 'engine/decode/']],
  [
    /^(kafkajs|snappyjs|lz4js|fzstd|pg|ioredis|@sentry\/node|@electric-sql\/pglite|undici|nodemailer|pino)$/,
    ['engine/adapters/'],
  ],
  [/^json-rules-engine$/, ['engine/check/rules-engine.ts', 'bench/']],
  [/^commander$/, ['cli/']],
  [/^@grafana\/grafana-foundation-sdk(\/|$)/, ['grafana/']],
  [/^(hono|@hono\/node-server)(\/|$)/, ['cli/api/']],
];

/** Modules that reach outside, and where they may: adapters and the composition. `node:crypto` hashes only. */
const outside =
  /^node:(fs|net|http|https|dns|tls|child_process|worker_threads|timers|os|process|readline|stream)/;
/** Globals that read a clock, a random number or the network. */
const impure =
  /\b(Date\.now|new Date\(\)|performance\.now|Math\.random|setTimeout|setInterval|setImmediate|process\.(env|hrtime|argv|stdout|stderr|stdin)|fetch\()/;

/** The fault lab is a test that people start: it may use what tests use, and nothing may use it. */
const isTest = (file: string) => /\.test\.ts$|(^|\/)testing\/|^faults\//.test(file);
const isAdapter = (file: string) => file.startsWith('engine/adapters/') || file.startsWith('cli/');

/** Every module that a text names: static, type-only, re-export, dynamic, `import('…')` types. */
function importsOf(text: string): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, source, typeOnly, specifiers, callee, argument } = node as Record<string, unknown> & {
      type?: string;
    };
    const named = Array.isArray(specifiers) ? (specifiers as { isTypeOnly?: boolean }[]) : [];
    const value = typeOnly !== true && !(named.length > 0 && named.every((n) => n.isTypeOnly === true));
    if (typeof source === 'object' && source !== null && 'value' in source)
      found.push({ from: String(source.value), value });
    if (type === 'CallExpression' && (callee as { type?: string }).type === 'Import') {
      const first = (node as { arguments: { expression: { type: string; value?: unknown } }[] }).arguments[0]
        ?.expression;
      found.push({
        from: first?.type === 'StringLiteral' ? String(first.value) : '<computed>',
        value: false,
      });
    }
    if (type === 'TsImportType')
      found.push({ from: String((argument as { value: unknown }).value), value: false });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }).body);
  return found;
}

/** What is wrong with one file, one line per wrong arrow. */
function faultsOf(file: string, text: string): readonly string[] {
  const faults: string[] = [];
  const folder = file.split('/')[0] ?? '';
  const allowed = mayImport[folder];
  for (const { from } of importsOf(text)) {
    if (from === '<computed>') {
      // A plug-in is named by the settings and checked by its hash.
      if (file !== 'cli/plug-in.ts') faults.push(`${file}: imports something computed`);
    } else if (from.startsWith('.')) {
      const target = normalize(join(dirname(file), from));
      const fine =
        allowed === undefined || allowed.includes('*') || allowed.some((a) => target.startsWith(a));
      if (!fine && !(isTest(file) && target.startsWith('engine/testing/')))
        faults.push(`${file}: ${folder} may not import ${target}`);
      if (!isTest(file) && isTest(target)) faults.push(`${file}: imports a test`);
    } else {
      for (const [packages, folders] of home) {
        if (packages.test(from) && !isTest(file) && !folders.some((f) => file.startsWith(f)))
          faults.push(`${file}: ${from} lives in ${folders.join(', ')}`);
      }
      if (outside.test(from) && allowed !== undefined && !isAdapter(file) && !isTest(file))
        faults.push(`${file}: ${from} only in engine/adapters and cli`);
    }
  }
  if (['dsl', 'rules', 'engine', 'connectors'].includes(folder) && !isAdapter(file) && !isTest(file)) {
    text.split('\n').forEach((line, i) => {
      if (impure.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line))
        faults.push(`${file}:${i + 1}: reads a clock, chance or the process: ${line.trim()}`);
    });
  }
  return faults;
}

/** Files in a cycle of value imports. */
function cyclesOf(files: ReadonlyMap<string, string>): readonly string[] {
  const next = new Map(
    [...files].map(([file, text]) => [
      file,
      importsOf(text)
        .filter((i) => i.value && i.from.startsWith('.'))
        .map((i) => normalize(join(dirname(file), i.from))),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const target of next.get(file) ?? []) if (files.has(target)) visit(target, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files.keys()) visit(file, []);
  return cycles;
}

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts'], { encoding: 'utf8' })
  .split('\n')
  .filter((f) => f !== '' && existsSync(f));
const house = new Map(tracked.map((file) => [file, readFileSync(file, 'utf8')]));

test('every arrow goes the way ARCHITECTURE.md says', () => {
  expect([...house].flatMap(([file, text]) => faultsOf(file, text))).toEqual([]);
});

test('no value-import cycles', () => {
  expect(cyclesOf(house)).toEqual([]);
});

test.each<[string, string]>([
  ['a plain import', `import { log } from '../connectors/log.ts';`],
  ['a type import', `import type { Log } from '../connectors/log.ts';`],
  ['a dynamic import', `export const load = () => import('../connectors/log.ts');`],
  ['a computed import', `export const load = (name: string) => import(name);`],
  ['an import over several lines', `import {\n  log,\n  other,\n}\n  from\n  '../connectors/log.ts';`],
  ['a re-export', `export { log } from '../connectors/log.ts';`],
  ['a re-export of everything', `export * from '../connectors/log.ts';`],
  ['an import in a type', `export type Log = import('../connectors/log.ts').Log;`],
  ['a side-effect import', `import '../connectors/log.ts';`],
  ['a package away from home', `import { z } from 'zod';`],
  ['the disk', `import { readFileSync } from 'node:fs';`],
  ['a clock', `export const at = () => Date.now();`],
])('planted in engine: %s is refused', (_title, text) => {
  expect(faultsOf('engine/planted.ts', text)).toHaveLength(1);
});

test('planted cycle is found', () => {
  const files = new Map([
    ['a/x.ts', `import { y } from './y.ts'; export const x = y;`],
    ['a/y.ts', `import { x } from './x.ts'; export const y = x;`],
    ['a/z.ts', `import type { x } from './x.ts'; export type z = typeof x;`],
  ]);
  expect(cyclesOf(files)).toHaveLength(1);
});
