import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { ebnfRules as rules } from '../testing/ebnf-rules.ts';
import { randomSentences } from '../testing/random-sentences.ts';
import { PlayParser } from './parser.ts';

/** Names of tokens in the EBNF. */
const TOKENS: Readonly<Record<string, string>> = {
  Identifier: 'NAME',
  Word: 'WORD',
  String: 'TEXT',
  Number: 'NUMBER',
  Duration: 'DUR',
  Literal: 'LITERAL',
  Percent: 'PERCENT',
  Money: 'MONEY',
  Count: 'COUNT',
  Cmp: 'CMP',
  TimeLit: 'TIME',
  DateLit: 'DATE',
  P_nn: 'PNN',
  EqOp: 'EQ',
  Stray: 'STRAY',
  Ellipsis: '"..."',
  DotDot: '".."',
};

const productions = new PlayParser(false).getGAstProductions();

/** Words, tokens and rules that a rule of the parser uses. */
function usedBy(name: string): readonly string[] {
  const used = new Set<string>();
  const visit = (part: object): void => {
    const terminal = Reflect.get(part, 'terminalType') as { name: string; PATTERN: string } | undefined;
    const separator = Reflect.get(part, 'separator') as { name: string; PATTERN: string } | undefined;
    for (const token of [terminal, separator]) if (token !== undefined) used.add(printed(token));
    const rule = Reflect.get(part, 'nonTerminalName') as string | undefined;
    if (rule !== undefined) used.add(rule);
    else for (const child of (Reflect.get(part, 'definition') as object[] | undefined) ?? []) visit(child);
  };
  for (const part of productions[name]?.definition ?? []) visit(part);
  return [...used].sort();
}

function printed(token: { readonly name: string; readonly PATTERN: unknown }): string {
  return (
    TOKENS[token.name] ?? `"${token.name.startsWith('K_') ? token.name.slice(2) : String(token.PATTERN)}"`
  );
}

test('the same rules', () => {
  expect(Object.keys(productions).sort()).toEqual([...rules.keys()].sort());
});

test.each([...rules])('rule %s uses the same words, tokens and rules', (name, body) => {
  expect(usedBy(name)).toEqual([...new Set(body.match(/"[^"]+"|[A-Za-z]\w*/g) ?? [])].sort());
});

const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('-rules.ts'))
  .map((name) => readFileSync(folder + name, 'utf8').replace(/\s*\n\s*\/\/ /g, '\n'))
  .join('\n');

test.each([...rules])('the comment above rule %s is its line of the EBNF', (name, body) => {
  const comment = `${name} =${body.replace(/\s+/g, ' ').trimEnd()} ;`;
  expect(sources.replace(/\s+/g, ' ')).toContain(`${comment} $.RULE('${name}'`);
});

const seed = Number(process.env['FUZZ_SEED'] ?? 1);

/**
 * The EBNF allows them, the rules of form do not: a `where` without parentheses takes the `or` before a `during`, and the
 * name of a cause runs on to what cannot be in it.
 */
const ANSWERED =
  /^this playbook has no|after a `where` without parentheses|during .* is a condition of its own$|so this cause needs quotes$/;

test(`random sentences of the grammar parse (FUZZ_SEED=${seed})`, () => {
  const sentences = randomSentences(seed, 1500);
  for (const words of sentences) {
    const sentence = words.join(' ');
    const { file, diagnostics } = parse(sentence, 'a.play');
    if (diagnostics.some(({ code }) => code === 'OS0110')) continue;
    const refused = diagnostics.find(({ code, message }) => code === 'OS0101' && !ANSWERED.test(message));
    if (refused !== undefined) throw new Error(`${refused.message} at ${refused.span.start} | ${sentence}`);
    if (diagnostics.some(({ message }) => ANSWERED.test(message))) continue;
    // What parses without recovery must also become a tree.
    expect(file.items.filter(({ kind }) => kind === 'broken')).toEqual([]);
  }
  expect(sentences.length).toBeGreaterThan(1000);
});
