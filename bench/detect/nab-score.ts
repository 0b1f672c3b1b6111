/** Rows from and to which a labelled event counts as found, both included. */
export interface LabelledWindow {
  readonly from: number;
  readonly to: number;
}

/** Score of one data set in NAB's standard profile. */
export interface NabScore {
  /** 100 is every event found at once and nothing else; 0 is nothing found. */
  readonly score: number;
  readonly found: number;
  readonly events: number;
  /** Detections outside all windows. */
  readonly further: number;
}

/** Weights of the standard profile (NAB, config/profiles.json): a found event 1, one missed −1, a false alarm −0.11. */
const FALSE_ALARM = 0.11;
const MISSED = 1;

/**
 * The standard scorer of the Numenta Anomaly Benchmark (A. Lavin, S. Ahmad, Evaluating real-time anomaly detection
 * algorithms, ICMLA 2015, section II; rows and positions counted as its `sweeper` counts them). Of a labelled window the
 * earliest detection counts, the more the earlier; each detection outside costs, the less the nearer it follows one.
 *
 * @param rows  of the data set
 * @param detections  rows at which an alarm was raised
 * @param windows  ascending
 */
export function nabScore(
  rows: number,
  detections: readonly number[],
  windows: readonly LabelledWindow[],
): NabScore {
  const probation = probationRows(rows);
  const scored = windows.filter(({ to }) => to >= probation);
  let raw = 0;
  let further = 0;
  const best = new Map<LabelledWindow, number>();
  for (const row of detections) {
    if (row < probation) continue;
    const inside = windows.find(({ from, to }) => from <= row && row <= to);
    if (inside === undefined) {
      raw += FALSE_ALARM * positionScore(positionAfter(row, windows));
      further += 1;
    } else {
      const position = -(inside.to - row + 1) / (inside.to - inside.from + 1);
      const worth = positionScore(position) / positionScore(-1);
      best.set(inside, Math.max(best.get(inside) ?? -MISSED, worth));
    }
  }
  for (const window of scored) raw += best.get(window) ?? -MISSED;
  const events = scored.length;
  return {
    score: (100 * (raw + events * MISSED)) / (events * (1 + MISSED)),
    found: best.size,
    events,
    further,
  };
}

/** Rows at the beginning that are not scored: 15 %, and of long data sets 750. */
export function probationRows(rows: number): number {
  return Math.min(Math.floor(0.15 * rows), 750);
}

/** What a place is worth: 0.987 at the left edge of a window (−1), 0 at its right edge (0), −1 far behind. */
export function positionScore(position: number): number {
  return position >= 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

/** How far behind the last window a row lies, in its widths; 3 before the first. */
function positionAfter(row: number, windows: readonly LabelledWindow[]): number {
  const last = windows.filter(({ to }) => to < row).at(-1);
  return last === undefined ? 3 : (row - last.to) / (last.to - last.from);
}
