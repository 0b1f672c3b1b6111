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

/** That two values are the same; where they are not, both are shown. */
export function same(text: string, saw: unknown, want: unknown): Claim {
  const [seen, wanted] = [canonicalJson(saw), canonicalJson(want)];
  return claim(text, seen === wanted, seen === wanted ? brief(seen) : `${brief(seen)}, not ${brief(wanted)}`);
}

/** Longest value that is shown whole. */
const SHOWN = 160;

function brief(json: string): string {
  return json.length <= SHOWN ? json : `${json.slice(0, SHOWN)}…`;
}
