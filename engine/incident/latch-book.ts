import type { Bundle } from '../../rules/bundle.ts';
import { canonicalJson, contentHash, shortId } from '../../rules/canonical.ts';
import type { Playbook } from '../../rules/playbook.ts';
import { PANE_MS } from '../../rules/window.ts';
import type { AskRow, ReplyPayload } from '../ask.ts';
import type { DecisionKind, Json } from '../decision.ts';
import type { Skip } from '../plan/skip.ts';
import type { IncidentRow, StoredSignal } from '../store.ts';
import type { Outbound } from './outbound.ts';
import type { PageBook } from './page-book.ts';

/** What made a latch fall. */
export type LatchKind = 'sanity' | 'ceiling' | 'flapping';

/**
 * A playbook that a person must look at before it goes on (R25): an incident of its own, of no playbook, like the
 * silence of a source. Times are ms of event time.
 */
export interface Latch {
  readonly id: string;
  /** As people call it: `pause_failing/sanity`. */
  readonly latch: string;
  readonly playbook: string;
  readonly kind: LatchKind;
  readonly sinceMs: number;
  readonly words: string;
  readonly wordsKo: string;
  /** The greatest number that fell on it: as many may go once it is reset; 0 where nothing is counted. */
  readonly most: number;
  /** Until when a reset lets that many go; null: it was not reset. */
  readonly untilMs: number | null;
}

/** Latches of all playbooks. They outlive restarts, incidents and releases: only a person's `reset` ends one. */
export interface LatchBook {
  /** What keeps a playbook from acting now; null: nothing. */
  on(playbook: string): Latch | null;
  /** As many as somebody has let go at an instant; 0: nobody did. */
  permitted(playbook: string, atMs: number): number;
  /** Stops a playbook, and calls its owner where it is live. One that is stopped already only remembers a greater number. */
  trip(playbook: Playbook, why: Skip & { readonly count?: number }, atMs: number, nowMs: number): void;
  /** Takes a person's word in. False: it is about no latch. */
  take(signal: Pick<StoredSignal, 'incident' | 'kind' | 'payload'>): boolean;
}

/** How long a reset lets as many go as were seen, ms of event time. */
const LET_GO_MS = 3_600_000;
/** Nobody's word about a latch is ever too late. */
const FOREVER_MS = 100 * 365 * 86_400_000;
/** The one answer to it. */
export const RESET = 'reset';

/** @param stored  rows of all incidents; those of other kinds are passed by */
export function createLatchBook(
  bundle: Bundle,
  stored: readonly IncidentRow[],
  out: Outbound,
  pages: Pick<PageBook, 'call'>,
): LatchBook {
  const byPlaybook = new Map<string, Latch>();
  const rows = stored.flatMap(({ playbook, doc }) => (playbook === '' && isLatch(doc) ? [doc] : []));
  for (const latch of rows.sort((a, b) => a.sinceMs - b.sinceMs)) byPlaybook.set(latch.playbook, latch);

  function tell(
    latch: Latch,
    what: DecisionKind,
    n: number,
    t: number,
    detail: Readonly<Record<string, Json>>,
  ): void {
    const instance = { latch: latch.latch };
    const common = { latch: latch.latch, playbook: latch.playbook, kind: latch.kind };
    out.tell(
      {
        ...{ t, playbook: '', instance, incident: latch.id, n, what, step: '' },
        detail: { ...common, ...detail },
        evidence: null,
      },
      rowOf(latch, bundle.hash),
    );
  }

  return {
    on(playbook) {
      const latch = byPlaybook.get(playbook);
      return latch === undefined || latch.untilMs !== null ? null : latch;
    },
    permitted(playbook, atMs) {
      const latch = byPlaybook.get(playbook);
      return latch === undefined || latch.untilMs === null || atMs > latch.untilMs ? 0 : latch.most;
    },
    trip(playbook, { reason, words, wordsKo = words, count = 0 }, atMs, nowMs) {
      const { name, owner, mode, title } = playbook;
      const before = byPlaybook.get(name);
      if (before !== undefined && before.untilMs === null) {
        if (count <= before.most) return;
        const greater = { ...before, most: count };
        byPlaybook.set(name, greater);
        out.row(rowOf(greater, bundle.hash));
        return;
      }
      const kind = reason as LatchKind;
      const latch: Latch = {
        id: shortId(['latch', name, kind, atMs]),
        latch: `${name}/${kind}`,
        ...{ playbook: name, kind, sinceMs: atMs, words, wordsKo, most: count, untilMs: null },
      };
      byPlaybook.set(name, latch);
      tell(latch, 'latched', 0, atMs, { words, wordsKo, to: owner, mode });
      out.request(askOf(latch, title, nowMs));
      const about = { id: latch.id, instance: { latch: latch.latch }, causes: {} };
      if (mode === 'live') pages.call(about, { playbook }, owner, atMs, 'latch');
    },
    take({ incident, kind, payload }) {
      const latch = [...byPlaybook.values()].find(({ id }) => id === incident);
      if (latch === undefined) return false;
      if (kind !== 'reply' || latch.untilMs !== null) return true;
      const { status, by, reason, afterMs } = payload as unknown as ReplyPayload;
      if (status !== 'answered') return true;
      // The instant of a pane, so that a person's second is no part of a decision.
      const t = latch.sinceMs + Math.floor(afterMs / PANE_MS) * PANE_MS;
      const open = { ...latch, untilMs: t + LET_GO_MS };
      byPlaybook.set(latch.playbook, open);
      tell(open, 'reset', 1, t, { by: [...by], words: reason, most: latch.most, untilMs: open.untilMs });
      return true;
    },
  };
}

/** Whether what waits for a person is a latch: they ask one question of their own. */
export function asksForReset({ choices }: Pick<AskRow, 'choices'>): boolean {
  return choices.length === 1 && choices[0] === RESET;
}

function isLatch(doc: Json): doc is Json & Latch {
  return typeof doc === 'object' && doc !== null && 'latch' in doc;
}

function rowOf(latch: Latch, bundle: string): IncidentRow {
  return {
    id: latch.id,
    playbook: '',
    instance: canonicalJson({ latch: latch.latch }),
    phase: latch.untilMs === null ? 'firing' : 'closed',
    openedMs: latch.sinceMs,
    closedMs: latch.untilMs === null ? null : latch.untilMs - LET_GO_MS,
    bundle,
    doc: { ...latch },
  };
}

/** What waits for a person: a question with one answer, so that it is seen, answered and kept as every other. */
function askOf(
  { id, latch, playbook, sinceMs, words, wordsKo, most }: Latch,
  title: string | null,
  nowMs: number,
): AskRow {
  return {
    ...{ id: shortId(['ask', id]), kind: 'question', incident: id, playbook, step: '', runKey: latch },
    ...{ digest: contentHash({ latch, most }), from: [], choices: [RESET], author: null },
    about: {
      title,
      instance: {},
      verb: RESET,
      args: { latch, why: words, whyKo: wordsKo },
      targets: [latch],
      cost: null,
    },
    ...{ decidedMs: sinceMs, askedMs: nowMs, dueMs: nowMs + FOREVER_MS, status: 'open' },
  };
}
