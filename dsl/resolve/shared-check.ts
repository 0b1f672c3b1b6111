import type { CheckModel } from '../model/step.ts';
import type { Statement } from '../tree/statement.ts';
import type { Item } from '../tree.ts';
import { checkAmounts } from './amount/check-amounts.ts';
import { resolveCauses } from './check.ts';
import { freeContext } from './context.ts';
import type { Knowledge } from './knowledge.ts';
import { createReport, type Sink } from './report.ts';

/**
 * Every `define check` with all dimensions at hand, without those that have a message of their own. A check that is
 * used says its messages there, for its dimensions are the playbook's.
 */
export function resolveSharedChecks(knowledge: Knowledge, sink: Sink): readonly CheckModel[] {
  const used = new Set(knowledge.scope.files.flatMap((file) => file.items.flatMap(checksOf)));
  const silent: Sink = { ...sink, add: () => {} };
  return knowledge.scope.all.flatMap(({ node, file, name, title, span }): readonly CheckModel[] => {
    if (node.kind !== 'define-check') return [];
    const report = createReport(file, used.has(name) ? silent : sink);
    report.declare(span, 'check', name);
    checkAmounts(node, createReport(file, sink));
    const causes = resolveCauses(node.causes, name, freeContext(knowledge, report));
    return causes === null || report.isBroken() ? [] : [report.mark({ name, title, causes }, span)];
  });
}

/** Checks that an item uses, by name. */
function checksOf(item: Item): readonly string[] {
  if (item.kind === 'playbook' || item.kind === 'rule') return checksIn(item.body ?? []);
  return item.kind === 'define-routine' ? checksIn(item.body) : [];
}

function checksIn(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(checksOfStatement);
}

function checksOfStatement(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'check':
      return statement.causes === null ? statement.names.map((name) => name.text) : [];
    case 'if':
      return [
        ...statement.branches.flatMap((branch) => checksIn(branch.body)),
        ...checksIn(statement.else ?? []),
      ];
    case 'otherwise':
    case 'always':
      return checksIn(statement.body);
    case 'do':
      return checksIn(statement.onFailure ?? []);
    case 'expect':
      return checksIn(statement.else ?? []);
    case 'track':
    case 'escalate':
    case 'wait':
    case 'hole':
      return [];
  }
}
