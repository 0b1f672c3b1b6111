/** Bit of a frame's descriptor: a checksum of the content stands behind the end mark. */
const HAS_CONTENT_CHECKSUM = 0x04;
const DESCRIPTOR_AT = 4;

/**
 * Unpacks a frame of lz4.
 *
 * @throws when it is damaged or does not reach its end
 */
export async function unpackLz4(frame: Buffer): Promise<Buffer> {
  const { default: lz4 } = await import('lz4js');
  const hasChecksum = ((frame[DESCRIPTOR_AT] ?? 0) & HAS_CONTENT_CHECKSUM) !== 0;
  const endMarkAt = frame.length - (hasChecksum ? 8 : 4);
  // lz4js takes what is missing for zeros.
  if (endMarkAt <= DESCRIPTOR_AT || frame.readUInt32LE(endMarkAt) !== 0)
    throw new RangeError('a frame of lz4 ends early');
  return Buffer.from(lz4.decompress(frame));
}
