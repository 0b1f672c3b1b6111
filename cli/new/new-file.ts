import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { say, type Text } from '../../dsl/say.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/** One file that does not exist yet; `path` is relative to the folder it is written in. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** What `new` writes, and what to do with it. */
export interface NewFiles {
  readonly files: readonly NewFile[];
  /** Commands and lines to write next, in order. */
  readonly next: readonly Text[];
}

/**
 * Writes new files, or only says which.
 *
 * @throws UsageError  where one of them is there already: then none is written
 */
export async function writeNew(
  folder: string,
  { files, next }: NewFiles,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
  io: Io,
): Promise<void> {
  const there = files.find(({ path }) => existsSync(resolve(folder, path)));
  if (there !== undefined)
    throw new UsageError(
      say`\`${there.path}\` is there already`,
      say`choose another name: nothing is written over`,
    );
  for (const { path, text } of files) {
    if (dryRun && !json) io.out(`${path}\n${text.replace(/^(?=.)/gm, '  ')}`);
    else if (!dryRun) {
      await mkdir(dirname(resolve(folder, path)), { recursive: true });
      await writeFile(resolve(folder, path), text, { flag: 'wx' });
      if (!json) io.out(path);
    }
  }
  if (json) io.out(JSON.stringify({ schema: 'ordersense.new/1', written: !dryRun, files }, null, 2));
  for (const line of next) io.err(told(line, io.lang));
}
