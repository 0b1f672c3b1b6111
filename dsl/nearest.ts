import { distance } from 'fastest-levenshtein';
import { pressedKeys } from './keyboard.ts';

/** Edits per character, counted on NFD, up to which a name is taken for a slip of another. */
const THRESHOLD = 0.25;

/**
 * The candidate that was most likely meant, or null if none is near; of equally near ones the first.
 * Hangul is compared by letters (NFD): 강낭구 is near 강남구, 강동구 is not. Two swapped neighbours are one edit.
 * A name typed with the Korean keyboard on is compared as the keys that were pressed, too. A last part that both
 * have makes them no nearer: `rider_events` is not near `order_events`.
 */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  const keys = pressedKeys(written).toLowerCase();
  let best: string | null = null;
  let bestShare = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === written) continue;
    const share = candidate.toLowerCase() === keys ? 0 : editShare(written, candidate);
    if (share <= THRESHOLD && share < bestShare && differsLittle(written, candidate))
      [best, bestShare] = [candidate, share];
  }
  return best;
}

/** Edits between two texts per character of the longer one, on NFD and without regard to case; 0 to 1. */
export function editShare(a: string, b: string): number {
  const [one, other] = [a.normalize('NFD').toLowerCase(), b.normalize('NFD').toLowerCase()];
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 0;
  return (isSwap(one, other) ? 1 : distance(one, other)) / longer;
}

/** Whether two names are near, or one edit apart, without the last parts that both end in. */
function differsLittle(a: string, b: string): boolean {
  const [one = [], other = []] = [a, b].map((name) => name.normalize('NFD').toLowerCase().split(/[._ ]/));
  let same = 0;
  while (same < Math.min(one.length, other.length) - 1 && one.at(-1 - same) === other.at(-1 - same)) same++;
  if (same === 0) return true;
  const [left, right] = [one, other].map((parts) => parts.slice(0, parts.length - same).join('_'));
  const share = editShare(left ?? '', right ?? '');
  const longer = Math.max(left?.length ?? 0, right?.length ?? 0);
  return share <= THRESHOLD || Math.round(share * longer) === 1;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a.split('').keys()].find((index) => a[index] !== b[index]);
  if (at === undefined || a[at] !== b[at + 1] || a[at + 1] !== b[at]) return false;
  return a.slice(at + 2) === b.slice(at + 2);
}
