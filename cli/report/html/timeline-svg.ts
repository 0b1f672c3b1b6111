import { formatValue, type Language } from '../../../rules/format.ts';
import type { Timeline, TimelinePoint } from '../../simulation/timelines.ts';
import { type Html, html } from '../../site/html.ts';
import type { InstantPrinter } from '../instant.ts';
import { thresholdLines } from './threshold-line.ts';
import { REPORT_WORDS } from './words.ts';

/** A spell of event time, epoch ms, for example while an incident was open. */
export interface Spell {
  readonly fromMs: number;
  readonly toMs: number;
}

const WIDTH = 900;
const HEIGHT = 180;
/** Room for the numbers at the left and the times below. */
const LEFT = 70;
const BELOW = 22;

/** One timeline as a picture: value, usual value, threshold, and where incidents were open. Unknown spells are gaps. */
export function timelineSvg(
  { points, test, unit, text }: Timeline,
  incidents: readonly Spell[],
  print: InstantPrinter,
  language: Language,
): Html {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const limits = points.map(({ usual }) => thresholdLines(test, usual));
  const values = points.flatMap(({ now, usual }, i) => [now, usual, ...(limits[i] ?? [])]);
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return html``;
  const [low, high] = known.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [0, Number.NEGATIVE_INFINITY],
  );
  const spanMs = Math.max(1, last.atMs - first.atMs);
  const x = (ms: number): number =>
    round(LEFT + (Math.min(Math.max(ms - first.atMs, 0), spanMs) / spanMs) * (WIDTH - LEFT));
  const y = (value: number): number =>
    round((HEIGHT - BELOW) * (1 - (value - low) / (high - low || 1)) * 0.94 + (HEIGHT - BELOW) * 0.03);
  const path = (of: (point: TimelinePoint, index: number) => number | null): string =>
    pathOf(points.map((point, i) => [x(point.atMs), mapped(of(point, i), y)]));
  const words = REPORT_WORDS[language];
  const lines = Math.max(...limits.map(({ length }) => length));
  return html`<figure><figcaption>${text}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${text}">
${incidents.map(
  ({ fromMs, toMs }) =>
    html`<rect class="open" x="${x(fromMs)}" y="0" width="${Math.max(2, round(x(toMs) - x(fromMs)))}" height="${HEIGHT - BELOW}"><title>${words.open} ${print.dated(fromMs)} – ${print.dated(toMs)}</title></rect>`,
)}
<path class="usual" d="${path(({ usual }) => usual)}"/>
${Array.from({ length: lines }, (_, n) => html`<path class="limit" d="${path((_point, i) => limits[i]?.[n] ?? null)}"/>`)}
<path class="now" d="${path(({ now }) => now)}"/>
<text x="${LEFT - 6}" y="12" text-anchor="end">${formatValue(high, unit, language)}</text>
<text x="${LEFT - 6}" y="${HEIGHT - BELOW}" text-anchor="end">${formatValue(low, unit, language)}</text>
<text x="${LEFT}" y="${HEIGHT - 6}">${print.dated(first.atMs)}</text>
<text x="${WIDTH}" y="${HEIGHT - 6}" text-anchor="end">${print.dated(last.atMs)}</text>
</svg></figure>`;
}

/** Neighbouring known points are joined; a single one between gaps is a dot. */
function pathOf(points: readonly (readonly [x: number, y: number | null])[]): string {
  let isDrawing = false;
  return points
    .map(([x, y]) => {
      if (y === null) {
        isDrawing = false;
        return '';
      }
      const step = isDrawing ? `L${x} ${y}` : `M${x} ${y}h0`;
      isDrawing = true;
      return step;
    })
    .join('');
}

function mapped(value: number | null, to: (value: number) => number): number | null {
  return value === null ? null : to(value);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
