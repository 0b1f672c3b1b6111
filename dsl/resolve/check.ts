import type { CauseModel, CheckModel } from '../model/step.ts';
import { say } from '../say.ts';
import type { Because, CheckStatement } from '../tree/statement.ts';
import { resolveCondition } from './condition.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { whole } from './filter.ts';
import { describe } from './scope.ts';

/** The checks of one statement, and the causes that it makes known. */
export interface CheckedModel {
  readonly checks: readonly CheckModel[] | null;
  readonly causes: readonly string[];
  /** True where a check is unknown, so that any cause may be one of its. */
  readonly open: boolean;
}

/** `check a, b` by name, or one check with its causes written on the spot. */
export function resolveCheck(statement: CheckStatement, context: Context): CheckedModel {
  const { knowledge, report } = context;
  if (statement.causes !== null) {
    const name = statement.names[0]?.text ?? 'check';
    const causes = resolveCauses(statement.causes, context);
    return {
      checks: causes && [{ name, title: null, causes }],
      causes: statement.causes.map((because) => because.cause.text),
      open: false,
    };
  }
  const known: string[] = [];
  let open = false;
  const checks = statement.names.map((name): CheckModel | null => {
    const declared = knowledge.scope.find(name.text);
    if (declared?.node.kind === 'define-check') {
      known.push(...declared.node.causes.map((because) => because.cause.text));
      const causes = resolveCauses(declared.node.causes, { ...context, report: report.in(declared.file) });
      return causes && { name: name.text, title: declared.title, causes };
    }
    open = true;
    if (declared?.node.kind === 'broken' || declared?.node.kind === 'define-routine') return report.spoil();
    const names = knowledge.scope.all
      .filter(({ node }) => node.kind === 'define-check')
      .map((one) => one.name);
    return report.error('OS1101', name.span, say`there is no check called \`${name.text}\``, {
      label: say`not defined in this project`,
      notes: declared ? [say`it is ${describe(declared)}`] : [],
      ...didYouMean(name.text, name.span, names, knowledge.scope),
    });
  });
  return { checks: whole(checks), causes: known, open };
}

/** The causes of a check, each name once; null after a message about any of them. */
export function resolveCauses(becauses: readonly Because[], context: Context): readonly CauseModel[] | null {
  const seen = new Set<string>();
  const causes = becauses.map((because): CauseModel | null => {
    const name = because.cause.text;
    if (seen.has(name)) {
      return context.report.error(
        'OS1102',
        because.cause.span,
        say`the cause \`${name}\` is declared twice`,
        {
          label: say`second declaration`,
        },
      );
    }
    seen.add(name);
    // A cause is judged before there are causes: it cannot ask for one.
    const when = resolveCondition(because.when, { ...context, causes: null });
    return when && { name, title: because.title?.value ?? null, when };
  });
  return whole(causes);
}
