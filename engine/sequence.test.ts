import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Truth } from '../rules/truth.ts';
import type { Hold } from './hold.ts';
import { stepFollowed, stepNotFollowed } from './sequence.ts';

const STEP_MS = 10_000;
const TRUTHS: Readonly<Record<string, Truth>> = { T: true, F: false, u: null };

/** What a step says at each instant, of truths written as letters: T, F and u for unknown. */
function told(step: typeof stepFollowed, firsts: string, seconds: string, withinSteps: number): string {
  let hold: Hold | null = null;
  let said = '';
  for (let i = 0; i < firsts.length; i += 1) {
    const truths = { first: TRUTHS[firsts[i] ?? ''] ?? null, second: TRUTHS[seconds[i] ?? ''] ?? null };
    const now = step(hold, truths, i * STEP_MS, withinSteps * STEP_MS);
    hold = now.hold;
    said += now.truth === null ? 'u' : now.truth ? 'T' : 'F';
  }
  return said;
}

describe('A followed by B within 30 s', () => {
  test.each<[title: string, a: string, b: string, want: string]>([
    ['B after A', 'TFFFF', 'FFTFF', 'FFTFF'],
    ['B at the last instant', 'TFFFF', 'FFFTF', 'FFFTF'],
    ['B too late', 'TFFFF', 'FFFFT', 'FFFFF'],
    ['B at the same instant does not follow', 'TFFFF', 'TFFFF', 'FFFFF'],
    ['B before A', 'FFTFF', 'TTFFF', 'FFFFF'],
    ['as long as B lasts and A is young', 'TFFFFF', 'FTTTTT', 'FTTTFF'],
    ['from the last A on', 'TTTFFF', 'FFFFFT', 'FFFFFT'],
    ['an unknown B', 'TFFFF', 'FuTFF', 'FuTFF'],
    ['an unknown A before a B', 'uFFFF', 'FTFFF', 'FFFFF'],
    ['an unknown A where B is true now', 'uuFFF', 'FTFFF', 'FuFFF'],
  ])('%s', (_title, a, b, want) => {
    expect(told(stepFollowed, a, b, 3)).toBe(want);
  });

  test('is what a search through all instants finds', () => {
    const letters = fc.array(fc.constantFrom('T', 'F'), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 1, max: 6 }), (a, b, within) => {
        const want = a.map((_, i) =>
          b[i] === 'T' && a.slice(Math.max(0, i - within), i).includes('T') ? 'T' : 'F',
        );
        expect(told(stepFollowed, a.join(''), b.join(''), within)).toBe(want.join(''));
      }),
    );
  });
});

describe('A not followed by B within 30 s', () => {
  test.each<[title: string, a: string, b: string, want: string]>([
    ['nothing came', 'TFFFFF', 'FFFFFF', 'FFFTFF'],
    ['and as long as A lasts', 'TTTTTTF', 'FFFFFFF', 'FFFTTTF'],
    ['until a B', 'TTTTTT', 'FFFFTF', 'FFFTFF'],
    ['a B in time', 'TFFFFF', 'FFTFFF', 'FFFFFF'],
    ['a B at the last instant', 'TFFFFF', 'FFFTFF', 'FFFFFF'],
    ['a B at the same instant came before', 'TFFFFF', 'TFFFFF', 'FFFTFF'],
    ['waits anew after a B', 'TTTTTT', 'FTFFFF', 'FFFFTT'],
    ['an unknown B stops the clock', 'TFFFFFF', 'FuuFFFF', 'FuuFFFT'],
    ['a B after it', 'TFFFFF', 'FuTFFF', 'FuFFFF'],
    ['an unknown A', 'uFFFF', 'FFFFF', 'uFFFF'],
  ])('%s', (_title, a, b, want) => {
    expect(told(stepNotFollowed, a, b, 3)).toBe(want);
  });
});
