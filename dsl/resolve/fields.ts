import type { Field } from '../tree/source.ts';
import { resolveFieldType } from './field-type.ts';
import type { FieldModel } from './model.ts';
import type { Report } from './report.ts';

/** Declared fields with their types, each name once (OS1102 at the second). */
export function resolveFields(fields: readonly Field[], report: Report): readonly FieldModel[] {
  const seen = new Set<string>();
  return fields.flatMap((field) => {
    const name = field.name.text;
    if (seen.has(name)) {
      report.error('OS1102', field.name.span, `the field \`${name}\` is declared twice`, {
        label: 'second declaration',
      });
      return [];
    }
    seen.add(name);
    // A field without a type still has a name: nobody else should complain about it.
    const type = resolveFieldType(field.type, report) ?? { kind: 'text' };
    return [{ name, type, optional: field.optional, private: field.private }];
  });
}
