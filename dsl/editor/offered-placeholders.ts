import type { IToken } from 'chevrotain';
import { wordText } from '../token/words.ts';
import type { EditedProject, Offer } from './completion.ts';
import { boundBy, metricNamed, openArgument, openCall, sourceBefore } from './surroundings.ts';

/** What a text may name between braces here: what `when` binds, the trigger's values, the same call, metrics. */
export function placeholdersAt(before: readonly IToken[], project: EditedProject): readonly Offer[] {
  const { knowledge } = project;
  const dimensions = boundBy(before);
  const isEach = before.some(({ tokenType }) => wordText(tokenType) === 'each');
  const row = isEach ? (sourceBefore(before.slice(0, whenEnds(before)), knowledge)?.fields ?? []) : [];
  const tables = [...knowledge.sources.values()].filter(
    ({ model }) => model.kind === 'table' && dimensions.includes(model.key),
  );
  const metrics = [...knowledge.metrics.keys()].filter((name) =>
    dimensions.every((dimension) => metricNamed(name, knowledge)?.per.includes(dimension)),
  );
  return [
    ...dimensions.map((label) => offer(label, 'field')),
    ...(hasChange(before) ? CHANGES : []).map((label) => offer(label, 'keyword')),
    ...['now', 'cause', 'severity'].map((label) => offer(label, 'keyword')),
    // The argument that is being written cannot name itself.
    ...(openCall(before)?.given ?? [])
      .filter((label) => label !== openArgument(before))
      .map((label) => offer(label, 'argument')),
    ...resultsIn(before).map((label) => offer(label, 'name')),
    ...metrics.map((label) => offer(label, 'metric')),
    ...row.filter((field) => !field.private).map(({ name }) => offer(name, 'field')),
    ...tables.flatMap(({ model }) => model.fields.map(({ name }) => offer(`${model.key}.${name}`, 'field'))),
  ];
}

const CHANGES = ['drop', 'rise', 'change', 'baseline'];

/** Whether the trigger compares with what is usual, so that these have a value. */
function hasChange(before: readonly IToken[]): boolean {
  const trigger = before.slice(0, whenEnds(before));
  return trigger.some(({ tokenType }) => CHANGES.includes(wordText(tokenType) ?? ''));
}

/** Names given by `as` so far; of those that count targets, the count. */
function resultsIn(before: readonly IToken[]): readonly string[] {
  return before.flatMap((token, index) => {
    const next = before[index + 1];
    return wordText(token.tokenType) === 'as' && next !== undefined
      ? [next.image, `${next.image}.count`]
      : [];
  });
}

/** Tokens of the trigger: up to the next clause of the playbook. */
function whenEnds(before: readonly IToken[]): number {
  const when = before.findIndex(({ tokenType }) => wordText(tokenType) === 'when');
  const next = before.findIndex(
    ({ tokenType }, index) =>
      index > when && ['then', 'guard', 'recovered', 'unless', 'only'].includes(wordText(tokenType) ?? ''),
  );
  return next < 0 ? before.length : next;
}

function offer(label: string, kind: Offer['kind']): Offer {
  return { label, kind, detail: '' };
}
