import type { Field } from './field.ts';

/** Durations and shares that the engine has in ms and of 1, and the service otherwise: wire = canonical × factor. */
function factorOf({ type: { name, of } }: Field): number {
  if (name === 'duration' && of === 's') return 1 / 1000;
  if (name === 'percent' && of === null) return 100;
  return 1;
}

/** A canonical value (see `Unit`) in the unit and JSON type that the service expects. */
export function onTheWire(field: Field, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  // Twelve digits: 0.29 × 100 is 29, not 28.999999999999996.
  const scaled = Number((value * factorOf(field)).toPrecision(12));
  return field.wire.json === 'integer' ? Math.round(scaled) : scaled;
}

/** What the service said, as an argument has it: ms, and shares of 1. */
export function fromTheWire(field: Field, value: string | number | boolean): string | number | boolean {
  if (typeof value !== 'number') return value;
  const canonical = Number((value / factorOf(field)).toPrecision(12));
  return field.type.name === 'duration' ? Math.round(canonical) : canonical;
}

/** Whether a value of an answer is what the document says it is. */
export function isAsDescribed({ wire, oneOf }: Field, value: string | number | boolean): boolean {
  if (oneOf !== null) return typeof value === 'string' && oneOf.includes(value);
  if (wire.json === 'integer') return Number.isSafeInteger(value);
  return typeof value === wire.json;
}
