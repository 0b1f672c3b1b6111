import { scan } from '../syntax/scan.ts';
import { playFiles, playItems } from './play-texts.ts';

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

const SHARDS = ['{', '}', '(', ')', ',', '"', '`', "'", '#', '.', '...', '-', '=', '%', '원', '\n', '＞'];
const BLANKS = ['\u00A0', '\u200B', '\uFEFF', '\r\n', '\t'];
const WORDS = ['when', 'then', 'playbook', 'not', 'where', 'and', 'metric', 'test', 'in (', '조두', '소두'];
const ODD = ['🙂', '\uD800', '\u0000', '각', '99:99', '15 minutes', '3,000원', '"""', '1e9', '가\u0301'];
const SCRAPS = [...SHARDS, ...BLANKS, ...WORDS, ...ODD];

/** What was done to a text, for failures. */
export interface Mutated {
  readonly text: string;
  readonly how: string;
}

/**
 * A text with something wrong: characters, tokens or bytes dropped, put in or swapped, NFD, or cut off. One to three
 * things of a kind, or up to ten of all kinds.
 *
 * @param original  without one: an item of the examples and the test data, or, once in ten, a whole file
 */
export function mutated(random: Random, original: string = anyText(random)): Mutated {
  const isMixed = random(8) === 0;
  const how = Array.from({ length: 1 + random(isMixed ? 10 : 3) }, () => anyMutation(random));
  const done = isMixed ? how : how.map(() => how[0] ?? 'cut');
  const text = done.reduce((before, kind) => MUTATIONS[kind](before, random), original);
  return { text, how: [...new Set(done)].join(', ') };
}

function anyText(random: Random): string {
  return oneOf(random(10) === 0 ? playFiles : playItems, random);
}

function anyMutation(random: Random): Mutation {
  return MUTATION_NAMES[random(MUTATION_NAMES.length)] ?? 'cut';
}

function oneOf(texts: readonly string[], random: Random): string {
  return texts[random(texts.length)] ?? '';
}

const MUTATIONS = {
  'characters dropped': (text: string, random: Random): string => {
    const at = random(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + random(12));
  },
  'a scrap put in': (text: string, random: Random): string => {
    const at = random(text.length + 1);
    return text.slice(0, at) + oneOf(SCRAPS, random) + text.slice(at);
  },
  'scraps repeated': (text: string, random: Random): string => {
    const at = random(text.length + 1);
    const scrap = oneOf(SCRAPS, random);
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
  'neighbours swapped': (text: string, random: Random): string =>
    onTokens(text, random, (images, at) => {
      [images[at], images[at + 1]] = [images[at + 1] ?? '', images[at] ?? ''];
    }),
  'a token of another text': (text: string, random: Random): string =>
    onTokens(text, random, (images, at) => {
      const donor = scan(oneOf(playItems, random).normalize('NFC')).tokens;
      images[at] = donor[random(donor.length)]?.image ?? '';
    }),
  'a byte changed': (text: string, random: Random): string =>
    onBytes(text, random, (bytes, at) => bytes.fill(random(256), at, at + 1)),
  'bytes dropped': (text: string, random: Random): string =>
    onBytes(text, random, (bytes, at) => bytes.splice(at, 1 + random(3))),
  'a byte put in': (text: string, random: Random): string =>
    onBytes(text, random, (bytes, at) => bytes.splice(at, 0, random(256))),
  'bytes swapped': (text: string, random: Random): string =>
    onBytes(text, random, (bytes, at) => {
      const other = random(bytes.length);
      [bytes[at], bytes[other]] = [bytes[other] ?? 0, bytes[at] ?? 0];
    }),
  NFD: (text: string): string => text.normalize('NFD'),
  'a part in NFD': (text: string, random: Random): string => {
    const at = random(text.length + 1);
    return text.slice(0, at) + text.slice(at).normalize('NFD');
  },
  cut: (text: string, random: Random): string => text.slice(0, random(text.length + 1)),
} as const;

type Mutation = keyof typeof MUTATIONS;
const MUTATION_NAMES = Object.keys(MUTATIONS) as readonly Mutation[];

/** Changes the list of token texts and joins it by blanks. */
function onTokens(text: string, random: Random, change: (images: string[], at: number) => unknown): string {
  const images = scan(text.normalize('NFC')).tokens.map(({ image }) => image);
  if (images.length > 0) change(images, random(images.length));
  return images.join(' ');
}

/** Changes the bytes of UTF-8; what is none any more is read as the replacement character. */
function onBytes(text: string, random: Random, change: (bytes: number[], at: number) => unknown): string {
  const bytes = [...new TextEncoder().encode(text)];
  if (bytes.length > 0) change(bytes, random(bytes.length));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
