import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Kv } from '../ports.ts';

/** How an adapter's test makes caches. */
export interface KvMaker {
  /** An empty cache that no other test sees. */
  create(): Promise<Kv>;
  /** Lets time pass for all that is in it, ms. */
  pass(ms: number): Promise<void>;
  dispose(): Promise<void>;
}

/** What every `Kv` must hold to, under the same titles. */
export function describeKv(maker: KvMaker): void {
  let kv: Kv;
  beforeEach(async () => {
    kv = await maker.create();
  });
  afterEach(async () => {
    await kv.close();
    await maker.dispose();
  });

  test('what was never set is null', async () => {
    expect(await kv.get('nothing')).toBeNull();
  });

  test.each<[string, string, string]>([
    ['plain text', 'key', 'value'],
    ['the empty text', 'key', ''],
    ['Korean, and a line break', '강남구', '주문\r\n급감 🍜'],
    ['control characters', 'a\0b', '\u0001\0'],
    ['a text of 1 MiB', 'key', 'x'.repeat(1_048_576)],
    ['keys with colons and spaces', 'a b:c:*', 'v'],
  ])('%s comes back', async (_title, key, value) => {
    await kv.set(key, value, 60_000);
    expect(await kv.get(key)).toBe(value);
  });

  test('the later value counts, with its own time to live', async () => {
    await kv.set('key', 'first', 60_000);
    await kv.set('key', 'second', 600_000);
    await maker.pass(60_000);
    expect(await kv.get('key')).toBe('second');
  });

  test('a value is gone when its time has passed, not before', async () => {
    await kv.set('key', 'value', 3_600_000);
    await kv.set('other', 'value', 7_200_000);
    await maker.pass(3_500_000);
    expect(await kv.get('key')).toBe('value');
    await maker.pass(100_000);
    expect(await kv.get('key')).toBeNull();
    expect(await kv.get('other')).toBe('value');
  });

  test.each<[string, number]>([
    ['no time', 0],
    ['less than no time', -1],
  ])('a value that lives for %s is not there, nor is the one before', async (_title, ttlMs) => {
    await kv.set('key', 'before', 60_000);
    await kv.set('key', 'value', ttlMs);
    expect(await kv.get('key')).toBeNull();
  });

  test('a part of a millisecond is enough', async () => {
    await kv.set('key', 'value', 60_000.5);
    expect(await kv.get('key')).toBe('value');
  });

  test('a deleted value is gone, the others stay; deleting nothing is fine', async () => {
    await kv.set('a', '1', 60_000);
    await kv.set('b', '2', 60_000);
    await kv.delete('a');
    await kv.delete('never there');
    expect([await kv.get('a'), await kv.get('b')]).toEqual([null, '2']);
  });

  test('many at once do not mix', async () => {
    const keys = Array.from({ length: 200 }, (_, i) => `k${i}`);
    await Promise.all(keys.map((key) => kv.set(key, `of ${key}`, 60_000)));
    expect(await Promise.all(keys.map((key) => kv.get(key)))).toEqual(keys.map((key) => `of ${key}`));
  });
}
