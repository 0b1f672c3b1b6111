import type { PlaybookModel } from '../../model/playbook.ts';
import type { Approval } from '../../tree/limit.ts';
import type { BareRule, Playbook } from '../../tree/playbook.ts';
import type { DoStatement, Statement } from '../../tree/statement.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Scope } from '../scope.ts';

/** What the playbooks under test can do, read from their text: also of those that have messages of their own. */
export interface Tested {
  /** Those that can be played; a playbook with a message of its own is missing. */
  readonly models: readonly PlaybookModel[];
  /** The name after `for`; null: all of the project. */
  readonly name: string | null;
  readonly verbs: readonly string[];
  /** Each with the full names of its declarations: by its check, or the playbook that writes it on the spot. */
  readonly causes: ReadonlyMap<string, readonly string[]>;
  /** Who may be asked for an approval. */
  readonly approvers: readonly string[];
  /** Some action asks people a question: what it asks is not known before it does. */
  readonly asks: boolean;
  /** What people may answer, of the choices that are written out. */
  readonly choices: readonly string[];
  /** Something in it is unknown, so that any verb or cause may be right. */
  readonly open: boolean;
}

/** What one or all playbooks of a project do. */
export function testedOf(
  items: readonly (Playbook | BareRule)[],
  name: string | null,
  models: readonly PlaybookModel[],
  knowledge: Knowledge,
): Tested {
  const { scope, catalog } = knowledge;
  const statements = items.flatMap((item) => statementsOf(item, scope));
  const calls = statements.flatMap((one) => (one.kind === 'do' ? [one.call.name.text] : []));
  const checks = statements.filter((one) => one.kind === 'check');
  const limits = [
    ...items.flatMap((item) => (item.kind === 'playbook' ? (item.guard?.limits ?? []) : [])),
    ...statements.flatMap((one) => (one.kind === 'do' ? one.limits : [])),
  ];
  const approvals = limits.filter((limit): limit is Approval => limit.kind === 'approval');
  const named = checks.flatMap((check) => (check.causes === null ? check.names : []));
  const shared = named.map(({ text }) => scope.find(text)?.node);
  const verbs = calls.filter((call) => catalog.verbs.some((verb) => verb.name === call));
  return {
    models,
    name,
    verbs: [...new Set(verbs)],
    causes: causesOf(items, scope),
    approvers: [
      ...new Set(approvals.flatMap(({ from, and }) => [from.value, ...(and === null ? [] : [and.value])])),
    ],
    choices: [...new Set(statements.flatMap((one) => (one.kind === 'do' ? choicesIn(one, knowledge) : [])))],
    asks: verbs.some((call) => catalog.verbs.find((verb) => verb.name === call)?.asksAmong !== null),
    open:
      shared.some((node) => node?.kind !== 'define-check') || calls.some((call) => !isKnown(call, knowledge)),
  };
}

function choicesIn({ call }: DoStatement, { catalog }: Knowledge): readonly string[] {
  const among = catalog.verbs.find(({ name }) => name === call.name.text)?.asksAmong;
  const list = call.args.find(({ name }) => name !== null && name.text === among)?.value;
  return list?.kind === 'list'
    ? list.values.flatMap((item) => (item.kind === 'text' ? [item.value] : []))
    : [];
}

function statementsOf(item: Playbook | BareRule, scope: Scope): readonly Statement[] {
  return [
    ...within(item.body ?? [], scope, []),
    ...within(item.kind === 'playbook' ? item.expects : [], scope, []),
  ];
}

function causesOf(
  items: readonly (Playbook | BareRule)[],
  scope: Scope,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const note = (cause: string, owner: string): void => {
    found.set(cause, (found.get(cause) ?? new Set()).add(`${owner}.${cause}`));
  };
  for (const item of items) {
    for (const check of statementsOf(item, scope)) {
      if (check.kind !== 'check') continue;
      // A rule has no name: its causes are not named elsewhere.
      const owner = item.kind === 'playbook' ? item.name.text : '';
      for (const { cause } of check.causes ?? []) note(cause.text, owner);
      for (const { text } of check.causes === null ? check.names : []) {
        const node = scope.find(text)?.node;
        for (const { cause } of node?.kind === 'define-check' ? node.causes : []) note(cause.text, text);
      }
    }
  }
  return new Map([...found].map(([cause, names]) => [cause, [...names]]));
}

function isKnown(call: string, { scope, catalog }: Knowledge): boolean {
  return catalog.verbs.some((verb) => verb.name === call) || scope.find(call)?.node.kind === 'define-routine';
}

/** All statements of a body with those inside them and inside the routines that they call. */
function within(body: readonly Statement[], scope: Scope, routines: readonly string[]): readonly Statement[] {
  const inside = (statements: readonly Statement[] | null): readonly Statement[] =>
    within(statements ?? [], scope, routines);
  return body.flatMap((statement): readonly Statement[] => {
    switch (statement.kind) {
      case 'if':
        return [
          statement,
          ...statement.branches.flatMap((branch) => inside(branch.body)),
          ...inside(statement.else),
        ];
      case 'otherwise':
      case 'always':
        return [statement, ...inside(statement.body)];
      case 'expect':
        return [statement, ...inside(statement.else)];
      case 'do': {
        const called = statement.call.name.text;
        const node = scope.find(called)?.node;
        // A routine that calls itself has a message of its own.
        const routine = node?.kind === 'define-routine' && !routines.includes(called) ? node.body : [];
        return [statement, ...inside(statement.onFailure), ...within(routine, scope, [...routines, called])];
      }
      default:
        return [statement];
    }
  });
}
