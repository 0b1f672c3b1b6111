import { createReadStream, statSync } from 'node:fs';
import { OutsideError } from '../../outside-error.ts';

/** Bytes asked of the disk at a time. */
const BLOCK = 1 << 18;

/**
 * The bytes of a file in order, telling how many were read.
 *
 * @throws OutsideError when it cannot be read
 */
export async function* fileStream(
  path: string,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: BLOCK })) {
      const bytes = chunk as Buffer;
      onBytes(bytes.length);
      yield bytes;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Bytes of a stream that somebody else opened (standard input), as long as there are any. */
export async function* countedStream(
  stream: AsyncIterable<Uint8Array | string>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    onBytes(bytes.length);
    yield bytes;
  }
}

/** @throws OutsideError when there is no such file */
export function fileBytes(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === undefined) return cause;
  if (code === 'ENOENT')
    return new OutsideError(`\`${path}\` does not exist`, 'correct the path of the recorded events', {
      cause,
    });
  return new OutsideError(
    `\`${path}\` cannot be read: ${(cause as Error).message}`,
    'name a file or folder that this user may read',
    { cause },
  );
}
