import type { CatalogVerb } from '../catalog.ts';
import { say } from '../say.ts';
import type { ArgumentValue } from '../tree/call.ts';
import type { DoStatement } from '../tree/statement.ts';
import type { Context } from './context.ts';
import type { WrittenLimits } from './limit.ts';

/** Whether a verb leaves anything changed in the world. */
export function isMutating(verb: CatalogVerb): boolean {
  return verb.changes !== 'nothing';
}

/**
 * What an action must say about its effect, in every mode: how many it may reach (OS2301), how it ends (OS2308,
 * OS2305), how it is taken back (OS2304). Reported at the call, which lacks it.
 */
export function checkEffect(
  statement: DoStatement,
  verb: CatalogVerb,
  limits: readonly WrittenLimits[],
  context: Context,
): void {
  const { report } = context;
  const { call, until, undo } = statement;
  const name = call.name.span;
  const { inverse } = verb;
  const marked = say`the connector marks \`${verb.name}\` as changing ${verb.changes}`;

  if (isMutating(verb) && !limits.some((limit) => limit.isCapped) && !hasBoundTarget(statement, context)) {
    report.error('OS2301', name, say`nothing limits how often this playbook may do \`${verb.name}\``, {
      label: say`changes the live service`,
      notes: [marked],
      help: say`write \`at most 3 times in 1h\` after it, or \`guard { at most 4 runs in 1h }\``,
    });
  }
  if (until?.recovered && until.end === null) {
    report.error('OS2305', until.span, say`\`until recovered\` never ends where nothing recovers`, {
      label: say`no longest time`,
      help: say`write \`until recovered or 2h\``,
      fix: { span: { start: until.span.end, end: until.span.end }, text: ' or 2h', safe: false },
    });
  }
  if (until !== null && undo === null && inverse === null) {
    report.error('OS2304', name, say`nothing says how \`${verb.name}\` is taken back`, {
      label: say`no undo known`,
      notes: [isMutating(verb) ? marked : say`\`${verb.name}\` changes nothing that could end`],
      help: isMutating(verb) ? say`write \`undo …\` after it` : say`leave \`until\` away`,
    });
  }
  if (until === null && undo !== null) {
    report.error('OS2308', name, say`nothing says when the undo of \`${verb.name}\` is due`, {
      label: say`no end`,
      help: say`write \`until recovered or 1h\` before \`undo\``,
    });
  } else if (until === null && verb.lasting && !call.args.some((arg) => arg.name?.text === 'lasts')) {
    report.error('OS2308', name, say`the effect of \`${verb.name}\` has no end`, {
      label: say`stays until somebody takes it back`,
      notes: [marked],
      help:
        inverse === null ? say`write \`until recovered or 1h undo …\`` : say`write \`until recovered or 1h\``,
    });
  }
}

/** A single bound target counts as a cap of one. */
function hasBoundTarget({ call }: DoStatement, { bound }: Context): boolean {
  const names = (value: ArgumentValue): boolean => {
    switch (value.kind) {
      case 'name':
        return bound?.includes(value.name.text) ?? false;
      case 'list':
        return value.values.length === 1 && value.values.every(names);
      case 'record':
        return value.entries.some((entry) => names(entry.value));
      default:
        return false;
    }
  };
  return call.args.some((arg) => names(arg.value));
}
