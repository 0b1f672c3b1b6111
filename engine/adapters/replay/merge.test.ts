import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeRecordings } from './merge.ts';
import type { Recorded } from './recording.ts';

const record = (input: number, orderMs: number | null): Recorded => ({
  topic: `t${input}`,
  partition: 0,
  key: null,
  value: null,
  arrivalMs: orderMs,
  orderMs,
});

/** One input, cut into arrays of `cut` records. */
async function* cutInto(records: readonly Recorded[], cut: number) {
  for (let i = 0; i < records.length; i += cut) yield records.slice(i, i + cut);
}

const merged = async (inputs: readonly (readonly (number | null)[])[], cut: number) => {
  const out: string[] = [];
  const streams = inputs.map((times, i) =>
    cutInto(
      times.map((t) => record(i, t)),
      cut,
    ),
  );
  for await (const run of mergeRecordings(streams)) for (const r of run) out.push(`${r.orderMs}@${r.topic}`);
  return out;
};

test.each<[string, (number | null)[][], string[]]>([
  [
    'by time',
    [
      [1, 4],
      [2, 3],
    ],
    ['1@t0', '2@t1', '3@t1', '4@t0'],
  ],
  ['of equal times the earlier input comes first', [[5, 5], [5], [1]], ['1@t2', '5@t0', '5@t0', '5@t1']],
  ['unknown times come at once', [[null, 9], [7]], ['null@t0', '7@t1', '9@t0']],
  ['inputs without records', [[], [1], []], ['1@t1']],
  ['nothing', [], []],
])('%s', async (_title, inputs, expected) => {
  for (const cut of [1, 2, 100]) expect(await merged(inputs, cut)).toEqual(expected);
});

test('is a stable sort, however the inputs are cut', async () => {
  const times = fc
    .array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 })
    .map((l) => l.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(
      fc.array(times, { maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      async (inputs, cut) => {
        const all = inputs.flatMap((list, input) => list.map((t) => ({ t, input })));
        const sorted = all
          .sort((a, b) => a.t - b.t || a.input - b.input)
          .map(({ t, input }) => `${t}@t${input}`);
        expect(await merged(inputs, cut)).toEqual(sorted);
      },
    ),
  );
});

test('inputs are closed when nobody wants more', async () => {
  let closed = 0;
  const input = async function* () {
    try {
      for (let i = 0; ; i += 1) yield [record(0, i)];
    } finally {
      closed += 1;
    }
  };
  for await (const _run of mergeRecordings([input(), input()])) break;
  expect(closed).toBe(2);
});
