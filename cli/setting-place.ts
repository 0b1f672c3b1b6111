import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { english, say } from '../dsl/say.ts';
import { settingsFile } from './settings-file.ts';
import { UsageError } from './usage-error.ts';
import { yamlPlace } from './yaml-place.ts';

/**
 * Where a setting of a project is written, `…/ordersense.config.yaml:3:5`; null without a file that can be read.
 *
 * @param path  `connectors.city.allow[0]`; what is not written is at the nearest part around it
 */
export function settingPlace(path: string, folder: string): string | null {
  const file = settingsFile(folder);
  const text = textOf(file);
  if (text === null) return null;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = yamlPlace(document, lines, path.replaceAll(/\[(\d+)\]/g, '.$1').split('.'));
  return place && `${file}:${place.line}:${place.column}`;
}

/** An error about a setting, with its place where its message begins with its path: `connectors.city: …`. */
export function withSettingPlace(error: unknown, folder: string): unknown {
  if (!(error instanceof UsageError)) return error;
  const [, path] = /^((?:connectors|plugins)\.[^:\s]+): /.exec(english(error.said.message)) ?? [];
  const place = path === undefined ? null : settingPlace(path, folder);
  return place === null ? error : new UsageError(say`${place}: ${error.said.message}`, error.said.help);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
