import type { Judged, ReplyPayload, StoredAsk } from '../../engine/ask.ts';
import type { People } from '../../engine/effects.ts';
import { PANE_MS } from '../../rules/window.ts';

/**
 * People who say again what they said while a run was recorded: the same about the same, by the same persons, after the
 * same time. What lapsed then was said by nobody, and lapses again.
 *
 * @param replies  by the ask's id, which is the same in every replay
 */
export function peopleRecorded(replies: ReadonlyMap<string, ReplyPayload>): People {
  return (open, nowMs) =>
    open.flatMap((ask) => {
      const reply = replies.get(ask.id);
      // A decision is dated by the pane, so the pane's beginning says the same.
      const isTime = reply !== undefined && nowMs - ask.askedMs >= reply.afterMs - (reply.afterMs % PANE_MS);
      if (reply === undefined || !isTime || reply.status === 'lapsed') return [];
      return reply.by.map((by) => ({ id: ask.id, judge: (stored: StoredAsk) => again(reply, by, stored) }));
    });
}

/** Several agree one after the other; the last one's word ends it. */
function again({ status, choice, by: all, reason }: ReplyPayload, by: string, ask: StoredAsk): Judged {
  const isLast = by === all.at(-1);
  const said = status === 'answered' ? (choice ?? '') : status === 'granted' ? 'grant' : 'deny';
  return {
    said: { by, said, reason: isLast ? reason : '', refused: null },
    status: isLast ? status : ask.status,
  };
}
