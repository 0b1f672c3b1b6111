import type { Catalog, CatalogArgument, CatalogVerb } from '../catalog.ts';
import type { ArgumentModel, ArgumentValueModel, TextPartModel } from '../model/argument.ts';
import type { ConditionModel } from '../model/condition.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import type { DoModel, StepModel } from '../model/step.ts';
import { verbOf } from './verb-of.ts';

/** One argument that people will read. */
export interface SentText {
  readonly verb: CatalogVerb;
  readonly argument: CatalogArgument;
  readonly value: ArgumentValueModel;
  /** All arguments of the same call: `{bonus}` reads the one of that name. */
  readonly args: readonly ArgumentModel[];
  /** What is true where it is sent: the trigger, and every `if` around it. */
  readonly given: readonly ConditionModel[];
}

const known = new WeakMap<PlaybookModel, readonly SentText[]>();

/** Every text of a playbook that the connectors say people read, in the order written; gathered once. */
export function sentTexts(playbook: PlaybookModel, catalog: Catalog): readonly SentText[] {
  const found = known.get(playbook) ?? gather(playbook, catalog);
  known.set(playbook, found);
  return found;
}

function gather(playbook: PlaybookModel, catalog: Catalog): readonly SentText[] {
  const found: SentText[] = [];
  const call = (name: string, args: readonly ArgumentModel[], given: SentText['given']): void => {
    const verb = verbOf(name, catalog);
    for (const argument of verb?.arguments ?? []) {
      if (verb === null || argument.readBy === null) continue;
      const value = args.find((one) => one.name === argument.name)?.value;
      if (value !== undefined) found.push({ verb, argument, value, args, given });
    }
  };
  const act = ({ verb, args, undo, isUndoWritten, onFailure }: DoModel, given: SentText['given']): void => {
    call(verb, args, given);
    if (undo !== null && isUndoWritten) call(undo.verb, undo.args, []);
    visitAll(onFailure, given);
  };
  const visitAll = (steps: readonly StepModel[] | null, given: SentText['given']): void => {
    for (const step of steps ?? []) visit(step, given);
  };
  const visit = (step: StepModel, given: SentText['given']): void => {
    switch (step.kind) {
      case 'do':
        act(step, given);
        return;
      case 'if':
        for (const { when, body } of step.branches) visitAll(body, [...given, when]);
        visitAll(step.otherwise, given);
        return;
      case 'otherwise':
      case 'always':
      case 'routine':
        visitAll(step.body, given);
        return;
      case 'expect':
        visitAll(step.else, given);
        return;
      case 'check':
      case 'track':
      case 'escalate':
      case 'wait':
      case 'hole':
    }
  };
  const opened = playbook.trigger === null ? [] : [playbook.trigger];
  visitAll(playbook.body, opened);
  visitAll(playbook.expects, opened);
  return found;
}

/** What a text reads, in the order written; a value that stands there without a text is read as it is. */
export function partsOfText(value: ArgumentValueModel): readonly TextPartModel[] {
  switch (value.kind) {
    case 'text':
      return value.parts;
    case 'literal':
    case 'dimension':
    case 'metric':
    case 'probe':
    case 'lookUp':
    case 'field':
    case 'result':
      return [value];
    case 'audience':
    case 'call':
    case 'share':
    case 'list':
    case 'record':
      return [];
  }
}

/** What a text reads, and the placeholder that reads it. */
export interface TextRead {
  readonly part: TextPartModel;
  readonly at: TextPartModel;
}

/** The parts of a text with `{bonus}` replaced by what the argument `bonus` reads. */
export function readsOfText(value: ArgumentValueModel, args: readonly ArgumentModel[]): readonly TextRead[] {
  return partsOfText(value).flatMap((at): readonly TextRead[] => {
    if (at.kind !== 'argument') return [{ part: at, at }];
    const given = args.find(({ name }) => name === at.name)?.value;
    // One step is enough: a text cannot name an argument that names it.
    return given === undefined ? [] : partsOfText(given).map((part) => ({ part, at }));
  });
}
