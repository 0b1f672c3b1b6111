import { say } from '../say.ts';
import type { QName } from '../tree/literal.ts';
import { bindInWhen } from './bind-in-when.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';

/** The dimensions of a limit's `per`, alphabetical. */
export interface LimitPer {
  readonly per: readonly string[];
  /** True where they are what the playbook binds: the limit is then each instance's own. */
  readonly perInstance: boolean;
}

/**
 * A limit counts per what `when` binds, a part of it, a field of the row that `each` bound, or what the limited
 * actions reach. OS1107 for anything else: nothing would say which one is meant.
 */
export function limitPer(
  per: readonly QName[] | null,
  targets: ReadonlySet<string> | null,
  context: Context,
): LimitPer {
  const { bound, row, changes, report, knowledge } = context;
  const names = [...new Set((per ?? []).map((name) => name.text))].sort();
  const at = bound ?? [];
  const fields = row?.fields.map((field) => field.name) ?? [];
  const known = [...at, ...fields, ...(targets ?? [])];
  for (const { text, span } of per ?? []) {
    if (knowledge.dimensions.has(text)) report.refer(span, 'dimension', text);
  }
  // Of a trigger that could not be resolved nobody knows what it binds, of an unknown action whom it reaches.
  const isKnown = bound !== null && changes !== null && targets !== null;
  const foreign = (per ?? []).find((name) => !known.includes(name.text));
  if (foreign !== undefined && isKnown) {
    const unit = UNITS.get(foreign.text);
    const isUnbound = at.length === 0 && knowledge.dimensions.has(foreign.text);
    if (isUnbound && !report.isFirstWithout(foreign.text)) return { per: names, perInstance: false };
    report.error('OS1107', foreign.span, say`this playbook does not know a \`${foreign.text}\``, {
      label: say`not bound`,
      notes: [
        at.length === 0 ? say`its \`when\` binds nothing` : say`its \`when\` binds \`per ${at.join(', ')}\``,
      ],
      ...(isUnbound
        ? (bindInWhen(foreign.text, context) ?? {
            help: say`write \`per ${foreign.text}\` in \`when\` too, or leave it away here`,
          })
        : unit === undefined
          ? didYouMean(foreign.text, foreign.span, known)
          : { help: say`a limit counts in a time: write \`in ${unit}\` for \`per ${foreign.text}\`` }),
    });
  }
  return { per: names, perInstance: names.length > 0 && names.join() === [...at].sort().join() };
}

/** What people count a limit by, as a time. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['minute', '1m'],
  ['hour', '1h'],
  ['day', '1d'],
  ['week', '1w'],
]);
