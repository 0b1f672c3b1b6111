import lz4 from 'lz4js';
import snappy from 'snappyjs';

/** A way in which producers pack a batch. */
export interface PackingCodec {
  readonly title: string;
  readonly codec: 'Snappy' | 'LZ4' | 'ZSTD';
  pack(plain: Buffer): Buffer;
}

/** Largest raw block of a zstd frame, bytes. */
const ZSTD_BLOCK = 128 * 1024;
/** The Java client's block, bytes. */
const SNAPPY_BLOCK = 32 * 1024;

export const PACKERS: readonly PackingCodec[] = [
  { title: 'snappy in blocks', codec: 'Snappy', pack: packSnappyBlocks },
  { title: 'snappy bare', codec: 'Snappy', pack: (plain) => Buffer.from(snappy.compress(bytes(plain))) },
  { title: 'lz4', codec: 'LZ4', pack: packLz4 },
  { title: 'zstd', codec: 'ZSTD', pack: packZstd },
];

function packSnappyBlocks(plain: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from('82534e41505059000000000100000001', 'hex')];
  for (let at = 0; at < plain.length; at += SNAPPY_BLOCK) {
    const block = Buffer.from(snappy.compress(bytes(plain.subarray(at, at + SNAPPY_BLOCK))));
    const length = Buffer.alloc(4);
    length.writeInt32BE(block.length);
    parts.push(length, block);
  }
  return Buffer.concat(parts);
}

/** Brokers take frames of independent blocks only, and lz4js does not say that its one block is: descriptor and its checksum. */
function packLz4(plain: Buffer): Buffer {
  const frame = Buffer.from(lz4.compress(plain));
  frame.writeUInt8(0x60, 4);
  frame.writeUInt8(0x73, 6);
  return frame;
}

/** A frame of raw blocks (RFC 8878, 3.1.1): a format has its decoder tried without an encoder at hand. */
function packZstd(plain: Buffer): Buffer {
  const head = Buffer.from('28b52ffda000000000', 'hex');
  head.writeUInt32LE(plain.length, 5);
  const parts: Buffer[] = [head];
  for (let at = 0; at === 0 || at < plain.length; at += ZSTD_BLOCK) {
    const block = plain.subarray(at, at + ZSTD_BLOCK);
    const isLast = at + ZSTD_BLOCK >= plain.length ? 1 : 0;
    const header = Buffer.alloc(3);
    header.writeUIntLE(isLast + block.length * 8, 0, 3);
    parts.push(header, block);
  }
  return Buffer.concat(parts);
}

function bytes(of: Buffer): Uint8Array {
  return new Uint8Array(of.buffer, of.byteOffset, of.length);
}
