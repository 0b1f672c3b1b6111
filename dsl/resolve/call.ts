import type { CatalogVerb } from '../catalog.ts';
import type { ArgumentModel } from '../model/argument.ts';
import { say, type Text } from '../say.ts';
import type { Argument, Call } from '../tree/call.ts';
import { fits, resolveValue } from './argument.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { offered } from './offered.ts';
import { wordOfType } from './value.ts';

/** A call of a connector's verb with its arguments in the order written. */
export interface CallModel {
  readonly verb: CatalogVerb;
  readonly args: readonly ArgumentModel[];
}

/**
 * A call held against the connector's manifest; null after OS0201 (no connector offers it), OS1105 (no such action
 * or argument, one is missing), OS1201 or a message about a value.
 */
export function resolveCall(call: Call, context: Context): CallModel | null {
  const { knowledge, report } = context;
  const verb = offered(call.name, knowledge.catalog.verbs, 'action', report);
  const names = call.args.map((arg, index) => nameOf(arg, index, verb));
  const args: ArgumentModel[] = [];
  for (const [index, arg] of call.args.entries()) {
    const name = names[index]!;
    const siblings = names.filter((other) => other !== name);
    const value = resolveValue(arg.value, siblings, context);
    if (verb !== null) checkArgument(arg, name, value, verb, names.indexOf(name) < index, context);
    if (value !== null) args.push({ name, value });
  }
  if (verb === null) return null;
  // A misspelt argument is also a missing one: its own message says enough.
  if (names.some((name) => !verb.arguments.some((known) => known.name === name))) return null;
  const lacking = verb.arguments.filter((known) => known.required && !names.includes(known.name));
  if (lacking.length > 0) {
    return report.error(
      'OS1105',
      call.name.span,
      say`\`${verb.name}\` needs ${listed(lacking.map(({ name }) => name))}`,
      {
        label: say`argument missing`,
        notes: lacking.map(({ name, doc, docKo }) => say`${name}: ${{ en: doc, ko: docKo }}`),
      },
    );
  }
  return args.length === call.args.length ? { verb, args } : null;
}

/** OS1105 for an argument of an unknown name, or one more by position than there are. */
function tooMuch(verb: CatalogVerb, name: string | null): Text {
  if (name !== null) return say`\`${verb.name}\` takes no \`${name}\``;
  const most = verb.arguments.length;
  return most === 1
    ? say`\`${verb.name}\` takes no more than one value`
    : say`\`${verb.name}\` takes no more than ${most} values`;
}

/** An argument by position takes its name from the manifest; without one, its number. */
function nameOf(arg: Argument, index: number, verb: CatalogVerb | null): string {
  return arg.name?.text ?? verb?.arguments[index]?.name ?? `${index + 1}`;
}

/** Says the first thing that is wrong with one argument: its name, a repetition, or the type of its value. */
function checkArgument(
  arg: Argument,
  name: string,
  value: ArgumentModel['value'] | null,
  verb: CatalogVerb,
  isRepeated: boolean,
  context: Context,
): void {
  const { report } = context;
  const span = arg.name?.span ?? arg.span;
  const known = verb.arguments.find((candidate) => candidate.name === name);
  if (known === undefined) {
    const names = verb.arguments.map((candidate) => candidate.name);
    report.error('OS1105', span, tooMuch(verb, arg.name?.text ?? null), {
      label: say`unknown argument`,
      notes: [names.length === 0 ? say`it takes nothing` : say`it takes ${listed(names)}`],
      ...didYouMean(name, span, names),
    });
  } else if (isRepeated) {
    report.error('OS1105', span, say`\`${name}\` is given twice`, { label: say`second value` });
  } else if (value !== null && !fits(value, known, context)) {
    report.error(
      'OS1201',
      arg.value.span,
      say`\`${name}\` of \`${verb.name}\` is a ${wordOfType(known.type)}`,
      {
        notes: [say`${name}: ${{ en: known.doc, ko: known.docKo }}`],
      },
    );
  }
}
