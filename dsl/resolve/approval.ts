import type { ApprovalModel } from '../model/limit.ts';
import { say, type Text } from '../say.ts';
import type { Approval } from '../tree/limit.ts';
import { resolveCondition } from './condition.ts';
import type { Context } from './context.ts';
import { wordsOf } from './words-of.ts';

/** How long an approval is waited for where nobody says (R28), ms. */
const DEFAULT_WITHIN_MS = 15 * 60_000;

/** Who must agree, and what happens without them. OS2306 warns of what is left to the default. */
export function resolveApproval(approval: Approval, context: Context): ApprovalModel | null {
  const { report } = context;
  const { from, and, within, else: otherwise, span } = approval;
  if (and !== null && and.value === from.value) {
    report.error('OS1201', and.span, say`\`${and.raw}\` cannot agree twice`, {
      label: say`the same again`,
      help: say`name somebody else, or leave \`and ${and.raw}\` away`,
    });
  }
  if (within === null || otherwise === null) {
    const lacking = [
      ...(within === null ? ['within 15m'] : []),
      ...(otherwise === null ? ['else skip'] : []),
    ];
    const text = lacking.join(' ');
    report.warn(
      'OS2306',
      { start: span.start, end: from.span.end },
      otherwise === null
        ? say`nothing says what happens when nobody answers`
        : say`nothing says how long an answer is waited for`,
      {
        label: waited(within?.raw ?? null, otherwise !== null),
        help: say`write \`${text}\` after it`,
        // `else` belongs to the approval only right after its `within`.
        fix:
          within === null && otherwise !== null
            ? null
            : { span: { start: span.end, end: span.end }, text: ` ${text}`, safe: false },
      },
    );
  }
  const when = approval.when && resolveCondition(approval.when, context);
  if (approval.when !== null && when === null) return null;
  return {
    from: and === null ? [from.value] : [from.value, and.value],
    when,
    withinMs: within?.ms ?? DEFAULT_WITHIN_MS,
    else:
      otherwise?.kind === 'escalate'
        ? report.mark({ kind: 'escalate', to: otherwise.to?.value ?? null }, otherwise.span)
        : { kind: 'skip' },
    isDefault: within === null && otherwise === null,
    text: wordsOf(report.file, span),
  };
}

/** What happens as it is written: only what is not said is the default. */
function waited(within: string | null, saysElse: boolean): Text {
  if (saysElse) return say`waits 15 minutes`;
  return within === null ? say`waits 15 minutes, then skips` : say`waits \`${within}\`, then skips`;
}
