import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson, shortId } from '../../rules/canonical.ts';
import type { Decision, DecisionKind, Json } from '../decision.ts';
import type { IncidentRow } from '../store.ts';
import type { Outbound } from './outbound.ts';

/** The silence of one source: an incident of its own, without acts (R5, E10). Times are ms of event time. */
interface Spell {
  readonly id: string;
  readonly source: string;
  readonly sinceMs: number;
  readonly openedMs: number;
}

/** Incidents of blind sources. They belong to no playbook: theirs is ''. */
export interface BlindSpells {
  /** A source brought nothing for too long; told once per silence. */
  blind(source: string, sinceMs: number, atMs: number): void;
  /** It is heard again, and its incident ends. */
  seeing(source: string, sinceMs: number, atMs: number): void;
}

/** @param stored  rows of all incidents; those of other kinds are passed by */
export function createBlindSpells(
  bundle: Bundle,
  stored: readonly IncidentRow[],
  out: Outbound,
): BlindSpells {
  const open = new Map<string, Spell>();
  for (const row of stored) {
    if (row.playbook !== '' || row.closedMs !== null) continue;
    const spell = row.doc as unknown as Spell;
    if (spell.source === undefined) continue;
    open.set(spell.source, spell);
  }
  const owners = new Map(bundle.sources.map((source) => [source.name, source.owner]));

  function tell(
    spell: Spell,
    what: DecisionKind,
    n: number,
    t: number,
    detail: Readonly<Record<string, Json>>,
  ): void {
    const instance = { source: spell.source };
    const closed = what === 'closed';
    const decision: Decision = {
      t,
      playbook: '',
      instance,
      incident: spell.id,
      n,
      what,
      step: '',
      detail: { source: spell.source, ...detail },
      evidence: null,
    };
    out.tell(decision, {
      id: spell.id,
      playbook: '',
      instance: canonicalJson(instance),
      phase: closed ? 'closed' : 'firing',
      openedMs: spell.openedMs,
      closedMs: closed ? t : null,
      bundle: bundle.hash,
      doc: { ...spell },
    });
  }

  return {
    blind(source, sinceMs, atMs) {
      if (open.has(source)) return;
      const spell: Spell = { id: shortId(['blind', source, sinceMs]), source, sinceMs, openedMs: atMs };
      open.set(source, spell);
      tell(spell, 'blind', 0, atMs, { sinceMs, owner: owners.get(source) ?? null });
    },
    seeing(source, _sinceMs, atMs) {
      const spell = open.get(source);
      if (spell === undefined) return;
      open.delete(source);
      tell(spell, 'seeing', 1, atMs, { sinceMs: spell.sinceMs, blindMs: atMs - spell.sinceMs });
      tell(spell, 'closed', 2, atMs, { openMs: atMs - spell.openedMs });
    },
  };
}
