import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OutsideError } from '../../outside-error.ts';
import { partitionsIn } from '../local-log/partition-folder.ts';
import type { CsvMap } from './csv/csv-map.ts';
import { csvRecording } from './csv/csv-recording.ts';
import { logRecording } from './log-recording.ts';
import { ndjsonFile, ndjsonStream } from './ndjson-recording.ts';
import type { Recording } from './recording.ts';

export interface RecordingSettings {
  /** How CSV files are read; null: none was given. */
  readonly csvMap: CsvMap | null;
  /** What `-` reads. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

/**
 * What `--events` names: a recording of lines, a CSV file (with a map), a folder of those, the folder of an
 * in-process log, or `-`.
 *
 * @throws OutsideError when there is nothing to read
 */
export function openRecordings(path: string, settings: RecordingSettings): readonly Recording[] {
  if (path === '-') return [ndjsonStream('standard input', settings.stdin)];
  if (!isFolder(path)) return [openFile(path, settings)];
  const names = readdirSync(path).sort();
  const files = names.filter(
    (n) => n.endsWith('.ndjson') || (n.endsWith('.csv') && settings.csvMap !== null),
  );
  const found = [
    ...partitionsIn(path).map((partition) => logRecording(path, partition)),
    ...files.map((name) => openFile(join(path, name), settings)),
  ];
  if (found.length > 0) return found;
  const csv = names.some((n) => n.endsWith('.csv'));
  throw new OutsideError(
    `\`${path}\` holds no recorded events`,
    csv
      ? 'say how its CSV files are read: `--csv-map FILE`'
      : 'name a folder with `.ndjson` files, or of a log',
  );
}

function openFile(path: string, { csvMap }: RecordingSettings): Recording {
  if (!path.endsWith('.csv')) return ndjsonFile(path);
  if (csvMap !== null) return csvRecording(path, csvMap);
  throw new OutsideError(
    `\`${path}\` is a CSV file`,
    'say how it is read: `--csv-map FILE` (docs/csv-map.md)',
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
