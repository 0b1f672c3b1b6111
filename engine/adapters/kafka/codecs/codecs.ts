import { unpackLz4 } from './lz4.ts';
import { unpackSnappy } from './snappy.ts';

/** As kafkajs takes a codec: we read what others have packed, and send plain. */
interface Codec {
  compress(): Promise<Buffer>;
  decompress(packed: Buffer): Promise<Buffer>;
}

/** kafkajs unpacks gzip by itself. */
const UNPACK: Readonly<Record<'Snappy' | 'LZ4' | 'ZSTD', (packed: Buffer) => Promise<Buffer>>> = {
  Snappy: unpackSnappy,
  LZ4: unpackLz4,
  ZSTD: async (packed) => {
    const { decompress } = await import('fzstd');
    return Buffer.from(decompress(packed));
  },
};

/** Teaches kafkajs, once for the process, what producers may pack by. The packages are read when the first batch needs them. */
export function registerCodecs(
  kafkajs: Pick<typeof import('kafkajs'), 'CompressionCodecs' | 'CompressionTypes'>,
): void {
  const { CompressionCodecs, CompressionTypes } = kafkajs;
  for (const name of ['Snappy', 'LZ4', 'ZSTD'] as const)
    CompressionCodecs[CompressionTypes[name]] = (): Codec => ({
      compress: () => Promise.reject(new Error(`${name} is read only`)),
      decompress: UNPACK[name],
    });
}
