import type { Playbook } from '../rules/playbook.ts';
import { askedSources } from './check/asked-sources.ts';
import type { Json } from './decision.ts';

/** Note of the store that says how the clocks stood: which there were, and who stands apart from his. */
export const CLOCKS_NOTE = 'clocks';

/** Playbooks that read the same sources, and all or none of which ask for silence: they come to every instant together (E9). */
export interface PlaybookClock {
  /** Its sources, joined, and whether it hears silence: its name in the store. */
  readonly name: string;
  readonly sources: readonly string[];
  /** Where all of its sources are silent it goes on by ticks: that is what its playbooks wait for. */
  readonly hearsSilence: boolean;
  /** In the order of the bundle. */
  readonly playbooks: readonly Playbook[];
  /** Everything up to here is judged, but for who stands apart; null before the first instant. */
  throughMs: number | null;
  /** What the store has for it. */
  committedMs: number | null;
}

/** The clocks of these playbooks, and instants of those who stand apart: behind, or ahead within an instant. */
export interface Clocks {
  readonly clocks: readonly PlaybookClock[];
  /** By playbook, ms. */
  readonly apart: Map<string, number>;
}

/** Ends the name of a clock that hears silence; no source's name has a `+`. */
const SILENCE = '+silence';

interface Saved {
  readonly clocks: readonly string[];
  readonly apart: Readonly<Record<string, number>>;
}

/**
 * A clock that the last process did not have begins where the slowest one that reads a source of it stands: what was
 * before was other playbooks' to judge (E6).
 *
 * @param stored  instants by clock
 * @param note    what `savedClocks` gave, null for none
 */
export function createClocks(
  playbooks: readonly Playbook[],
  stored: Readonly<Record<string, number>>,
  note: Json | undefined,
): Clocks {
  const saved = (note ?? null) as Saved | null;
  const members = new Map<string, Playbook[]>();
  for (const playbook of playbooks) {
    const name = clockName(playbook);
    const there = members.get(name);
    if (there === undefined) members.set(name, [playbook]);
    else there.push(playbook);
  }
  const valid = Object.entries(stored).filter(([name]) => saved?.clocks.includes(name) ?? true);
  const clocks = [...members].map(([name, own]): PlaybookClock => {
    const { sources } = own[0] as Playbook;
    const hearsSilence = name.endsWith(SILENCE);
    const kin = valid.filter(([other]) => other.split('+').some((source) => sources.includes(source)));
    const begun = kin.length === 0 ? null : Math.min(...kin.map(([, ms]) => ms));
    const known = valid.find(([other]) => other === name)?.[1];
    return {
      name,
      sources,
      hearsSilence,
      playbooks: own,
      throughMs: known ?? begun,
      committedMs: stored[name] ?? null,
    };
  });
  const names = new Set(playbooks.map((playbook) => playbook.name));
  return {
    clocks,
    apart: new Map(Object.entries(saved?.apart ?? {}).filter(([name]) => names.has(name))),
  };
}

/** What must be stored to go on from here. */
export function savedClocks({ clocks, apart }: Clocks): Json {
  return {
    clocks: clocks.map((clock) => clock.name).sort(),
    apart: Object.fromEntries([...apart].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Name of the clock that a playbook follows. */
export function clockName(playbook: Playbook): string {
  const sources = [...playbook.sources].sort().join('+');
  return askedSources(playbook).size > 0 ? `${sources}${SILENCE}` : sources;
}
