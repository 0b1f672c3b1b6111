import type { CauseModel, CheckModel } from '../model/step.ts';
import { say } from '../say.ts';
import type { Because, CheckStatement } from '../tree/statement.ts';
import { resolveCondition } from './condition.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { whole } from './filter.ts';
import { describe } from './scope.ts';

/** The checks of one statement, and the causes that it makes known: name → name of the declaration. */
export interface CheckedModel {
  readonly checks: readonly CheckModel[] | null;
  readonly causes: ReadonlyMap<string, string>;
  /** Title → name of the causes that have one. */
  readonly titles: ReadonlyMap<string, string>;
  /** True where a check is unknown, so that any cause may be one of its. */
  readonly open: boolean;
}

/** `check a, b` by name, or one check with its causes written on the spot. */
export function resolveCheck(statement: CheckStatement, context: Context): CheckedModel {
  const { knowledge, report } = context;
  if (statement.causes !== null) {
    const name = statement.names[0]?.text ?? 'check';
    const owner = context.playbook ?? name;
    const causes = resolveCauses(statement.causes, owner, context);
    return {
      checks: causes && [report.mark({ name, title: null, causes }, statement.span)],
      causes: new Map(namesIn(statement.causes, owner)),
      titles: new Map(titlesIn(statement.causes)),
      open: false,
    };
  }
  const known = new Map<string, string>();
  const titles = new Map<string, string>();
  let open = false;
  const checks = statement.names.map((name): CheckModel | null => {
    const declared = knowledge.scope.find(name.text);
    if (declared?.node.kind === 'define-check') {
      report.refer(name.span, 'check', name.text);
      for (const [cause, full] of namesIn(declared.node.causes, name.text)) known.set(cause, full);
      for (const [title, cause] of titlesIn(declared.node.causes)) titles.set(title, cause);
      const there = { ...context, report: report.in(declared.file) };
      const causes = resolveCauses(declared.node.causes, name.text, there);
      return causes && report.mark({ name: name.text, title: declared.title, causes }, name.span);
    }
    open = true;
    if (declared?.node.kind === 'broken') return report.spoil();
    const names = knowledge.scope.all
      .filter(({ node }) => node.kind === 'define-check')
      .map((one) => one.name);
    return report.error('OS1101', name.span, say`there is no check called \`${name.text}\``, {
      label: say`not defined in this project`,
      notes: declared ? [say`it is ${describe(declared)}`] : [],
      ...didYouMean(name.text, name.span, names, knowledge.scope),
    });
  });
  return { checks: whole(checks), causes: known, titles, open };
}

/** Each cause with the name of its declaration. */
function namesIn(becauses: readonly Because[], owner: string): readonly (readonly [string, string])[] {
  return becauses.map(({ cause }) => [cause.text, `${owner}.${cause.text}`]);
}

function titlesIn(becauses: readonly Because[]): readonly (readonly [string, string])[] {
  return becauses.flatMap(({ cause, title }) => (title === null ? [] : [[title.value, cause.text] as const]));
}

/**
 * The causes of a check, each name once; null after a message about any of them.
 *
 * @param owner  the check, or the playbook that writes them on the spot
 */
export function resolveCauses(
  becauses: readonly Because[],
  owner: string,
  context: Context,
): readonly CauseModel[] | null {
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
    context.report.declare(because.cause.span, 'cause', `${owner}.${name}`);
    // A cause is judged before there are causes: it cannot ask for one.
    const when = resolveCondition(because.when, { ...context, causes: null });
    return when && context.report.mark({ name, title: because.title?.value ?? null, when }, because.span);
  });
  return whole(causes);
}
