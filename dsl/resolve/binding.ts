import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Condition, EachCondition, Signal, Slice } from '../tree/condition.ts';
import type { QName, Span } from '../tree/literal.ts';
import { bindInWhen } from './bind-in-when.ts';
import type { Context } from './context.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';

/** One place where dimensions are named. */
interface Sliced {
  readonly dimensions: readonly string[];
  readonly span: Span;
}

/**
 * Dimensions that a trigger binds, alphabetical. Two different sets in one trigger are OS1110 at the later one:
 * one incident has one key.
 */
export function bindingOf(
  conditions: readonly Condition[],
  knowledge: Knowledge,
  report: Report,
): readonly string[] {
  const places = conditions.flatMap((condition) => slicesIn(condition, knowledge));
  const [first, ...later] = places;
  if (first === undefined) return [];
  const other = later.find((place) => place.dimensions.join() !== first.dimensions.join());
  if (other) mixed(other, first.dimensions, { trigger: null, knowledge, report });
  return first.dimensions;
}

/** The source whose event or row a trigger binds: that of its first `each`. */
export function rowOf(condition: Condition, knowledge: Knowledge): SourceModel | null {
  switch (condition.kind) {
    case 'or':
    case 'and':
      return first(condition.parts.map((part) => rowOf(part, knowledge)));
    case 'not':
    case 'held':
      return rowOf(condition.part, knowledge);
    case 'sequence':
      return rowOf(condition.first, knowledge);
    case 'each':
      return knowledge.sources.get(condition.source.text)?.model ?? null;
    case 'absent':
    case 'test':
    case 'cause':
    case 'during':
      return null;
  }
}

/** The first that is there. */
function first<T>(items: readonly (T | null)[]): T | null {
  return items.find((item) => item !== null) ?? null;
}

/** OS1110 for a `per` that names other dimensions than those the playbook binds. */
export function checkBinding(
  condition: Condition,
  bound: readonly string[],
  context: Pick<Context, 'trigger' | 'knowledge' | 'report'>,
): void {
  const other = slicesIn(condition, context.knowledge).find((place) =>
    place.dimensions.some((name) => !bound.includes(name)),
  );
  if (other) mixed(other, bound, context);
}

/** OS1110, at the later place: the first one is taken as meant. */
function mixed(
  place: Sliced,
  bound: readonly string[],
  context: Pick<Context, 'trigger' | 'knowledge' | 'report'>,
): void {
  const { report } = context;
  const per = place.dimensions.join(', ');
  if (bound.length === 0 && !report.isFirstWithout(per)) return;
  report.error(
    'OS1110',
    place.span,
    say`one playbook cannot watch \`per ${place.dimensions.join(', ')}\` as well`,
    {
      label: say`other dimensions`,
      notes: [
        bound.length === 0
          ? say`its \`when\` binds nothing: one incident has one key`
          : say`its \`when\` binds \`per ${bound.join(', ')}\`: one incident has one key`,
      ],
      help:
        bound.length === 0
          ? say`write \`per ${per}\` in \`when\` too, or leave it away here`
          : say`make it two playbooks, or say \`overall\``,
      ...(bound.length === 0 ? bindInWhen(per, context) : {}),
    },
  );
}

/** Every `per` of a condition in the order written, also inside what is not built: it binds all the same. */
function slicesIn(condition: Condition, knowledge: Knowledge): readonly Sliced[] {
  switch (condition.kind) {
    case 'or':
    case 'and':
      return condition.parts.flatMap((part) => slicesIn(part, knowledge));
    case 'not':
    case 'held':
      return slicesIn(condition.part, knowledge);
    case 'sequence':
      return [condition.first, ...condition.steps.map((step) => step.condition)].flatMap((part) =>
        slicesIn(part, knowledge),
      );
    case 'each':
      return eachSlice(condition, knowledge);
    case 'absent':
    case 'test':
      return signalSlice(condition.signal, knowledge);
    case 'cause':
    case 'during':
      return [];
  }
}

/** Without `per` a row is known by its key. */
function eachSlice({ slice, source }: EachCondition, { sources }: Knowledge): readonly Sliced[] {
  const key = sources.get(source.text)?.model.key;
  const written = sliceOf(slice);
  return written.length > 0 || key === undefined ? written : [{ dimensions: [key], span: source.span }];
}

/** A written `per` wins over the dimension in a dotted name. */
function signalSlice(signal: Signal, knowledge: Knowledge): readonly Sliced[] {
  const dotted = dottedDimension(signal.name, knowledge);
  const written = sliceOf(signal.slice);
  return dotted === null || written.length > 0 ? written : [{ dimensions: [dotted], span: signal.name.span }];
}

function sliceOf(slice: Slice): readonly Sliced[] {
  if (slice.per === null || slice.per.length === 0) return [];
  const dimensions = [...new Set(slice.per.map((name) => name.text))].sort();
  return [{ dimensions, span: { start: slice.per[0]!.span.start, end: slice.per.at(-1)!.span.end } }];
}

/** The `region` of `orders.region` where no name of that spelling exists. */
function dottedDimension(name: QName, knowledge: Knowledge): string | null {
  if (knowledge.scope.find(name.text)) return null;
  const cut = name.text.lastIndexOf('.');
  if (cut < 0) return null;
  const node = knowledge.scope.find(name.text.slice(0, cut))?.node;
  const dimension = name.text.slice(cut + 1);
  // The declaration decides, not the model: a metric that is not built still says what it is counted per.
  return node?.kind === 'metric' && node.per?.some((per) => per.text === dimension) ? dimension : null;
}
