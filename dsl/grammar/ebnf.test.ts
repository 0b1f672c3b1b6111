import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { PlayParser } from './parser.ts';

/** The grammar as docs/language.md prints it; the parser must be the same, rule by rule. */
const text = readFileSync(fileURLToPath(new URL('../testdata/grammar.ebnf', import.meta.url)), 'utf8');

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

/** What is said for a token in a random sentence. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  NAME: ['orders', '강남구', 'abc'],
  WORD: ['orders', 'when'],
  TEXT: ['"t"'],
  NUMBER: ['3'],
  DUR: ['15m', '1시간30분'],
  LITERAL: ['5', '50%', '20pp', '2x', '₩5_000', '3km', '"s"', '18:30', '30건'],
  PERCENT: ['10%'],
  MONEY: ['5만원'],
  COUNT: ['20곳'],
  CMP: ['>', '<='],
  TIME: ['16:00'],
  DATE: ['2026-02-16'],
  PNN: ['p95'],
};

type Part = string | { readonly box: '(' | '[' | '{'; readonly alternatives: readonly (readonly Part[])[] };

const rules = new Map(
  text
    .replace(/\(\*[\s\S]*?\*\)/g, '')
    .split(/;\s/)
    .flatMap((rule) => {
      const [, name, body] = /^\s*(\w+)\s*=([\s\S]*)$/.exec(rule) ?? [];
      return name === undefined || body === undefined ? [] : [[name, body] as const];
    }),
);

function alternatives(body: string): readonly (readonly Part[])[] {
  const tokens = body.match(/"[^"]+"|\w+|[()[\]{}|]/g) ?? [];
  let index = 0;
  const read = (): Part[][] => {
    const all: Part[][] = [[]];
    while (index < tokens.length && !')]}'.includes(tokens[index] ?? '')) {
      const token = tokens[index++] ?? '';
      if (token === '|') all.push([]);
      else if (token === '(' || token === '[' || token === '{') {
        all.at(-1)?.push({ box: token, alternatives: read() });
        index++;
      } else all.at(-1)?.push(token);
    }
    return all;
  };
  return read();
}

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
let state = seed;
const random = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return state / 2 ** 32;
};
const pick = <Value>(values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

/** Words of a random sentence, or null where it would be a wrong form or too deep. */
function speak(part: Part, depth: number): readonly string[] | null {
  if (depth > 60) return null;
  if (typeof part === 'string') {
    if (part.startsWith('"')) return [part.slice(1, -1)];
    const said = SAID[part];
    if (said !== undefined) return [pick(said)];
    return part.startsWith('wrong') ? null : speakOne(alternatives(rules.get(part) ?? ''), depth + 1);
  }
  if (part.box === '(') return speakOne(part.alternatives, depth + 1);
  const out: string[] = [];
  while (random() < (depth > 22 ? 0.04 : 0.42)) {
    const more = speakOne(part.alternatives, depth + 1);
    if (more === null) break;
    out.push(...more);
    if (part.box === '[') break;
  }
  return out;
}

function speakOne(all: readonly (readonly Part[])[], depth: number): readonly string[] | null {
  const order = all.map((parts) => ({ parts, rank: depth > 26 ? parts.length : random() }));
  for (const { parts } of order.sort((a, b) => a.rank - b.rank)) {
    const said = parts.map((part) => speak(part, depth));
    if (said.every((words) => words !== null)) return said.flat();
  }
  return null;
}

/** The EBNF allows them, the rules of form do not. */
const ANSWERED = /^this playbook has no|after a `where` without parentheses/;

test(`random sentences of the grammar parse (FUZZ_SEED=${seed})`, () => {
  let said = 0;
  for (let round = 0; round < 1500; round++) {
    const words = speakOne(
      [
        ['source', 'probe', 'metric', 'define', 'playbook', 'bareRule', 'test'].filter(
          (_, i) => i === round % 7,
        ),
      ],
      0,
    );
    if (words === null || words.length > 300) continue;
    said++;
    const sentence = words.join(' ');
    const { file, diagnostics } = parse(sentence, 'a.play');
    if (diagnostics.some(({ code }) => code === 'OS0110')) continue;
    const refused = diagnostics.find(({ code, message }) => code === 'OS0101' && !ANSWERED.test(message));
    if (refused !== undefined) throw new Error(`${refused.message} at ${refused.span.start} | ${sentence}`);
    if (diagnostics.some(({ message }) => ANSWERED.test(message))) continue;
    // What parses without recovery must also become a tree.
    expect(file.items.filter(({ kind }) => kind === 'broken')).toEqual([]);
  }
  expect(said).toBeGreaterThan(1000);
});
