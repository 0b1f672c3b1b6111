import type { CatalogArgument, CatalogVerb } from '../catalog.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import type { ArgumentModel, ArgumentValueModel } from '../model/argument.ts';
import { say, type Text } from '../say.ts';
import type { Argument, Call, ArgumentValue as WrittenValue } from '../tree/call.ts';
import type { Span } from '../tree/literal.ts';
import { resolveValue } from './argument.ts';
import { type Context, isAtHand } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { exampleArgument } from './example-argument.ts';
import { checkFit } from './fit.ts';
import { audiencesFor, fittingAudience } from './fitting-audience.ts';
import { offered } from './offered.ts';
import { describe } from './scope.ts';

/** What can be called: a connector's verb, a question of one, a routine. */
export interface Callable {
  readonly name: string;
  readonly arguments: readonly CatalogArgument[];
}

/** A call of a connector's verb; `args` in the order written, those with a message of their own left out. */
export interface CallModel {
  readonly verb: CatalogVerb;
  readonly args: readonly ArgumentModel[];
  /** False after a message about any argument. */
  readonly isWhole: boolean;
}

/** A call held against the connector's manifest; null after OS1105: no connector offers it. */
export function resolveCall(call: Call, context: Context): CallModel | null {
  const { knowledge, report } = context;
  if (knowledge.scope.find(call.name.text)?.node.kind === 'broken') {
    resolveArguments(call, null, context);
    return report.spoil();
  }
  const verb = offered(call.name, knowledge.catalog.verbs, 'action', report);
  if (verb !== null) report.refer(call.name.span, 'verb', verb.name);
  const args = resolveArguments(call, verb, context);
  return verb && { verb, ...args };
}

/**
 * The arguments of a call, with messages about their names and values: OS1105 (none of that name, one is missing or
 * given twice), OS1201, OS1204, OS1104. A null callable has its own message: only the values are looked at.
 *
 * @param areSiblings  whether a text may name another argument: in a routine's call there is no telling which
 */
export function resolveArguments(
  call: Call,
  callable: Callable | null,
  context: Context,
  areSiblings = true,
): Pick<CallModel, 'args' | 'isWhole'> {
  const names = call.args.map((arg, index) => nameOf(arg, index, callable));
  const args: ArgumentModel[] = [];
  let isWhole = true;
  for (const [index, arg] of call.args.entries()) {
    const name = names[index]!;
    const siblings = areSiblings ? names.filter((other) => other !== name) : [];
    const giving = callable?.arguments.find((one) => one.name === name) ?? null;
    const read = resolveArgument(arg.value, siblings, { ...context, giving });
    const known = callable && argumentOf(arg, name, callable, names.indexOf(name) < index, call, context);
    const value = read && known ? checkFit(read, arg.value, known, callable, context) : read;
    if (value === null || (callable !== null && known === null)) isWhole = false;
    else
      args.push(context.report.mark({ name, value: context.report.mark(value, arg.value.span) }, arg.span));
  }
  if (callable === null) return { args, isWhole: false };
  return { args, isWhole: isComplete(call, callable, names, context) && isWhole };
}

/** A value in the place of an argument, questions included; null after a message. */
export function resolveArgument(
  value: WrittenValue,
  siblings: readonly string[],
  context: Context,
): ArgumentValueModel | null {
  return resolveValue(value, siblings, context, (call) => resolveQuestion(call, context));
}

/** `promotions.best_for(customer: customer)` in the place of a value: only a question may stand there (R17). */
function resolveQuestion(call: Call, context: Context): ArgumentValueModel | null {
  const { knowledge, report } = context;
  const { verbs, reads } = knowledge.catalog;
  const read = reads.find(({ name }) => name === call.name.text);
  if (read === undefined && verbs.some(({ name }) => name === call.name.text)) {
    return report.error('OS1105', call.name.span, say`\`${call.name.text}\` acts; an argument can only ask`, {
      label: say`an action`,
      notes: reads.length === 0 ? [] : [say`an argument can ask ${listed(reads.map(({ name }) => name))}`],
      help: say`write it as a statement: \`do ${call.name.text}(…)\``,
    });
  }
  const found = read ?? offered(call.name, reads, 'question', report);
  if (found !== null) report.refer(call.name.span, 'verb', found.name);
  const { args, isWhole } = resolveArguments(call, found, context);
  return found && isWhole ? { kind: 'call', verb: found.name, args } : null;
}

/** An argument by position takes its name from the manifest; without one, its number. */
function nameOf(arg: Argument, index: number, callable: Callable | null): string {
  return arg.name?.text ?? callable?.arguments[index]?.name ?? `${index + 1}`;
}

/** What the manifest says of one argument; null after OS1105: it has none of that name, or this is its second value. */
function argumentOf(
  arg: Argument,
  name: string,
  callable: Callable,
  isRepeated: boolean,
  call: Call,
  { knowledge, report }: Context,
): CatalogArgument | null {
  const span = arg.name?.span ?? arg.span;
  const known = callable.arguments.find((candidate) => candidate.name === name);
  if (known === undefined) {
    const names = callable.arguments.map((candidate) => candidate.name);
    const declared = knowledge.scope.find(callable.name);
    return report.error('OS1105', span, tooMuch(callable, arg.name?.text ?? null), {
      label: say`unknown argument`,
      notes: [
        names.length === 0 ? say`it takes nothing` : say`it takes ${listed(names)}`,
        ...(declared === undefined ? [] : [say`it is ${describe(declared)}`]),
      ],
      ...meantArgument(name, span, call, callable),
    });
  }
  if (!isRepeated) return known;
  return report.error('OS1105', span, say`\`${name}\` is given twice`, { label: say`second value` });
}

/** The argument that is nearly called so, or the only required one that lacks. */
function meantArgument(
  name: string,
  span: Span,
  call: Call,
  { arguments: known }: Callable,
): Pick<DiagnosticDetails, 'help' | 'fix'> {
  const near = didYouMean(
    name,
    span,
    known.map((candidate) => candidate.name),
  );
  const given = call.args.map((arg, index) => arg.name?.text ?? known[index]?.name);
  const [lacking, ...others] = known.filter((one) => one.required && !given.includes(one.name));
  if (
    near.fix != null ||
    lacking === undefined ||
    others.length > 0 ||
    call.args.every((arg) => arg.name?.text !== name)
  )
    return near;
  return {
    help: say`did you mean \`${lacking.name}\`?`,
    fix: { span, text: lacking.name, safe: false },
  };
}

/** OS1105 for an argument of an unknown name, or one more by position than there are. */
function tooMuch({ name: called, arguments: known }: Callable, name: string | null): Text {
  if (name !== null) return say`\`${called}\` takes no \`${name}\``;
  return known.length === 1
    ? say`\`${called}\` takes no more than one value`
    : say`\`${called}\` takes no more than ${known.length} values`;
}

/** OS1105 where something required is not given. A misspelt argument is also a missing one: it has its message. */
function isComplete(
  call: Call,
  { name: called, arguments: known }: Callable,
  names: readonly string[],
  context: Context,
): boolean {
  const { report } = context;
  if (names.some((name) => !known.some((candidate) => candidate.name === name))) return false;
  const lacking = known.filter(({ name, required }) => required && !names.includes(name));
  if (lacking.length === 0) return true;
  const described = lacking
    .filter(({ doc }) => doc !== '')
    .map(({ name, doc, docKo }) => say`${name}: ${{ en: doc, ko: docKo }}`);
  const written = writtenOut(lacking, call.name.span, context);
  report.error(
    'OS1105',
    call.name.span,
    say`\`${called}\` needs ${listed(lacking.map(({ name }) => name))}`,
    {
      label: say`argument missing`,
      notes: [...described, ...(written.notes ?? [])],
      help: written.help ?? null,
    },
  );
  return false;
}

/**
 * What may stand for the arguments that lack; no help where not all of them can be guessed. Whom the call reaches is
 * the one that `when` binds, or an audience.
 */
function writtenOut(
  lacking: readonly CatalogArgument[],
  span: Span,
  context: Context,
): Pick<DiagnosticDetails, 'notes' | 'help'> {
  const { knowledge } = context;
  // A place is bound by the name of its dimension.
  const isUnbound = ({ targets }: CatalogArgument): boolean =>
    targets !== null && targets !== 'place' && !isAtHand(targets, context);
  const nobody = lacking.find(
    (one) => one.many && isUnbound(one) && audiencesFor(one, knowledge).length === 0,
  );
  if (nobody !== undefined) {
    const { notes = [], help = null } = fittingAudience(nobody, span, knowledge);
    return { notes, help };
  }
  const examples = lacking.map((one) => ({
    name: one.name,
    value: (isUnbound(one) ? audiencesFor(one, knowledge)[0] : undefined) ?? exampleArgument(one),
  }));
  if (examples.some(({ value }) => value === null)) return {};
  return { help: say`for example   ${examples.map(({ name, value }) => `${name}: ${value}`).join(', ')}` };
}
