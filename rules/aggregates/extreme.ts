import type { Aggregate, OpenState, State } from './aggregate.ts';

/** An aggregate that keeps the one value that beats all others; state `[n, value]`, `[0, 0]` without any. */
export function extreme(
  said: Pick<Aggregate, 'name' | 'word' | 'doc' | 'examples'>,
  beats: (value: number, other: number) => boolean,
): Aggregate {
  return {
    ...said,
    unit: 'same-as-field',
    takes: 'numbers',
    growth: 'widens',
    width: 2,
    empty: [0, 0],
    addInto: (state: OpenState, value: number) => {
      if (state[0] === 0 || beats(value, state[1] as number)) state[1] = value;
      state[0] = (state[0] as number) + 1;
    },
    merge: (a: State, b: State): State => {
      const [n = 0, value = 0] = a;
      const [m = 0, other = 0] = b;
      if (n === 0) return b;
      if (m === 0) return a;
      return [n + m, beats(other, value) ? other : value];
    },
    // What was beaten is forgotten: a window is merged anew from its panes.
    subtract: null,
    result: ([n = 0, value = 0], scale) => (n === 0 ? null : value / scale),
    ofTotal: null,
    samples: ([n = 0]) => n,
  };
}
