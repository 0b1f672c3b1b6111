import { say } from '../say.ts';
import type { Name } from '../tree/literal.ts';
import type { Statement } from '../tree/statement.ts';
import { nested } from './nested.ts';
import type { Report } from './report.ts';
import { lineOf } from './words-of.ts';

/** Names that `do … as` and `track … as` give anywhere in these statements; OS1102 where one is given twice. */
export function namesGiven(statements: readonly Statement[], report: Report): ReadonlySet<string> {
  const found = new Map<string, Name>();
  for (const statement of nested(statements)) {
    if (statement.kind !== 'do' && statement.kind !== 'track') continue;
    const { as } = statement;
    if (as === null) continue;
    const first = found.get(as.text);
    if (first === undefined) {
      report.declare(as.span, 'result', as.text);
      found.set(as.text, as);
      continue;
    }
    report.error('OS1102', as.span, say`\`${as.text}\` names two results`, {
      label: say`second result of that name`,
      notes: [say`the first is in line ${lineOf(report.file, first.span.start)}`],
      help: say`give one of them another name`,
    });
  }
  return new Set(found.keys());
}
