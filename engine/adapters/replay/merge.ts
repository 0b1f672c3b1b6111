import type { Recorded } from './recording.ts';

/** Records that are handed on together at most. */
const RUN = 512;

interface Cursor {
  readonly rest: AsyncIterator<readonly Recorded[]>;
  records: readonly Recorded[];
  at: number;
}

/**
 * Merges inputs, each in order, by `orderMs`; of equal ones the earlier input comes first, so the result is the
 * same however the inputs were cut. Records without any known time come as soon as they are reached. Inputs are
 * read no further ahead than one of their arrays.
 */
export async function* mergeRecordings(
  inputs: readonly AsyncIterable<readonly Recorded[]>[],
): AsyncGenerator<readonly Recorded[]> {
  const open: Cursor[] = inputs.map((input) => ({ rest: input[Symbol.asyncIterator](), records: [], at: 0 }));
  try {
    for (;;) {
      await fill(open);
      if (open.length === 0) return;
      yield nextRun(open);
    }
  } finally {
    for (const { rest } of open) await rest.return?.();
  }
}

/** Gives every cursor something to look at; removes those that have ended. */
async function fill(open: Cursor[]): Promise<void> {
  for (let i = 0; i < open.length; ) {
    const cursor = open[i] as Cursor;
    let ended = false;
    while (cursor.at >= cursor.records.length && !ended) {
      const next = await cursor.rest.next();
      ended = next.done === true;
      cursor.records = ended ? [] : next.value;
      cursor.at = 0;
    }
    if (ended) open.splice(i, 1);
    else i += 1;
  }
}

/** What can be merged without reading on. */
function nextRun(open: readonly Cursor[]): readonly Recorded[] {
  const run: Recorded[] = [];
  for (;;) {
    let least = open[0] as Cursor;
    let second = Number.POSITIVE_INFINITY;
    for (let i = 1; i < open.length; i += 1) {
      const cursor = open[i] as Cursor;
      if (orderOf(cursor) < orderOf(least)) {
        second = orderOf(least);
        least = cursor;
      } else second = Math.min(second, orderOf(cursor));
    }
    // Goes on with the same input while nothing else can come first.
    do {
      run.push(least.records[least.at] as Recorded);
      least.at += 1;
      if (least.at >= least.records.length || run.length >= RUN) return run;
    } while (orderOf(least) < second);
  }
}

function orderOf({ records, at }: Cursor): number {
  return (records[at] as Recorded).orderMs ?? Number.NEGATIVE_INFINITY;
}
