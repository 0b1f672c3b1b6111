/** The keys of one metric in the order in which they came, so that who has seen some needs only to look at the rest. */
export interface KeyList {
  readonly keys: readonly string[];
  /** Rises when keys went: what was seen before says nothing any more. */
  readonly edition: number;
}

/** The lists of several metrics. */
export interface KeyLists {
  /** A key that is not in the list yet. */
  add(pane: string, key: string): void;
  /** Some keys went; these are left. */
  reset(pane: string, left: Iterable<string>): void;
  of(pane: string): KeyList;
}

const NONE: KeyList = { keys: [], edition: 0 };

export function createKeyLists(): KeyLists {
  const lists = new Map<string, { keys: string[]; edition: number }>();
  return {
    add(pane, key) {
      const list = lists.get(pane);
      if (list === undefined) lists.set(pane, { keys: [key], edition: 0 });
      else list.keys.push(key);
    },
    reset(pane, left) {
      lists.set(pane, { keys: [...left], edition: (lists.get(pane)?.edition ?? 0) + 1 });
    },
    of: (pane) => lists.get(pane) ?? NONE,
  };
}
