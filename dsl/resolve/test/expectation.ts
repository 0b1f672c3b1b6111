import type { ArgumentModel, ArgumentValueModel } from '../../model/argument.ts';
import type { ExpectationModel, TestExpectModel } from '../../model/test.ts';
import { say } from '../../say.ts';
import type { Argument, ArgumentValue as WrittenValue } from '../../tree/call.ts';
import type { QName, Span } from '../../tree/literal.ts';
import type { TestExpect } from '../../tree/test-item.ts';
import { fits } from '../argument-type.ts';
import { resolveArgument } from '../call.ts';
import { type Context, freeContext } from '../context.ts';
import { didYouMean, listed } from '../did-you-mean.ts';
import { whole } from '../filter.ts';
import type { Knowledge } from '../knowledge.ts';
import { offered } from '../offered.ts';
import type { Report } from '../report.ts';
import { wordOfType } from '../value.ts';
import { placeOf, wordIn, wordsOf } from '../words-of.ts';
import { resolvePlace } from './place.ts';
import { isTakenBack } from './taken-back.ts';
import type { Tested } from './tested.ts';

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

/** One `expect` line; null after a message. */
export function resolveExpect(
  line: TestExpect,
  tested: Tested,
  knowledge: Knowledge,
  report: Report,
): TestExpectModel | null {
  const what = resolveExpectation(line, tested, knowledge, report);
  if (what === null) return report.spoil();
  const from = line.at === null ? line.span.start : line.at.span.end;
  return report.mark(
    {
      at: atOf(line),
      negated: line.negated,
      what,
      text: wordsOf(report.file, { start: from, end: line.span.end }).replace(/^expect /, ''),
      place: placeOf(report.file, line.span.start),
    },
    line.span,
  );
}

function atOf({ at }: TestExpect): TestExpectModel['at'] {
  if (at === null) return null;
  return at.kind === 'time' ? { kind: 'clock', minutes: at.minutes } : { kind: 'after', ms: at.ms };
}

function resolveExpectation(
  { what, span }: TestExpect,
  tested: Tested,
  knowledge: Knowledge,
  report: Report,
): ExpectationModel | null {
  switch (what.kind) {
    case 'incident':
    case 'recovered': {
      if (what.in === null) return { kind: what.kind, in: null };
      const bound = [...new Set(tested.models.flatMap(({ by }) => by))];
      // A playbook with a message of its own has told nobody what it binds.
      if (tested.models.length === 0) return report.spoil();
      // Nor has one of all playbooks that has a message: any place that has a word may be right.
      const isPartial = tested.name === null && tested.open;
      const dimensions = isPartial ? [...new Set([...bound, ...Object.keys(knowledge.words)])] : bound;
      const place = resolvePlace(what.in, tested.name ?? 'the project', dimensions, knowledge, report);
      return place && { kind: what.kind, in: place };
    }
    case 'action':
      if (what.name === null) return { kind: 'action', verb: null };
      return verbOf(what.name, tested, knowledge, report) && { kind: 'action', verb: what.name.text };
    case 'undo':
      return verbOf(what.name, tested, knowledge, report) && { kind: 'undo', verb: what.name.text };
    case 'do': {
      if (isTakenBack(what.name, span, tested, knowledge, report)) return null;
      const verb = verbOf(what.name, tested, knowledge, report);
      const args = verb && argumentsOf(what.args ?? [], verb, tested, knowledge, report);
      const { times } = what;
      if (times !== null && !(Number.isInteger(times) && times > 0))
        return timesOf(what.name, times, span, report);
      return args && { kind: 'do', verb: what.name.text, args, times: what.times };
    }
    case 'escalate':
      return { kind: 'escalate', to: what.to?.value ?? null };
    case 'asked':
      if (tested.open || tested.asks || tested.approvers.includes(what.text.value))
        return { kind: 'asked', text: what.text.value };
      return report.error('OS1101', what.text.span, say`nobody called ${what.text.raw} is asked here`, {
        label: say`no approval names this`,
        notes: tested.approvers.length === 0 ? [] : [say`${listed(tested.approvers)} may be asked`],
        ...quoted(didYouMean(what.text.value, what.text.span, tested.approvers)),
      });
    case 'cause': {
      const known = [...tested.causes.keys(), 'unknown', 'unchecked'];
      if (!tested.open && !known.includes(what.cause.text)) {
        return report.error('OS1101', what.cause.span, say`there is no cause called \`${what.cause.text}\``, {
          label: say`no check of it finds this`,
          notes: [say`it checks ${listed(known)}`],
          help: say`write one of these, for example \`${`cause is ${known[0]}`}\``,
          ...didYouMean(what.cause.text, what.cause.span, known),
        });
      }
      for (const name of tested.causes.get(what.cause.text) ?? [])
        report.refer(what.cause.span, 'cause', name);
      return { kind: 'cause', negated: what.negated, cause: what.cause.text };
    }
    case 'severity': {
      const is = SEVERITIES.find((word) => word === what.is.text);
      if (is !== undefined) return { kind: 'severity', is };
      return report.error('OS1104', what.is.span ?? span, say`\`severity\` is never \`${what.is.text}\``, {
        label: say`unknown severity`,
        notes: [say`it is one of ${listed(SEVERITIES)}`],
        ...didYouMean(what.is.text, what.is.span, SEVERITIES),
      });
    }
  }
}

/** OS1201 at a number of times that nothing can be done. */
function timesOf(verb: QName, times: number, line: Span, report: Report): null {
  const { start, end } = wordIn(report.file, line, 'times');
  const at = report.file.text.slice(line.start, start).lastIndexOf(String(times));
  const span = { start: at < 0 ? start : line.start + at, end };
  return report.error('OS1201', span, say`nothing is done \`${`${times} times`}\``, {
    label: say`a whole number from 1 is due`,
    help: times === 0 ? say`write \`${`expect no do ${verb.text}`}\`` : say`for example \`2 times\``,
  });
}

/** A verb that the playbook under test does; a known one that it never does could not be told from a slip. */
function verbOf(name: QName, tested: Tested, knowledge: Knowledge, report: Report) {
  const { verbs } = knowledge.catalog;
  const known = verbs.find((verb) => verb.name === name.text);
  if (known && (tested.open || tested.verbs.includes(name.text))) {
    report.refer(name.span, 'verb', name.text);
    return known;
  }
  if (known === undefined) return offered(name, verbs, 'action', report);
  return report.error(
    'OS5002',
    name.span,
    say`\`${tested.name ?? 'this project'}\` never does \`${name.text}\``,
    {
      label: say`says nothing about it`,
      notes: tested.verbs.length === 0 ? [] : [say`it does ${listed(tested.verbs)}`],
      ...didYouMean(name.text, name.span, tested.verbs),
    },
  );
}

/** The arguments that are named; what is left out may be anything. */
function argumentsOf(
  args: readonly Argument[],
  verb: Knowledge['catalog']['verbs'][number],
  { models }: Tested,
  knowledge: Knowledge,
  report: Report,
): readonly ArgumentModel[] | null {
  const bound = [...new Set(models.flatMap(({ by }) => by))];
  const context = { ...freeContext(knowledge, report), bound };
  return whole(
    args.map((arg, index): ArgumentModel | null => {
      const name = arg.name?.text ?? verb.arguments[index]?.name ?? `${index + 1}`;
      const known = verb.arguments.find((candidate) => candidate.name === name);
      if (known === undefined) {
        const names = verb.arguments.map((candidate) => candidate.name);
        const span = arg.name?.span ?? arg.span;
        return report.error('OS1105', span, say`\`${verb.name}\` takes no \`${name}\``, {
          label: say`unknown argument`,
          notes: [names.length === 0 ? say`it takes nothing` : say`it takes ${listed(names)}`],
          ...didYouMean(name, span, names),
        });
      }
      const value = expectedValue(arg.value, context);
      if (value === null) return null;
      // Who is reached is known to the playbook by a name, to a test by the id that it gave.
      const isId = value.kind === 'text' && (known.type === 'id' || known.type === 'place');
      if (isId || fits(value, known, context)) return { name, value };
      return report.error(
        'OS1201',
        arg.value.span,
        say`\`${name}\` of \`${verb.name}\` is a ${wordOfType(known.type)}`,
        { notes: [say`${name}: ${known.doc}`] },
      );
    }),
  );
}

/** Words of `define words` as they are sent (`place: 강남구`); a `{…}` of a text stands for anything. */
function expectedValue(value: WrittenValue, context: Context): ArgumentValueModel | null {
  switch (value.kind) {
    case 'name': {
      const words = Object.values(context.knowledge.words).find((of) => Object.hasOwn(of, value.name.text));
      if (words === undefined) return resolveArgument(value, [], context);
      return { kind: 'literal', value: words[value.name.text]!, unit: { kind: 'text' } };
    }
    case 'text': {
      const parts = value.parts.map((part) =>
        part.kind === 'plain'
          ? ({ kind: 'words', text: part.text } as const)
          : ({ kind: 'argument', name: part.name } as const),
      );
      return { kind: 'text', parts };
    }
    case 'list': {
      const of = whole(value.values.map((item) => expectedValue(item, context)));
      return of && { kind: 'list', of };
    }
    case 'record': {
      const of = whole(
        value.entries.map((entry): ArgumentModel | null => {
          const expected = expectedValue(entry.value, context);
          return expected && { name: entry.name.text, value: expected };
        }),
      );
      return of && { kind: 'record', of };
    }
    default:
      return resolveArgument(value, [], context);
  }
}

function quoted({ help, fix }: ReturnType<typeof didYouMean>): ReturnType<typeof didYouMean> {
  return fix ? { ...(help ? { help } : {}), fix: { ...fix, text: `"${fix.text}"` } } : {};
}
