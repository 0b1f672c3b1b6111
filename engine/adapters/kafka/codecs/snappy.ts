/** What the Java client puts in front: `\x82SNAPPY\0`, a version and the oldest one that can read it. */
const MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const HEADER_BYTES = MAGIC.length + 8;

/**
 * Unpacks snappy as producers send it: the Java client's blocks with their lengths, or one bare block, as librdkafka does.
 *
 * @throws when a block is damaged
 */
export async function unpackSnappy(packed: Buffer): Promise<Buffer> {
  const { default: snappy } = await import('snappyjs');
  const isFramed = packed.length >= HEADER_BYTES && packed.subarray(0, MAGIC.length).equals(MAGIC);
  if (!isFramed) return Buffer.from(snappy.uncompress(plain(packed)));
  const blocks: Uint8Array[] = [];
  for (let at = HEADER_BYTES; at < packed.length; ) {
    const length = packed.readInt32BE(at);
    if (length < 0 || at + 4 + length > packed.length) throw new RangeError('a snappy block ends early');
    blocks.push(snappy.uncompress(plain(packed.subarray(at + 4, at + 4 + length))));
    at += 4 + length;
  }
  return Buffer.concat(blocks);
}

/** snappyjs answers a Buffer with a Buffer whose bytes were never set to 0, and is typed for arrays alone. */
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
