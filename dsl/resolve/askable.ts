import type { ProbeModel } from '../model/source.ts';
import { say } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import { bindInWhen } from './bind-in-when.ts';
import type { Context } from './context.ts';
import { dimensionsOf } from './probe.ts';

/** Whether every dimension that the probe is asked with is bound here; OS1107 where not. */
export function isAskable(probe: ProbeModel, span: Span, context: Context): boolean {
  const { bound, report } = context;
  const lacking = bound === null ? [] : dimensionsOf(probe).filter((dimension) => !bound.includes(dimension));
  if (lacking.length === 0) return true;
  if (context.knowledge.probes.get(probe.name)?.sound === false) {
    report.spoil();
    return false;
  }
  if (bound!.length === 0 && !report.isFirstWithout(lacking.join(', '))) return false;
  report.error('OS1107', span, say`\`${probe.name}\` is asked per \`${lacking.join(', ')}\``, {
    label: say`not bound here`,
    notes: [
      bound!.length === 0
        ? say`this playbook binds nothing`
        : say`this playbook binds \`per ${bound!.join(', ')}\``,
    ],
    help: say`write \`per ${lacking.join(', ')}\` in \`when\``,
    ...bindInWhen(lacking.join(', '), context),
  });
  return false;
}
