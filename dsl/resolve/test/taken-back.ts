import { say } from '../../say.ts';
import type { QName, Span } from '../../tree/literal.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Report } from '../report.ts';
import { lastWords } from '../words-of.ts';
import { deedsOf } from './deeds.ts';
import type { Tested } from './tested.ts';

/** OS5002 where an undo of one of its acts is expected as an act: that it is taken back is expected of the act. */
export function isTakenBack(
  name: QName,
  line: Span,
  tested: Tested,
  { catalog }: Knowledge,
  report: Report,
): boolean {
  if (tested.open || tested.verbs.includes(name.text)) return false;
  const act = catalog.verbs.find(
    (verb) => verb.inverse === name.text && tested.verbs.includes(verb.name),
  )?.name;
  if (act === undefined) return false;
  const start = lastWords(report.file, line.start, name.span.start, 'do', name.span).start;
  const hasEnd = tested.models.length === 0 || deedsOf(tested.models).undone.has(act);
  report.error('OS5002', name.span, say`\`${name.text}\` takes \`${act}\` back, and is not done by itself`, {
    label: say`expected as \`undo\``,
    help: hasEnd
      ? say`write \`${`expect undo ${act}`}\``
      : say`give \`${act}\` an end, for example \`until recovered or 1h\`, and write \`${`expect undo ${act}`}\``,
    fix: hasEnd ? { span: { start, end: line.end }, text: `undo ${act}`, safe: false } : null,
  });
  return true;
}
