import { asCause } from '../../dsl/editor/cause-text.ts';
import type { ArgumentModel, ArgumentValueModel } from '../../dsl/model/argument.ts';
import { whole } from '../../dsl/resolve/filter.ts';
import type { ArgumentValue } from '../../dsl/tree/call.ts';
import type { Span } from '../../dsl/tree/literal.ts';
import type { TestExpect } from '../../dsl/tree/test-item.ts';
import type { Json } from '../../engine/decision.ts';
import { writtenValue } from '../report/test/written-argument.ts';
import { memberOf } from './argument-match.ts';
import type { Act, Verdict } from './judge.ts';

/** Words of a file, and what stands there afterwards. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * What would have to stand in an expectation for it to say what happened: arguments, how often, the cause, the severity,
 * whom. Empty where no such word makes the difference: it holds, says `no`, or nothing of the kind happened.
 *
 * @param written  the same expectation in the tree
 * @param text     its file in NFC
 */
export function updatedExpectation(
  { holds, expect, happened }: Verdict,
  { what, span }: TestExpect,
  text: string,
): readonly Edit[] {
  if (holds || expect.negated) return [];
  switch (happened.kind) {
    case 'acts': {
      const expected = expect.what;
      const { nearest } = happened;
      if (what.kind !== 'do' || expected.kind !== 'do' || nearest === null) return [];
      if (nearest.differs.length === 0) return timesEdit(span, nearest.times, text);
      return whole(nearest.differs.map((path) => argumentEdit(path, what, expected, nearest))) ?? [];
    }
    case 'causes': {
      if (what.kind !== 'cause' || what.negated || happened.found === null) return [];
      const [only, ...others] = happened.found;
      if (others.length > 0 || (only === undefined && happened.open.length > 0)) return [];
      return [{ span: what.cause.span, text: only === undefined ? 'unknown' : asCause(only) }];
    }
    case 'severity':
      return what.kind === 'severity' && happened.is !== null
        ? [{ span: what.is.span, text: happened.is }]
        : [];
    case 'people': {
      const [only, ...others] = happened.asked;
      const said = what.kind === 'asked' ? what.text : what.kind === 'escalate' ? what.to : null;
      return said === null || only === undefined || others.length > 0
        ? []
        : [{ span: said.span, text: JSON.stringify(only) }];
    }
    case 'places':
    case 'undos':
      return [];
  }
}

/** `once` or `3 times` at the end of an expectation. */
function timesEdit({ start, end }: Span, times: number, text: string): readonly Edit[] {
  const found = /(?:once|\d+\s+times)$/.exec(text.slice(start, end));
  if (found === null) return [];
  return [{ span: { start: start + found.index, end }, text: times === 1 ? 'once' : `${times} times` }];
}

/** The value of an argument, by its path into records; null where it cannot be written down. */
function argumentEdit(
  path: string,
  { args }: Extract<TestExpect['what'], { kind: 'do' }>,
  expected: Extract<Verdict['expect']['what'], { kind: 'do' }>,
  { args: actual }: Act,
): Edit | null {
  const [first = '', ...rest] = path.split('.');
  const index = expected.args.findIndex(({ name }) => name === first);
  let written: ArgumentValue | undefined = (args?.find(({ name }) => name?.text === first) ?? args?.[index])
    ?.value;
  let model: ArgumentValueModel | undefined = expected.args[index]?.value;
  let value: Json | undefined = memberOf(actual, first);
  for (const name of rest) {
    written =
      written?.kind === 'record' ? written.entries.find((one) => one.name.text === name)?.value : undefined;
    model = model?.kind === 'record' ? fieldOf(model.of, name) : undefined;
    value = memberOf(value, name);
  }
  if (written === undefined || model === undefined || value === undefined) return null;
  // A list is written item by item, and what is private is told by what stands for it.
  if (typeof value === 'object' || (typeof value === 'string' && value.startsWith('~'))) return null;
  return { span: written.span, text: writtenValue(value, model) };
}

function fieldOf(of: readonly ArgumentModel[], name: string): ArgumentValueModel | undefined {
  return of.find((one) => one.name === name)?.value;
}
