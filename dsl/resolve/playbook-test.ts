import type { PlaybookModel } from '../model/playbook.ts';
import type { PlaybookTestModel } from '../model/test.ts';
import { say } from '../say.ts';
import type { BareRule, Playbook } from '../tree/playbook.ts';
import type { TestItem } from '../tree/test-item.ts';
import { didYouMean } from './did-you-mean.ts';
import { whole } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import type { Report } from './report.ts';
import { describe } from './scope.ts';
import { resolveExpect } from './test/expectation.ts';
import { resolveGiven } from './test/given.ts';
import { checkPossible } from './test/possible.ts';
import { checkProof } from './test/proof.ts';
import { type Tested, testedOf } from './test/tested.ts';
import { placeOf } from './words-of.ts';

/**
 * A test beside playbooks; null after a message about any part of it, or where the playbook under test has one: what
 * is broken is not played.
 *
 * @param playbooks  those of the project that came out whole
 */
export function resolveTest(
  item: TestItem,
  playbooks: readonly PlaybookModel[],
  knowledge: Knowledge,
  report: Report,
): PlaybookTestModel | null {
  const tested = findTested(item, playbooks, knowledge, report);
  if (tested === null) return null;
  const starts = item.lines.filter((line) => line.kind === 'given-start');
  for (const second of starts.slice(1)) {
    report.error('OS0107', second.span, say`\`given start\` is said twice`, {
      label: say`second one`,
      help: say`keep one of them: a test has one clock`,
    });
  }
  const givens = whole(
    item.lines.flatMap((line) =>
      line.kind === 'expect' || line.kind === 'given-start'
        ? []
        : [resolveGiven(line, tested, knowledge, report)],
    ),
  );
  const expects = whole(
    item.lines.flatMap((line) =>
      line.kind === 'expect' ? [resolveExpect(line, tested, knowledge, report)] : [],
    ),
  );
  if (givens === null || expects === null) return report.spoil();
  const [start] = starts;
  const model: PlaybookTestModel = {
    title: item.title.value,
    place: placeOf(report.file, item.span.start),
    playbook: tested.name,
    start: start === undefined ? null : { date: start.date.date, minutes: start.time.minutes },
    givens,
    expects,
  };
  checkPossible(item, model, tested, report);
  checkProof(item, model, tested, knowledge, report);
  return report.isBroken() ? null : report.mark(model, item.title.span);
}

/** What stands after `for`, or everything; null after OS1101. */
function findTested(
  { for: name }: TestItem,
  playbooks: readonly PlaybookModel[],
  knowledge: Knowledge,
  report: Report,
): Tested | null {
  const { scope } = knowledge;
  const isPlayed = (item: { readonly kind: string }): item is Playbook | BareRule =>
    item.kind === 'playbook' || item.kind === 'rule';
  if (name === null) {
    const items = scope.files.flatMap((file) => file.items.filter(isPlayed));
    const tested = testedOf(items, null, playbooks, knowledge);
    return { ...tested, open: tested.open || playbooks.length < items.length };
  }
  const declared = scope.find(name.text);
  if (declared?.node.kind === 'broken') return report.spoil();
  if (declared?.node.kind === 'playbook') {
    report.refer(name.span, 'playbook', name.text);
    const models = playbooks.filter((playbook) => playbook.name === name.text);
    const tested = testedOf([declared.node], name.text, models, knowledge);
    if (models.length > 0) return tested;
    // It has a message of its own: what it reads and does is not known for sure.
    report.spoil();
    return { ...tested, open: true };
  }
  if (declared === undefined && scope.lost.has('playbook')) return report.spoil();
  const names = scope.all.filter(({ node }) => node.kind === 'playbook').map((one) => one.name);
  return report.error('OS1101', name.span, say`there is no playbook called \`${name.text}\``, {
    label: declared ? say`something else` : say`not defined in this project`,
    notes: declared ? [say`it is ${describe(declared)}`] : [],
    ...didYouMean(name.text, name.span, names, scope),
  });
}
