/** A part of the engine without one thing that it rests on: each text stands once in its file, and something else instead. */
export interface Mutant {
  readonly name: string;
  /** The world that finds it; where the engine has changed since, one soon after. */
  readonly seed: number;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
}

const runs = 'engine/adapters/memory/memory-runs.ts';
const commit = 'engine/adapters/memory/memory-commit.ts';

/** What RESPONSE.md and issue 5 name, and what else holds effects together. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the fence of a claim',
    seed: 14,
    changes: [
      {
        file: runs,
        from: "if (run?.fence !== fence || run.row.status !== 'claimed' || run.claimUntilMs <= nowMs) return false;",
        to: 'if (run === undefined) return false;',
      },
      {
        file: runs,
        from: "if (run?.fence !== fence || run.row.status === 'pending') return false;",
        to: 'if (run === undefined) return false;',
      },
    ],
  },
  {
    name: 'compare-and-set of commits',
    seed: 1,
    changes: [
      { file: commit, from: 'commit.number <= state.commits', to: 'false' },
      { file: commit, from: '(state.through.get(clock) ?? null) !== from', to: 'false' },
    ],
  },
  {
    name: 'the evaluator’s epoch',
    seed: 7,
    changes: [{ file: commit, from: 'commit.evaluatorEpoch !== state.evaluatorEpoch', to: 'false' }],
  },
  {
    name: 'exact sums',
    seed: 2,
    changes: [
      {
        file: 'rules/aggregates/limbs.ts',
        from: '(state[2] as number) + (value - high * BASE);',
        to: '(state[2] as number) + (value - high * BASE) / 3;',
      },
      {
        file: 'rules/aggregates/limbs.ts',
        from: '(cells[at + 2] as number) + (value - high * BASE);',
        to: '(cells[at + 2] as number) + (value - high * BASE) / 3;',
      },
      {
        file: 'rules/aggregates/limbs.ts',
        from: 'return hi * BASE + lo;',
        to: 'return (hi * BASE + lo) * 3;',
      },
    ],
  },
  {
    name: 'recorded ticks',
    seed: 1,
    changes: [
      {
        file: 'engine/reader/lane.ts',
        from: 'was?.watermarkMs ?? Number.NEGATIVE_INFINITY,',
        to: 'Number.NEGATIVE_INFINITY,',
      },
    ],
  },
  {
    name: 'the key of an act',
    seed: 1,
    changes: [
      {
        file: 'engine/dispatch/call.ts',
        from: "return run.kind === 'undo' ? actOfUndo(run.key) : run.key;",
        to: "return run.key + '#' + String((run as { fence?: number }).fence);",
      },
    ],
  },
  {
    name: 'at most once where nothing is honoured',
    seed: 1,
    changes: [
      {
        file: 'engine/dispatch/call.ts',
        from: "mayRepeat: idempotency !== 'none' ||",
        to: 'mayRepeat: true ||',
      },
    ],
  },
  {
    name: 'the frozen selection',
    seed: 1,
    changes: [
      {
        file: 'engine/plan/selection-book.ts',
        from: 'new Map(stored.map((row) => [row.id, row]))',
        to: 'new Map<string, SelectionRow>()',
      },
    ],
  },
  {
    name: 'the undo stored with its act',
    seed: 1,
    changes: [
      {
        file: 'engine/pipeline.ts',
        from: 'let named =',
        to: 'let later: Pick<Commit, "incidents" | "leases"> = { incidents: [], leases: [] };\n  let named =',
      },
      {
        file: 'engine/pipeline.ts',
        from: 'const said = responder.take();',
        to: 'const said = responder.take();\n      const before = later;\n      later = said;',
      },
      { file: 'engine/pipeline.ts', from: 'leases: said.leases,', to: 'leases: before.leases,' },
      { file: 'engine/pipeline.ts', from: 'incidents: said.incidents,', to: 'incidents: before.incidents,' },
    ],
  },
  {
    name: 'an inbox without copies',
    seed: 1,
    changes: [
      {
        file: 'engine/adapters/memory/memory-state.ts',
        from: 'if (inbox.ids.has(signal.id)) return false;',
        to: '',
      },
    ],
  },
  {
    name: 'the order on one target',
    seed: 65,
    changes: [
      {
        file: runs,
        from: 'if (waits || !isDue(run, nowMs)) continue;',
        to: 'if (!isDue(run, nowMs)) continue;',
      },
    ],
  },
  {
    name: 'freshness',
    seed: 1,
    changes: [
      {
        file: 'engine/window/sight.ts',
        from: 'if (tickMs - lastArrivalMs < silentAfterMs) return false;',
        to: 'return false;',
      },
    ],
  },
  {
    name: '`sent` before the first byte',
    seed: 1,
    changes: [{ file: runs, from: "run.row = { ...run.row, status: 'sent' };", to: '' }],
  },
];
