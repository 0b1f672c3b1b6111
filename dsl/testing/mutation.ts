import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scan } from '../syntax/scan.ts';

/** Gives the next whole number below a limit. */
export type Random = (below: number) => number;

/** A linear congruential generator: the same seed gives the same texts everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every item of every `.play` file of the examples and the test data, and the whole of each short one. */
export const playTexts: readonly string[] = ['../testdata/', '../../examples/'].flatMap((path) => {
  const folder = fileURLToPath(new URL(path, import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.play'))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(folder + name, 'utf8');
      return [...(text.length < 1500 ? [text] : []), ...text.split(/\n(?=\S)(?!\})/)].filter(
        (one) => one.length > 20,
      );
    });
});

const SHARDS = [
  '{',
  '}',
  '(',
  ')',
  ',',
  '"',
  '`',
  "'",
  '#',
  '.',
  '...',
  '-',
  '=',
  '%',
  '원',
  '\n',
  '\u00A0',
  '\u200B',
  '＞',
];
const WORDS = [
  'when',
  'then',
  'playbook',
  'not',
  'where',
  'and',
  'metric',
  'test',
  'in (',
  '99:99',
  '15 minutes',
  '조두',
];
const ODD = ['🙂', '\uD800', '\u0000', '각', '\uFEFF', '\r\n'];
const SCRAPS = [...SHARDS, ...WORDS, ...ODD];

/** What was done to a text, for failures. */
export interface Mutated {
  readonly text: string;
  readonly how: string;
}

/** One of the texts with something wrong: characters, tokens or bytes dropped, put in or swapped, NFD, or cut off. */
export function mutated(random: Random): Mutated {
  const original = playTexts[random(playTexts.length)] ?? '';
  const kinds = Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[];
  const how = kinds[random(kinds.length)] ?? 'cut';
  let text = original;
  for (let edits = 1 + random(3); edits > 0; edits--) text = MUTATIONS[how](text, random);
  return { text, how };
}

const MUTATIONS = {
  'characters dropped': (text: string, random: Random): string => {
    const at = random(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + random(12));
  },
  'a scrap put in': (text: string, random: Random): string => {
    const at = random(text.length + 1);
    return text.slice(0, at) + (SCRAPS[random(SCRAPS.length)] ?? '') + text.slice(at);
  },
  'scraps repeated': (text: string, random: Random): string => {
    const at = random(text.length + 1);
    const scrap = SCRAPS[random(SCRAPS.length)] ?? '';
    return text.slice(0, at) + scrap.repeat(1 + random(40)) + text.slice(at + scrap.length);
  },
  'a token dropped': (text: string, random: Random): string =>
    onTokens(text, random, (images, at) => images.splice(at, 1)),
  'a token twice': (text: string, random: Random): string =>
    onTokens(text, random, (images, at) => images.splice(at, 0, images[at] ?? '')),
  'tokens swapped': (text: string, random: Random): string =>
    onTokens(text, random, (images, at) => {
      const other = random(images.length);
      [images[at], images[other]] = [images[other] ?? '', images[at] ?? ''];
    }),
  'a token of another text': (text: string, random: Random): string =>
    onTokens(text, random, (images, at) => {
      const donor = scan((playTexts[random(playTexts.length)] ?? '').normalize('NFC')).tokens;
      images[at] = donor[random(donor.length)]?.image ?? '';
    }),
  'bytes changed': (text: string, random: Random): string => {
    const bytes = new TextEncoder().encode(text);
    const at = random(bytes.length);
    if (bytes.length > 0) bytes[at] = random(256);
    return new TextDecoder().decode(bytes);
  },
  'bytes dropped': (text: string, random: Random): string => {
    const bytes = new TextEncoder().encode(text);
    const at = random(bytes.length + 1);
    return new TextDecoder().decode(
      Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 1 + random(3))]),
    );
  },
  NFD: (text: string): string => text.normalize('NFD'),
  cut: (text: string, random: Random): string => text.slice(0, random(text.length + 1)),
} as const;

/** Changes the list of token texts and joins it by blanks. */
function onTokens(text: string, random: Random, change: (images: string[], at: number) => unknown): string {
  const images = scan(text.normalize('NFC')).tokens.map(({ image }) => image);
  if (images.length > 0) change(images, random(images.length));
  return images.join(' ');
}
