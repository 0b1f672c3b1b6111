/** The part of a JSON Schema that OpenAPI documents use here. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** What a reference leads to, with what stands beside it; anything else as it is. */
export function dereferenced<T extends object>(document: unknown, node: T): T {
  const { $ref, ...beside } = node as { readonly $ref?: string };
  if ($ref === undefined) return node;
  const found = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Json)[key], document) as T;
  return { ...dereferenced(document, found), ...beside };
}

/** What is wrong with a value, as a service would say it; null: nothing. */
export function schemaProblem(
  document: unknown,
  given: JsonSchema,
  value: unknown,
  at: string,
): string | null {
  const schema = dereferenced(document, given);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value)))
    return `${at} is no ${types.join(' or ')}`;
  if (schema.enum !== undefined && value !== null && !schema.enum.includes(value))
    return `${at} is none of ${schema.enum.join(', ')}`;
  if (typeof value === 'number') return numberProblem(schema, value, at);
  if (typeof value === 'string') return textProblem(schema, value, at);
  if (Array.isArray(value)) {
    const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
    if (value.length < minItems || value.length > maxItems) return `${at} has ${value.length} items`;
    return first(value.map((one, i) => items && schemaProblem(document, items, one, `${at}[${i}]`)));
  }
  if (typeof value !== 'object' || value === null) return null;
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${at}.${missing} is missing`;
  return first(
    Object.entries(value).map(([name, part]) => {
      const own = properties[name];
      if (own !== undefined) return schemaProblem(document, own, part, `${at}.${name}`);
      return additionalProperties ? null : `${at}.${name} is not described`;
    }),
  );
}

/** A value that a schema describes: its example, or the plainest there is. */
export function sampleOf(document: unknown, given: JsonSchema): unknown {
  const schema = dereferenced(document, given);
  const [example] = schema.examples ?? schema.enum ?? [];
  if (example !== undefined) return example;
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
          schema.required?.includes(name) ? [[name, sampleOf(document, part)]] : [],
        ),
      );
    case 'array':
      return [];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    default:
      return 'sample';
  }
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function numberProblem(schema: JsonSchema, value: number, at: string): string | null {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = schema;
  return value < minimum || value > maximum || value <= exclusiveMinimum ? `${at} is out of range` : null;
}

function textProblem(schema: JsonSchema, value: string, at: string): string | null {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  const { length } = [...value];
  if (length < minLength || length > maxLength) return `${at} has ${length} characters`;
  return pattern !== undefined && !new RegExp(pattern, 'u').test(value) ? `${at} is written otherwise` : null;
}

function first(problems: readonly (string | null | undefined)[]): string | null {
  return problems.find((one) => typeof one === 'string') ?? null;
}
