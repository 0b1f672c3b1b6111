import type { Statement } from '../tree/statement.ts';

/** Every statement of a body in the order written, those inside others too. */
export function nested(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement) => [statement, ...nested(inside(statement))]);
}

function inside(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'if':
      return [...statement.branches.flatMap((branch) => branch.body), ...(statement.else ?? [])];
    case 'otherwise':
    case 'always':
      return statement.body;
    case 'do':
      return statement.onFailure ?? [];
    case 'expect':
      return statement.else ?? [];
    case 'check':
    case 'track':
    case 'escalate':
    case 'wait':
    case 'hole':
      return [];
  }
}
