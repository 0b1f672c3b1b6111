import type { Bundle } from '../rules/bundle.ts';
import type { Playbook } from '../rules/playbook.ts';
import { PANE_MS } from '../rules/window.ts';
import type { Responder } from './responder.ts';
import type { Slice } from './slice.ts';
import type { StoredSignal } from './store.ts';
import type { Windows } from './window/windows.ts';

/** What one call of `advance` did: nothing was due, a stretch was judged quietly, or something was decided. */
export type Advance = 'idle' | 'judged' | 'decided';

/** Stops 4–7 of the pipeline: merges what readers closed, judges every playbook at every instant, decides. */
export interface Evaluator {
  /** All that it ever learns of a stream (E1). */
  accept(slice: Slice): void;
  /** A recorded tick (E12). Returns the sources whose sight changed, so that readers freeze or thaw them (E10). */
  tick(
    tickMs: number,
    atEnd: ReadonlySet<string>,
  ): readonly { readonly source: string; readonly blind: boolean }[];
  /** One answer of the inbox (R10). */
  signal(signal: StoredSignal, nowMs: number): Promise<void>;
  /**
   * Judges due instants in order of (T, playbook) until something is decided, or `limit` instants are done.
   * `onInstant` is called before each instant that is judged (a manual clock follows it).
   */
  advance(now: () => number, limit: number, onInstant: (atMs: number) => void): Promise<Advance>;
  /** Per playbook the stretch judged since the last call, for the compare-and-set of the commit (E2). */
  takeThrough(): readonly { readonly playbook: string; readonly from: number | null; readonly to: number }[];
  /** Least instant up to which everything is judged, null before the first. */
  through(): number | null;
}

/**
 * @param stored  per playbook the instant up to which it was judged before (`StoredState.through`)
 */
export function createEvaluator(
  bundle: Bundle,
  windows: Windows,
  responder: Responder,
  stored: Readonly<Record<string, number>>,
): Evaluator {
  const playbooks = bundle.playbooks.filter((p) => p.mode !== 'off');
  const through = new Map<string, number>(Object.entries(stored));
  const committed = new Map<string, number | null>(playbooks.map((p) => [p.name, stored[p.name] ?? null]));

  /** A playbook's clock: the least watermark of the sources it reads; blind and absent ones do not hold it back (E9, E10). */
  const clockOf = (playbook: Playbook): number => {
    let least = Number.POSITIVE_INFINITY;
    for (const source of playbook.sources)
      if (windows.isPresent(source) && !windows.isBlind(source))
        least = Math.min(least, windows.clock(source));
    return least === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : least;
  };

  /** Next instant to judge: after the last one, or the first pane end of what was read. */
  const nextOf = (playbook: Playbook): number | null => {
    const last = through.get(playbook.name);
    if (last !== undefined) return last + PANE_MS;
    let first = Number.POSITIVE_INFINITY;
    for (const source of playbook.sources)
      first = Math.min(first, windows.coveredFrom(source) ?? Number.POSITIVE_INFINITY);
    return first === Number.POSITIVE_INFINITY ? null : first + PANE_MS;
  };

  const judge = async (playbook: Playbook, atMs: number, nowMs: number): Promise<void> => {
    await responder.judge(
      playbook,
      atMs,
      windows.instances(playbook, atMs, responder.watched(playbook.name)),
      nowMs,
    );
    through.set(playbook.name, atMs);
  };

  return {
    accept: (slice) => windows.accept(slice),
    tick(tickMs, atEnd) {
      const changes = windows.tick(tickMs, atEnd);
      for (const { source, blind, sinceMs } of changes) {
        if (blind) responder.blind(source, sinceMs, tickMs);
        else responder.seeing(source, sinceMs, tickMs);
      }
      return changes;
    },
    signal: (signal, nowMs) => responder.signal(signal, nowMs),
    async advance(now, limit, onInstant) {
      let judged = 0;
      for (;;) {
        let due: { playbook: Playbook; atMs: number } | null = null;
        for (const playbook of playbooks) {
          if (responder.waiting(playbook.name)) continue;
          const atMs = nextOf(playbook);
          if (atMs !== null && atMs <= clockOf(playbook) && (due === null || atMs < due.atMs))
            due = { playbook, atMs };
        }
        if (due === null) return judged > 0 ? 'judged' : 'idle';
        onInstant(due.atMs);
        await judge(due.playbook, due.atMs, now());
        judged += 1;
        if (responder.hasDecided()) return 'decided';
        if (judged >= limit) return 'judged';
      }
    },
    takeThrough() {
      const moved: { playbook: string; from: number | null; to: number }[] = [];
      let slowest = Number.POSITIVE_INFINITY;
      for (const playbook of playbooks) {
        const { name } = playbook;
        const to = through.get(name);
        const from = committed.get(name) ?? null;
        // Nothing is kept for a playbook whose sources brought nothing yet: its first instant lies ahead.
        slowest = Math.min(slowest, to ?? (nextOf(playbook) ?? Number.POSITIVE_INFINITY) - PANE_MS);
        if (to !== undefined && to !== from) {
          moved.push({ playbook: name, from, to });
          committed.set(name, to);
        }
      }
      if (Number.isFinite(slowest)) windows.release(slowest);
      return moved;
    },
    through() {
      const judged = playbooks.map((p) => through.get(p.name)).filter((t) => t !== undefined);
      return judged.length < playbooks.length || judged.length === 0 ? null : Math.min(...judged);
    },
  };
}
