import type { Filter } from '../tree/filter.ts';
import type { Atom, QName } from '../tree/literal.ts';
import type { Aggregate, Arithmetic, Metric } from '../tree/metric.ts';
import type { SourceFile } from '../tree.ts';
import type { Knowledge } from './knowledge.ts';
import type { FieldType } from './value.ts';

/** The file in which this project declares most of its streams and tables, as a help names it. */
export function homeOfSources({ scope }: Knowledge): string {
  const count = new Map<string, number>();
  for (const { node, file } of scope.all)
    if (node.kind === 'stream' || node.kind === 'table')
      count.set(file.path, (count.get(file.path) ?? 0) + 1);
  const [most] = [...count].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 'shared/sources.play';
}

/** The shortest stream of that name that the metric around a place could fold; one line, as `fmt` would break it. */
export function smallestStream(name: QName, file: SourceFile, knowledge: Knowledge): string {
  const model = [...knowledge.sources.values()].find(({ model: one }) => one.kind === 'stream')?.model;
  const key = model?.key ?? 'event_id';
  const [head = name.text, ...rest] = name.text.split('.');
  const around = file.items.find(
    (item): item is Metric =>
      item.kind === 'metric' && item.span.start <= name.span.start && name.span.end <= item.span.end,
  );
  const read = around === undefined ? [] : fieldsRead(around, head, rest.join('.'), knowledge);
  const fields = new Map([[key, 'id'], ...read]);
  return written('stream', head, [key, model?.time ?? 'occurred_at'], fields);
}

/** The shortest table with a row for each of a kind: `customer`. */
export function smallestTable(name: string, kind: string): string {
  return written('table', name, [kind, 'occurred_at'], new Map([[kind, `id(${kind})`]]));
}

function written(
  kind: 'stream' | 'table',
  name: string,
  [key, time]: readonly [key: string, time: string],
  fields: ReadonlyMap<string, string>,
): string {
  const declared = [...fields].map(([field, type]) => `field ${field} is ${type}`).join(' ');
  return `${kind} ${name} from kafka "${name}" { key ${key} time ${time} silent after 10m ${declared} }`;
}

/** Name → type of what a metric reads of a source: what it folds, tests and is split by. */
function fieldsRead(
  { value, per }: Metric,
  source: string,
  folded: string,
  knowledge: Knowledge,
): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  const add = (name: string, guess: string): void => {
    const field = name.startsWith(`${source}.`) ? name.slice(source.length + 1) : name;
    if (!field.includes('.')) found.push([field, typeElsewhere(field, knowledge) ?? guess]);
  };
  if (folded !== '') add(folded, 'number');
  for (const { where, outOf } of aggregatesOf(value, source))
    for (const filter of [where, outOf]) if (filter !== null) testsIn(filter, add);
  for (const { text } of per ?? []) add(text, Object.hasOwn(knowledge.words, text) ? 'place' : `id(${text})`);
  return found;
}

function aggregatesOf(value: Arithmetic, source: string): readonly Aggregate[] {
  if (value.kind === 'binary')
    return [...aggregatesOf(value.left, source), ...aggregatesOf(value.right, source)];
  if (value.kind !== 'aggregate' || value.of.kind !== 'name') return [];
  return value.of.name.text.split('.')[0] === source ? [value] : [];
}

function testsIn(filter: Filter, add: (name: string, type: string) => void): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      for (const part of filter.parts) testsIn(part, add);
      return;
    case 'not':
      testsIn(filter.part, add);
      return;
    case 'in':
      add(filter.field.text, filter.values[0] === undefined ? 'text' : typeFor(filter.values[0]));
      return;
    case 'missing':
      add(filter.field.text, 'text optional');
      return;
    default:
      add(filter.field.text, typeFor(filter.value));
  }
}

/** The type of a field that is compared with a value. */
function typeFor(value: Atom): string {
  switch (value.kind) {
    case 'money':
      return `money(${value.currency})`;
    case 'duration':
      return 'duration(s)';
    case 'percent':
    case 'bool':
    case 'count':
    case 'distance':
    case 'number':
      return value.kind;
    default:
      return 'text';
  }
}

/** The type that a field of this name has in another source; what is one of a list there may be another here. */
function typeElsewhere(field: string, { sources }: Knowledge): string | null {
  for (const { model } of sources.values()) {
    const type = model.fields.find(({ name }) => name === field)?.type;
    if (type !== undefined && type.kind !== 'oneOf') return writtenType(type);
  }
  return null;
}

function writtenType(type: Exclude<FieldType, { kind: 'oneOf' }>): string {
  switch (type.kind) {
    case 'id':
      return type.of === null ? 'id' : `id(${type.of})`;
    case 'number':
      return type.unit === null ? 'number' : `number(${type.unit})`;
    case 'money':
      return `money(${type.currency})`;
    case 'percent':
    case 'duration':
    case 'distance':
      return `${type.kind}(${type.wire})`;
    default:
      return type.kind;
  }
}
