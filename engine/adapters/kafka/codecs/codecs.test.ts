import { describe, expect, test } from '@jest/globals';
import kafkajs from 'kafkajs';
import { PACKERS, type PackingCodec } from '../../../testing/packers.ts';
import { registerCodecs } from './codecs.ts';

registerCodecs(kafkajs);
const unpack = (codec: PackingCodec['codec'], packed: Buffer): Promise<Buffer> =>
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes[codec]]().decompress(packed);

const texts: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['one byte', 'a'],
  ['text in Korean', '강남구 주문 42건'],
  ['the same again and again', 'order '.repeat(20_000)],
];

describe.each(PACKERS)('$title', ({ codec, pack }) => {
  test.each(texts)('%s comes back', async (_title, text) => {
    const unpacked = await unpack(codec, pack(Buffer.from(text)));
    expect(unpacked.toString('utf8')).toBe(text);
  });

  test('what is cut off is refused', async () => {
    const packed = pack(Buffer.from('order '.repeat(20_000)));
    await expect(unpack(codec, packed.subarray(0, packed.length - 40))).rejects.toThrow();
  });
});

test('nothing is packed: what we send is plain', async () => {
  const codec = kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4]();
  await expect(codec.compress()).rejects.toThrow('LZ4 is read only');
});
