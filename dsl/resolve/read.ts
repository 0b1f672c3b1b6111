import type { ReadValueModel } from '../model/argument.ts';
import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { isAskable } from './askable.ts';
import type { Context } from './context.ts';
import { kindName } from './scope.ts';
import type { Found } from './signal.ts';
import { resolveUse } from './use.ts';

/** What is read when the action runs; null after a message. */
export function readOf(found: Found, name: QName, context: Context): ReadValueModel | null {
  switch (found.kind) {
    case 'metric': {
      const { metric, per } = found;
      const written = { metric, span: name.span, per, slice: null, overall: false, over: null, isBare: true };
      const use = resolveUse(written, context);
      return use && { kind: 'metric', use };
    }
    case 'probe':
      if (!isAskable(found.probe, name.span, context)) return null;
      return { kind: 'probe', probe: found.probe.name, field: found.field.name };
    case 'lookUp':
      return { kind: 'lookUp', table: found.table.name, field: found.field.name, key: found.key };
    case 'field':
      return { kind: 'field', source: found.source.name, field: found.field.name };
    case 'result':
      return { kind: 'result', name: found.name, field: found.field };
    case 'source':
      return context.report.error('OS1201', name.span, say`\`${name.text}\` cannot be an argument`, {
        label: say`a whole ${kindName(found.source.kind)}`,
        help:
          found.source.kind === 'table'
            ? say`name rows of it: \`define audience … = ${name.text} where … at most 100\``
            : null,
      });
  }
}
