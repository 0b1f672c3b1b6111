import type { ArgumentType, CatalogArgument } from '../catalog.ts';
import type { DiagnosticDetails } from '../diagnostic.ts';
import type { StepModel } from '../model/step.ts';
import { say, type Text } from '../say.ts';
import type { Definition } from '../tree/define.ts';
import type { Atom, Span } from '../tree/literal.ts';
import type { DoStatement } from '../tree/statement.ts';
import { resolveArguments } from './call.ts';
import { valueBehind } from './constant.ts';
import type { Context } from './context.ts';
import type { Block } from './do.ts';
import type { Knowledge } from './knowledge.ts';
import { namesGiven } from './names-given.ts';
import type { Report } from './report.ts';
import type { Declaration } from './scope.ts';
import { type FieldType, valueTypeOf } from './value.ts';
import { firstWords, placeOf } from './words-of.ts';

/** Most routines that one playbook may be made of: `a` that calls `b` twice that calls `c` twice grows fast. */
const MOST_EXPANSIONS = 200;

/** A declared routine as its callers see it. */
export interface Routine {
  readonly params: readonly RoutineParameter[];
  /** False where it has a message of its own, or calls itself: nobody expands it. */
  readonly sound: boolean;
}

export interface RoutineParameter {
  readonly name: string;
  readonly type: FieldType;
}

export type RoutineDefinition = Extract<Definition, { kind: 'define-routine' }>;

/**
 * `do announce(channel: "#ops")`: the statements of a routine in the place of its call, with the values of this call.
 * Its body knows what the caller binds, but results only of its own. Null after a message, here or at the routine.
 */
export function resolveRoutineCall(
  statement: DoStatement,
  { node, file, name }: Declaration & { readonly node: RoutineDefinition },
  context: Context,
  block: Block,
): StepModel | null {
  const { knowledge, report, tally } = context;
  const { call } = statement;
  report.refer(call.name.span, 'routine', name);
  const routine = knowledge.routines.get(name);
  if (routine === undefined) return report.spoil();
  reportModifier(statement, name, context);
  const callable = { name, arguments: routine.params.map(asArgument) };
  const { args, isWhole } = resolveArguments(call, callable, context, false);
  if (!isWhole || !routine.sound) return report.spoil();
  // On its own a routine is read once, not what it calls: that one is read by itself.
  if (tally === null) return { kind: 'routine', name, body: [] };
  tally.expansions += 1;
  if (tally.expansions > MOST_EXPANSIONS + 1) return report.spoil();
  if (tally.expansions > MOST_EXPANSIONS) {
    return report.error(
      'OS0110',
      call.name.span,
      say`this playbook is made of more than ${MOST_EXPANSIONS} routines`,
      {
        label: say`one too many`,
      },
    );
  }
  const params = new Map(args.map((argument) => [argument.name, argument.value]));
  const written = new Map<string, Atom>();
  for (const [index, { name: given, value }] of call.args.entries()) {
    const param = given?.text ?? routine.params[index]?.name;
    const atom = value.kind === 'name' ? valueBehind(value, knowledge, report) : value;
    if (param !== undefined && isLiteral(atom)) written.set(param, atom);
  }
  const note = say`\`${name}\` as it is called at ${placeOf(report.file, call.span.start)}`;
  const inside = asCalled(report.in(file), note);
  const body = block(node.body, {
    ...context,
    report: inside,
    knowledge: withValues(knowledge, written, file),
    params,
    results: new Map(),
    named: namesGiven(node.body, inside),
  });
  return body && report.mark<StepModel>({ kind: 'routine', name, body }, call.name.span);
}

/** A parameter that is given a literal is, inside, a value of that name: conditions and filters may name it. */
export function withValues(
  knowledge: Knowledge,
  written: ReadonlyMap<string, Atom>,
  file: Declaration['file'],
): Knowledge {
  const { scope } = knowledge;
  const find = (name: string): Declaration | undefined => {
    const value = written.get(name);
    if (value === undefined) return scope.find(name);
    const { span } = value;
    const node = { kind: 'define-value', name: { text: name, span }, value, span } as const;
    return { name, title: null, file, span, node };
  };
  return { ...knowledge, scope: { ...scope, find } };
}

/** Limits, an end, an undo belong to the actions inside: OS1201 at the first of them. */
function reportModifier(statement: DoStatement, name: string, { report }: Context): void {
  const { limits, until, undo, as, timeout, retry, onFailure } = statement;
  const spans: readonly (Span | undefined)[] = [
    limits[0]?.span,
    until?.span,
    undo?.span,
    as?.span,
    timeout?.span,
    retry?.span,
    onFailure?.[0]?.span,
  ];
  const [first] = spans.filter((span) => span !== undefined).sort((a, b) => a.start - b.start);
  if (first === undefined) return;
  report.error('OS1201', firstWords(report.file, first, 2), say`\`${name}\` is a routine, not one action`, {
    label: say`belongs to an action`,
    help: say`write it at the actions inside \`define routine ${name}\``,
  });
}

/** A parameter as the manifest of a connector would say it, so that both are held to the same rules. */
function asArgument({ name, type }: RoutineParameter): CatalogArgument {
  const unit = valueTypeOf(type);
  const known: ArgumentType =
    type.kind === 'id' || type.kind === 'place'
      ? type.kind
      : type.kind === 'point' || type.kind === 'time'
        ? 'any'
        : unit.kind === 'count'
          ? 'number'
          : unit.kind;
  const of = type.kind === 'id' ? type.of : null;
  return {
    name,
    type: known,
    of,
    required: true,
    doc: '',
    docKo: null,
    targets: type.kind === 'place' ? 'place' : of,
    many: true,
    currency: type.kind === 'money' ? type.currency : null,
    oneOf: type.kind === 'oneOf' ? type.values.map(String) : null,
    readBy: null,
    mostChars: null,
    mostCells: null,
    example: null,
    widens: false,
  };
}

/** A report that says with each message which call it is about; equal messages of two calls stay one. */
function asCalled(report: Report, note: Text): Report {
  const withNote = (details: DiagnosticDetails = {}): DiagnosticDetails => ({
    ...details,
    notes: [...(details.notes ?? []), note],
  });
  return {
    ...report,
    error: (code, span, message, details) => report.error(code, span, message, withNote(details)),
    warn: (code, span, message, details) => report.warn(code, span, message, withNote(details)),
    info: (code, span, message, details) => report.info(code, span, message, withNote(details)),
    in: (file) => asCalled(report.in(file), note),
  };
}

function isLiteral(value: { readonly kind: string }): value is Exclude<Atom, { kind: 'name' }> {
  return !['name', 'share', 'call', 'list', 'record'].includes(value.kind);
}
