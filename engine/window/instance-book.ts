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
  /** Pane metrics whose series are the instances. */
  readonly panes: readonly string[];
  facts: Map<string, MovingFacts>;
  /** Editions of the lists of keys when they were gone through, and how far: this is asked at every instant. */
  edition: string;
  seen: number[];
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

  const begin = (playbook: Playbook): Known => {
    const own = playbook.windows
      .map((id) => windows.get(id))
      .filter((window) => window !== undefined)
      .filter((window) => window.by.join() === playbook.by.join());
    return { panes: [...new Set(own.flatMap(panesOfWindow))], facts: new Map(), edition: '', seen: [] };
  };

  /** Takes in the keys that came; where some went, all of them anew. */
  const follow = (playbook: Playbook, known: Known): void => {
    const lists = known.panes.flatMap((pane) => [series.names(pane), history.names(pane)]);
    const edition = lists.map((list) => list.edition).join(' ');
    const before = known.facts;
    const add = (key: string): void => {
      if (key === OVERFLOW_KEY || known.facts.has(key)) return;
      known.facts.set(key, before.get(key) ?? facts.of(playbook.by, key));
    };
    if (known.edition !== edition || known.seen.length === 0) {
      known.edition = edition;
      known.seen = lists.map(() => 0);
      known.facts = new Map();
      for (const key of roster(playbook.by)) add(key);
    }
    for (const [i, { keys }] of lists.entries()) {
      for (let at = known.seen[i] ?? 0; at < keys.length; at += 1) add(keys[at] as string);
      known.seen[i] = keys.length;
    }
  };

  return {
    at(playbook, atMs, watched) {
      const known = books.get(playbook.name) ?? begin(playbook);
      books.set(playbook.name, known);
      follow(playbook, known);
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
