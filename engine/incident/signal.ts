import type { StoredSignal } from '../store.ts';
import { takeAnswer } from './asking.ts';
import type { Desk } from './desk.ts';
import type { Incident } from './incident.ts';
import { takeCap, takeOutcome } from './outcome.ts';

/** Hands a signal to what waits for it. False: nobody does, it is recorded and changes nothing (R10). */
export function takeSignal(incident: Incident, signal: StoredSignal, desk: Desk): boolean {
  switch (signal.kind) {
    case 'answer': {
      const taken = incident.phase !== 'closed' && takeAnswer(incident, signal.id, signal.payload);
      if (taken) desk.out.changed(incident);
      return taken;
    }
    case 'outcome':
      return takeOutcome(incident, signal.payload, desk);
    case 'lease-cap':
      return takeCap(incident, signal.payload, desk);
  }
}
