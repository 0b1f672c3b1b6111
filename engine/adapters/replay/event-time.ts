import type { Source } from '../../../rules/source.ts';

/** ISO 8601 with its zone: a stamp without one means another time on another machine, so it is none here. */
const STAMP = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * Event time of a record as the project's sources declare it (`time occurred_at`): the first declared field of
 * the topic's sources that holds a time. Only a help for recordings without arrival times; the decoder decides.
 *
 * @returns  epoch ms, or null when no field holds one
 */
export function eventTimes(
  sources: readonly Pick<Source, 'topic' | 'time'>[],
): (topic: string, value: Uint8Array) => number | null {
  const fields = new Map<string, readonly TimeField[]>();
  for (const { topic, time } of sources) {
    const known = fields.get(topic) ?? [];
    if (!known.some((f) => f.name === time))
      fields.set(topic, [...known, { name: time, needle: JSON.stringify(time) }]);
  }
  return (topic, value) => {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    for (const field of fields.get(topic) ?? []) {
      const ms = quickTime(bytes, field) ?? slowTime(bytes, field.name);
      if (ms !== null) return ms;
    }
    return null;
  };
}

interface TimeField {
  readonly name: string;
  /** The name as it stands in JSON, quotes included. */
  readonly needle: string;
}

/** Looks for the name in the bytes; anything but exactly one plain `"name": value` is left to the slow way. */
function quickTime(bytes: Buffer, { needle }: TimeField): number | null {
  const at = bytes.indexOf(needle);
  if (at === -1 || bytes.indexOf(needle, at + 1) !== -1) return null;
  const from = at + Buffer.byteLength(needle);
  const after = bytes.toString('latin1', from, from + 48);
  const value = /^\s*:\s*(?:"([^"\\]*)"|(\d+)\s*[,}])/.exec(after);
  if (value === null) return null;
  return value[1] === undefined ? stampMs(Number(value[2])) : stampMs(value[1]);
}

function slowTime(bytes: Buffer, name: string): number | null {
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof read !== 'object' || read === null || !Object.hasOwn(read, name)) return null;
    return stampMs((read as Readonly<Record<string, unknown>>)[name]);
  } catch {
    return null;
  }
}

/**
 * A time as records carry it: ISO 8601 with zone, or epoch milliseconds.
 *
 * @returns  epoch ms, null when it is neither
 */
export function stampMs(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null;
  if (typeof value !== 'string' || !STAMP.test(value)) return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? null : ms;
}
