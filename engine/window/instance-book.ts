import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import type { Facts } from '../facts.ts';
import type { FactBook, MovingFacts } from './fact-book.ts';
import type { History } from './history.ts';
import { foldedWindows, panesOfWindow } from './panes.ts';
import { OVERFLOW_KEY, type SeriesBook } from './series-book.ts';
import type { Touched } from './touched.ts';

/** Facts that are kept ready for one set of dimensions; beyond it they are made anew. */
const MOST_FACTS = 20_000;

/** The instances of every playbook: one for each key of the series that its windows are cut from. */
export interface InstanceBook {
  /**
   * Facts by instance key. The objects are used again: they speak of `atMs` until the next call.
   *
   * @param watched  instances that must be looked at whatever happens; null: all of them, touched or not
   */
  at(playbook: Playbook, atMs: number, watched: Iterable<string> | null): ReadonlyMap<string, Facts>;
  /** The same of these keys only; those that no series has are left out. */
  pick(playbook: Playbook, atMs: number, keys: Iterable<string>): ReadonlyMap<string, Facts>;
}

/** Where the instances of a playbook come from. */
interface Origin {
  /** Pane metrics whose series are the instances. */
  readonly panes: readonly string[];
  /** Those that are known before their first event. */
  readonly roster: ReadonlySet<string>;
}

/** @param every  all keys of series of these panes, and those that are known before */
export function createInstanceBook(
  bundle: Bundle,
  facts: FactBook,
  series: SeriesBook,
  history: History,
  roster: (by: readonly string[]) => readonly string[],
  every: (panes: readonly string[], by: readonly string[]) => ReadonlySet<string>,
  touched: Touched,
): InstanceBook {
  const parts = foldedWindows(bundle);
  const origins = new Map<string, Origin>();
  /** Made when they are asked for, and shared: of all playbooks' instances few are looked at. */
  const made = new Map<string, Map<string, MovingFacts>>();

  const originOf = ({ name, by, windows: ids }: Playbook): Origin => {
    let origin = origins.get(name);
    if (origin === undefined) {
      const own = ids
        .flatMap((id) => parts.get(id) ?? [])
        .filter((window) => window.by.join() === by.join())
        .flatMap(panesOfWindow);
      origin = { panes: [...new Set(own)], roster: new Set(roster(by)) };
      origins.set(name, origin);
    }
    return origin;
  };
  /** Who comes later than the instant is not there yet, however far ahead was read. */
  const isInstance = (origin: Origin, key: string, atMs: number): boolean =>
    key !== OVERFLOW_KEY &&
    (origin.roster.has(key) ||
      origin.panes.some(
        (pane) =>
          series.log(pane, key)?.touched(Number.NEGATIVE_INFINITY, atMs) ||
          history.touched(pane, key, Number.NEGATIVE_INFINITY, atMs),
      ));
  const factsOf = (by: readonly string[], key: string): MovingFacts => {
    const name = by.join();
    let byKey = made.get(name);
    if (byKey === undefined || byKey.size >= MOST_FACTS) {
      byKey = new Map();
      made.set(name, byKey);
    }
    let one = byKey.get(key);
    if (one === undefined) {
      one = facts.of(by, key);
      byKey.set(key, one);
    }
    return one;
  };
  const pick = (playbook: Playbook, atMs: number, keys: Iterable<string>): ReadonlyMap<string, Facts> => {
    const origin = originOf(playbook);
    const found = new Map<string, Facts>();
    for (const key of keys) {
      if (!isInstance(origin, key, atMs)) continue;
      const one = factsOf(playbook.by, key);
      one.atMs = atMs;
      found.set(key, one);
    }
    return found;
  };

  return {
    at(playbook, atMs, watched) {
      const due = watched === null ? null : touched.at(playbook, atMs);
      const keys =
        due === null || watched === null
          ? every(originOf(playbook).panes, playbook.by)
          : [...due, ...watched];
      return pick(playbook, atMs, keys);
    },
    pick,
  };
}
