import { type Order, orderSignal } from '../../engine/control/order.ts';
import type { NewSignal } from '../../engine/store.ts';
import type { OrderLine } from './answer-line.ts';

/** How long a silence lasts where its line does not say, ms. */
const SILENCE_MS = 3_600_000;

/** What a person on call said, as a line of answers has it. */
export function orderOfLine(line: OrderLine): NewSignal {
  const { by, reason, at } = line;
  return orderSignal({ order: saidIn(line), by, reason, atMs: at });
}

function saidIn({ order, playbook, incident, to = '', in: labels, for: forMs }: OrderLine): Order {
  const of = { playbook: playbook ?? null, in: labels };
  switch (order) {
    case 'undo':
      if (incident !== undefined) return { word: 'undo', scope: 'incident', name: incident };
      return playbook === undefined
        ? { word: 'undo', scope: 'all', name: '' }
        : { word: 'undo', scope: 'playbook', name: playbook };
    case 'hand-over':
      return incident === undefined
        ? { word: 'hand-over', scope: 'playbook', name: playbook ?? '', to }
        : { word: 'hand-over', scope: 'incident', name: incident, to };
    case 'pause':
    case 'unpause':
      return { word: order, playbook: playbook ?? '' };
    case 'acknowledge':
      return { word: 'acknowledge', incident: incident ?? '' };
    case 'silence':
      return { word: 'silence', of, forMs: forMs || SILENCE_MS };
    case 'unsilence':
      return { word: 'unsilence', of };
  }
}
