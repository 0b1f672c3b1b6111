import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The grammar as docs/language.md prints it; the parser must be the same, rule by rule. */
const text = readFileSync(fileURLToPath(new URL('../testdata/grammar.ebnf', import.meta.url)), 'utf8');

/** The body of each rule of the EBNF by its name, without comments. */
export const ebnfRules: ReadonlyMap<string, string> = new Map(
  text
    .replace(/\(\*[\s\S]*?\*\)/g, '')
    .split(/;\s/)
    .flatMap((rule) => {
      const [, name, body] = /^\s*(\w+)\s*=([\s\S]*)$/.exec(rule) ?? [];
      return name === undefined || body === undefined ? [] : [[name, body] as const];
    }),
);
