import type { CatalogField, CatalogProbe } from '../catalog.ts';
import { say, type Text } from '../say.ts';
import type { Field } from '../tree/source.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import type { Report } from './report.ts';
import type { FieldType } from './value.ts';

/**
 * Holds what a probe's declaration says of one field against what its connector answers: OS1101 for a field that it
 * does not answer, OS1201 for one of another type, OS1104 for a value that it never has.
 */
export function checkAnswer(
  field: Field,
  type: FieldType,
  { name, answers }: Pick<CatalogProbe, 'name' | 'answers'>,
  report: Report,
): void {
  if (answers === null) return;
  const answer = answers.find((candidate) => candidate.name === field.name.text);
  if (answer === undefined) {
    const names = answers.map((candidate) => candidate.name);
    report.error('OS1101', field.name.span, say`\`${name}\` does not answer \`${field.name.text}\``, {
      label: say`unknown field`,
      notes: [names.length === 0 ? say`it answers nothing` : say`it answers ${listed(names)}`],
      ...didYouMean(field.name.text, field.name.span, names),
    });
    return;
  }
  if (!isOfType(type, answer)) {
    const written = writtenType(answer);
    report.error('OS1201', field.type.span, say`\`${field.name.text}\` of \`${name}\` is another type`, {
      label: say`the connector answers \`${written}\``,
      notes: noteOf(answer),
      help: say`write \`field ${field.name.text} is ${written}\``,
      fix: { span: field.type.span, text: written, safe: false },
    });
    return;
  }
  const never = type.kind === 'oneOf' ? type.values.filter((value) => isNever(value, answer)) : [];
  if (never[0] !== undefined) {
    report.error(
      'OS1104',
      field.type.span,
      say`\`${field.name.text}\` of \`${name}\` is never \`${String(never[0])}\``,
      {
        label: say`not one of its values`,
        notes: [say`\`${field.name.text}\` is one of ${listed(answer.oneOf ?? [])}`],
      },
    );
  }
}

/** Whether a declared type can read the answer; a `text` reads whatever has a name, a `number` counts too. */
function isOfType(type: FieldType, answer: CatalogField): boolean {
  switch (type.kind) {
    case 'text':
      return ['text', 'id', 'place'].includes(answer.type);
    case 'oneOf':
      return answer.type === 'text' || answer.type === 'place';
    case 'number':
      return answer.type === 'count' || (answer.type === 'number' && isOf(type.unit, answer));
    case 'id':
      return answer.type === 'id' && isOf(type.of, answer);
    case 'duration':
    case 'distance':
    case 'percent':
      return answer.type === type.kind && isOf(type.wire, answer);
    case 'money':
      return answer.type === 'money' && isOf(type.currency, answer);
    case 'place':
    case 'point':
    case 'bool':
    case 'count':
    case 'time':
      return answer.type === type.kind;
  }
}

/** What stands in the parentheses; one side that says nothing agrees with everything. */
function isOf(of: string | null, answer: CatalogField): boolean {
  return of === null || answer.of === null || of === answer.of;
}

function isNever(value: string | number | boolean, { oneOf }: CatalogField): boolean {
  return oneOf !== null && !oneOf.includes(String(value));
}

/** As a playbook writes it: `duration(s)`, `one of ("a", "b")`. */
function writtenType({ type, of, oneOf }: CatalogField): string {
  if (oneOf !== null) return `one of (${oneOf.map((value) => `"${value}"`).join(', ')})`;
  return of === null ? type : `${type}(${of})`;
}

function noteOf({ name, doc, docKo }: CatalogField): readonly Text[] {
  return doc === '' ? [] : [say`${name}: ${{ en: doc, ko: docKo }}`];
}
