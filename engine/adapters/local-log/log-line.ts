import { isUtf8 } from 'node:buffer';
import type { LogRecord } from '../../ports.ts';

/**
 * One record as one line of a segment: `{"o":12,"a":1785000000000,"k":"o-1","v":"{\"id\":1}"}`.
 *
 * The value stands as a JSON *string* of its text. A string can hold any text, so a record that is not JSON at
 * all (poison) comes back byte for byte, every line is JSON for other tools (`jq -r .v`), and both directions
 * are one native call. Bytes that are no UTF-8 stand in base64 as `b`; a deletion has `"v":null`.
 *
 * @returns  the line with its `\n`
 */
export function encodeLine({ offset, arrivalMs, key, value }: LogRecord): string {
  const head = `{"o":${offset},"a":${arrivalMs},"k":${JSON.stringify(key)}`;
  if (value === null) return `${head},"v":null}\n`;
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return isUtf8(bytes)
    ? `${head},"v":${JSON.stringify(bytes.toString('utf8'))}}\n`
    : `${head},"b":"${bytes.toString('base64')}"}\n`;
}

/**
 * The record of a line, null when the line is not one of ours (cut off, or written by somebody else).
 *
 * @param line  without its `\n`
 */
export function decodeLine(line: Uint8Array): LogRecord | null {
  let read: Partial<Record<'o' | 'a' | 'k' | 'v' | 'b', unknown>> | null;
  try {
    read = JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8'));
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { o, a, k, v, b } = read;
  if (!Number.isSafeInteger(o) || !Number.isSafeInteger(a) || !(k === null || typeof k === 'string'))
    return null;
  const value = typeof b === 'string' ? Buffer.from(b, 'base64') : v === null ? null : textBytes(v);
  return value === undefined ? null : { offset: o as number, arrivalMs: a as number, key: k, value };
}

function textBytes(v: unknown): Buffer | undefined {
  return typeof v === 'string' ? Buffer.from(v, 'utf8') : undefined;
}
