/** One line without its `\n` (a `\r` before it stays), and whether the `\n` was there. */
export interface ByteLine {
  readonly bytes: Buffer;
  readonly ended: boolean;
}

/** A line beyond `limit` bytes: its content is gone, only its length is kept. */
export interface LongLine {
  readonly length: number;
  readonly ended: boolean;
}

const LF = 10;

/**
 * Splits chunks of bytes into lines, an array of lines per chunk so that a line costs no promise of its own.
 * Lines are views into the chunks, valid as long as somebody holds them.
 *
 * @param limit  bytes of one line that are kept; a longer one comes as `LongLine` and never fills the memory
 */
export async function* byteLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<readonly (ByteLine | LongLine)[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  const finish = (last: Buffer, ended: boolean): ByteLine | LongLine => {
    const length = restBytes + last.length;
    const line =
      length > limit
        ? { length, ended }
        : { bytes: rest.length === 0 ? last : Buffer.concat([...rest, last]), ended };
    rest = [];
    restBytes = 0;
    return line;
  };
  for await (const raw of chunks) {
    const chunk = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    const lines: (ByteLine | LongLine)[] = [];
    let from = 0;
    for (let to = chunk.indexOf(LF); to !== -1; to = chunk.indexOf(LF, from)) {
      lines.push(finish(chunk.subarray(from, to), true));
      from = to + 1;
    }
    if (from < chunk.length) {
      restBytes += chunk.length - from;
      if (restBytes <= limit) rest.push(chunk.subarray(from));
      else rest = [];
    }
    if (lines.length > 0) yield lines;
  }
  if (restBytes > 0) yield [finish(Buffer.alloc(0), false)];
}
