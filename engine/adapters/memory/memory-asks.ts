import { type Judged, type JudgeOf, replySignal, type SaidRow } from '../../ask.ts';
import { wordEntry } from '../../audit/entries.ts';
import { recordInMemory } from './memory-audit.ts';
import { type MemoryState, receive } from './memory-state.ts';

/** Keeps one word about an ask, and ends the ask where the word decides it. */
export function sayInMemory(state: MemoryState, id: string, judge: JudgeOf, nowMs: number): Judged | null {
  const ask = state.asks.get(id);
  if (ask === undefined) return null;
  const judged = judge(ask, nowMs);
  const row: SaidRow = { ask: id, ...judged.said, atMs: nowMs };
  const said = [...ask.said, row];
  const ends = ask.status === 'open' && judged.status !== 'open';
  state.asks.set(id, { ...ask, said, status: ends ? judged.status : ask.status });
  const told = ends ? replySignal(ask, judged.status, said, nowMs) : null;
  if (told !== null) receive(state, told);
  recordInMemory(state, wordEntry(ask, judged), nowMs);
  return judged;
}

/** Ends the open ones that are past their time; how many. */
export function lapseInMemory(state: MemoryState, nowMs: number): number {
  const ended = [...state.asks.values()].filter(({ status, dueMs }) => status === 'open' && dueMs <= nowMs);
  for (const ask of ended) {
    state.asks.set(ask.id, { ...ask, status: 'lapsed' });
    const told = replySignal(ask, 'lapsed', [], ask.dueMs);
    if (told !== null) receive(state, told);
  }
  return ended.length;
}
