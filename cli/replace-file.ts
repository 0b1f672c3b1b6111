import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { OutsideError } from '../engine/outside-error.ts';

/**
 * Gives a file another text, whole or not at all: it is written beside and put in its place. Its permissions stay, and
 * a link goes on leading to it.
 *
 * @throws OutsideError  when the disk or its permissions do not let it be written; the file is as it was
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  let beside: string | null = null;
  try {
    const target = await realpath(file);
    beside = `${target}.${process.pid}.tmp`;
    await writeFile(beside, text, { mode: (await stat(target)).mode });
    await rename(beside, target);
  } catch (cause) {
    if (beside !== null) await rm(beside, { force: true }).catch(() => undefined);
    const reason = (cause as NodeJS.ErrnoException).code ?? 'no reason given';
    throw new OutsideError(
      `cannot write \`${file}\` (${reason})`,
      'look at the permissions and the free space',
      {
        cause,
      },
    );
  }
}
