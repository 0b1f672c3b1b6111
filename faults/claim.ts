import { canonicalJson } from '../rules/canonical.ts';

/** Something that must be true after a fault. */
export interface Claim {
  readonly text: string;
  readonly holds: boolean;
  /** What was seen, in a few words. */
  readonly saw: string;
}

export function claim(text: string, holds: boolean, saw: string | number): Claim {
  return { text, holds, saw: String(saw) };
}

/** That two values are the same; where they are not, both are shown from shortly before the first difference. */
export function same(text: string, saw: unknown, want: unknown): Claim {
  const [seen, wanted] = [canonicalJson(saw), canonicalJson(want)];
  if (seen === wanted) return claim(text, true, brief(seen));
  let differs = 0;
  while (seen[differs] === wanted[differs]) differs++;
  const from = Math.max(0, differs - BEFORE);
  return claim(text, false, `${brief(seen, from)}, not ${brief(wanted, from)}`);
}

/** Longest text that is shown whole, and what of it is shown before a difference. */
const SHOWN = 160;
const BEFORE = 60;

function brief(json: string, from = 0): string {
  return `${from > 0 ? '…' : ''}${json.slice(from, from + SHOWN)}${json.length > from + SHOWN ? '…' : ''}`;
}
