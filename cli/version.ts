import { readFileSync } from 'node:fs';

/** The package's version; `dist/cli` and `cli` are at different depths. */
export const VERSION: string = ['../package.json', '../../package.json'].flatMap((path) => {
  try {
    return [
      (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version,
    ];
  } catch {
    return [];
  }
})[0] as string;
