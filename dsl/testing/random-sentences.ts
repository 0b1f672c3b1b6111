import { ebnfRules } from './ebnf-rules.ts';

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

const ITEMS = ['source', 'probe', 'metric', 'define', 'playbook', 'bareRule', 'test'];
/** Longer sentences show nothing that shorter ones do not. */
const MOST_WORDS = 300;

/**
 * Random items of the grammar, the same for the same seed: all kinds of items in turn, without wrong forms.
 *
 * @param rounds  how often to try; a sentence that grows too deep or too long is left out
 * @returns       the words of each sentence, which may be joined by any white space
 */
export function randomSentences(seed: number, rounds: number): readonly (readonly string[])[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };

  function speak(part: Part, depth: number): readonly string[] | null {
    if (depth > 60) return null;
    if (typeof part === 'string') {
      if (part.startsWith('"')) return [part.slice(1, -1)];
      const said = SAID[part];
      if (said !== undefined) return [said[Math.floor(random() * said.length)] ?? ''];
      return part.startsWith('wrong') ? null : speakOne(alternatives(ebnfRules.get(part) ?? ''), depth + 1);
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

  return Array.from({ length: rounds }, (_, round) => speak(ITEMS[round % ITEMS.length] ?? '', 1)).filter(
    (words): words is readonly string[] => words !== null && words.length <= MOST_WORDS,
  );
}

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
