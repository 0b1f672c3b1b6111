import { say } from '../say.ts';
import type { DurationLiteral } from '../tree/literal.ts';
import type { Report } from './report.ts';

const DAY_MS = 86_400_000;
const LONGEST_MS = 90 * DAY_MS;

/** Of what a window must be a multiple, by its length: panes of 10 s for a day, of 10 minutes for a week, then days. */
const GRAINS = [
  { upToMs: DAY_MS, ms: 10_000, text: '10s' },
  { upToMs: 7 * DAY_MS, ms: 600_000, text: '10m' },
  { upToMs: LONGEST_MS, ms: DAY_MS, text: '1d' },
] as const;

/** The length of an `over`, ms, a multiple of its grain up to 90 days; null after OS1309. */
export function windowMs(over: DurationLiteral, report: Report): number | null {
  const { ms, raw, span } = over;
  const grain = GRAINS.find(({ upToMs }) => ms <= upToMs) ?? GRAINS[2];
  if (ms > 0 && ms <= LONGEST_MS && ms % grain.ms === 0) return ms;
  const near = Math.min(LONGEST_MS, Math.max(grain.ms, Math.round(ms / grain.ms) * grain.ms));
  return report.error('OS1309', span, say`a window cannot be \`${raw}\` long`, {
    label: ms > LONGEST_MS ? say`longer than 90 days` : say`not a multiple of ${grain.text}`,
    help: say`the nearest that can be counted is \`${shortDuration(near)}\``,
    fix: { span, text: shortDuration(near), safe: false },
  });
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
