import type { Truth } from '../rules/truth.ts';
import type { Hold } from './hold.ts';

/**
 * One instant of `A followed by B within d`. The clock runs from the last instant at which A was true; the whole is
 * true while B is, up to d after that and never at the same instant. An unknown B leaves it unknown, an unknown A
 * starts nothing.
 *
 * @param was  null while no A is young enough
 */
export function stepFollowed(
  was: Hold | null,
  { first, second }: { readonly first: Truth; readonly second: Truth },
  atMs: number,
  withinMs: number,
): { readonly hold: Hold | null; readonly truth: Truth } {
  const ageMs = was === null ? Number.POSITIVE_INFINITY : was.elapsedMs + (atMs - was.atMs);
  const isYoung = ageMs <= withinMs;
  const truth = isYoung ? second : first === null && second !== false ? null : false;
  const elapsedMs = first === true ? 0 : ageMs;
  return { hold: elapsedMs <= withinMs ? { elapsedMs, atMs, unknownSinceMs: null } : null, truth };
}

/**
 * One instant of `A not followed by B within d`. The clock starts where A is true, or anew after each B; it turns true
 * when d has passed without a B, and stays so until there is one or A is known false. While B is unknown the clock
 * stands, as nobody can say that there was none.
 *
 * @param was  null while nothing is waited for
 */
export function stepNotFollowed(
  was: Hold | null,
  { first, second }: { readonly first: Truth; readonly second: Truth },
  atMs: number,
  withinMs: number,
): { readonly hold: Hold | null; readonly truth: Truth } {
  const began = first === true ? { elapsedMs: 0, atMs, unknownSinceMs: null } : null;
  if (was === null) return { hold: began, truth: first === null ? null : false };
  if (second === true) return { hold: began, truth: false };
  if (was.elapsedMs >= withinMs && first === false) return { hold: null, truth: false };
  if (second === null)
    return { hold: { ...was, atMs, unknownSinceMs: was.unknownSinceMs ?? atMs }, truth: null };
  const elapsedMs = was.elapsedMs + (was.unknownSinceMs === null ? atMs - was.atMs : 0);
  return { hold: { elapsedMs, atMs, unknownSinceMs: null }, truth: elapsedMs >= withinMs };
}
