import { say } from '../say.ts';
import type { DurationLiteral } from '../tree/literal.ts';
import type { Report } from './report.ts';

/** The smallest slice of event time that is kept. */
const PANE_MS = 10_000;
const LONGEST_BUILT_MS = 86_400_000;
const LONGEST_MS = 90 * 86_400_000;

/**
 * The length of an `over`, ms: a multiple of 10 s up to 90 days, of which 24 hours are built. Null after OS1309 or
 * OS0201.
 */
export function windowMs(over: DurationLiteral, report: Report): number | null {
  const { ms, raw, span } = over;
  if (ms <= 0 || ms % PANE_MS !== 0 || ms > LONGEST_MS) {
    const near = Math.min(LONGEST_MS, Math.max(PANE_MS, Math.round(ms / PANE_MS) * PANE_MS));
    return report.error('OS1309', span, say`a window cannot be \`${raw}\` long`, {
      label: ms > LONGEST_MS ? say`longer than 90 days` : say`not a multiple of 10s`,
      help: say`the nearest that can be counted is \`${shortDuration(near)}\``,
      fix: { span, text: shortDuration(near), safe: false },
    });
  }
  if (ms > LONGEST_BUILT_MS) {
    return report.notBuilt(span, `over ${raw}`, {
      label: say`longer than 24h`,
      notes: [say`windows go up to 24h so far`],
    });
  }
  return ms;
}

/** A duration of whole tens of seconds as it is written: `1h30m`, `40s`. */
export function shortDuration(ms: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1_000],
  ];
  let rest = ms;
  const parts = units.map(([unit, size]) => {
    const n = Math.floor(rest / size);
    rest -= n * size;
    return n > 0 ? `${n}${unit}` : '';
  });
  return parts.join('') || '0s';
}
