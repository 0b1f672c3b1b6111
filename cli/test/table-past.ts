import { paneOf } from '../../engine/reader/open-panes.ts';
import type { Cell } from '../../engine/slice.ts';
import type { HistoryRow, PartialRow, TableRow } from '../../engine/store.ts';
import { HISTORY_MS, slotOf } from '../../engine/window/history.ts';
import { rosterOf } from '../../engine/window/roster.ts';
import { createTable } from '../../engine/window/table.ts';
import type { Aggregate } from '../../rules/aggregates/aggregate.ts';
import { aggregateNamed } from '../../rules/aggregates/list.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Source } from '../../rules/source.ts';
import { PANE_MS, SLOT_MS } from '../../rules/window.ts';
import { countBefore, timeOf } from './emission.ts';
import { inOrder, type Kept, type Made, repeating, rowsOf, type Span } from './past-rows.ts';

/** Partition number under which samples of tables are stored. */
const SAMPLES = -1;
const SLOT_PANES = SLOT_MS / PANE_MS;

/** A table is sampled at every pane end: between two changes of its rows all samples are the same. */
export function tablePast(
  source: Source,
  made: readonly Made[],
  bundle: Bundle,
  { finalMs, keptMs }: Span,
): Kept {
  const panes = bundle.panes.filter((pane) => pane.source === source.name);
  const aggregates = new Map(panes.map((pane) => [pane.id, aggregateNamed(pane.aggregate)]));
  const roster = rosterOf(bundle.words);
  const seen = new Map(panes.map((pane) => [pane.id, new Set(roster(pane.by))]));
  const rowsAt = (atMs: number): readonly TableRow[] =>
    made.flatMap(({ emission, prototype }) => {
      const count = countBefore(emission, atMs);
      const row = prototype.rows.find(({ source: name }) => name === source.name);
      if (count === 0 || row === undefined || emission.toMs < atMs) return [];
      return [
        { source: source.name, key: row.key, timeMs: timeOf(emission, count - 1), columns: row.columns },
      ];
    });
  const sampleAt = (atMs: number): readonly Cell[] => {
    // Rows are told again before they expire, so for a sample they are as of now.
    const rows = rowsAt(atMs).map((row) => ({ ...row, timeMs: atMs }));
    const cells = createTable(source, panes, rows).sample(atMs, (pane) => seen.get(pane) ?? []);
    for (const [pane, key] of cells) seen.get(pane)?.add(key);
    return inOrder(cells);
  };
  const firstMs = paneOf(Math.min(finalMs, ...made.map(({ emission }) => emission.fromMs)));
  const changes = new Set(
    made.flatMap(({ emission }) => [emission.fromMs, emission.toMs]).map((ms) => paneOf(ms)),
  );
  const changesAt = (startMs: number): boolean => changes.has(startMs) || changes.has(startMs - PANE_MS);
  const aggregateOf = (pane: string): Aggregate => aggregates.get(pane) as Aggregate;
  const history: HistoryRow[] = [];
  const partials: PartialRow[] = [];
  let cells: readonly Cell[] = [];
  /** What a whole slot of the present cells adds up to: the same for slot after slot. */
  let whole: readonly Cell[] | null = null;
  const keep = (startMs: number): void => {
    const pane = { startMs, cells, rows: [] };
    partials.push({ topic: source.topic, partition: SAMPLES, source: source.name, pane });
  };
  const begunMs = Math.max(firstMs, slotOf(finalMs - HISTORY_MS));
  for (let slotMs = slotOf(begunMs); slotMs < finalMs; slotMs += SLOT_MS) {
    const starts = startsIn(Math.max(slotMs, begunMs), Math.min(slotMs + SLOT_MS, finalMs));
    const isSame = cells.length > 0 && starts.length === SLOT_PANES && !starts.some(changesAt);
    if (isSame) {
      whole ??= cells.map(
        ([pane, key, state]): Cell => [pane, key, repeating(state, aggregateOf(pane))(SLOT_PANES)],
      );
      history.push(...rowsOf(whole, slotMs));
      for (const startMs of starts) if (startMs >= keptMs) keep(startMs);
      continue;
    }
    whole = null;
    const sums = new Map<string, Cell>();
    for (const startMs of starts) {
      if (startMs === begunMs || changesAt(startMs)) cells = sampleAt(startMs + PANE_MS);
      if (startMs >= keptMs) keep(startMs);
      for (const [pane, key, state] of cells) {
        const was = sums.get(`${pane} ${key}`)?.[2];
        sums.set(`${pane} ${key}`, [
          pane,
          key,
          was === undefined ? state : aggregateOf(pane).merge(was, state),
        ]);
      }
    }
    // A slot that is not over is put together from its panes.
    if (slotMs + SLOT_MS <= finalMs) history.push(...rowsOf(inOrder([...sums.values()]), slotMs));
  }
  return { partials, history, tables: rowsAt(finalMs) };
}

/** Starts of the panes in [fromMs, toMs). */
function startsIn(fromMs: number, toMs: number): readonly number[] {
  return Array.from({ length: Math.ceil((toMs - fromMs) / PANE_MS) }, (_, i) => fromMs + i * PANE_MS);
}
