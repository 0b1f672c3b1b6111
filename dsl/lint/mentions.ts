import type { ArgumentModel, ArgumentValueModel, TextPartModel } from '../model/argument.ts';
import type { DoModel } from '../model/step.ts';

/** Every placeholder of an action and of its undo, also inside lists, records and calls. */
export function placeholdersOf({ args, undo }: DoModel): readonly TextPartModel[] {
  return [...args, ...(undo?.args ?? [])].flatMap(inArgument);
}

function inArgument({ value }: ArgumentModel): readonly TextPartModel[] {
  return inValue(value);
}

function inValue(value: ArgumentValueModel): readonly TextPartModel[] {
  switch (value.kind) {
    case 'text':
      return value.parts;
    case 'list':
      return value.of.flatMap(inValue);
    case 'record':
      return value.of.flatMap(inArgument);
    case 'call':
      return value.args.flatMap(inArgument);
    default:
      return [];
  }
}
