/**
 * A text that nobody sees by accident: printed, put into JSON or inspected it is `***`. The cli makes one from
 * `env:NAME` or `file:PATH`; a connector reveals it where it becomes bytes for the other side, nowhere else.
 */
export interface Secret {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const MASK = '***';
const inspect = Symbol.for('nodejs.util.inspect.custom');
const known = new WeakSet<object>();

/** Wraps a text. The value lives in a closure: no property holds it, so no copy, clone or debugger dump does. */
export function secret(value: string): Secret {
  const made = Object.freeze({
    reveal: () => value,
    toString: () => MASK,
    toJSON: () => MASK,
    [inspect]: () => MASK,
    [Symbol.toPrimitive]: () => MASK,
  });
  known.add(made);
  return made;
}

/** True for what `secret` made, false for look-alikes. */
export function isSecret(value: unknown): value is Secret {
  return typeof value === 'object' && value !== null && known.has(value);
}

/** The text itself, whether it was a secret or written in the config. */
export function textOf(value: string | Secret): string {
  return typeof value === 'string' ? value : value.reveal();
}
