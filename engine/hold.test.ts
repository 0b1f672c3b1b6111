import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Truth } from '../rules/truth.ts';
import { type Hold, holdTruth, stepHold } from './hold.ts';

const MINUTE = 60_000;

/** `t` true, `f` false, `?` unknown: one letter a minute. */
function run(letters: string, forMs: number): string {
  let hold: Hold | null = null;
  return [...letters]
    .map((letter, i) => {
      const inner: Truth = letter === 't' ? true : letter === 'f' ? false : null;
      hold = stepHold(hold, inner, i * MINUTE, forMs);
      const truth = holdTruth(hold, inner, forMs);
      return truth === null ? '?' : truth ? 't' : 'f';
    })
    .join('');
}

test.each<[string, string, string]>([
  ['lasts from the first true instant', 'tttttt', 'fffttt'],
  ['a single instant is no duration', 't', 'f'],
  ['false begins again', 'ttfttttt', 'fffffftt'],
  ['unknown neither adds nor resets', 'tt?tttt', 'ff?fftt'],
  ['unknown is unknown, however long it held', 'ttttt??', 'ffftt??'],
  ['it goes on where it stood', 'tttt?t', 'ffft?t'],
  ['nothing is held before the first truth', '??ff??t', '??ff??f'],
  ['unknown for 10 minutes is forgiven', 'tttt??????????t', 'ffft??????????t'],
  ['unknown for longer is not', 'tttt????????????t', 'ffft????????????f'],
])('%s', (_title, letters, want) => {
  expect(run(letters, 3 * MINUTE)).toBe(want);
});

test('an instant that comes late counts for all the time since the last one', () => {
  const first = stepHold(null, true, 0, MINUTE);
  expect(stepHold(first, true, 10 * MINUTE, MINUTE)).toEqual({
    elapsedMs: 10 * MINUTE,
    atMs: 10 * MINUTE,
    unknownSinceMs: null,
  });
});

test('a long hold is as patient as it is long', () => {
  const letters = `tt${'?'.repeat(25)}t`;
  expect(run(letters, 30 * MINUTE)).toBe(`ff${'?'.repeat(25)}f`);
  let hold: Hold | null = null;
  [...letters].forEach((letter, i) => {
    hold = stepHold(hold, letter === 't' ? true : null, i * MINUTE, 30 * MINUTE);
  });
  expect(hold).toMatchObject({ elapsedMs: MINUTE, unknownSinceMs: null });
});

/** E15 word by word, over the whole history at every instant. */
function naive(history: readonly { readonly atMs: number; readonly inner: Truth }[], forMs: number): Truth {
  let elapsed: number | null = null;
  let unknownSince: number | null = null;
  history.forEach(({ atMs, inner }, i) => {
    const before = history[i - 1];
    if (unknownSince !== null && atMs - unknownSince > Math.max(forMs, 600_000)) elapsed = null;
    if (inner === false) elapsed = null;
    if (inner === true)
      elapsed = elapsed === null ? 0 : elapsed + (before?.inner === true ? atMs - before.atMs : 0);
    unknownSince = inner === null ? (unknownSince ?? atMs) : null;
  });
  const last = history.at(-1)?.inner ?? null;
  return last === true ? elapsed !== null && elapsed >= forMs : last;
}

test('agrees with E15 read literally, whatever the instants', () => {
  const step = fc.record({
    gapMs: fc.constantFrom(10_000, 60_000, 300_000, 700_000),
    inner: fc.constantFrom<Truth>(true, true, true, false, null),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.constantFrom(60_000, 600_000, 1_200_000),
      (steps, forMs) => {
        let hold: Hold | null = null;
        let atMs = 0;
        const history: { atMs: number; inner: Truth }[] = [];
        for (const { gapMs, inner } of steps) {
          atMs += gapMs;
          history.push({ atMs, inner });
          hold = stepHold(hold, inner, atMs, forMs);
          expect(holdTruth(hold, inner, forMs)).toBe(naive(history, forMs));
        }
      },
    ),
  );
});
