import type { Audience } from '../../rules/audience.ts';
import { contentHash, shortId } from '../../rules/canonical.ts';
import { selectionName } from '../check/audience-argument.ts';
import type { FrozenAudience, Incident } from '../incident/incident.ts';
import type { Outbound } from '../incident/outbound.ts';
import type { SelectionRow } from '../parent-run.ts';
import type { Selector } from '../window/selector.ts';

/** Frozen audiences of the incidents that are open (R16). */
export interface SelectionBook {
  /**
   * Freezes who an audience is at this instant. Before an act goes by it, a later look freezes it anew; afterwards it
   * stays for this passage of the incident.
   */
  freeze(audience: Audience, incident: Incident, atMs: number): void;
  /** The frozen selection, or in words why there is none; from now on it stays. */
  use(audience: Audience, incident: Incident): SelectionRow | string;
  /** The incident has ended. */
  drop(incident: Incident): void;
}

/** @param stored  selections of the incidents that are open */
export function createSelectionBook(
  stored: readonly SelectionRow[],
  select: Selector,
  out: Outbound,
): SelectionBook {
  const rows = new Map(stored.map((row) => [row.id, row]));

  return {
    freeze(audience, incident, atMs) {
      incident.audiences ??= {};
      const name = selectionName(audience);
      const before = incident.audiences[name];
      if (before?.used === true && before.flap === incident.flaps) return;
      if (before?.selection != null) rows.delete(before.selection);
      incident.audiences[name] = frozen(audience, incident, atMs);
      out.changed(incident);
    },
    use(audience, incident) {
      const found = incident.audiences?.[selectionName(audience)];
      const row = found?.selection == null ? undefined : rows.get(found.selection);
      if (found === undefined || row === undefined)
        return found?.words ?? `nobody has looked who \`${audience.name}\` is`;
      found.used = true;
      out.changed(incident);
      return row;
    },
    drop({ audiences = {} }) {
      for (const { selection } of Object.values(audiences)) if (selection !== null) rows.delete(selection);
    },
  };

  function frozen(audience: Audience, incident: Incident, atMs: number): FrozenAudience {
    const selected = select(audience, incident.instance, atMs);
    const common = { flap: incident.flaps, used: false };
    if (!selected.known) return { ...common, selection: null, words: selected.words };
    const { members, matched, unagreed, population, unsure } = selected;
    const hash = contentHash(members);
    const row: SelectionRow = {
      id: shortId(['selection', incident.id, selectionName(audience), atMs]),
      incident: incident.id,
      audience: audience.name,
      ...{ atMs, hash, population, unsure, members },
    };
    rows.set(row.id, row);
    out.selection(row);
    return {
      ...common,
      ...{ selection: row.id, words: '' },
      ...(matched === undefined ? {} : { matched }),
      ...(unagreed === undefined ? {} : { unagreed }),
    };
  }
}
