import type { Playbook } from '../../rules/playbook.ts';
import type { Instance } from '../decision.ts';

/** Why staff are paged: a playbook says `escalate`, an undo is overdue (R18), or a latch has fallen (R25, R31). */
export type PageCause = 'escalated' | 'undo' | 'latch';

/** An incident that a page is about. */
export interface PageMember {
  readonly incident: string;
  readonly instance: Instance;
}

/**
 * Incidents about which staff are paged together: those of one playbook with the same causes, for the same person
 * (R11). Plain JSON, stored as it is. Instants are event time, ms.
 */
export interface PageGroup {
  /** Names the alert for ever: the same for its first page and its last. */
  readonly id: string;
  readonly playbook: string;
  readonly cause: PageCause;
  /** Who is called; null: nobody is named. */
  readonly to: string | null;
  /** Names of the causes that its incidents have found. */
  readonly causes: readonly string[];
  readonly sinceMs: number;
  readonly members: readonly PageMember[];
  /** Number of its next decision. */
  readonly n: number;
  /** The last page; null: none has left yet. */
  readonly told: {
    readonly atMs: number;
    /** How many incidents it spoke of, over the whole time. */
    readonly members: number;
    readonly severity: Playbook['severity'];
  } | null;
}

/** What a page is: the first of its group, news, the same once more, or the end. */
export type PageKind = 'first' | 'update' | 'repeat' | 'resolved';

/** After the first escalation others may follow for this long before staff are paged, ms. */
export const FIRST_MS = 60_000;
/** News is told at most this often, ms. */
const UPDATE_MS = 300_000;
/** Without news it is said again after this, ms. */
const REPEAT_MS: Readonly<Record<PageCause, number>> = {
  escalated: 14_400_000,
  undo: 1_800_000,
  latch: 14_400_000,
};

/** How a group stands at an instant. */
export interface Standing {
  readonly atMs: number;
  /** Some of it is not over. */
  readonly isOpen: boolean;
  /** What is true at one instant only is never over, and has no end to tell. */
  readonly isMomentary: boolean;
  /** Something open is neither silenced nor looked after. */
  readonly isHeard: boolean;
  readonly severityRank: number;
  readonly toldRank: number;
}

/** What is due for a group: a page, its end without one, or nothing yet. Pure. */
export function pageDue(
  { cause, sinceMs, members, told }: PageGroup,
  { atMs, isOpen, isMomentary, isHeard, severityRank, toldRank }: Standing,
): PageKind | 'drop' | null {
  if (told === null) {
    // What was over before anybody was called is no news.
    if (!isOpen && !isMomentary) return 'drop';
    if (atMs < sinceMs + FIRST_MS) return null;
    return isHeard ? 'first' : isMomentary ? 'drop' : null;
  }
  const isNews = members.length > told.members || severityRank > toldRank;
  const isTime = atMs >= told.atMs + UPDATE_MS;
  if (isMomentary) return !isTime ? null : isNews && isHeard ? 'update' : 'drop';
  if (!isOpen) return 'resolved';
  if (!isHeard) return null;
  if (isNews && isTime) return 'update';
  return atMs >= told.atMs + REPEAT_MS[cause] ? 'repeat' : null;
}
