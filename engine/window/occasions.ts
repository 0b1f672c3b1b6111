import type { Bundle } from '../../rules/bundle.ts';
import { takesRow } from '../../rules/filter-eval.ts';
import type { Forward, Occasion } from '../../rules/forward.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { scaleOf } from '../../rules/scale.ts';
import type { Source } from '../../rules/source.ts';
import type { Scalar } from '../../rules/unit.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { BoundEvent } from '../bound-event.ts';
import { type ForwardedRow, seriesKey } from '../slice.ts';
import type { Windows } from './windows.ts';

/** Most events of one playbook that may wait for another one; beyond it the next ones are passed over, and counted. */
export const MOST_WAITING = 200_000;

/** An event that is an occasion of its own, and the instance it is about. */
export interface Arrival {
  /** `seriesKey` of the values of the playbook's dimensions. */
  readonly key: string;
  readonly event: BoundEvent;
}

/** The events that one playbook is about, instant by instant. */
export interface Occasions {
  /** Whether anything can come about at an instant, as far as is known before. */
  isDue(atMs: number): boolean;
  /** What comes about at an instant, by (time, key) of the events. Instants come in order, each once. */
  at(atMs: number): readonly Arrival[];
  /** Events that wait for another one, and those that were passed over because too many did. */
  waiting(): { readonly open: number; readonly refused: number };
}

type Events = Pick<Windows, 'eventsAt' | 'covers'>;
type Next = NonNullable<Occasion['next']>;

/**
 * @param throughMs  instant up to which the playbook was judged before; null: never. What waited then is found again
 *                   among the events that are kept, so nothing of it is stored
 * @param most       less than `MOST_WAITING` in tests
 */
export function createOccasions(
  playbook: Playbook,
  bundle: Bundle,
  events: Events,
  throughMs: number | null,
  most = MOST_WAITING,
): Occasions {
  const occasion = playbook.occasion as Occasion;
  const forwardNamed = (id: string) => (bundle.forwards ?? []).find((one) => one.id === id) as Forward;
  const first = forwardNamed(occasion.of);
  const source = bundle.sources.find(({ name }) => name === first.source) as Source;
  const scales = new Map(source.fields.map(({ name, type }) => [name, scaleOf(type)]));

  const keyOf = ({ columns }: ForwardedRow): string =>
    seriesKey(first.by.map((dimension) => columns?.[dimension] ?? ''));
  const canonical = (field: string, value: Scalar): Scalar =>
    typeof value === 'number' ? value / (scales.get(field) ?? 1) : value;
  const arrivalOf = (row: ForwardedRow): Arrival => ({
    key: keyOf(row),
    event: {
      key: row.key,
      timeMs: row.timeMs,
      fields: Object.fromEntries(
        first.fields.flatMap((field) => {
          const value = row.columns?.[field];
          return value === undefined ? [] : [[field, canonical(field, value)] as const];
        }),
      ),
    },
  });
  const taken = (forward: Forward, atMs: number): readonly ForwardedRow[] =>
    events.eventsAt(forward.source, atMs - PANE_MS).filter((row) => isTaken(row, forward));

  if (occasion.next === null)
    return {
      isDue: (atMs) => taken(first, atMs).length > 0,
      at: (atMs) => taken(first, atMs).map(arrivalOf),
      waiting: () => ({ open: 0, refused: 0 }),
    };

  const { not, withinMs } = occasion.next satisfies Next;
  const second = forwardNamed(occasion.next.forward);
  /** What waits, by instance key, in the order of events; the same in one queue by their deadlines. */
  const open = new Map<string, Set<Arrival>>();
  let queue: Arrival[] = [];
  let head = 0;
  let count = 0;
  let refused = 0;

  const leave = (arrival: Arrival): boolean => {
    const own = open.get(arrival.key);
    if (own?.delete(arrival) !== true) return false;
    if (own.size === 0) open.delete(arrival.key);
    count -= 1;
    return true;
  };
  const wait = (arrival: Arrival): void => {
    if (count >= most) {
      refused += 1;
      return;
    }
    const own = open.get(arrival.key);
    if (own === undefined) open.set(arrival.key, new Set([arrival]));
    else own.add(arrival);
    queue.push(arrival);
    count += 1;
  };
  const follow = (row: ForwardedRow, came: Arrival[]): void => {
    for (const arrival of [...(open.get(keyOf(row)) ?? [])]) {
      const afterMs = row.timeMs - arrival.event.timeMs;
      if (afterMs <= 0 || afterMs > withinMs) continue;
      leave(arrival);
      if (!not) came.push(arrival);
    }
  };
  /** Everything that came in time lies in panes that end at or before the first instant past the deadline. */
  const expire = (atMs: number, came: Arrival[]): void => {
    for (; head < queue.length; head += 1) {
      const arrival = queue[head] as Arrival;
      const { timeMs } = arrival.event;
      if (timeMs + withinMs >= atMs) break;
      // Where a silence lies in between nobody can say that there was none.
      if (leave(arrival) && not && events.covers(second.source, timeMs, atMs)) came.push(arrival);
    }
    if (head > 1_024 && head * 2 > queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
  };
  const step = (atMs: number): readonly Arrival[] => {
    const came: Arrival[] = [];
    const rows = [
      ...taken(second, atMs).map((row) => ({ row, isFirst: false })),
      ...taken(first, atMs).map((row) => ({ row, isFirst: true })),
    ].sort((a, b) => a.row.timeMs - b.row.timeMs);
    for (const { row, isFirst } of rows) {
      if (isFirst) wait(arrivalOf(row));
      else follow(row, came);
    }
    expire(atMs, came);
    return came.sort(byEvent);
  };

  if (throughMs !== null) {
    const fromMs = Math.floor((throughMs - withinMs) / PANE_MS) * PANE_MS;
    for (let atMs = fromMs; atMs <= throughMs; atMs += PANE_MS) step(atMs);
  }
  return {
    isDue(atMs) {
      const next = queue[head];
      return (
        (next !== undefined && next.event.timeMs + withinMs < atMs) ||
        taken(first, atMs).length > 0 ||
        taken(second, atMs).length > 0
      );
    },
    at: step,
    waiting: () => ({ open: count, refused }),
  };
}

/** Rows of a table travel anyway, and are asked here. */
function isTaken({ takenBy, columns }: ForwardedRow, { id, filter, by }: Forward): boolean {
  if (takenBy !== undefined) return takenBy.includes(id);
  if (columns === null) return false;
  return (
    by.every((dimension) => columns[dimension] !== undefined && columns[dimension] !== '') &&
    takesRow(filter, (field) => columns[field] ?? null)
  );
}

function byEvent(a: Arrival, b: Arrival): number {
  return (
    a.event.timeMs - b.event.timeMs || (a.event.key < b.event.key ? -1 : a.event.key > b.event.key ? 1 : 0)
  );
}
