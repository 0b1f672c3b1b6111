import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Facts } from '../facts.ts';
import type { FactBook, MovingFacts } from './fact-book.ts';
import type { History } from './history.ts';
import { panesOfWindow } from './panes.ts';
import { OVERFLOW_KEY, type SeriesBook } from './series-book.ts';
import type { Touched } from './touched.ts';

/** The instances of every playbook: one for each key of the series that its windows are cut from. */
export interface InstanceBook {
  /**
   * Facts by instance key. The objects are used again: they speak of `atMs` until the next call.
   *
   * @param watched  instances that must be looked at whatever happens; null: all of them, touched or not
   */
  at(playbook: Playbook, atMs: number, watched: Iterable<string> | null): ReadonlyMap<string, Facts>;
}

interface Known {
  /** State of the books when the keys were last gone through: this is asked at every instant. */
  seen: string;
  facts: ReadonlyMap<string, MovingFacts>;
}

export function createInstanceBook(
  bundle: Bundle,
  facts: FactBook,
  series: SeriesBook,
  history: History,
  roster: (by: readonly string[]) => readonly string[],
  touched: Touched,
): InstanceBook {
  const windows = new Map(bundle.windows.map((window) => [window.id, window]));
  const books = new Map<string, Known>();

  const keysOf = (playbook: Playbook): ReadonlySet<string> => {
    const keys = new Set(roster(playbook.by));
    const own = playbook.windows
      .map((id) => windows.get(id))
      .filter((window) => window !== undefined)
      .filter((window) => window.by.join() === playbook.by.join());
    for (const pane of new Set(own.flatMap(panesOfWindow))) {
      for (const key of series.keys(pane)) keys.add(key);
      for (const key of history.keys(pane)) keys.add(key);
    }
    keys.delete(OVERFLOW_KEY);
    return keys;
  };

  return {
    at(playbook, atMs, watched) {
      const seen = `${series.version()} ${history.version()}`;
      let known = books.get(playbook.name);
      if (known === undefined || known.seen !== seen) {
        const before = known?.facts;
        const now = new Map<string, MovingFacts>();
        for (const key of keysOf(playbook)) now.set(key, before?.get(key) ?? facts.of(playbook.by, key));
        known = { seen, facts: now };
        books.set(playbook.name, known);
      }
      const due = watched === null ? null : touched.at(playbook, atMs);
      if (due === null || watched === null) {
        for (const one of known.facts.values()) one.atMs = atMs;
        return known.facts;
      }
      const picked = new Map<string, Facts>();
      for (const key of [...due, ...watched]) {
        const one = known.facts.get(key);
        if (one === undefined) continue;
        one.atMs = atMs;
        picked.set(key, one);
      }
      return picked;
    },
  };
}
