import { say, type Text } from '../say.ts';
import type { Span } from '../tree/literal.ts';

/** Something in a text that opens a door for whoever reads it. */
export interface FoundSecret {
  readonly span: Span;
  readonly what: Text;
}

interface Shape {
  readonly pattern: RegExp;
  readonly what: Text;
}

/** Shapes that their issuers publish so that they are found; the last group, where there is one, is the secret. */
const SHAPES: readonly Shape[] = [
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g, what: say`a private key` },
  { pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, what: say`an access key of a cloud` },
  { pattern: /\bAIza[0-9A-Za-z_-]{35}/g, what: say`an API key` },
  {
    pattern: /\bgh[pousr]_[0-9A-Za-z]{36,}|\bgithub_pat_[0-9A-Za-z_]{22,}|\bglpat-[0-9A-Za-z_-]{20,}/g,
    what: say`a token of a code host`,
  },
  { pattern: /\bxox[abeprs]-[0-9A-Za-z-]{10,}/g, what: say`a token of a chat` },
  {
    pattern:
      /\bhttps:\/\/hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9/]{20,}|\bhttps:\/\/discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{20,}/g,
    what: say`the address of a webhook`,
  },
  { pattern: /\b\d{8,10}:AA[\w-]{33}/g, what: say`a token of a chat` },
  {
    pattern: /\b(?:sk|rk)_(?:live|test)_[0-9A-Za-z]{16,}|\b(?:live|test)_g?sk_[0-9A-Za-z]{16,}/g,
    what: say`a key of a payment service`,
  },
  { pattern: /\bsk-(?:[a-z]+-)?[0-9A-Za-z_-]{20,}/g, what: say`an API key` },
  { pattern: /\b(?:npm|dop_v1|hf|pypi)[_-][0-9A-Za-z_-]{30,}/g, what: say`an API key` },
  { pattern: /\bSG\.[\w-]{20,}\.[\w-]{30,}/g, what: say`an API key` },
  { pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g, what: say`a signed token` },
  { pattern: /\bKakaoAK ([0-9a-f]{32})\b/g, what: say`an API key` },
  { pattern: /\b(?:Bearer|Basic)\s+([\w.+/=-]{16,})/g, what: say`an authorization header` },
  { pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]+:([^\s/@"{}]+)@/gi, what: say`a password in an address` },
  {
    pattern:
      /(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|비밀번호|암호|토큰)["'`]?\s*(?:[:=]|is\b)\s*["'`]?([\w.+/=!@#$%^&*-]{8,})/gi,
    what: say`a password or key`,
  },
];

/** Long runs of letters and digits that are neither words nor ids: keys are random. */
const RUN = /[0-9A-Za-z+/_=-]{24,}/g;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"')]+/gi;
const LEAST_BITS = 4;

/** What looks like a secret in a text, in order, none inside another. */
export function secretsIn(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const add = (start: number, end: number, what: Text): void => {
    if (!found.some(({ span }) => span.start < end && start < span.end))
      found.push({ span: { start, end }, what });
  };
  for (const { pattern, what } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? match[0];
      if (match[1] !== undefined && isPlainWord(secret)) continue;
      const start = match.index + match[0].lastIndexOf(secret);
      add(start, start + secret.length, what);
    }
  }
  const addresses = [...text.matchAll(ADDRESS)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (addresses.some(({ start, end }) => start <= index && index < end) || !isRandom(run)) continue;
    add(index, index + run.length, say`a random key`);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** A word, a placeholder or the name of a variable stands for the secret. */
function isPlainWord(secret: string): boolean {
  return (
    !/\d/.test(secret) ||
    !/[A-Za-z]/.test(secret) ||
    /^(?:[A-Z]+|[a-z]+)(?:_[A-Z0-9]+|_[a-z0-9]+)+$/.test(secret)
  );
}

/** Whether capitals, small letters and digits are mixed as no name mixes them. */
function isRandom(run: string): boolean {
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  // Names that are put together change between words, not inside them.
  const parts = run.split(/[_/=+-]/).filter((part) => part !== '');
  return parts.some((part) => part.length >= 16 && bitsOf(part) >= 3.5) && bitsOf(run) >= LEAST_BITS;
}

/** Shannon entropy in bits a character. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / text.length) * Math.log2(count / text.length),
    0,
  );
}
