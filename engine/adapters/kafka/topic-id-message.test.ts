import { describe, expect, test } from '@jest/globals';
import { topicIdIn, topicIdQuestion } from './topic-id-message.ts';

const id = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const text = (said: string) => Buffer.concat([Buffer.of(said.length + 1), Buffer.from(said)]);
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** An answer as a broker gives it; `tags` stands in the header. */
const answer = ({ fault = 0, topicId = id, brokers = 2, tags = Buffer.of(0) } = {}) =>
  Buffer.concat([
    tags,
    int32(0),
    Buffer.of(brokers + 1),
    ...Array.from({ length: brokers }, (_, n) =>
      Buffer.concat([int32(n), text('broker.example'), int32(9092), Buffer.of(0), Buffer.of(0)]),
    ),
    text('cluster'),
    int32(1),
    Buffer.of(2),
    Buffer.of(0, fault),
    text('orders'),
    Buffer.from(topicId, 'hex'),
    Buffer.of(0, 1),
  ]);

test('the question names the topic and asks for nothing else', () => {
  expect(topicIdQuestion('orders').toString('hex')).toBe(
    `0002${'00'.repeat(16)}07${Buffer.from('orders').toString('hex')}0000000000`,
  );
});

test('a name longer than 126 bytes has a length of two bytes', () => {
  const question = topicIdQuestion('a'.repeat(200));
  expect(question.subarray(18, 20).toString('hex')).toBe('c901');
});

describe('the answer', () => {
  test.each<[string, Buffer, string | null]>([
    ['two brokers', answer(), id],
    ['no broker at all', answer({ brokers: 0 }), id],
    ['tags that we do not know', answer({ tags: Buffer.of(1, 7, 2, 9, 9) }), id],
    ['a topic that is not there', answer({ fault: 3 }), null],
    ['a topic without an id', answer({ topicId: '00'.repeat(16) }), null],
  ])('%s', (_title, bytes, expected) => {
    expect(topicIdIn(bytes)).toBe(expected);
  });

  test.each([1, 9, 40, 90])('cut off after %d bytes it is refused', (length) => {
    expect(() => topicIdIn(answer().subarray(0, length))).toThrow(/out of range|ends early/);
  });
});
