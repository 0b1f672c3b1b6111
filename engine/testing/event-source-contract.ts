import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OutsideError } from '../outside-error.ts';
import type { EventSource } from '../ports.ts';
import { recordingHandler } from './recording-handler.ts';

/** What a bed puts into its log before and while a source reads it. */
export interface Written {
  readonly topic: string;
  readonly key: string | null;
  readonly value: string | null;
  readonly arrivalMs: number;
}

/** One adapter with somewhere to write. Topics `a` and `b` stand for whatever names the bed gives them. */
export interface SourceBed {
  /** The bed's own name of a topic. */
  topic(name: 'a' | 'b'): string;
  /** Resolves when a source can read it; in one partition per topic, in order. */
  write(records: readonly Written[]): Promise<void>;
  source(topics: readonly string[]): EventSource;
  close(): Promise<void>;
}

/** Longest time that a test of a real service may take. */
const PATIENCE_MS = 60_000;

/** What every `EventSource` must do, with the same titles on every adapter. */
export function eventSourceContract(kind: EventSource['kind'], open: () => Promise<SourceBed>): void {
  describe('event source contract', () => {
    let bed: SourceBed;
    let sources: EventSource[] = [];
    const at = (i: number) => 1_785_000_000_000 + i * 1000;
    const some = (name: 'a' | 'b', from: number, to: number): readonly Written[] =>
      Array.from({ length: to - from }, (_, i) => ({
        topic: bed.topic(name),
        key: `k${from + i}`,
        value: `{"n":"${name}${from + i}"}`,
        arrivalMs: at(from + i),
      }));
    const valuesOf = (written: readonly Written[]) => written.map((w) => w.value);
    const reading = (...names: readonly ('a' | 'b')[]): EventSource => {
      const source = bed.source(names.map((name) => bed.topic(name)));
      sources.push(source);
      return source;
    };
    const part = (name: 'a' | 'b') => ({ topic: bed.topic(name), partition: 0 });

    beforeEach(async () => {
      bed = await open();
    }, PATIENCE_MS);
    afterEach(async () => {
      for (const source of sources) await source.stop();
      sources = [];
      await bed.close();
    }, PATIENCE_MS);

    test(
      'every record comes once, in order, with offset, arrival, key and bytes',
      async () => {
        const written: readonly Written[] = [
          ...some('a', 0, 3),
          { topic: bed.topic('a'), key: '강남', value: '{"지역":"강남구 🛵"}', arrivalMs: at(3) },
          { topic: bed.topic('a'), key: 'poison', value: '{"broken', arrivalMs: at(4) },
          { topic: bed.topic('a'), key: 'gone', value: null, arrivalMs: at(5) },
          { topic: bed.topic('a'), key: null, value: '{"n":1.10}', arrivalMs: at(6) },
        ];
        await bed.write(written);
        const handler = recordingHandler();
        const source = reading('a');
        expect(source.kind).toBe(kind);
        await source.start(handler);
        await handler.until(() => handler.values().length >= written.length);
        expect(handler.delivered.get(`${bed.topic('a')}/0`)).toEqual(
          written.map(({ key, value, arrivalMs }, offset) => ({ offset, arrivalMs, key, value })),
        );
      },
      PATIENCE_MS,
    );

    test(
      'partitions are assigned before anything of them is delivered',
      async () => {
        await bed.write([...some('a', 0, 2), ...some('b', 2, 4)]);
        const handler = recordingHandler();
        await reading('a', 'b').start(handler);
        await handler.until(() => handler.values().length === 4);
        const first = handler.calls.findIndex((c) => c.startsWith('batch'));
        const assigned = handler.calls.slice(0, first).filter((c) => c.startsWith('assigned'));
        expect(assigned).toEqual([`assigned ${bed.topic('a')}/0 ${bed.topic('b')}/0`]);
      },
      PATIENCE_MS,
    );

    test(
      'it goes on at the offset that assigned gives',
      async () => {
        await bed.write([...some('a', 0, 8), ...some('b', 8, 10)]);
        const handler = recordingHandler({ starts: { [`${bed.topic('a')}/0`]: 5 } });
        await reading('a', 'b').start(handler);
        await handler.until(() => handler.values().length === 5);
        expect(handler.values(bed.topic('a'))).toEqual(valuesOf(some('a', 5, 8)));
        expect(handler.delivered.get(`${bed.topic('a')}/0`)?.map((r) => r.offset)).toEqual([5, 6, 7]);
      },
      PATIENCE_MS,
    );

    test(
      'the next batch of a partition waits for the one before',
      async () => {
        await bed.write(some('a', 0, 700));
        let inside = 0;
        let most = 0;
        const handler = recordingHandler({
          async onBatch() {
            inside += 1;
            most = Math.max(most, inside);
            await new Promise((resolve) => setImmediate(resolve));
            inside -= 1;
          },
        });
        await reading('a').start(handler);
        await handler.until(() => handler.values().length === 700);
        expect(most).toBe(1);
        expect(handler.values()).toEqual(valuesOf(some('a', 0, 700)));
      },
      PATIENCE_MS,
    );

    test(
      'nothing of a paused partition is delivered, and nothing is lost when it goes on',
      async () => {
        await bed.write([...some('a', 0, 600), ...some('b', 600, 610)]);
        const source = reading('a', 'b');
        let isPaused = false;
        let despite = 0;
        const handler = recordingHandler({
          onBatch({ topic }) {
            if (topic !== bed.topic('a')) return;
            if (isPaused) despite += 1;
            isPaused = true;
            source.pause([part('a')]);
          },
        });
        await source.start(handler);
        await handler.until(() => handler.values(bed.topic('a')).length > 0);
        // A live log goes on with the other partition; a recording keeps its order and stands still.
        if (kind === 'live') await handler.until(() => handler.values(bed.topic('b')).length === 10);
        else for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        expect(despite).toBe(0);
        while (handler.values(bed.topic('a')).length < 600) {
          const had = handler.values(bed.topic('a')).length;
          isPaused = false;
          source.resume([part('a')]);
          await handler.until(() => handler.values(bed.topic('a')).length > had);
        }
        source.resume([part('a')]);
        await handler.until(() => handler.values().length === 610);
        expect(despite).toBe(0);
        expect(handler.values(bed.topic('a'))).toEqual(valuesOf(some('a', 0, 600)));
      },
      PATIENCE_MS,
    );

    test(
      'lag is the distance from what was delivered to the end',
      async () => {
        await bed.write(some('a', 0, 4));
        const handler = recordingHandler();
        const source = reading('a');
        await source.start(handler);
        await handler.until(() => handler.values().length === 4);
        // The batch has resolved for the source one turn later than for the test.
        await new Promise((resolve) => setImmediate(resolve));
        expect(await source.lag()).toEqual([{ ...part('a'), next: 4, end: 4 }]);
        await source.committed(part('a'), 4);
      },
      PATIENCE_MS,
    );

    test(
      'after stop nothing is delivered',
      async () => {
        await bed.write(some('a', 0, 700));
        const source = reading('a');
        const handler = recordingHandler();
        await source.start(handler);
        await handler.until(() => handler.values().length > 0);
        await source.stop();
        const had = handler.calls.length;
        for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        expect(handler.calls.length).toBe(had);
        await source.stop();
      },
      PATIENCE_MS,
    );

    test(
      'a batch that fails is fatal and nothing follows it',
      async () => {
        await bed.write(some('a', 0, 3));
        const handler = recordingHandler({
          onBatch() {
            throw new Error('the reader broke');
          },
        });
        await reading('a').start(handler);
        expect((await handler.failed).message).toBe('the reader broke');
        expect(handler.values()).toEqual([]);
      },
      PATIENCE_MS,
    );

    if (kind === 'live') {
      test(
        'what is written later comes by itself',
        async () => {
          await bed.write(some('a', 0, 1));
          const handler = recordingHandler();
          await reading('a').start(handler);
          await handler.until(() => handler.values().length === 1);
          await bed.write(some('a', 1, 3));
          await handler.until(() => handler.values().length === 3);
          expect(handler.values()).toEqual(valuesOf(some('a', 0, 3)));
        },
        PATIENCE_MS,
      );

      test(
        'an offset that the log does not hold is told, never passed over',
        async () => {
          await bed.write(some('a', 0, 3));
          const handler = recordingHandler({ starts: { [`${bed.topic('a')}/0`]: 17 } });
          const source = reading('a');
          const error = await Promise.race([
            source.start(handler).then(
              () => handler.failed,
              (e: unknown) => e,
            ),
          ]);
          expect(error).toBeInstanceOf(OutsideError);
          expect((error as Error).message).toMatch(/offset 17/);
          expect(handler.values()).toEqual([]);
        },
        PATIENCE_MS,
      );
    } else {
      test(
        'the end is told once, after the last record',
        async () => {
          await bed.write(some('a', 0, 3));
          const handler = recordingHandler();
          await reading('a').start(handler);
          await handler.until(() => handler.calls.includes('ended'));
          expect(handler.values()).toHaveLength(3);
          expect(handler.calls.filter((c) => c === 'ended')).toHaveLength(1);
          expect(handler.calls.at(-1)).toBe('ended');
        },
        PATIENCE_MS,
      );
    }
  });
}
