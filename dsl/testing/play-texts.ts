import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Every `.play` file of the examples and the test data, whole, in NFC or as it was written. */
export const playFiles: readonly string[] = ['../testdata/', '../../examples/'].flatMap((path) => {
  const folder = fileURLToPath(new URL(path, import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.play'))
    .sort()
    .map((name) => readFileSync(folder + name, 'utf8'));
});

/** Every item of those files, each for itself: short texts. */
export const playItems: readonly string[] = playFiles
  .flatMap((text) => text.split(/\n(?=\S)(?!\})/))
  .filter((text) => text.length > 20);
