import { seeded } from '../seeded.ts';
import { BOUNDARIES, type Boundary, type Fault, MISHAPS } from './boundary.ts';

/** Deaths and pauses of one world. */
const FAULTS = 8;
/** Things that are away for a moment, which kills nobody. */
const OUTAGES = 2;
/** Not later than this, ms since the world began: most of it is decided and performed by then. */
const LAST_MS = 190_000;
/** What is asked a few times only, from early on. */
const SELDOM_MS = 20_000;

/** Asked once by each process, when it begins. */
const AT_START: readonly Boundary[] = [
  'store.open',
  'store.claimEvaluator',
  'store.assign',
  'store.load',
  'log.join',
];
const isSeldom = (boundary: Boundary) => /^(remote|kv)\./.test(boundary);

const PAIRS = BOUNDARIES.flatMap((boundary) => MISHAPS.map((mishap) => ({ boundary, mishap })));

/** Coprime to their number: one world does not meet all that is of a kind. */
const STRIDE = 27;

/** How many worlds plan every boundary with each mishap so often. */
export function worldsFor(times: number): number {
  return Math.ceil((PAIRS.length * times) / FAULTS);
}

/**
 * What goes wrong in the world of a seed: neighbouring seeds share the boundaries out evenly.
 *
 * @param seed  a whole number, 0 or more
 */
export function faultsOf(seed: number): readonly Fault[] {
  const random = seeded(seed * 7 + 3);
  const moment = (boundary: Boundary): Pick<Fault, 'when' | 'fromMs' | 'passing'> => {
    const when = random.next() < 0.5 ? 'before' : 'after';
    // The first process begins with nothing; the second one finds what it left.
    if (AT_START.includes(boundary)) return { when, fromMs: 0, passing: random.whole(2, 3) };
    const lastMs = isSeldom(boundary) ? SELDOM_MS : LAST_MS;
    return { when, fromMs: random.whole(0, lastMs), passing: random.whole(1, isSeldom(boundary) ? 2 : 4) };
  };
  const faults = Array.from({ length: FAULTS }, (_, i): Fault => {
    const pair = PAIRS[((seed * FAULTS + i) * STRIDE) % PAIRS.length] as (typeof PAIRS)[number];
    return { ...pair, ...moment(pair.boundary) };
  });
  const outages = Array.from({ length: OUTAGES }, (): Fault => {
    const boundary = random.pick(BOUNDARIES.filter((name) => name.startsWith('store.')));
    return { boundary, mishap: 'outage', ...moment(boundary) };
  });
  return [...faults, ...outages];
}
