import type { ConditionModel } from '../../model/condition.ts';
import type { GivenModel, GivenValueModel, PlaybookTestModel } from '../../model/test.ts';
import { say, type Text } from '../../say.ts';
import type { TestItem } from '../../tree/test-item.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Report } from '../report.ts';
import { type Reads, readsOf } from './reads.ts';
import type { Tested } from './tested.ts';

/**
 * OS5002: a test that would pass whatever its playbook did. It expects nothing; or only that things do not happen,
 * without events from which they could; it gives what nothing reads, or looks where it gives nothing.
 *
 * @param model  resolved whole, so that its lines are those of the item
 */
export function checkProof(
  item: TestItem,
  model: PlaybookTestModel,
  tested: Tested,
  knowledge: Knowledge,
  report: Report,
): void {
  const { title } = item;
  const label = say`proves nothing`;
  if (model.expects.length === 0) {
    const help = say`write what must happen, for example \`expect incident\``;
    report.error('OS5002', title.span, say`the test expects nothing`, { label, help });
    return;
  }
  if (model.expects.every(({ negated }) => negated) && !model.givens.some(bringsEvents)) {
    report.error('OS5002', title.span, say`the test gives no events, so nothing could happen in it`, {
      label,
      help: exampleFor(tested),
    });
    return;
  }
  if (tested.open) return;
  checkReads(item, model, tested, knowledge, report);
  checkPlaces(item, model, report);
}

/** A given that nothing under test reads changes nothing, whatever it says. */
function checkReads(
  item: TestItem,
  model: PlaybookTestModel,
  tested: Tested,
  knowledge: Knowledge,
  report: Report,
): void {
  const reads = readsOf(tested.models, knowledge);
  const lines = item.lines.filter((line) => line.kind === 'given-value');
  const values = model.givens.filter((given) => given.kind === 'value');
  for (const [index, given] of values.entries()) {
    const line = lines[index];
    if (line === undefined || isRead(given, reads, knowledge)) continue;
    const message = say`\`${tested.name ?? 'this project'}\` does not read \`${line.name.text}\``;
    report.error('OS5002', line.name.span, message, {
      label: say`changes nothing`,
      help: say`leave it out, or say which playbook is meant`,
    });
  }
}

function isRead({ what }: GivenValueModel, reads: Reads, { metrics, scope }: Knowledge): boolean {
  switch (what.kind) {
    case 'probe':
      return reads.probes.has(what.name);
    case 'read':
      return reads.calls.has(what.name);
    case 'source':
      return reads.sources.has(what.name);
    case 'lookUp':
      return reads.sources.has(what.table);
    case 'audience': {
      const node = scope.find(what.name)?.node;
      return (
        reads.audiences.has(what.name) ||
        (node?.kind === 'define-audience' && reads.sources.has(node.of.text))
      );
    }
    case 'metric': {
      const metric = metrics.get(what.name)?.model;
      return metric?.kind !== 'fold' || reads.sources.has(metric.source);
    }
  }
}

/** `expect no incident in 서초구` where everything that is given happens elsewhere. */
function checkPlaces(item: TestItem, model: PlaybookTestModel, report: Report): void {
  const brought = model.givens.filter(bringsEvents);
  const lines = item.lines.filter((line) => line.kind === 'expect');
  for (const [index, { negated, what }] of model.expects.entries()) {
    const written = lines[index]?.what;
    if (!negated || (what.kind !== 'incident' && what.kind !== 'recovered') || what.in === null) continue;
    const { dimension, value } = what.in;
    const isElsewhere = (given: GivenModel): boolean =>
      given.kind === 'value' && given.in?.dimension === dimension && given.in.value !== value;
    if (!brought.every(isElsewhere) || written === undefined || !('in' in written) || written.in === null)
      continue;
    const said = report.file.text.slice(written.in.span.start, written.in.span.end);
    report.error('OS5002', written.in.span, say`nothing is given in \`${said}\``, {
      label: say`nothing could happen there`,
      help: say`give it something too, for example \`given … in ${said} is …\``,
    });
  }
}

/** Whether anything could start from it: a recording, or a value that events or rows make. */
function bringsEvents(given: GivenModel): boolean {
  if (given.kind === 'events') return true;
  return (
    given.kind === 'value' &&
    given.tense === 'is' &&
    given.what.kind !== 'audience' &&
    given.what.kind !== 'read'
  );
}

/** What starts the playbook, as the author would give it. */
function exampleFor({ models }: Tested): Text {
  const first = models.flatMap(({ trigger }) => (trigger === null ? [] : (namesIn(trigger) ?? [])))[0];
  return first === undefined
    ? say`give what could start it, for example \`given events from "fixtures/…"\``
    : say`give what could start it, for example \`given ${first} is …\``;
}

/** Declared metrics and sources that a trigger names, in the order written. */
function namesIn(condition: ConditionModel): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(namesIn);
    case 'not':
    case 'hold':
      return namesIn(condition.of);
    case 'leaf':
      return condition.operand.kind === 'metric' ? [condition.operand.use.metric.name] : [];
    case 'sequence':
      return namesIn(condition.first);
    case 'each':
    case 'absent':
    case 'sourceMissing':
      return [condition.source];
    default:
      return [];
  }
}
