import { parse } from '../../dsl/parse.ts';
import type { Argument, RecordValue } from '../../dsl/tree/call.ts';
import type { Condition } from '../../dsl/tree/condition.ts';
import type { Span } from '../../dsl/tree/literal.ts';
import type { Playbook } from '../../dsl/tree/playbook.ts';
import type { DoStatement, Statement } from '../../dsl/tree/statement.ts';

/** A text with one branch, clause or modifier of a playbook less. */
export interface Deletion {
  /** What is gone, on one line. */
  readonly gone: string;
  readonly text: string;
}

/** Every text that has one part less: what people read only (`about`, `owner`, `runbook`, `mode`, `labels`) stays. */
export function deletionsOf(text: string): readonly Deletion[] {
  const { file } = parse(text, 'a.play');
  const source = file.text;
  const parts = createParts(source);
  for (const item of file.items) if (item.kind === 'playbook') inPlaybook(item, parts);
  return parts.all().map(({ start, end }) => ({
    gone: source.slice(start, end).trim().replace(/\s+/g, ' '),
    text: source.slice(0, start) + source.slice(end),
  }));
}

interface Parts {
  /** @param word  keyword before the span that goes with it */
  add(span: Span, word?: string): void;
  all(): readonly Span[];
}

function createParts(source: string): Parts {
  const spans: Span[] = [];
  return {
    add(span, word) {
      const start = word === undefined ? span.start : source.lastIndexOf(word, span.start);
      spans.push({ start, end: span.end });
    },
    all: () => spans,
  };
}

function inPlaybook(playbook: Playbook, parts: Parts): void {
  if (playbook.severity) parts.add(playbook.severity.span, 'severity');
  if (playbook.when?.condition) inCondition(playbook.when.condition, parts);
  for (const one of playbook.unless) {
    parts.add(one.span, 'unless');
    inCondition(one, parts);
  }
  if (playbook.recoveredWhen) {
    parts.add(playbook.recoveredWhen.span, 'recovered');
    inCondition(playbook.recoveredWhen, parts);
  }
  for (const limit of playbook.guard?.limits ?? []) {
    parts.add(limit.span);
    if ('per' in limit && limit.per !== null && limit.per.length > 0)
      parts.add({ start: limit.per[0]!.span.start, end: limit.per.at(-1)!.span.end }, 'per');
  }
  inBody(playbook.body ?? [], parts);
}

function inCondition(condition: Condition, parts: Parts): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.parts) inCondition(part, parts);
      return;
    case 'not':
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
      const { per } = condition.signal.slice;
      if (per && per.length > 0) parts.add({ start: per[0]!.span.start, end: per.at(-1)!.span.end }, 'per');
      return;
    }
    default:
      return;
  }
}

function inBody(body: readonly Statement[], parts: Parts): void {
  for (const statement of body) {
    if (statement.kind !== 'if') parts.add(statement.span);
    switch (statement.kind) {
      case 'if':
        if (statement.branches.length === 1 && statement.else === null) parts.add(statement.span);
        for (const branch of statement.branches) {
          inCondition(branch.test as Condition, parts);
          inBody(branch.body, parts);
        }
        inBody(statement.else ?? [], parts);
        break;
      case 'otherwise':
      case 'always':
        inBody(statement.body, parts);
        break;
      case 'do':
        inDo(statement, parts);
        break;
    }
  }
}

function inDo({ call, until, limits, undo }: DoStatement, parts: Parts): void {
  inList(call.args, parts);
  for (const { value } of call.args) if (value.kind === 'record') inRecord(value, parts);
  for (const limit of limits) parts.add(limit.span);
  if (undo) parts.add(undo.span, 'undo');
  if (!until) return;
  parts.add(until.span, 'until');
  if (until.recovered && until.end) parts.add(until.end.span, 'or');
}

function inRecord({ entries }: RecordValue, parts: Parts): void {
  inList(entries, parts);
}

/** A member goes with the comma after it, the last one with the comma before it. */
function inList(members: readonly Pick<Argument, 'span'>[], parts: Parts): void {
  members.forEach(({ span }, index) => {
    const next = members[index + 1];
    const before = members[index - 1];
    if (next) parts.add({ start: span.start, end: next.span.start });
    else parts.add({ start: before?.span.end ?? span.start, end: span.end });
  });
}
