/**
 * Metadata in version 10, the first that tells a topic's id; kafkajs stops at 6. As in
 * https://kafka.apache.org/protocol.html#The_Messages_Metadata, for one topic by its name.
 */
export const METADATA_API = 3;
export const METADATA_VERSION = 10;

const ID_BYTES = 16;
const NO_TAGS = Buffer.of(0);

/** What follows the client's name in the request: the header's empty tags, then the body. */
export function topicIdQuestion(topic: string): Buffer {
  const name = Buffer.from(topic);
  return Buffer.concat([
    NO_TAGS,
    varint(1 + 1),
    Buffer.alloc(ID_BYTES),
    varint(name.length + 1),
    name,
    NO_TAGS,
    // Makes no topic, asks for no rights of cluster and topic.
    Buffer.of(0, 0, 0),
    NO_TAGS,
  ]);
}

/**
 * The id in an answer, in hex.
 *
 * @param answer  what follows the correlation id
 * @returns       null where the broker knows no such topic, or gives it no id
 * @throws        RangeError when the answer ends early
 */
export function topicIdIn(answer: Buffer): string | null {
  let at = 0;
  const skip = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  const readVarint = (): number => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = answer.readUInt8(skip(1));
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const skipText = (): void => void skip(Math.max(0, readVarint() - 1));
  const skipTags = (): void => {
    for (let left = readVarint(); left > 0; left -= 1) {
      readVarint();
      skip(readVarint());
    }
  };
  skipTags();
  skip(4);
  for (let brokers = readVarint() - 1; brokers > 0; brokers -= 1) {
    skip(4);
    skipText();
    skip(4);
    skipText();
    skipTags();
  }
  skipText();
  skip(4);
  if (readVarint() - 1 < 1) return null;
  const fault = answer.readInt16BE(skip(2));
  skipText();
  const from = skip(ID_BYTES);
  if (at > answer.length) throw new RangeError('an answer about a topic ends early');
  const id = answer.toString('hex', from, from + ID_BYTES);
  return fault !== 0 || /^0+$/.test(id) ? null : id;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return Buffer.of(...bytes, rest);
}
