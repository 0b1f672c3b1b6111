import type { EventFormula } from '../model/metric.ts';
import type { SourceModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import type { Arithmetic } from '../tree/metric.ts';
import { compute, type Leaf, type Operand } from './arithmetic.ts';
import { literalBehind } from './constant.ts';
import { fieldNamed } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { sourceIn } from './source-name.ts';
import { isNumeric, nameOfFieldType, valueTypeOf } from './value.ts';
import { wordsOf } from './words-of.ts';

/** What is computed on each event, and of which source. */
export interface PerEvent {
  readonly source: SourceModel;
  readonly formula: EventFormula;
  readonly unit: Operand<EventFormula>['unit'];
}

/**
 * `(delivery_events.total - prep)`: arithmetic on fields of one source, of which the first is written with it. Null
 * after OS1101, OS1201, OS1202 or OS1204.
 */
export function resolveEventFormula(
  written: Extract<Arithmetic, { kind: 'binary' }>,
  knowledge: Knowledge,
  report: Report,
): PerEvent | null {
  const first = firstName(written);
  if (first === null) {
    return report.error('OS1201', written.span, say`this computes with no field of any event`, {
      help: say`write \`avg of (order_events.amount / 2)\`, the first field with its source`,
    });
  }
  const found = sourceIn(first, knowledge, report);
  if (found === null) return null;
  const { source } = found;
  const computed = compute<Extract<EventFormula, { kind: 'field' }>>(
    written,
    {
      resolve: (leaf) => fieldIn(leaf, source, report),
      literalOf: (leaf) =>
        leaf.kind === 'name' && !isField(leaf.name, source) ? literalBehind(leaf, knowledge, report) : null,
    },
    report,
  );
  return computed && { source, formula: computed.of, unit: computed.unit };
}

function firstName(written: Arithmetic): QName | null {
  switch (written.kind) {
    case 'name':
      return written.name;
    case 'binary':
      return firstName(written.left) ?? firstName(written.right);
    default:
      return null;
  }
}

function isField({ text }: QName, { fields }: SourceModel): boolean {
  return fields.some((field) => field.name === text);
}

/** A numeric field of the source. */
function fieldIn(
  leaf: Leaf,
  source: SourceModel,
  report: Report,
): Operand<Extract<EventFormula, { kind: 'field' }>> | null {
  if (leaf.kind === 'aggregate') {
    const name = wordsOf(report.file, leaf.span);
    return report.error('OS1201', leaf.span, say`\`${name}\` cannot be computed on a single event`, {
      label: say`of many events`,
      help: say`compute between folds: \`sum of … / count of …\``,
    });
  }
  const field = fieldNamed(leaf.name, source, report);
  if (field === null) return null;
  const unit = valueTypeOf(field.type);
  if (isNumeric(unit)) return { of: { kind: 'field', field: field.name }, unit, name: field.name };
  // The type that could not be read is told where the field is declared.
  if (report.isBroken()) return null;
  return report.error('OS1201', leaf.span, say`nothing can be computed with \`${field.name}\``, {
    label: say`it is ${nameOfFieldType(field.type)}`,
  });
}
