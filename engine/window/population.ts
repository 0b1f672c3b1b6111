import type { Bundle } from '../../rules/bundle.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { PANE_MS } from '../../rules/window.ts';
import { instanceOf } from '../incident/incident.ts';
import type { SelectorSources } from './selector.ts';

/**
 * How many there are of a kind at an instant: the rows of the table whose key names it, the values that `define words`
 * gives it or that the playbook knows of as instances, where there are more. null: nobody knows, since the table is silent or
 * nothing tells of the kind.
 */
export type PopulationAt = (kind: string, playbook: Playbook, atMs: number) => number | null;

/** Tables whose rows are the population of a kind. */
export function tablesOfKind({ sources }: Bundle, kind: string): readonly string[] {
  return sources.flatMap(({ kind: is, name, key, fields }) => {
    const type = fields.find((field) => field.name === key)?.type;
    const isNamed = type?.kind === 'id' ? (type.of ?? key) === kind : key === kind;
    return is === 'table' && isNamed ? [name] : [];
  });
}

/** @param instances  keys of all instances of a playbook at an instant */
export function createPopulations(
  bundle: Bundle,
  { rowsAt, sight }: Pick<SelectorSources, 'rowsAt' | 'sight'>,
  instances: (playbook: Playbook, atMs: number) => Iterable<string>,
): PopulationAt {
  return (kind, playbook, atMs) => {
    const tables = tablesOfKind(bundle, kind);
    if (tables.length > 0) {
      const seen = tables.filter((table) => sight(table)?.covers(atMs - PANE_MS, atMs) === 'covered');
      const counts = seen.map((table) => [...rowsAt(table, atMs)].length);
      return counts.length === 0 ? null : Math.max(...counts);
    }
    const words = new Set(Object.values(bundle.words[kind] ?? {})).size;
    const isBound = playbook.by.includes(kind);
    if (!isBound) return words === 0 ? null : words;
    const keys = [...instances(playbook, atMs)];
    return Math.max(words, new Set(keys.map((key) => instanceOf(playbook.by, key)[kind])).size);
  };
}
