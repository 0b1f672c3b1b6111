import type { ExpectationModel, GivenModel, PlaybookTestModel } from '../../model/test.ts';
import { say } from '../../say.ts';
import type { Span } from '../../tree/literal.ts';
import type { Given, TestExpect, TestItem } from '../../tree/test-item.ts';
import { didYouMean, listed } from '../did-you-mean.ts';
import type { Report } from '../report.ts';
import { type Deeds, deedsOf } from './deeds.ts';
import type { Tested } from './tested.ts';

/**
 * OS5002: a line about what the playbook under test cannot bring about, whatever happens: an undo of an act that has
 * no end, a call or a severity that it never reaches, the failure of an action or the answer to a question that is
 * not its own. Expected with `no` it always holds, without it never; given, it changes nothing.
 *
 * @param model  resolved whole, so that its lines are those of the item
 */
export function checkPossible(
  item: TestItem,
  model: PlaybookTestModel,
  tested: Tested,
  report: Report,
): void {
  if (tested.open) return;
  const deeds = deedsOf(tested.models);
  const name = tested.name ?? 'this project';
  const expects = item.lines.filter((line) => line.kind === 'expect');
  const givens = item.lines.filter((line) => line.kind !== 'expect' && line.kind !== 'given-start');
  for (const [index, { what }] of model.expects.entries())
    checkExpected(what, expects[index], name, deeds, report);
  for (const [index, given] of model.givens.entries()) checkGiven(given, givens[index], name, deeds, report);
}

function checkExpected(
  what: ExpectationModel,
  line: TestExpect | undefined,
  name: string,
  deeds: Deeds,
  report: Report,
): void {
  const written = line?.what;
  if (line === undefined || written === undefined) return;
  if (what.kind === 'undo' && written.kind === 'undo' && !deeds.undone.has(what.verb)) {
    report.error('OS5002', written.name.span, say`\`${name}\` never takes \`${what.verb}\` back`, {
      label: say`says nothing about it`,
      notes: [say`only what has an \`until\` is taken back`],
      help: say`give the action an end, for example \`until recovered or 1h\`, or leave this line out`,
    });
  }
  if (what.kind === 'escalate' && written.kind === 'escalate')
    checkCalled(what.to, written.to?.span ?? written.span, name, deeds, report);
  if (
    what.kind === 'severity' &&
    written.kind === 'severity' &&
    !deeds.severities.some((one) => one === what.is)
  ) {
    const { span } = written.is;
    report.error('OS5002', span, say`an incident of \`${name}\` is never ${what.is}`, {
      label: say`says nothing about it`,
      notes: [say`it can be ${listed(deeds.severities)}`],
      help: say`write \`raise to ${what.is} when …\` in the playbook, or expect another severity`,
    });
  }
}

function checkCalled(to: string | null, span: Span, name: string, { called }: Deeds, report: Report): void {
  if (called.length === 0) {
    report.error('OS5002', span, say`\`${name}\` never calls anybody`, {
      label: say`says nothing about it`,
      help: say`write \`escalate\` where somebody should be called, or leave this line out`,
    });
  } else if (to !== null && !called.includes(to)) {
    const slip = didYouMean(to, span, called);
    report.error('OS5002', span, say`\`${name}\` never calls "${to}"`, {
      label: say`says nothing about it`,
      notes: [say`it calls ${listed(called)}`],
      ...slip,
      ...(slip.fix ? { fix: { ...slip.fix, text: `"${slip.fix.text}"` } } : {}),
    });
  }
}

function checkGiven(
  given: GivenModel,
  line: Given | undefined,
  name: string,
  { verbs }: Deeds,
  report: Report,
): void {
  const written =
    line?.kind === 'given-failure' ? line.action : line?.kind === 'given-answer' ? line.to : null;
  if (written === null || (given.kind !== 'failure' && given.kind !== 'answer')) return;
  if (verbs.includes(given.verb)) return;
  report.error('OS5002', written.span, say`\`${name}\` never does \`${given.verb}\``, {
    label: say`changes nothing`,
    notes: verbs.length === 0 ? [] : [say`it does ${listed(verbs)}`],
    ...didYouMean(given.verb, written.span, verbs),
  });
}
