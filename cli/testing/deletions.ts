import { parse } from '../../dsl/parse.ts';
import { placeOf } from '../../dsl/resolve/words-of.ts';
import type { Argument, RecordValue } from '../../dsl/tree/call.ts';
import type { Condition, Slice, Test } from '../../dsl/tree/condition.ts';
import type { Filter } from '../../dsl/tree/filter.ts';
import type { Approval, Limit } from '../../dsl/tree/limit.ts';
import type { QName, Span } from '../../dsl/tree/literal.ts';
import type { BareRule, Playbook } from '../../dsl/tree/playbook.ts';
import type {
  Because,
  Branch,
  DoStatement,
  IfStatement,
  Statement,
  TrackStatement,
} from '../../dsl/tree/statement.ts';
import { type Mutation, mutation } from './mutation.ts';

/**
 * Every text that has one clause, modifier or branch of a playbook less, in the order written. What people read only
 * (`about`, `owner`, `runbook`, `mode`, `labels`, titles) stays, as does what a playbook cannot be without.
 *
 * @param path  by which rules without a name are known
 */
export function deletionsOf(text: string, path = 'a.play'): readonly Mutation[] {
  const { file } = parse(text, path);
  const parts = createParts(file.text);
  const found: Mutation[] = [];
  for (const item of file.items) {
    if (item.kind !== 'playbook' && item.kind !== 'rule') continue;
    if (item.kind === 'playbook') inPlaybook(item, parts);
    else inRule(item, parts);
    const name = item.kind === 'playbook' ? item.name.text : placeOf(file, item.span.start);
    for (const span of parts.taken()) found.push(mutation(file.text, name, span, ''));
  }
  return found;
}

interface Parts {
  /** @param word  keyword before the span that goes with it */
  add(span: Span, word?: string): void;
  /** Members of a list go with the comma or the word between them. */
  addMembers(members: readonly { readonly span: Span }[]): void;
  addNames(names: readonly QName[] | null | undefined, word: string): void;
  /** What stands in brackets, with them. */
  addBracketed(span: Span): void;
  /** The word itself, where it stands in a span. */
  addWord(word: string, within: Span): void;
  /** What was added since the last time, in the order of places. */
  taken(): readonly Span[];
}

function createParts(source: string): Parts {
  let spans: Span[] = [];
  const add: Parts['add'] = (span, word) => {
    const start = word === undefined ? span.start : source.lastIndexOf(word, span.start);
    spans.push({ start, end: span.end });
  };
  return {
    add,
    addMembers(members) {
      members.forEach(({ span }, index) => {
        const next = members[index + 1];
        const before = members[index - 1];
        if (next) add({ start: span.start, end: next.span.start });
        else add({ start: before?.span.end ?? span.start, end: span.end });
      });
    },
    addNames(names, word) {
      const [first, last] = [names?.[0], names?.at(-1)];
      if (first && last) add({ start: first.span.start, end: last.span.end }, word);
    },
    addBracketed({ start, end }) {
      add({ start: source.lastIndexOf('(', start), end: source.indexOf(')', end) + 1 });
    },
    addWord(word, { start, end }) {
      const at = new RegExp(`\\b${word}\\b`).exec(source.slice(start, end));
      if (at) add({ start: start + at.index, end: start + at.index + word.length });
    },
    taken() {
      const all = spans.sort((a, b) => a.start - b.start || a.end - b.end);
      spans = [];
      return all;
    },
  };
}

function inPlaybook(playbook: Playbook, parts: Parts): void {
  if (playbook.severity) parts.add(playbook.severity.span, 'severity');
  if (playbook.when?.condition) inCondition(playbook.when.condition, parts);
  for (const one of playbook.unless) inClause(one, 'unless', parts);
  for (const { span } of [...playbook.during, ...playbook.raises, ...playbook.expects]) parts.add(span);
  if (playbook.recoveredWhen) inClause(playbook.recoveredWhen, 'recovered', parts);
  if (playbook.guard) parts.add(playbook.guard.span);
  for (const limit of playbook.guard?.limits ?? []) inLimit(limit, parts);
  inBody(playbook.body ?? [], parts);
  for (const { else: otherwise } of playbook.expects) inBody(otherwise ?? [], parts);
}

function inRule({ when, body }: BareRule, parts: Parts): void {
  if (when.condition) inCondition(when.condition, parts);
  inBody(body, parts);
}

function inClause(condition: Condition, word: string, parts: Parts): void {
  parts.add(condition.span, word);
  inCondition(condition, parts);
}

function inCondition(condition: Condition, parts: Parts): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      parts.addMembers(condition.parts);
      for (const part of condition.parts) inCondition(part, parts);
      return;
    case 'not':
      parts.addWord('not', condition.span);
      inCondition(condition.part, parts);
      return;
    case 'held':
      parts.add(condition.for.span, 'for');
      inCondition(condition.part, parts);
      return;
    case 'test': {
      const { over, versus, samples } = condition.modifiers;
      if (over) parts.add(over.span, 'over');
      if (versus) parts.add(versus.span, 'vs');
      if (samples) parts.add(samples.span, 'with');
      if (condition.test.kind === 'anomalous') inAnomaly(condition.test, parts);
      if (condition.signal.fold?.outOf) inFilter(condition.signal.fold.outOf, 'out', parts);
      inSlice(condition.signal.slice, condition.span, parts);
      return;
    }
    case 'sequence':
      for (const step of condition.steps) {
        parts.add(step.span);
        inCondition(step.condition, parts);
      }
      inCondition(condition.first, parts);
      return;
    case 'each':
      inSlice(condition.slice, condition.span, parts);
      return;
    case 'absent':
      inSlice(condition.signal.slice, condition.span, parts);
      return;
    case 'cause':
      parts.addWord('not', condition.span);
      return;
    case 'during':
      return;
  }
}

function inAnomaly({ direction, params, span }: Extract<Test, { kind: 'anomalous' }>, parts: Parts): void {
  if (direction) parts.addWord(direction, span);
  const [first, last] = [params[0], params.at(-1)];
  if (first && last) parts.addBracketed({ start: first.name.span.start, end: last.value.span.end });
}

function inSlice({ where, in: places, per, overall }: Slice, within: Span, parts: Parts): void {
  if (where) inFilter(where, 'where', parts);
  if (places?.[0]) parts.add({ start: places[0].span.start, end: places.at(-1)!.span.end }, 'in');
  parts.addNames(per, 'per');
  if (overall) parts.addWord('overall', within);
}

function inFilter(filter: Filter, word: string, parts: Parts): void {
  parts.add(filter.span, word);
  inFilterParts(filter, parts);
}

function inFilterParts(filter: Filter, parts: Parts): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      parts.addMembers(filter.parts);
      for (const part of filter.parts) inFilterParts(part, parts);
      return;
    case 'not':
      parts.addWord('not', filter.span);
      inFilterParts(filter.part, parts);
      return;
    default:
      if ('negated' in filter && filter.negated) parts.addWord('not', filter.span);
  }
}

function inLimit(limit: Limit, parts: Parts): void {
  parts.add(limit.span);
  if ('per' in limit) parts.addNames(limit.per, 'per');
  if ('in' in limit && limit.in) parts.add(limit.in.span, 'in');
  if (limit.kind === 'approval') inApproval(limit, parts);
}

function inApproval({ from, and, when, within, else: otherwise }: Approval, parts: Parts): void {
  if (and) parts.add({ start: from.span.end, end: and.span.end });
  if (when) inClause(when, 'when', parts);
  if (within) parts.add(within.span, 'within');
  if (otherwise) parts.add(otherwise.span, 'else');
}

function inBody(body: readonly Statement[], parts: Parts): void {
  for (const statement of body) {
    parts.add(statement.span);
    switch (statement.kind) {
      case 'check':
        if (statement.causes === null) parts.addMembers(statement.names);
        for (const because of statement.causes ?? []) inBecause(because, parts);
        break;
      case 'if':
        inIf(statement, parts);
        break;
      case 'otherwise':
      case 'always':
        inBody(statement.body, parts);
        break;
      case 'do':
        inDo(statement, parts);
        break;
      case 'expect':
        inBody(statement.else ?? [], parts);
        break;
      case 'track':
        inTrack(statement, parts);
        break;
      case 'escalate':
      case 'wait':
      case 'hole':
        break;
    }
  }
}

function inTrack({ metric, pass, holdout, as }: TrackStatement, parts: Parts): void {
  if (pass) parts.add({ start: metric.span.end, end: pass.value.span.end });
  if (holdout) parts.add(holdout.span, 'vs');
  if (as) parts.add(as.span, 'as');
}

function inBecause({ span, when }: Because, parts: Parts): void {
  parts.add(span);
  inCondition(when, parts);
}

/** Where `else if` follows, the first branch goes with the `else if` after it. */
function inIf({ branches, else: otherwise, span }: IfStatement, parts: Parts): void {
  const ends = branches.map((branch) => branch.span.end);
  branches.forEach((branch, index) => {
    const next = branches[index + 1];
    if (index > 0) parts.add({ start: ends[index - 1]!, end: branch.span.end });
    else if (next) parts.add({ start: branch.span.start, end: next.span.start });
    inBranch(branch, parts);
  });
  if (otherwise === null) return;
  parts.add({ start: ends.at(-1)!, end: span.end });
  inBody(otherwise, parts);
}

function inBranch({ test, body }: Branch, parts: Parts): void {
  if (test.kind === 'recovered') parts.addWord('not', test.span);
  else inCondition(test, parts);
  inBody(body, parts);
}

function inDo({ call, as, until, limits, undo, timeout, retry, onFailure }: DoStatement, parts: Parts): void {
  inArguments(call.args, parts);
  if (as) parts.add(as.span, 'as');
  for (const limit of limits) inLimit(limit, parts);
  if (undo) parts.add(undo.span, 'undo');
  if (timeout) parts.add(timeout.span, 'timeout');
  if (retry) parts.add(retry.span);
  if (onFailure?.[0]) {
    parts.add({ start: onFailure[0].span.start, end: onFailure.at(-1)!.span.end });
    inBody(onFailure, parts);
  }
  if (!until) return;
  parts.add(until.span);
  if (!until.recovered || !until.end) return;
  parts.add(until.end.span, 'or');
  parts.addWord('recovered or', until.span);
}

function inArguments(args: readonly Argument[], parts: Parts): void {
  parts.addMembers(args);
  for (const { value } of args) if (value.kind === 'record') inRecord(value, parts);
}

function inRecord({ entries }: RecordValue, parts: Parts): void {
  parts.addMembers(entries);
  for (const { value } of entries) if (value.kind === 'record') inRecord(value, parts);
}
