import { stampMs } from './event-time.ts';

/** What a line of a recording says around its value. */
export interface Envelope {
  readonly topic: string;
  readonly key: string | null;
  /** Arrival, epoch ms; null where the line does not say. */
  readonly atMs: number | null;
  /** The bytes of the value exactly as they stand in the line, so that a decoder sees what a topic would bring. */
  readonly value: Uint8Array | null;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/**
 * Reads `{"topic":…,"value":…,"key"?:…,"at"?:…}` without looking into the value. A value that is a JSON string
 * stands for the text in it, which is how a recording holds a record that is no JSON. Other members are passed
 * over.
 *
 * @param line  one line without its `\n`
 * @returns     the envelope, or the reason why the line is none
 */
export function readEnvelope(line: Buffer): Envelope | string {
  let i = skipSpace(line, 0);
  if (line[i] !== OPEN) return 'the line is not a JSON object';
  i = skipSpace(line, i + 1);
  const found: Record<string, Buffer> = {};
  while (line[i] !== CLOSE) {
    if (line[i] !== QUOTE) return 'the line is not JSON';
    const nameEnd = skipString(line, i);
    const name = line.toString('latin1', i + 1, nameEnd - 1);
    i = skipSpace(line, nameEnd);
    if (line[i] !== COLON) return 'the line is not JSON';
    i = skipSpace(line, i + 1);
    const end = skipValue(line, i);
    if (end === -1 || end === i) return 'the line ends in the middle of a value';
    if (name === 'topic' || name === 'value' || name === 'key' || name === 'at')
      found[name] = line.subarray(i, end);
    i = skipSpace(line, end);
    if (line[i] === COMMA) i = skipSpace(line, i + 1);
    else if (line[i] !== CLOSE) return 'the line is not JSON';
  }
  if (skipSpace(line, i + 1) < line.length) return 'something follows the JSON object';
  return envelopeOf(found);
}

function envelopeOf(found: Readonly<Record<string, Buffer>>): Envelope | string {
  const topic = found['topic'] === undefined ? undefined : parsed(found['topic']);
  if (typeof topic !== 'string') return 'the line has no text `topic`';
  const key = found['key'] === undefined ? null : parsed(found['key']);
  if (key !== null && typeof key !== 'string') return '`key` is neither a text nor null';
  const at = found['at'] === undefined ? null : parsed(found['at']);
  const atMs = stampMs(at);
  if (at !== null && atMs === null) return '`at` is neither epoch ms nor an ISO 8601 time with its zone';
  const raw = found['value'];
  if (raw === undefined) return 'the line has no `value`';
  return { topic, key, atMs, value: recordBytes(raw) };
}

function recordBytes(raw: Buffer): Uint8Array | null {
  if (raw.length === 4 && raw.toString('latin1') === 'null') return null;
  const text = raw[0] === QUOTE ? parsed(raw) : undefined;
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : raw;
}

function parsed(bytes: Buffer): unknown {
  // A text without escapes is what stands between its quotes; that is nearly every topic and key.
  if (bytes[0] === QUOTE && !bytes.includes(BACKSLASH) && !hasControl(bytes))
    return bytes.toString('utf8', 1, bytes.length - 1);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Characters that JSON wants escaped. */
function hasControl(bytes: Buffer): boolean {
  for (const c of bytes) if (c < 32) return true;
  return false;
}

function skipSpace(line: Buffer, from: number): number {
  let i = from;
  for (let c = line[i]; c === 32 || c === 9 || c === 13; c = line[i]) i += 1;
  return i;
}

/** Past the closing quote; past the line's end when there is none. */
function skipString(line: Buffer, from: number): number {
  for (let i = from + 1; i < line.length; i += 1) {
    const c = line[i];
    if (c === QUOTE) return i + 1;
    if (c === BACKSLASH) i += 1;
  }
  return line.length + 1;
}

/** Past the value that begins here, -1 when the line ends first. Brackets are counted, nothing else is checked. */
function skipValue(line: Buffer, from: number): number {
  const first = line[from];
  if (first === QUOTE) return within(line, skipString(line, from));
  if (first !== OPEN && first !== OPEN_LIST) return skipWord(line, from);
  let depth = 0;
  for (let i = from; i < line.length; i += 1) {
    const c = line[i];
    if (c === QUOTE) i = skipString(line, i) - 1;
    else if (c === OPEN || c === OPEN_LIST) depth += 1;
    else if (c === CLOSE || c === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

function within(line: Buffer, end: number): number {
  return end > line.length ? -1 : end;
}

function skipWord(line: Buffer, from: number): number {
  let i = from;
  for (
    let c = line[i];
    c !== undefined && c !== COMMA && c !== CLOSE && c !== CLOSE_LIST && c > 32;
    c = line[i]
  )
    i += 1;
  return i;
}
