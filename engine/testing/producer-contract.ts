import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OutsideError } from '../outside-error.ts';
import type { Producer } from '../ports.ts';

/** What a topic holds, in order of partition and offset. */
export interface Sent {
  readonly partition: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly arrivalMs: number;
}

/** One adapter with a way to look at what it wrote. */
export interface ProducerBed {
  readonly producer: Producer;
  /** A topic of this bed with as many partitions. */
  topic(partitions: 1 | 4): string;
  read(topic: string): Promise<readonly Sent[]>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** What every `Producer` must do, with the same titles on every adapter. */
export function producerContract(open: () => Promise<ProducerBed>): void {
  describe('producer contract', () => {
    let bed: ProducerBed;
    beforeEach(async () => {
      bed = await open();
    }, PATIENCE_MS);
    afterEach(() => bed.close(), PATIENCE_MS);

    test(
      'what send resolved for can be read, in order, with its arrival stamp',
      async () => {
        const topic = bed.topic(1);
        const values = ['{"n":1}', '{"지역":"강남구"}', '{"text":"line\\nbreak \\"quoted\\""}'];
        await bed.producer.send(
          values.map((value, i) => ({ topic, key: `k${i}`, value, arrivalMs: 1_785_000_000_000 + i })),
        );
        expect(await bed.read(topic)).toEqual(
          values.map((value, i) => ({ partition: 0, key: `k${i}`, value, arrivalMs: 1_785_000_000_000 + i })),
        );
      },
      PATIENCE_MS,
    );

    test(
      'messages of several sends keep their order',
      async () => {
        const topic = bed.topic(1);
        await Promise.all(
          Array.from({ length: 20 }, (_, i) => bed.producer.send([{ topic, key: 'k', value: `${i}` }])),
        );
        expect((await bed.read(topic)).map((s) => Number(s.value)).sort((a, b) => a - b)).toEqual(
          Array.from({ length: 20 }, (_, i) => i),
        );
      },
      PATIENCE_MS,
    );

    test.each([
      ['order-1', 2],
      ['order-2', 3],
      ['강남구', 0],
      ['', 1],
    ] as const)(
      'key %j goes to partition %d of four on every log',
      async (key, partition) => {
        const topic = bed.topic(4);
        await bed.producer.send([{ topic, key, value: '1' }]);
        expect((await bed.read(topic)).map((s) => s.partition)).toEqual([partition]);
      },
      PATIENCE_MS,
    );

    test(
      'a message without a stamp gets the time at which the log took it',
      async () => {
        const topic = bed.topic(1);
        const before = Date.now();
        await bed.producer.send([{ topic, key: 'k', value: '1' }]);
        const [sent] = await bed.read(topic);
        expect(sent?.arrivalMs).toBeGreaterThanOrEqual(before);
        expect(sent?.arrivalMs).toBeLessThanOrEqual(Date.now());
      },
      PATIENCE_MS,
    );

    test(
      'nothing to send is no mistake',
      async () => {
        await bed.producer.send([]);
        expect(await bed.read(bed.topic(1))).toEqual([]);
      },
      PATIENCE_MS,
    );

    test(
      'what cannot be sent is told, with what to do',
      async () => {
        const error = await bed.producer
          .send([{ topic: 'no such/topic', key: 'k', value: '1' }])
          .catch((e) => e);
        expect(error).toBeInstanceOf(OutsideError);
        expect((error as OutsideError).help).not.toBe('');
      },
      PATIENCE_MS,
    );

    test(
      'after close nothing is sent',
      async () => {
        const topic = bed.topic(1);
        await bed.producer.close();
        await expect(bed.producer.send([{ topic, key: 'k', value: '1' }])).rejects.toBeInstanceOf(
          OutsideError,
        );
      },
      PATIENCE_MS,
    );
  });
}
