import { type Incident, isAsking, momentsOf } from './incident.ts';
import type { Watch } from './watch.ts';

/**
 * Incidents that asked something, by playbook. A playbook that tracks knows tens of thousands of incidents for weeks, and
 * at every instant it must be known whether one of them waits for an answer.
 */
export interface Unanswered {
  /** It has just asked, or asks again after a restart. */
  add(incident: Incident): void;
  /** Whether an incident that the playbook still knows waits for an answer. */
  has(watch: Pick<Watch, 'playbook' | 'slots'>): boolean;
}

/** Remembers nothing yet. */
export function createUnanswered(): Unanswered {
  const asked = new Map<string, Set<Incident>>();
  return {
    add(incident) {
      const own = asked.get(incident.playbook) ?? new Set();
      asked.set(incident.playbook, own.add(incident));
    },
    has({ playbook, slots }) {
      const own = asked.get(playbook.name);
      for (const incident of own ?? [])
        if (!isOpen(incident)) own?.delete(incident);
        else if (isAsking(incident) && slots.get(incident.key)?.incident === incident) return true;
      return false;
    },
  };
}

/** Whether a question is open, also one of an incident that waits for nothing at the moment, as while it is held. */
function isOpen(incident: Incident): boolean {
  return momentsOf(incident).some(({ answers }) => Object.values(answers).some(({ asked }) => asked));
}
