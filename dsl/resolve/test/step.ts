import type { AggregateName, MetricModel } from '../../model/metric.ts';
import type { FieldModel } from '../../model/source.ts';
import type { GivenStepModel } from '../../model/test.ts';
import { say } from '../../say.ts';
import type { RecordValue } from '../../tree/call.ts';
import type { Atom } from '../../tree/literal.ts';
import type { GivenValue, Step } from '../../tree/test-item.ts';
import { constantFor, valueBehind } from '../constant.ts';
import { didYouMean, listed } from '../did-you-mean.ts';
import { whole } from '../filter.ts';
import type { Knowledge } from '../knowledge.ts';
import { quantityOf } from '../quantity.ts';
import type { Report } from '../report.ts';
import type { Constant, ValueType } from '../value.ts';
import { wordsOf } from '../words-of.ts';
import { readAnswer } from './read-answer.ts';
import type { Subject } from './subject.ts';

/** Aggregates that so many events make: `each` says how often. */
const COUNTED: readonly AggregateName[] = ['count', 'sum', 'distinct', 'rate'];

/** The steps of one `given`, all of them or null after a message about any. */
export function resolveSteps(
  given: GivenValue,
  subject: Subject,
  knowledge: Knowledge,
  report: Report,
): readonly GivenStepModel[] | null {
  return whole(
    given.steps.map((step, index): GivenStepModel | null => {
      const value = resolveStepValue(step, given, subject, knowledge, report);
      const isLasting = lasts(step, given, index, report);
      const isEach = step.each === null || mayRepeat(step, given, subject, report);
      if (value === null || !isLasting || !isEach) return report.spoil();
      return { value, eachMs: step.each?.ms ?? null, forMs: step.for?.ms ?? null };
    }),
  );
}

/** OS1301: only the last value of `is` goes on and on, and only the first of `was` came from ever. */
function lasts(step: Step, given: GivenValue, index: number, report: Report): boolean {
  const isEnd = given.tense === 'is' ? index === given.steps.length - 1 : index === 0;
  if (step.for !== null || isEnd) return true;
  const words = wordsOf(report.file, step.span);
  report.error('OS1301', step.span, say`nothing says how long \`${words}\` lasts`, {
    label: given.tense === 'is' ? say`another value follows` : say`another value comes before`,
    help: say`write \`${words} for 30m\``,
  });
  return false;
}

/** OS1201 for `each` where there is nothing to count. */
function mayRepeat(step: Step, { name }: GivenValue, subject: Subject, report: Report): boolean {
  const counts =
    subject.kind === 'source' ||
    (subject.kind === 'metric' &&
      subject.metric.kind === 'fold' &&
      COUNTED.includes(subject.metric.aggregate));
  if (step.value.kind === 'missing' || !counts) {
    const bare = wordsOf(report.file, step.value.span);
    report.error('OS1201', step.span, say`\`each\` makes events, and \`${name.text}\` does not count any`, {
      label: say`a value is set, not repeated`,
      help: say`write \`given ${name.text} is ${bare}\``,
    });
    return false;
  }
  return true;
}

function resolveStepValue(
  { value, each }: Step,
  given: GivenValue,
  subject: Subject,
  knowledge: Knowledge,
  report: Report,
): GivenStepModel['value'] | null {
  const name = given.name.text;
  if (value.kind === 'missing') return { kind: 'missing' };
  if (value.kind === 'record') {
    const fields = recordFields(subject);
    if (fields !== null) return resolveRecord(value, name, fields, knowledge, report);
    return report.error('OS1201', value.span, say`\`${name}\` is one value, not a record`, {
      help: say`write \`given ${name} is …\` with ${kindOfValue(subject)}`,
    });
  }
  switch (subject.kind) {
    case 'metric':
      return constant(shareOf(value, subject.metric, name, knowledge, report));
    case 'read':
      return constant(readAnswer(value, subject.read, knowledge, report));
    case 'audience':
      return constant(amountOf(value, { kind: 'count' }, name, knowledge, report));
    case 'field': {
      const given = constantFor(value, { ...subject.field, name }, knowledge, report);
      if (given === null || !subject.isProbe) return constant(given);
      return { kind: 'record', fields: { [subject.field.name]: given } };
    }
    case 'probe': {
      const [field] = subject.probe.fields;
      return report.error('OS1201', value.span, say`\`${name}\` is a probe and answers a record`, {
        help: field ? say`write \`given ${name} is { ${field.name}: … }\`` : null,
      });
    }
    case 'source': {
      if (each === null && subject.source.kind === 'stream') {
        return report.error('OS1301', value.span, say`nothing says how often \`${name}\` brings an event`, {
          help: say`write \`${wordsOf(report.file, value.span)} each 1m\``,
        });
      }
      return constant(amountOf(value, { kind: 'count' }, name, knowledge, report));
    }
  }
}

/** What a metric is given to be: a share of events is never above all of them. */
function shareOf(
  written: Atom,
  metric: MetricModel,
  name: string,
  knowledge: Knowledge,
  report: Report,
): number | null {
  const value = amountOf(written, metric.unit, name, knowledge, report);
  const isShare = metric.kind === 'fold' && metric.aggregate === 'share';
  if (value === null || !isShare || value <= 1) return value;
  return report.error('OS1201', written.span, say`\`${name}\` is never above 100%`, {
    label: say`no events make this value`,
    help: say`it is a share: give it a percentage from 0% to 100%`,
  });
}

/** A quantity of that type, 0 or more; a name stands for a `define value`. */
function amountOf(
  written: Atom,
  type: ValueType,
  name: string,
  knowledge: Knowledge,
  report: Report,
): number | null {
  const atom = valueBehind(written, knowledge, report);
  if (atom.kind === 'name') {
    return report.error('OS1201', atom.span, say`\`${name}\` is a number, \`${atom.name.text}\` is a name`);
  }
  const value = quantityOf(atom, type, name, report);
  if (value === null || value >= 0) return value;
  return report.error('OS1201', atom.span, say`\`${name}\` is never below zero`, {
    label: say`no events make this value`,
    help: say`give it 0 or more`,
  });
}

function constant(value: Constant | null): GivenStepModel['value'] | null {
  return value === null ? null : { kind: 'constant', value };
}

function recordFields(subject: Subject): readonly FieldModel[] | null {
  if (subject.kind === 'probe') return subject.probe.fields;
  return subject.kind === 'source' ? subject.source.fields : null;
}

function kindOfValue(subject: Subject) {
  return subject.kind === 'audience' ? say`the number of its members` : say`its value`;
}

/** The fields of `{ ok: true }`, each of a known name and its own type. */
function resolveRecord(
  { entries }: RecordValue,
  name: string,
  fields: readonly FieldModel[],
  knowledge: Knowledge,
  report: Report,
): GivenStepModel['value'] | null {
  const values = whole(
    entries.map((entry): readonly [string, Constant] | null => {
      const field = fields.find((candidate) => candidate.name === entry.name.text);
      if (field === undefined) {
        const names = fields.map((candidate) => candidate.name);
        return report.error(
          'OS1101',
          entry.name.span,
          say`\`${name}\` has no field called \`${entry.name.text}\``,
          {
            label: say`unknown field`,
            notes: names.length === 0 ? [] : [say`its fields are ${listed(names)}`],
            ...didYouMean(entry.name.text, entry.name.span, names),
          },
        );
      }
      report.refer(entry.name.span, 'field', `${name}.${field.name}`);
      if (!isAtom(entry.value)) {
        return report.error('OS1201', entry.value.span, say`\`${field.name}\` is one value`);
      }
      const value = constantFor(entry.value, field, knowledge, report);
      return value === null ? null : [field.name, value];
    }),
  );
  return values && { kind: 'record', fields: Object.fromEntries(values) };
}

function isAtom(value: RecordValue['entries'][number]['value']): value is Atom {
  return !['share', 'call', 'list', 'record'].includes(value.kind);
}
