import type { ArgumentValue } from '../tree/call.ts';
import type { DoStatement, Statement, TrackStatement } from '../tree/statement.ts';
import type { Knowledge } from './knowledge.ts';
import type { ValueType } from './value.ts';

/** What a name given by `as` stands for. */
export type Result =
  /** Of an action that no connector offers: whatever is asked of it may be right. */
  | { readonly kind: 'unknown' }
  /** `do restaurants.pause(…) as paused`: `paused.count` is how many it succeeded on. */
  | { readonly kind: 'action' }
  /** `do ops.confirm(…) as answer`: what was chosen, of these where the choices are written out; null: of any. */
  | { readonly kind: 'answer'; readonly among: readonly string[] | null }
  /** `track … as effect`: the difference that was made, a percentage where shares are compared. */
  | { readonly kind: 'effect'; readonly unit: ValueType };

/** Names that `do … as` and `track … as` give anywhere in these statements; of two alike the first. */
export function resultsIn(
  statements: readonly Statement[],
  knowledge: Knowledge,
): ReadonlyMap<string, Result> {
  const found = new Map<string, Result>();
  const give = (name: string | undefined, result: Result): void => {
    if (name !== undefined && !found.has(name)) found.set(name, result);
  };
  const visit = (body: readonly Statement[]): void => {
    for (const statement of body) {
      switch (statement.kind) {
        case 'do':
          give(statement.as?.text, ofAction(statement, knowledge));
          visit(statement.onFailure ?? []);
          break;
        case 'track':
          give(statement.as?.text, ofTrack(statement, knowledge));
          break;
        case 'if':
          for (const branch of statement.branches) visit(branch.body);
          visit(statement.else ?? []);
          break;
        case 'otherwise':
        case 'always':
          visit(statement.body);
          break;
        case 'expect':
          visit(statement.else ?? []);
          break;
        case 'check':
        case 'wait':
        case 'escalate':
        case 'hole':
          break;
      }
    }
  };
  visit(statements);
  return found;
}

function ofAction({ call }: DoStatement, { catalog }: Knowledge): Result {
  const verb = catalog.verbs.find(({ name }) => name === call.name.text);
  if (verb === undefined) return { kind: 'unknown' };
  if (verb.asksAmong === null) return { kind: 'action' };
  const choices = call.args.find(
    (arg, index) => (arg.name?.text ?? verb.arguments[index]?.name) === verb.asksAmong,
  );
  return { kind: 'answer', among: choices === undefined ? null : textsOf(choices.value) };
}

/** Averages differ by an amount of the metric, the shares that pass by points. */
function ofTrack({ metric, pass }: TrackStatement, { metrics }: Knowledge): Result {
  if (pass !== null) return { kind: 'effect', unit: { kind: 'percent' } };
  const unit = metrics.get(metric.text)?.model.unit;
  return unit === undefined ? { kind: 'unknown' } : { kind: 'effect', unit };
}

/** The texts of a list; null where it is no list, or not of texts alone. */
function textsOf(value: ArgumentValue): readonly string[] | null {
  if (value.kind !== 'list') return null;
  const texts = value.values.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  return texts.length === value.values.length ? texts : null;
}
