import type { ArgumentType, CatalogArgument } from '../catalog.ts';
import type { ArgumentValueModel } from '../model/argument.ts';
import type { Context } from './context.ts';
import type { Knowledge } from './knowledge.ts';
import { type FieldType, type ValueType, valueTypeOf } from './value.ts';

/** What a value is, as far as a manifest asks. */
export interface ValueKind {
  readonly type: ArgumentType;
  /** What it names: `rider` for id(rider), `place`, or the dimension's own name. Null: anything, as a written text may. */
  readonly names: readonly string[] | null;
  /** Of money; else null. */
  readonly currency: string | null;
}

/** Whether a value can stand for an argument; lists and records are as good as what they hold. */
export function fits(value: ArgumentValueModel, known: CatalogArgument, context: Context): boolean {
  const { type, many } = known;
  if (type === 'any') return true;
  switch (value.kind) {
    case 'list':
      return type === 'list' || (many && value.of.every((item) => fits(item, known, context)));
    case 'record':
      return type === 'record';
    // Written words with something filled in are words: they name nothing that could be looked up.
    case 'text':
      return type === 'text';
    default: {
      const wanted = wantedBy(known);
      if (value.kind === 'dimension' && isNaming(type) && wanted === null) return true;
      const kind = kindOf(value, context);
      if (kind === null) return true;
      if (!isNaming(type)) return kind.type === type;
      // A number is printed where a text is due, but a written number is a slip.
      if (!isNaming(kind.type)) return type === 'text' && known.targets === null && value.kind !== 'literal';
      return wanted === null || kind.names === null || kind.names.includes(wanted);
    }
  }
}

/** What a value must name to stand there: the kind of target, of id, or a place; null: anything. */
export function wantedBy({ type, of, targets }: CatalogArgument): string | null {
  return targets ?? of ?? (type === 'place' ? 'place' : null);
}

/** What a single value is; null where only the connector knows. */
export function kindOf(value: ArgumentValueModel, { knowledge, results }: Context): ValueKind | null {
  switch (value.kind) {
    case 'literal':
      return ofUnit(value.unit);
    case 'dimension':
      return ofDimension(value.dimension, knowledge);
    case 'metric':
    case 'share':
      return ofUnit(value.use.metric.unit);
    case 'probe':
      return ofField(knowledge.probes.get(value.probe)?.model.fields, value.field);
    case 'lookUp':
      return ofField(knowledge.sources.get(value.table)?.model.fields, value.field);
    case 'field':
      return ofField(knowledge.sources.get(value.source)?.model.fields, value.field);
    case 'result': {
      const result = results.get(value.name);
      if (result?.kind === 'action') return ofUnit({ kind: 'count' });
      return result?.kind === 'effect' ? ofUnit(result.unit) : ofUnit({ kind: 'text' });
    }
    case 'call': {
      const read = knowledge.catalog.reads.find(({ name }) => name === value.verb);
      if (read === undefined || read.returns.type === 'any') return null;
      const { type, of } = read.returns;
      return { type, names: of === null ? null : [of], currency: null };
    }
    case 'audience': {
      const audience = knowledge.audiences.get(value.audience)?.model;
      return audience === undefined ? null : { type: 'id', names: [audience.target], currency: null };
    }
    case 'text':
    case 'list':
    case 'record':
      return null;
  }
}

/** What a declared field is. Its own name is a kind too: `method` of one of ("card", "cash"). */
export function ofFieldType(name: string, type: FieldType): ValueKind | null {
  switch (type.kind) {
    case 'id':
      return { type: 'id', names: type.of === null ? null : [type.of, name], currency: null };
    case 'place':
      return { type: 'place', names: ['place', name], currency: null };
    case 'oneOf':
      return { type: 'text', names: [name], currency: null };
    case 'time':
    case 'point':
      return null;
    default:
      return ofUnit(valueTypeOf(type));
  }
}

/** One source may call `region` a place where another has a text of that name: it is all of them. */
function ofDimension(dimension: string, { sources }: Knowledge): ValueKind | null {
  const kinds = [...sources.values()].flatMap(({ model }) => {
    const field = model.fields.find(({ name }) => name === dimension);
    return field === undefined ? [] : (ofFieldType(dimension, field.type) ?? []);
  });
  const [first] = kinds;
  if (first === undefined) return null;
  const names = kinds.flatMap((kind) => kind.names ?? []);
  return { ...first, names: kinds.some((kind) => kind.names === null) ? null : [...new Set(names)] };
}

function ofField(
  fields: readonly { readonly name: string; readonly type: FieldType }[] | undefined,
  name: string,
): ValueKind | null {
  const field = fields?.find((candidate) => candidate.name === name);
  return field === undefined ? null : ofFieldType(name, field.type);
}

/** Counts and numbers are all `number` to a connector. */
function ofUnit(unit: ValueType): ValueKind {
  const currency = unit.kind === 'money' ? unit.currency : null;
  return { type: unit.kind === 'count' ? 'number' : unit.kind, names: null, currency };
}

function isNaming(type: ArgumentType): boolean {
  return type === 'text' || type === 'id' || type === 'place';
}
