import { type Message, say } from '../say.ts';

/** A type in the language's spelling: `duration(s)` is `duration` of `s`. */
export interface FieldType {
  readonly name: string;
  readonly of: string | null;
}

interface Known {
  /** What may stand in the parentheses; null: nothing. */
  readonly of: RegExp | null;
  readonly needsOf: boolean;
  /** JSON types that carry it. */
  readonly json: readonly string[];
  /** The type of an argument; null: it is none. */
  readonly argument: string | null;
  readonly example: string;
}

const KNOWN: Readonly<Record<string, Known>> = {
  text: { of: null, needsOf: false, json: ['string'], argument: 'text', example: 'text' },
  bool: { of: null, needsOf: false, json: ['boolean'], argument: 'bool', example: 'bool' },
  count: { of: null, needsOf: false, json: ['integer'], argument: 'number', example: 'count' },
  number: {
    of: /^[^()]+$/,
    needsOf: false,
    json: ['number', 'integer'],
    argument: 'number',
    example: 'number(mm)',
  },
  money: { of: /^[A-Z]{3}$/, needsOf: true, json: ['integer'], argument: 'money', example: 'money(KRW)' },
  duration: {
    of: /^(ms|s)$/,
    needsOf: true,
    json: ['integer', 'number'],
    argument: 'duration',
    example: 'duration(s)',
  },
  percent: {
    of: /^fraction$/,
    needsOf: false,
    json: ['number', 'integer'],
    argument: 'percent',
    example: 'percent(fraction)',
  },
  id: { of: /^[a-z][a-z0-9_]*$/, needsOf: false, json: ['string'], argument: 'id', example: 'id(rider)' },
  place: { of: null, needsOf: false, json: ['string'], argument: 'place', example: 'place' },
  time: { of: null, needsOf: false, json: ['string', 'integer'], argument: null, example: 'time' },
};

/** Types where the document only says what JSON says. */
const PLAIN: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'bool',
  object: 'record',
  array: 'list',
};

/**
 * The type of a field.
 *
 * @param is    what the document says in the language's spelling; undefined: nothing
 * @param json  the JSON Schema's `type`
 * @returns the type, or why there is none and what would be right
 */
export function fieldTypeOf(
  is: string | undefined,
  json: unknown,
): FieldType | { readonly message: Message; readonly help: Message } {
  if (is === undefined) {
    const plain = typeof json === 'string' ? PLAIN[json] : undefined;
    if (plain !== undefined) return { name: plain, of: null };
    return {
      message: say`it is not said what this is`,
      help: say`write \`type:\` with one of ${Object.keys(PLAIN).join(', ')}`,
    };
  }
  const [, name = '', of = null] = /^([a-z]+)(?:\(([^()]+)\))?$/.exec(is.normalize('NFC')) ?? [];
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (known === undefined)
    return {
      message: say`there is no type \`${is}\``,
      help: say`write one of ${Object.values(KNOWN)
        .map(({ example }) => `\`${example}\``)
        .join(', ')}`,
    };
  const fits = of === null ? !known.needsOf : (known.of?.test(of) ?? false);
  if (!fits) return { message: say`\`${is}\` is no whole type`, help: say`write it as \`${known.example}\`` };
  if (typeof json === 'string' && known.json.includes(json)) return { name, of };
  return {
    message:
      typeof json === 'string' ? say`\`${is}\` cannot be a JSON ${json}` : say`\`${is}\` needs a JSON type`,
    help: say`write \`type: ${known.json[0] ?? 'string'}\``,
  };
}

/** The type that an author's argument has; null: such a field is no argument. */
export function argumentTypeOf({ name }: FieldType): string | null {
  return Object.hasOwn(KNOWN, name) ? (KNOWN[name]?.argument ?? null) : name;
}
