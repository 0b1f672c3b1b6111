import type { LogRecord } from '../engine/ports.ts';
import type { Order } from './orders.ts';
import type { BenchKey, BenchPlaybook } from './shared-playbooks.ts';

const PANE_MS = 10_000;

/** What everybody writes first: each playbook has its own map of windows, every event goes to every playbook. */
export interface NaiveEngine {
  read(records: readonly LogRecord[]): void;
  /** Playbook and key pairs whose window stood above its threshold at any event. */
  above(): number;
}

/** Parses each event once, tests every playbook's filter on it, and keeps a window of 10-second buckets per key. */
export function naiveEngine(playbooks: readonly BenchPlaybook[], key: BenchKey): NaiveEngine {
  const watches = playbooks.map((playbook) => ({
    playbook,
    windows: new Map<string, { starts: number[]; counts: number[]; total: number; fired: boolean }>(),
  }));
  let above = 0;
  return {
    read(records) {
      for (const { value } of records) {
        const event = JSON.parse(Buffer.from(value as Uint8Array).toString()) as Omit<Order, 'timeMs'> & {
          at: string;
        };
        const timeMs = Date.parse(event.at);
        const order: Order = { ...event, timeMs };
        for (const { playbook, windows } of watches) {
          if (!playbook.filter.takes(order)) continue;
          let window = windows.get(order[key]);
          if (window === undefined) {
            window = { starts: [], counts: [], total: 0, fired: false };
            windows.set(order[key], window);
          }
          const start = Math.floor(timeMs / PANE_MS) * PANE_MS;
          const last = window.starts.length - 1;
          if (window.starts[last] === start) window.counts[last] = (window.counts[last] as number) + 1;
          else {
            window.starts.push(start);
            window.counts.push(1);
          }
          window.total += 1;
          while ((window.starts[0] as number) <= start - playbook.windowMs) {
            window.total -= window.counts.shift() as number;
            window.starts.shift();
          }
          const isAbove = window.total > playbook.threshold;
          if (isAbove && !window.fired) above += 1;
          window.fired = isAbove;
        }
      }
    },
    above: () => above,
  };
}
