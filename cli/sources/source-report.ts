import { say } from '../../dsl/say.ts';
import { createDecoder } from '../../engine/decode/decoder.ts';
import { decodeField } from '../../engine/decode/field-value.ts';
import { partitionName } from '../../engine/partition.ts';
import { formatDuration, formatPercent } from '../../rules/format.ts';
import type { Source } from '../../rules/source.ts';
import { tally } from '../report/tally.ts';
import type { Finding, SourceReport } from './finding.ts';
import type { SampledRecord } from './sample.ts';
import { secondsGuess, unitGuess } from './unit-guess.ts';

type Row = Readonly<Record<string, unknown>>;

/** From this share on, what is wrong is no accident. */
const MANY = 0.01;

/**
 * What a sample of a topic says about each source that is declared on it.
 *
 * @param sources  all of the topic: a record that one of them refuses is refused for all
 * @param records  of the topic, each partition in order
 */
export function sourceReports(
  sources: readonly Source[],
  records: readonly SampledRecord[],
): readonly SourceReport[] {
  const decode = createDecoder(sources);
  const decoded = records.map((record) => ({ record, result: decode(record.partition, record) }));
  return sources.map((source) => {
    const own = decoded.flatMap(({ record, result }) => {
      const row = result.ok ? result.rows.find((one) => one.source === source.name) : undefined;
      return row === undefined ? [] : [{ record, row }];
    });
    const letters = decoded.flatMap(({ result }) =>
      !result.ok && (result.letter.source === null || result.letter.source === source.name)
        ? [result.letter]
        : [],
    );
    const values = records.flatMap(({ value }) => rowsIn(value));
    const isOther = source.where !== null || sources.length > 1;
    // Where other kinds of events are in the topic, only what was taken tells of this source.
    const told = isOther ? own.flatMap(({ record }) => rowsIn(record.value)) : values;
    const findings = [
      ...emptiness(source, records.length, own.length, letters.length),
      ...deadFindings(letters, letters.length + own.length),
      ...fieldFindings(source, told.length === 0 ? values : told),
      ...latenessFindings(source, own),
      ...keyFindings(source, own),
    ];
    return {
      source: source.name,
      topic: source.topic,
      records: records.length,
      rows: own.length,
      dead: letters.length,
      findings,
    };
  });
}

function emptiness({ topic, name }: Source, records: number, rows: number, dead: number): readonly Finding[] {
  if (records === 0)
    return [
      {
        level: 'error',
        field: null,
        message: say`\`${topic}\` holds no record`,
        help: say`check the name of the topic, and whether anybody writes to it`,
      },
    ];
  if (rows > 0 || dead > 0) return [];
  return [
    {
      level: 'error',
      field: null,
      message: say`none of ${records} records of \`${topic}\` is one of \`${name}\``,
      help: say`check its \`where\`, or take a greater \`--sample\``,
    },
  ];
}

/** Dead letters by what is wrong with them, the most frequent first. */
function deadFindings(
  letters: readonly { readonly field: string | null; readonly message: string }[],
  all: number,
): readonly Finding[] {
  const fieldOf = new Map(letters.map(({ message, field }) => [message, field]));
  return tally(letters.map(({ message }) => message.replaceAll(/\d+ minutes/g, '… minutes'))).map(
    ([message, n]) => ({
      level: n / all >= MANY ? ('error' as const) : ('warning' as const),
      field: fieldOf.get(message) ?? null,
      message: say`${n} of ${all} records are dead letters (${formatPercent(n / all)}): ${message}`,
      help: null,
    }),
  );
}

function fieldFindings(source: Source, rows: readonly Row[]): readonly Finding[] {
  if (rows.length === 0) return [];
  const declared = new Set([source.key, source.time, ...source.fields.map(({ name }) => name)]);
  const found: (Finding | null)[] = [secondsGuess(source.time, valuesOf(rows, source.time))];
  for (const field of source.fields) {
    const values = valuesOf(rows, field.name);
    found.push(unitGuess(field, values));
    if (values.length === 0)
      found.push({
        level: field.optional ? 'warning' : 'error',
        field: field.name,
        message: say`\`${field.name}\` is in none of ${rows.length} records`,
        help: say`check its name; the records have ${namesIn(rows, declared)}`,
      });
    else if (field.optional && values.length < rows.length)
      found.push({
        level: 'note',
        field: field.name,
        message: say`\`${field.name}\` is in ${values.length} of ${rows.length} records`,
        help: null,
      });
    const wrong = values.filter((value) => !decodeField(field.type, value).ok);
    // A value of the wrong type is a dead letter as a rule; only one at a time is told there.
    if (wrong.length > 0 && wrong.length < values.length)
      found.push({
        level: 'note',
        field: field.name,
        message: say`\`${field.name}\` does not fit its type in ${wrong.length} of ${values.length} records`,
        help: null,
      });
  }
  const others = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !declared.has(name));
  if (others.length > 0)
    found.push({
      level: 'note',
      field: null,
      message: say`not declared: ${others
        .slice(0, 12)
        .map((name) => `\`${name}\``)
        .join(', ')}`,
      help: null,
    });
  return found.filter((one) => one !== null);
}

function latenessFindings(
  { time, lateMs }: Source,
  own: readonly { readonly record: SampledRecord; readonly row: { readonly timeMs: number } }[],
): readonly Finding[] {
  if (own.length === 0) return [];
  const greatest = new Map<string, number>();
  const behind = own.map(({ record, row }) => {
    const name = partitionName(record.partition);
    const ms = Math.max(greatest.get(name) ?? row.timeMs, row.timeMs);
    greatest.set(name, ms);
    return ms - row.timeMs;
  });
  const late = behind.filter((ms) => ms > lateMs).length;
  const sorted = behind.toSorted((a, b) => a - b);
  const most = formatDuration(sorted.at(-1) ?? 0, 'en');
  const usual = formatDuration(sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0, 'en');
  const observed = say`out of order by ${most} at most, 99% by ${usual} at most; \`late\` is ${formatDuration(lateMs, 'en')}`;
  if (late / own.length < MANY) return [{ level: 'note', field: time, message: observed, help: null }];
  return [
    {
      level: 'warning',
      field: time,
      message: say`${late} of ${own.length} records are late (${formatPercent(late / own.length)}): ${observed}`,
      help: say`a late record changes no judgement; write \`late ${usual}\` or more, or mend the order`,
    },
  ];
}

function keyFindings(
  { kind, key }: Source,
  own: readonly { readonly record: SampledRecord; readonly row: { readonly key: string } }[],
): readonly Finding[] {
  if (own.length === 0) return [];
  const keys = new Set(own.map(({ row }) => row.key)).size;
  const spread = tally(own.map(({ record }) => String(record.partition.partition)))
    .map(([number, n]) => `${number}: ${n}`)
    .sort()
    .join(', ');
  const found: Finding[] = [
    {
      level: 'note',
      field: key,
      message: say`${keys} different keys in ${own.length} rows; rows by partition: ${spread}`,
      help: null,
    },
  ];
  if (kind === 'stream' && keys < own.length * (1 - MANY))
    found.push({
      level: keys <= own.length / 2 ? 'error' : 'warning',
      field: key,
      message: say`${own.length - keys} of ${own.length} events repeat a key: within \`late\` they count once`,
      help: say`\`key\` names the event, not who it is about: name a field that is new in each event`,
    });
  return found;
}

/** The object that a record holds; none for anything else. */
function rowsIn(value: Uint8Array | null): readonly Row[] {
  if (value === null) return [];
  try {
    const read: unknown = JSON.parse(Buffer.from(value).toString('utf8'));
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? [read as Row] : [];
  } catch {
    return [];
  }
}

function valuesOf(rows: readonly Row[], name: string): readonly unknown[] {
  return rows.flatMap((row) => (Object.hasOwn(row, name) && row[name] !== null ? [row[name]] : []));
}

function namesIn(rows: readonly Row[], declared: ReadonlySet<string>): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const free = names.filter((name) => !declared.has(name));
  return (free.length > 0 ? free : names)
    .slice(0, 12)
    .map((name) => `\`${name}\``)
    .join(', ');
}
