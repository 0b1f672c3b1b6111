import type { DiagnosticDetails } from '../diagnostic.ts';
import type { ArgumentModel, ArgumentValueModel } from '../model/argument.ts';
import { say } from '../say.ts';
import type { Call, ArgumentValue as WrittenValue } from '../tree/call.ts';
import type { ShareValue } from '../tree/condition.ts';
import type { QName } from '../tree/literal.ts';
import { bindInWhen } from './bind-in-when.ts';
import { valueBehind } from './constant.ts';
import { type Context, isAtHand } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { whole } from './filter.ts';
import { fittingAudience } from './fitting-audience.ts';
import { ownType } from './quantity.ts';
import { readOf } from './read.ts';
import { TRUTHS } from './said-otherwise.ts';
import { describe } from './scope.ts';
import { findName, nearby, signalNames } from './signal.ts';
import { resolveText } from './text.ts';
import { resolveUse } from './use.ts';

/**
 * The value of an argument: a literal, a text with placeholders, or something that is read when the action runs.
 * Null after a message.
 *
 * @param siblings  names of the other arguments of the same call
 * @param ask  resolves a question in the place of a value
 */
export function resolveValue(
  written: WrittenValue,
  siblings: readonly string[],
  context: Context,
  ask: (call: Call) => ArgumentValueModel | null,
): ArgumentValueModel | null {
  const { knowledge, report } = context;
  const inside = (item: WrittenValue): ArgumentValueModel | null => {
    const value = resolveValue(item, siblings, context, ask);
    return value && report.mark(value, item.span);
  };
  const value = written.kind === 'name' ? valueBehind(written, knowledge, report) : written;
  switch (value.kind) {
    case 'text':
      return resolveText(value, siblings, context);
    case 'name':
      return named(value.name, context);
    case 'share':
      return shareOf(value, context);
    case 'call':
      return ask(value.call);
    case 'list': {
      const of = whole(value.values.map(inside));
      return of && { kind: 'list', of };
    }
    case 'record': {
      const of = whole(
        value.entries.map((entry): ArgumentModel | null => {
          const resolved = inside(entry.value);
          return resolved && { name: entry.name.text, value: resolved };
        }),
      );
      return of && { kind: 'record', of };
    }
    default: {
      const own = ownType(value);
      if (own) return { kind: 'literal', value: own.value, unit: own.type };
      return report.error('OS1201', value.span, say`\`${value.raw}\` cannot be an argument`);
    }
  }
}

/**
 * A bare name: what the playbook binds first, so that `region` is the instance's region even where a metric has that
 * name; then a routine's parameter, an audience, and what a condition could look at.
 */
function named(name: QName, context: Context): ArgumentValueModel | null {
  const { bound, knowledge, report, params } = context;
  if (isAtHand(name.text, context)) {
    report.refer(name.span, 'dimension', name.text);
    return { kind: 'dimension', dimension: name.text };
  }
  const given = params.get(name.text);
  if (given !== undefined) return given;
  const declared = knowledge.scope.find(name.text);
  if (declared?.node.kind === 'define-audience') return audienceNamed(name, context);
  const near = nearby(name, context);
  if (near !== 'unknown') return near && readOf(near, name, context);
  if (declared === undefined && !name.text.includes('.')) {
    const known = [
      ...TRUTHS,
      ...(bound ?? []),
      ...params.keys(),
      ...signalNames(context),
      ...otherNames(context),
    ];
    const slip = didYouMean(name.text, name.span, known, knowledge.scope);
    if (slip.fix == null && knowledge.scope.lost.has('metric')) return report.spoil();
    const { giving } = context;
    const meant: DiagnosticDetails =
      slip.help == null && giving !== null ? fittingAudience(giving, name.span, knowledge) : slip;
    const binds =
      bound === null || bound.length === 0
        ? []
        : [say`this playbook binds ${bound.map((word) => `\`${word}\``).join(', ')}`];
    return report.error('OS1101', name.span, say`nothing is called \`${name.text}\` here`, {
      label: say`unknown name`,
      ...meant,
      notes: [...binds, ...(meant.notes ?? [])],
    });
  }
  const found = findName(name, context);
  return found && readOf(found, name, context);
}

/** An audience as declared; measured from a place, it needs that place here. */
function audienceNamed(name: QName, context: Context): ArgumentValueModel | null {
  const { knowledge, report, bound } = context;
  const known = knowledge.audiences.get(name.text);
  report.refer(name.span, 'audience', name.text);
  if (known === undefined || !known.sound) return report.spoil();
  const { within, table } = known.model;
  if (within !== null && bound !== null && !bound.includes(within.of)) {
    if (bound.length === 0 && !report.isFirstWithout(within.of)) return null;
    const declared = knowledge.scope.find(name.text);
    return report.error('OS1107', name.span, say`\`${name.text}\` is measured from a \`${within.of}\``, {
      label: say`\`${within.of}\` is not bound here`,
      notes: declared === undefined ? [] : [say`it is ${describe(declared)}`],
      help: say`write \`per ${within.of}\` in \`when\``,
      ...bindInWhen(within.of, context),
    });
  }
  const key = knowledge.sources.get(table)?.model.key ?? known.model.target;
  return { kind: 'audience', audience: name.text, field: key };
}

/** `80% of riders.available`: a part of what a metric says at that time. */
function shareOf({ literal, of, span }: ShareValue, context: Context): ArgumentValueModel | null {
  const { report } = context;
  if (literal.kind !== 'percent') {
    return report.error('OS1201', literal.span, say`\`${literal.raw} of ${of.text}\` is no share`, {
      help: say`write a percentage: \`80% of ${of.text}\``,
    });
  }
  const found = findName(of, context);
  if (found === null) return null;
  if (found.kind !== 'metric') {
    return report.error('OS1201', of.span, say`only a metric can be shared out, not \`${of.text}\``, {
      help: say`make it one: \`metric … = …\``,
    });
  }
  const { metric, per } = found;
  const use = resolveUse(
    { metric, span: of.span, per, slice: null, overall: false, over: null, isBare: true },
    context,
  );
  return use && report.mark<ArgumentValueModel>({ kind: 'share', ratio: literal.ratio, use }, span);
}

/** Values and audiences, for a name that is nearly one of them. */
function otherNames({ knowledge }: Context): readonly string[] {
  return knowledge.scope.all
    .filter(({ node }) => node.kind === 'define-value' || node.kind === 'define-audience')
    .map(({ name }) => name);
}
