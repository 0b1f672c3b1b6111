import type { GivenStepModel, PlaybookTestModel, TestExpectModel } from '../../dsl/model/test.ts';
import { zoneOffset } from '../../rules/zone.ts';

const DAY_MS = 86_400_000;
/** A clock time that comes later than this after the start was nearer before it. */
const HALF_DAY_MS = DAY_MS / 2;
/** How long a test goes on after the last thing that it says. */
const AFTER_MS = 3_600_000;
/** Where the clock stands if nothing says: a Monday at noon. */
const NOON = { date: '2026-03-02', minutes: 720 };

/** Instants of one test, epoch ms. */
export interface Moments {
  readonly startMs: number;
  readonly endMs: number;
  /** When an expectation is looked at. */
  at(expect: TestExpectModel): number;
  /** Clock times that lie nearer before the start than after it, and after all that is given: the next day is hardly meant. */
  readonly doubtful: readonly DoubtfulTime[];
}

/** `at 17:00` in a test that starts at 18:00. */
export interface DoubtfulTime {
  readonly minutes: number;
  /** How long after the start it is, ms. */
  readonly afterMs: number;
}

/**
 * When a test begins, looks and ends. It ends an hour after the last `at`, the last `for` of what it gives, the last
 * answer and the last recorded event, whichever is latest.
 *
 * @param recorded  first and last event of its recordings, null without any; the first is the start where nothing says
 */
export function momentsOf(
  { start, givens, expects }: PlaybookTestModel,
  zone: string,
  recorded: { readonly firstMs: number; readonly lastMs: number } | null,
): Moments {
  const noonMs = instantOf(NOON.date, NOON.minutes, zone);
  const startMs = start === null ? (recorded?.firstMs ?? noonMs) : instantOf(start.date, start.minutes, zone);
  const at = ({ at: said }: TestExpectModel): number | null => {
    if (said === null) return null;
    return said.kind === 'after' ? startMs + said.ms : nextClock(startMs, said.minutes, zone);
  };
  const given = givens.map((one) => {
    if (one.kind === 'value' && one.tense === 'is') return startMs + lastingMs(one.steps);
    return one.kind === 'approval' || one.kind === 'answer' ? startMs + one.afterMs : startMs;
  });
  const looked = expects.map(at).filter((ms) => ms !== null);
  const givenMs = Math.max(startMs, recorded?.lastMs ?? startMs, ...given) + AFTER_MS;
  const endMs = Math.max(givenMs, ...looked.map((ms) => ms + AFTER_MS));
  const doubtful = expects.flatMap(({ at: said }) => {
    if (said?.kind !== 'clock') return [];
    const { minutes } = said;
    const atMs = nextClock(startMs, minutes, zone);
    const isMeant = atMs - startMs <= HALF_DAY_MS || atMs <= givenMs;
    return isMeant ? [] : [{ minutes, afterMs: atMs - startMs }];
  });
  return { startMs, endMs, at: (expect) => at(expect) ?? endMs, doubtful };
}

/** How long steps last together; one without `for` adds nothing. */
function lastingMs(steps: readonly GivenStepModel[]): number {
  return steps.reduce((sum, { forMs }) => sum + (forMs ?? 0), 0);
}

/** The instant of a local wall-clock time. */
function instantOf(date: string, minutes: number, zone: string): number {
  return ofWall(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000, zone);
}

/** The first instant at or after `fromMs` whose wall clock shows `minutes`. */
function nextClock(fromMs: number, minutes: number, zone: string): number {
  const wall = fromMs + zoneOffset(zone, fromMs);
  const today = Math.floor(wall / DAY_MS) * DAY_MS + minutes * 60_000;
  return ofWall(today < wall ? today + DAY_MS : today, zone);
}

/** Of a wall time that a change of the clocks skipped, the instant by the offset before it. */
function ofWall(wall: number, zone: string): number {
  const first = wall - zoneOffset(zone, wall - DAY_MS);
  return first + zoneOffset(zone, first) === wall ? first : wall - zoneOffset(zone, first);
}
