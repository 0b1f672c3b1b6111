import { inBoth, say, type Text } from '../say.ts';
import type { Span } from '../tree/literal.ts';
import type { Guard } from '../tree/playbook.ts';
import { isMutating, type Tally } from './act.ts';
import type { WrittenLimits } from './limit.ts';
import type { Report } from './report.ts';

/** What the message about a missing cooldown needs of a playbook. */
export interface Uncooled {
  readonly name: string;
  /** Where the message points. */
  readonly span: Span;
  readonly guard: Guard | null;
  /** Where a guard can be put: after `when`; null where none may stand, as in a bare rule. */
  readonly guardAt: number | null;
  readonly bound: readonly string[];
}

/** OS2302, at the playbook's name: what changes the world must not be repeated at once. */
export function checkCooling(
  { name, span, guard, guardAt, bound }: Uncooled,
  limits: WrittenLimits,
  { acts }: Tally,
  report: Report,
): void {
  if (limits.isCooled) return;
  const act = acts.find((one) => isMutating(one.verb) && !one.limits.isCooled);
  if (act === undefined) return;
  const cooldown = `cooldown 30m${bound.length === 0 ? '' : ` per ${bound.join(', ')}`}`;
  report.error('OS2302', span, say`nothing keeps \`${name}\` from acting again and again`, {
    label: say`no cooldown`,
    notes: [say`it does \`${act.verb.name}\`, which changes ${act.verb.changes}`],
    help: helpFor(guard, guardAt, cooldown),
    fix:
      guardAt === null
        ? null
        : { span: insertion(guard, guardAt, report), text: inserted(guard, cooldown), safe: false },
  });
}

function helpFor(guard: Guard | null, guardAt: number | null, cooldown: string): Text {
  if (guardAt === null) return say`write \`${cooldown}\` after the action`;
  return guard === null
    ? say`guard { ${cooldown} }`
    : inBoth(
        say`write \`${cooldown}\` inside the \`guard { … }\` that is there`,
        '이미 있는 `guard { … }` 안에 `{0}`를 쓰세요',
      );
}

/** Into the guard where there is one, as its first line. */
function insertion(guard: Guard | null, guardAt: number, { file }: Report): Span {
  const brace = guard === null ? -1 : file.text.indexOf('{', guard.span.start);
  const at = brace < 0 ? guardAt : brace + 1;
  return { start: at, end: at };
}

function inserted(guard: Guard | null, cooldown: string): string {
  return guard === null ? `\n  guard { ${cooldown} }` : ` ${cooldown} `;
}
