import { readFile } from 'node:fs/promises';
import { inLines, say } from '../dsl/say.ts';
import type { CsvMap } from '../engine/adapters/replay/csv/csv-map.ts';
import { readCsvMap } from '../engine/adapters/replay/csv/csv-map-file.ts';
import { outsideText } from './outside/outside-text.ts';
import { UsageError } from './usage-error.ts';

/**
 * The file that says how a CSV becomes events.
 *
 * @throws UsageError  when it cannot be read, one line a mistake
 */
export async function csvMapAt(path: string): Promise<CsvMap> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(say`cannot read the CSV map \`${path}\``, say`see docs/csv-map.md`);
  });
  const map = readCsvMap(text, path);
  if (!Array.isArray(map)) return map as CsvMap;
  throw new UsageError(
    inLines(map.map((p) => say`${p.place}: ${outsideText(p.message)}`)),
    inLines([...new Set(map.map((p) => p.help))].map(outsideText)),
  );
}
