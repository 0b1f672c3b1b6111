import type { GivenModel, GivenValueModel } from '../../model/test.ts';
import { say } from '../../say.ts';
import type { Name } from '../../tree/literal.ts';
import type { Given, GivenValue } from '../../tree/test-item.ts';
import { didYouMean, listed } from '../did-you-mean.ts';
import type { Knowledge } from '../knowledge.ts';
import { offered } from '../offered.ts';
import type { Report } from '../report.ts';
import { wordsOf } from '../words-of.ts';
import { resolvePlace } from './place.ts';
import { resolveSteps } from './step.ts';
import { findSubject } from './subject.ts';
import type { Tested } from './tested.ts';

const ANSWERS = ['granted', 'denied', 'silent'] as const;

/** One `given` but `start`; null after a message. */
export function resolveGiven(
  given: Exclude<Given, { kind: 'given-start' }>,
  tested: Tested,
  knowledge: Knowledge,
  report: Report,
): GivenModel | null {
  const { catalog } = knowledge;
  switch (given.kind) {
    case 'given-events':
      return { kind: 'events', path: given.from.value, text: wordsOf(report.file, given.span) };
    case 'given-failure': {
      const verb = offered(given.action, catalog.verbs, 'action', report);
      if (verb === null) return null;
      report.refer(given.action.span, 'verb', verb.name);
      const times = given.times?.value ?? null;
      return { kind: 'failure', verb: verb.name, reason: given.reason?.value ?? null, times };
    }
    case 'given-approval': {
      const is = answerOf(given.is, report);
      if (is === null) return null;
      if (!tested.open && !tested.approvers.includes(given.from.value)) {
        return report.error('OS5002', given.from.span, say`nobody asks ${given.from.raw} for an approval`, {
          label: say`nothing reads this`,
          notes:
            tested.approvers.length === 0
              ? [say`no action of it needs an approval`]
              : [say`${listed(tested.approvers)} may be asked`],
        });
      }
      return { kind: 'approval', from: given.from.value, is, afterMs: given.after?.ms ?? 0 };
    }
    case 'given-answer': {
      const verb = offered(given.to, catalog.verbs, 'action', report);
      if (verb === null) return null;
      report.refer(given.to.span, 'verb', verb.name);
      if (verb.asksAmong === null) {
        return report.error('OS1201', given.to.span, say`\`${verb.name}\` asks nobody anything`, {
          label: say`there is nothing to answer`,
        });
      }
      const question = given.question?.value ?? null;
      const is = given.is?.value ?? null;
      return { kind: 'answer', question, verb: verb.name, is, afterMs: given.after?.ms ?? 0 };
    }
    case 'given-value':
      return resolveValueGiven(given, knowledge, report);
  }
}

function resolveValueGiven(given: GivenValue, knowledge: Knowledge, report: Report): GivenValueModel | null {
  const subject = findSubject(given.name, knowledge, report);
  if (subject === null) return null;
  const { what, dimensions } = subject;
  if (given.tense === 'was' && subject.kind !== 'metric' && subject.kind !== 'source') {
    return report.error('OS1201', given.name.span, say`\`${given.name.text}\` has no history`, {
      label: say`only what is now is asked of it`,
      help: say`write \`given ${given.name.text} is …\``,
    });
  }
  const isSet = given.steps.some(({ value }) => value.kind !== 'missing');
  if (subject.kind === 'metric' && subject.metric.kind === 'combined' && isSet) {
    return report.error(
      'OS1201',
      given.name.span,
      say`\`${given.name.text}\` is computed from other metrics`,
      {
        label: say`no events make it`,
        help: say`give the metrics that it is computed from`,
      },
    );
  }
  const steps = resolveSteps(given, subject, knowledge, report);
  const place = given.in && resolvePlace(given.in, given.name.text, dimensions, knowledge, report);
  if (steps === null || (given.in !== null && place === null)) return null;
  const { tense } = given;
  const model: GivenValueModel = {
    kind: 'value',
    what,
    in: place,
    tense,
    steps,
    text: wordsOf(report.file, given.span),
  };
  return report.mark(model, given.name.span);
}

function answerOf(name: Name, report: Report): (typeof ANSWERS)[number] | null {
  return (
    ANSWERS.find((word) => word === name.text) ??
    report.error('OS1104', name.span, say`an approval is never \`${name.text}\``, {
      notes: [say`it is one of ${listed(ANSWERS)}`],
      ...didYouMean(name.text, name.span, ANSWERS),
    })
  );
}
