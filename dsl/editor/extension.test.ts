/** Holds the manifest of the VS Code extension to its files, and to what packaging it demands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { textMateGrammar } from './textmate.ts';

const folder = new URL('../../editors/vscode/', import.meta.url);
const textAt = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const jsonAt = <Shape>(path: string) => JSON.parse(textAt(path)) as Shape;

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly license: string;
  readonly engines: { readonly vscode: string };
  readonly main: string;
  readonly repository?: unknown;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly { id: string; extensions: readonly string[]; configuration: string }[];
    readonly grammars: readonly { language: string; scopeName: string; path: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const manifest = jsonAt<Manifest>('package.json');
const product = jsonAt<{ version: string; license: string }>('../../package.json');
const [language] = manifest.contributes.languages;
const [grammar] = manifest.contributes.grammars;

test('it has what packaging demands', () => {
  expect(manifest.name).toMatch(/^[a-z0-9-]+$/);
  expect(manifest.publisher).toMatch(/^[a-z0-9-]+$/);
  expect(manifest.engines.vscode).toMatch(/^\^\d+\.\d+\.\d+$/);
  expect(
    manifest.repository !== undefined || /--allow-missing-repository/.test(manifest.scripts['package'] ?? ''),
  ).toBe(true);
  expect(existsSync(new URL('README.md', folder))).toBe(true);
});

test('its version and licence are those of the product', () => {
  expect([manifest.version, manifest.license]).toEqual([product.version, product.license]);
  expect(textAt('LICENSE')).toBe(textAt('../../LICENSE'));
});

test('every file that it names is there', () => {
  const named = [manifest.main, language?.configuration, grammar?.path];
  expect(named.filter((path) => path === undefined || !existsSync(new URL(path, folder)))).toEqual([]);
});

test('one language, its files, its grammar and the server speak of the same', () => {
  expect(manifest.contributes.languages.map(({ id }) => id)).toEqual(['ordersense']);
  expect(language?.extensions).toEqual(['.play']);
  expect(manifest.activationEvents).toEqual(['onLanguage:ordersense']);
  expect(grammar).toMatchObject({ language: 'ordersense', scopeName: textMateGrammar().scopeName });
  expect(textAt('extension.js')).toContain("documentSelector: [{ language: 'ordersense' }]");
});

test('it starts the language server, from packages that it declares', () => {
  const code = textAt('extension.js');
  const packages = [...code.matchAll(/require\('([^'/]+)/g)].map(([, name]) => name);
  expect(packages).toEqual(['vscode', ...Object.keys(manifest.dependencies)]);
  expect(code).toContain("args: ['lsp', '--stdio']");
});

test('a folder cannot say which program is started', () => {
  expect(manifest.contributes.configuration.properties['ordersense.command']?.scope).toBe('machine');
});

test('nothing else lies in the folder', () => {
  const files = readdirSync(folder).filter((name) => name !== 'node_modules');
  expect(files.sort()).toEqual([
    '.vscodeignore',
    'LICENSE',
    'README.md',
    'extension.js',
    'language-configuration.json',
    'package.json',
    'syntaxes',
  ]);
});

const configuration = jsonAt<{ wordPattern: string; indentationRules: Record<string, string> }>(
  'language-configuration.json',
);

test.each<[string, string[]]>([
  ['orders drop > 50%', ['orders', 'drop', '50%']],
  ['라이더 부족 5만원', ['라이더', '부족', '5만원']],
  ['riders.health', ['riders', 'health']],
])('a double click takes a word: %s', (text, words) => {
  expect(text.match(new RegExp(configuration.wordPattern, 'g'))).toEqual(words);
});

test.each<[string, boolean]>([
  ['  then {', true],
  ['  then {  # "why', true],
  ['  do x(', true],
  ['  do x(text: "{region}")', false],
  ['  # {', false],
  ['  wait 5m', false],
])('the next line is moved: %s', (line, isMoved) => {
  expect(new RegExp(configuration.indentationRules['increaseIndentPattern'] ?? '').test(line)).toBe(isMoved);
});
