import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import type { CellTest, CsvMap, FieldRule, TimeRule, TopicMap } from './csv-map.ts';
import { isTimeFormat } from './csv-time.ts';
import { isTimeZone } from './local-time.ts';

/** What is wrong with a map, for people: `map.yaml:12:7: message`, then what to do. */
export interface MapProblem {
  readonly place: string;
  readonly message: string;
  readonly help: string;
}

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 24 * 3_600_000 } as const;
const DURATION = /^(\d+)(ms|s|m|h|d)$/;

// One message a word: zod's own would speak of unions and records, not of maps.
const unit = z.enum(['ms', 's', 'm', 'h', 'd'], { error: 'a unit is one of ms, s, m, h, d' });
const zone = z
  .string()
  .refine(isTimeZone, { error: 'this is no IANA time zone, such as `Europe/Helsinki` or `UTC`' });
const format = z.string().refine(isTimeFormat, {
  error: 'a format is `iso`, `epoch ms`, `epoch s`, or a pattern such as `dd.MM.yyyy HH:mm`',
});
const nulls = z.array(z.string());
const column = z.string().min(1);
const degrees = z.number().positive({ error: 'a step is more than 0 degrees' });

/** A time as a field and as an arrival. */
const time = {
  time: column,
  format: format.default('iso'),
  zone: zone.optional(),
  plus: z.union([column, z.number()]).optional(),
  unit: unit.optional(),
  nulls: nulls.optional(),
};
const timeRule = z.strictObject(time).refine((t) => (t.plus === undefined) === (t.unit === undefined), {
  error: '`plus` and `unit` go together',
});

/** Forms of a field by the word that names them. */
const forms = {
  column: z.strictObject({
    column,
    as: z
      .enum(['text', 'integer', 'number', 'bool'], { error: '`as` is one of text, integer, number, bool' })
      .default('text'),
    nulls: nulls.optional(),
  }),
  time: timeRule,
  grid: z.strictObject({
    grid: z.strictObject({
      lat: column,
      lon: column,
      step: z.union([degrees, z.strictObject({ lat: degrees, lon: degrees })], {
        error: '`step` is a number of degrees, or `{lat: …, lon: …}`',
      }),
    }),
    nulls: nulls.optional(),
  }),
  value: z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
  row: z.strictObject({ row: z.string() }),
  join: z.strictObject({
    join: z.array(z.union([column, z.strictObject({ text: z.string() })])).min(2),
    between: z.string().default(''),
    nulls: nulls.optional(),
  }),
} as const;

type Form = keyof typeof forms;
const formNames = Object.keys(forms) as readonly Form[];

/** A column's name stands for `{column: NAME}`; otherwise the one word that it has says which form it is. */
const field = z.union([z.string(), z.record(z.string(), z.unknown())]).transform((raw, context) => {
  const given = typeof raw === 'string' ? { column: raw } : raw;
  const found = formNames.filter((name) => Object.hasOwn(given, name));
  if (found.length !== 1) {
    context.addIssue({ code: 'custom', message: `a field has exactly one of ${formNames.join(', ')}` });
    return z.NEVER;
  }
  const checked = forms[found[0] as Form].safeParse(given);
  if (checked.success) return { form: found[0] as Form, ...checked.data };
  for (const issue of checked.error.issues) context.addIssue({ ...issue, code: 'custom', path: issue.path });
  return z.NEVER;
});

const test = z.union(
  [
    z.strictObject({ column, is: z.enum(['present', 'missing']) }),
    z.strictObject({ column, one_of: z.array(z.string()).min(1) }),
  ],
  {
    error: 'a condition is `{column: NAME, is: present}`, `is: missing`, or `{column: NAME, one_of: [...]}`',
  },
);

/** The file as it is written. Unknown words are refused: a misspelt `arival` must not fall back to something. */
const schema = z.strictObject({
  separator: z.string().length(1).default(','),
  zone: zone.optional(),
  nulls: nulls.default(['']),
  horizon: z
    .string()
    .regex(DURATION, { error: 'a horizon is a duration such as `2h` or `1d`' })
    .default('1d'),
  topics: z
    .record(
      z.string(),
      z.strictObject({
        when: z.array(test).default([]),
        key: z.string().optional(),
        arrival: z.union([z.string(), timeRule], {
          error: '`arrival` is the name of a time field of this topic, or `{time: COLUMN, …}`',
        }),
        fields: z.record(z.string(), field),
      }),
    )
    .refine((topics) => Object.keys(topics).length > 0, { error: 'no topic gets anything' }),
});

/** What the schema gives. */
type Read = z.infer<typeof schema>;

/**
 * Checks a map.
 *
 * @param name  file name for messages
 * @returns     the map, or everything that is wrong with it in the order of the file
 */
export function readCsvMap(text: string, name: string): CsvMap | readonly MapProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeOf = (offset: number | undefined): string => {
    const { line, col } = lines.linePos(offset ?? 0);
    return `${name}:${line}:${col}`;
  };
  if (document.errors.length > 0)
    return document.errors.map((e) => ({
      place: placeOf(e.pos[0]),
      message: `this is not YAML: ${e.message.split('\n')[0]}`,
      help: 'correct the indentation or the quotes there',
    }));
  const nodeAt = (path: readonly PropertyKey[]): string => {
    for (let n = path.length; n >= 0; n -= 1) {
      const node = n === 0 ? document.contents : document.getIn(path.slice(0, n), true);
      const range = (node as { range?: readonly number[] } | null | undefined)?.range;
      if (range !== undefined) return placeOf(range[0]);
    }
    return placeOf(0);
  };
  const help = 'docs/csv-map.md says what can stand there';
  const checked = schema.safeParse(document.toJS());
  if (!checked.success)
    return checked.error.issues.map(({ path, message }) => ({
      place: nodeAt(path),
      message: path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`,
      help,
    }));
  const problems: MapProblem[] = [];
  const say = (path: readonly string[], message: string) =>
    problems.push({ place: nodeAt(path), message: `\`${path.join('.')}\`: ${message}`, help });
  const topics = Object.entries(checked.data.topics).map(([topic, rules]) =>
    topicMap(topic, rules, checked.data, say),
  );
  const { separator, horizon } = checked.data;
  return problems.length > 0 ? problems : { separator, horizonMs: durationMs(horizon), topics };
}

/** One topic with the file's defaults filled in; names that point to nothing are said. */
function topicMap(
  topic: string,
  { when, key, arrival, fields }: Read['topics'][string],
  defaults: Read,
  say: (path: readonly string[], message: string) => void,
): TopicMap {
  const rules = Object.entries(fields).map(([name, f]) => [name, fieldRule(f, defaults)] as const);
  const named = typeof arrival === 'string' ? rules.find(([name]) => name === arrival)?.[1] : null;
  if (named !== null && named?.kind !== 'time')
    say(['topics', topic, 'arrival'], `\`${String(arrival)}\` is no time field of this topic`);
  if (key !== undefined && !rules.some(([name]) => name === key))
    say(['topics', topic, 'key'], `\`${key}\` is no field of this topic`);
  const own = typeof arrival === 'string' ? null : toTime(arrival, defaults);
  return {
    topic,
    when: when.map((t): CellTest => ('is' in t ? t : { column: t.column, oneOf: t.one_of })),
    key: key ?? null,
    // A wrong name was told above, and the map is not used then.
    arrival: own ?? (named as TimeRule),
    fields: rules,
  };
}

/** A field's form as a rule, with the file's nulls and zone where it has none of its own. */
function fieldRule(f: Read['topics'][string]['fields'][string], defaults: Read): FieldRule {
  const none = ('nulls' in f ? f.nulls : undefined) ?? defaults.nulls;
  if ('column' in f) return { kind: 'column', column: f.column, as: f.as, nulls: none };
  if ('time' in f) return toTime(f, defaults);
  if ('grid' in f) {
    const { lat, lon, step } = f.grid;
    return {
      kind: 'grid',
      lat,
      lon,
      step: typeof step === 'number' ? { lat: step, lon: step } : step,
      nulls: none,
    };
  }
  if ('value' in f) return { kind: 'value', value: f.value };
  if ('row' in f) return { kind: 'row', prefix: f.row };
  const parts = f.join.map((part) => (typeof part === 'string' ? { column: part } : part));
  return { kind: 'join', parts, between: f.between, nulls: none };
}

function toTime(t: z.infer<typeof timeRule>, defaults: Read): TimeRule {
  return {
    kind: 'time',
    column: t.time,
    format: t.format,
    zone: t.zone ?? defaults.zone ?? null,
    plus: t.plus === undefined || t.unit === undefined ? null : { from: t.plus, unitMs: UNIT_MS[t.unit] },
    nulls: t.nulls ?? defaults.nulls,
  };
}

/** `2h` in ms; the schema has checked the form. */
function durationMs(text: string): number {
  const [, count = '0', word = 'ms'] = DURATION.exec(text) ?? [];
  return Number(count) * UNIT_MS[word as keyof typeof UNIT_MS];
}
