import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/**
 * Compares a text with the file beside the test; `UPDATE_GOLDEN=1` rewrites it. A file that is not there fails.
 *
 * @param url  where the golden stands: `new URL('testdata/x.golden', import.meta.url)`
 */
export function expectGolden(url: URL, text: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(url, text);
  expect(existsSync(url) ? readFileSync(url, 'utf8') : `no golden at ${url.pathname.split('/').at(-1)}`).toBe(
    text,
  );
}
