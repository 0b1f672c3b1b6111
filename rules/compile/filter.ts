import type { FilterModel, SourceModel } from '../../dsl/model/source.ts';
import { canonicalJson } from '../canonical.ts';
import type { Filter } from '../filter.ts';
import { scaleOf } from '../scale.ts';
import type { Scalar } from '../unit.ts';

/**
 * A filter in the decoded scale of its source and in one normal form, so that filters that say the same in another
 * order share their panes: parts flattened, sorted and said once, lists sorted.
 */
export function compileFilter(model: FilterModel | null, source: SourceModel): Filter | null {
  return model === null ? null : normal(model, source);
}

/** Both filters at once; `null` takes everything. */
export function bothFilters(a: FilterModel | null, b: FilterModel | null): FilterModel | null {
  if (a === null) return b;
  return b === null ? a : { kind: 'all', of: [a, b] };
}

/** Normal form from the leaves up. */
function normal(model: FilterModel, source: SourceModel): Filter {
  switch (model.kind) {
    case 'not': {
      const of = normal(model.of, source);
      return of.kind === 'not' ? of.of : { kind: 'not', of };
    }
    case 'all':
    case 'any':
      return join(
        model.kind,
        model.of.map((part) => normal(part, source)),
      );
    case 'in':
      return {
        kind: 'in',
        field: model.field,
        values: sorted(model.values.map((value) => decoded(value, model.field, source))),
      };
    case 'compare':
      return { ...model, value: decodedNumber(model.value, model.field, source) };
    case 'missing':
      return model;
  }
}

/** An `all` inside an `all` is the same `all`; of one part, the part itself. */
function join(kind: 'all' | 'any', parts: readonly Filter[]): Filter {
  const flat = parts.flatMap((part) =>
    part.kind === kind && 'of' in part && Array.isArray(part.of) ? part.of : [part],
  );
  const of = sorted(flat);
  return of.length === 1 ? of[0]! : { kind, of };
}

/** Equal parts once, ordered by their canonical text. */
function sorted<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [canonicalJson(value), value]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function decoded(value: Scalar, field: string, source: SourceModel): Scalar {
  return typeof value === 'number' ? decodedNumber(value, field, source) : value;
}

/** A canonical constant in the integers that the field decodes to. */
function decodedNumber(value: number, field: string, source: SourceModel): number {
  const type = source.fields.find((candidate) => candidate.name === field)?.type;
  const scaled = value * (type === undefined ? 1 : scaleOf(type));
  const near = Math.round(scaled);
  // 0.29 × 10⁶ is a hair off its integer; a limit between two integers (`> 2.5` on a count) stays where it is.
  return Math.abs(scaled - near) < 1e-3 ? near : scaled;
}
