import type { ConditionModel } from '../model/condition.ts';
import type { FilterModel, SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { AbsentCondition, EachCondition, Modifiers, Slice } from '../tree/condition.ts';
import type { QName, Span } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { dimensionsIn } from './dimension.ts';
import { resolveFilter } from './filter.ts';
import { placeIn } from './place.ts';
import { describe } from './scope.ts';
import { sourceNamed } from './source-name.ts';
import { isDimension } from './value.ts';
import { windowMs } from './window.ts';

/** `each order_events where … per order_id`: without `per` an event or row is known by its key. */
export function eachRow(
  { source: name, slice, modifiers, span }: EachCondition,
  text: string,
  context: Context,
): ConditionModel | null {
  const { report } = context;
  const source = rowsOf(name, 'each', context);
  if (source === null) return null;
  const isPlain = hasNone(modifiers, ['over', 'versus', 'samples'], 'each', context);
  if (slice.overall) {
    return report.error('OS1201', name.span, say`\`each\` is about every single one, never \`overall\``, {
      help: say`leave \`overall\` away, or write \`count of ${source.name} overall\``,
    });
  }
  const filter = filterOf(slice, source, context);
  const by = slice.per === null ? [source.key] : dimensionsIn(slice.per, source, report);
  if (!isPlain || filter === null || by.length === 0) return report.spoil();
  return report.mark<ConditionModel>(
    { kind: 'each', text, source: source.name, filter: filter.of, by },
    span,
  );
}

/** `no order_events per region over 15m`: a known slice that brought nothing, not the whole pipe. */
export function absentRows(
  { signal, modifiers, span }: AbsentCondition,
  text: string,
  context: Context,
): ConditionModel | null {
  const { report, bound } = context;
  const { name, slice, fold } = signal;
  if (fold !== null) {
    return report.error(
      'OS1201',
      fold.aggregate.span,
      say`\`no\` asks whether events came, not for a number`,
      {
        help: say`write \`no ${name.text} … over 15m\`, or compare the number: \`… is 0\``,
      },
    );
  }
  const source = rowsOf(name, 'no', context);
  if (source === null) return null;
  const isPlain = hasNone(modifiers, ['versus', 'samples'], 'no', context);
  const filter = filterOf(slice, source, context);
  const by = dimensionsOf(slice, source, context);
  const overMs = modifiers.over === null ? source.silentAfterMs : windowMs(modifiers.over, report);
  if (!isPlain || filter === null || by === null || (modifiers.over !== null && overMs === null))
    return report.spoil();
  if (overMs === null) {
    return report.error(
      'OS1301',
      name.span,
      say`nothing says for how long there must be no \`${source.name}\``,
      {
        label: say`no window`,
        help: say`write \`${text} over 15m\``,
      },
    );
  }
  const fixed = filter.dimension;
  const free = by.filter((dimension) => dimension !== fixed || slice.per !== null);
  // What is not grouped by anything that the playbook binds would be somebody else's silence.
  if (free.length === 0 && bound !== null && bound.length > 0 && !slice.overall && fixed === null) {
    return report.error('OS1107', name.span, say`\`${source.name}\` has no \`${bound.join(', ')}\``, {
      label: say`this playbook is per ${bound.join(', ')}`,
      help: say`write \`no ${name.text} overall over 15m\` if all of it is meant`,
    });
  }
  return report.mark<ConditionModel>(
    { kind: 'absent', text, source: source.name, filter: filter.of, by: free, overMs },
    span,
  );
}

/** A stream or table; a metric has values, not rows. */
function rowsOf(name: QName, word: 'each' | 'no', { knowledge, report }: Context): SourceModel | null {
  const declared = knowledge.scope.find(name.text);
  if (declared?.node.kind === 'metric') {
    const fold = knowledge.metrics.get(name.text)?.model;
    const source = fold?.kind === 'fold' ? fold.source : 'order_events';
    return report.error(
      'OS1201',
      name.span,
      say`\`${word}\` looks at events and rows, \`${name.text}\` is a metric`,
      {
        notes: [say`it is ${describe(declared)}`],
        help:
          word === 'no'
            ? say`write \`no ${source} … over 15m\`, or \`${name.text} is 0\``
            : say`write \`each ${source} where …\``,
      },
    );
  }
  return sourceNamed(name, knowledge, report);
}

/** `where` and `in` together; `dimension` is the one that `in` fixes. Null after a message. */
function filterOf(
  slice: Slice,
  source: SourceModel,
  context: Context,
): { readonly of: FilterModel | null; readonly dimension: string | null } | null {
  const { knowledge, report } = context;
  const where = slice.where && resolveFilter(slice.where, source, knowledge, report);
  const per = source.fields.filter(({ type }) => isDimension(type));
  const place = slice.in && placeIn(slice.in, { name: source.name, per }, context);
  if ((slice.where !== null && where === null) || (slice.in !== null && place === null)) return null;
  const dimension = place?.dimension ?? null;
  if (where === null || place === null) return { of: where ?? place?.filter ?? null, dimension };
  return { of: { kind: 'all', of: [where, place.filter] }, dimension };
}

/** Written dimensions, else those that the playbook binds and the source has. */
function dimensionsOf(
  slice: Slice,
  source: SourceModel,
  { bound, report }: Context,
): readonly string[] | null {
  if (slice.overall) return [];
  if (slice.per !== null) {
    const by = dimensionsIn(slice.per, source, report);
    return by.length === 0 ? null : by;
  }
  const has = (name: string) => source.fields.some((field) => field.name === name && isDimension(field.type));
  return (bound ?? []).filter(has).sort();
}

/** OS1201 for modifiers that say nothing about single rows or their absence. */
function hasNone(
  modifiers: Modifiers,
  names: readonly (keyof Modifiers)[],
  word: 'each' | 'no',
  { report }: Context,
): boolean {
  const WORDS = { over: 'over', versus: 'vs', samples: 'with at least' } as const;
  const wrong = names.flatMap((name): readonly [string, Span][] => {
    const part = modifiers[name];
    return part === null ? [] : [[WORDS[name], part.span]];
  });
  for (const [said, span] of wrong) {
    report.error('OS1201', span, say`\`${said}\` says nothing about \`${word}\``, {
      label: say`belongs to a metric`,
      help: word === 'each' ? say`leave it away: \`each\` looks at one event or row at a time` : null,
    });
  }
  return wrong.length === 0;
}
