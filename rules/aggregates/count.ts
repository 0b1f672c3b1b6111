import type { Aggregate } from './aggregate.ts';

/** Number of events; state `[n]`. */
export const count: Aggregate = {
  name: 'count',
  word: 'count',
  doc: 'Number of events in the window; no events, 0.',
  unit: 'count',
  takes: 'rows',
  growth: 'adds',
  width: 1,
  empty: [0],
  addInto: (state) => {
    state[0] = (state[0] as number) + 1;
  },
  addAt: (cells, at) => {
    cells[at] = (cells[at] as number) + 1;
  },
  merge: ([n = 0], [m = 0]) => [n + m],
  subtract: ([n = 0], [m = 0]) => [n - m],
  result: ([n = 0]) => n,
  ofTotal: (n) => n,
  samples: ([n = 0]) => n,
  examples: [
    { values: [], result: 0 },
    { values: [7, 7, 9], result: 3 },
  ],
};
