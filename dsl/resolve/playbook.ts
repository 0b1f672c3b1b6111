import type { ConditionModel } from '../model/condition.ts';
import type { MetricUse } from '../model/metric.ts';
import type { PlaybookModel } from '../model/playbook.ts';
import { say } from '../say.ts';
import type { Condition, Trigger } from '../tree/condition.ts';
import type { Name, QName, Span, TextLiteral } from '../tree/literal.ts';
import type { BareRule, Guard, Playbook } from '../tree/playbook.ts';
import type { Statement } from '../tree/statement.ts';
import { bindingOf, rowOf } from './binding.ts';
import { resolveCondition } from './condition.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { isMutating } from './effect.ts';
import { whole } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import { resolveLimits, type WrittenLimits } from './limit.ts';
import type { Report } from './report.ts';
import { resultsIn } from './result.ts';
import { hasHole, resolveSteps } from './statement.ts';
import { firstWords, placeOf } from './words-of.ts';

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
const MODES = ['off', 'shadow', 'live'] as const;

/** What a playbook and a bare rule have in common. */
interface Parts {
  readonly name: string;
  /** Where a message about something absent points. */
  readonly span: Span;
  readonly when: Trigger;
  readonly unless: readonly Condition[];
  readonly recoveredWhen: Condition | null;
  readonly guard: Guard | null;
  readonly body: readonly Statement[];
}

/** A playbook with everything it names; null after a message about any part of it, holes aside. */
export function resolvePlaybook(
  playbook: Playbook,
  knowledge: Knowledge,
  report: Report,
): PlaybookModel | null {
  const { when, body } = playbook;
  for (const clause of playbook.during) {
    report.notBuilt(firstWords(report.file, clause.span, 2), `${clause.kind} during`);
  }
  for (const raise of playbook.raises) report.notBuilt(firstWords(report.file, raise.span), 'raise');
  for (const expect of playbook.expects) report.notBuilt(firstWords(report.file, expect.span), 'expect');
  const severity = wordOf(playbook.severity, SEVERITIES, 'severity', report) ?? 'medium';
  const mode = wordOf(playbook.mode, MODES, 'mode', report) ?? 'shadow';
  if (when === null || body === null) return report.spoil();
  const parts = { ...playbook, name: playbook.name.text, span: playbook.name.span, when, body };
  const common = resolveParts(parts, knowledge, report);
  report.declare(playbook.name.span, 'playbook', playbook.name.text);
  return (
    common &&
    report.mark(
      {
        ...common,
        title: textOf(playbook.title),
        about: textOf(playbook.about),
        owner: textOf(playbook.owner),
        runbook: textOf(playbook.runbook),
        deprecated: textOf(playbook.deprecated),
        labels: {},
        severity,
        mode,
        place: placeOf(report.file, playbook.span.start),
      },
      playbook.name.span,
    )
  );
}

/** A bare rule is a playbook in shadow, named by its place: `playbooks/a.play:3`. */
export function resolveRule(rule: BareRule, knowledge: Knowledge, report: Report): PlaybookModel | null {
  const place = placeOf(report.file, rule.span.start);
  const span = firstWords(report.file, rule.span);
  const parts = {
    name: place,
    span,
    when: rule.when,
    unless: [],
    recoveredWhen: null,
    guard: null,
    body: rule.body,
  };
  const common = resolveParts(parts, knowledge, report);
  const said = {
    title: null,
    about: null,
    owner: null,
    runbook: null,
    deprecated: null,
    labels: {},
    severity: 'medium',
    mode: 'shadow',
    place,
  } as const;
  return common && report.mark({ ...common, ...said }, span);
}

type Common = Omit<
  PlaybookModel,
  'title' | 'about' | 'owner' | 'runbook' | 'deprecated' | 'labels' | 'severity' | 'mode' | 'place'
>;

/**
 * Order matters: the trigger says what is bound and whether there is a baseline, and everything after it
 * leans on that.
 */
function resolveParts(parts: Parts, knowledge: Knowledge, report: Report): Common | null {
  const condition = parts.when.condition;
  if (parts.when.kind === 'clock')
    report.notBuilt(firstWords(report.file, parts.when.span, 2), `at ${parts.when.at.raw}`);
  const bound = bindingOf(condition === null ? [] : [condition], knowledge, report);
  const results = resultsIn(parts.body, knowledge);
  const outside: Context = {
    knowledge,
    report,
    bound,
    playbook: parts.name,
    row: condition && rowOf(condition, knowledge),
    causes: null,
    results,
    triggerUses: [],
    changes: null,
  };
  // The trigger has told its own binding: `bound: null` here would take every dimension, so it is handed in.
  const trigger = condition && resolveCondition(condition, outside);
  const context: Context = {
    ...outside,
    triggerUses: trigger === null ? [] : usesIn(trigger),
    changes: trigger === null ? null : hasChange(trigger),
  };
  const unless = whole(parts.unless.map((one) => resolveCondition(one, context)));
  const recovered = parts.recoveredWhen && resolveCondition(parts.recoveredWhen, context);
  const guard = resolveLimits(parts.guard?.limits ?? [], 'guard', context);
  const body = resolveSteps(parts.body, guard, context);
  checkCooldown(parts, guard, context);
  if (trigger === null || unless === null || body === null || report.isBroken()) return report.spoil();
  const hole = hasHole(parts.body);
  return {
    name: parts.name,
    by: bound,
    trigger,
    unless,
    recovered,
    clock: null,
    onlyDuring: [],
    exceptDuring: [],
    raises: [],
    guard: { cooldown: guard.cooldown, caps: guard.caps, once: guard.once, approvals: guard.approvals },
    expects: [],
    body,
    hole,
  };
}

/** OS2302, at the playbook's name: what changes the world must not be repeated at once. */
function checkCooldown(
  { body, span, name }: Parts,
  guard: WrittenLimits,
  { knowledge, report, bound }: Context,
): void {
  if (guard.isCooled) return;
  const called = callsIn(body).map((call) => knowledge.catalog.verbs.find((verb) => verb.name === call.text));
  const verb = called.find((one) => one !== undefined && isMutating(one));
  if (verb === undefined) return;
  const per = bound === null || bound.length === 0 ? '' : ` per ${bound.join(', ')}`;
  report.error('OS2302', span, say`nothing keeps \`${name}\` from acting again and again`, {
    label: say`no cooldown`,
    notes: [say`it does \`${verb.name}\`, which changes ${verb.changes}`],
    help: say`guard { cooldown 30m${per} }`,
  });
}

/** Names of the actions anywhere in a body, but those that limit themselves by `once`. */
function callsIn(statements: readonly Statement[]): readonly QName[] {
  return statements.flatMap((statement): readonly QName[] => {
    switch (statement.kind) {
      case 'do':
        return statement.limits.some((limit) => limit.kind === 'once') ? [] : [statement.call.name];
      case 'if':
        return [
          ...statement.branches.flatMap((branch) => callsIn(branch.body)),
          ...callsIn(statement.else ?? []),
        ];
      case 'otherwise':
      case 'always':
        return callsIn(statement.body);
      default:
        return [];
    }
  });
}

/** Metrics that the leaves of a trigger read, in the order written. */
function usesIn(condition: ConditionModel): readonly MetricUse[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(usesIn);
    case 'not':
    case 'hold':
      return usesIn(condition.of);
    case 'sequence':
      return [condition.first, ...condition.steps.map((step) => step.of)].flatMap(usesIn);
    case 'leaf':
      return condition.operand.kind === 'metric' ? [condition.operand.use] : [];
    default:
      return [];
  }
}

/** Whether any leaf compares with a baseline, so that `{drop}` has a value. */
function hasChange(condition: ConditionModel): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.some(hasChange);
    case 'not':
    case 'hold':
      return hasChange(condition.of);
    case 'sequence':
      return [condition.first, ...condition.steps.map((step) => step.of)].some(hasChange);
    case 'leaf':
      return condition.test.kind === 'change' || condition.test.kind === 'anomalous';
    default:
      return false;
  }
}

/** A word out of a closed set; OS1104 with the set where it is another. */
function wordOf<T extends string>(
  name: Name | null,
  known: readonly T[],
  clause: string,
  report: Report,
): T | null {
  if (name === null) return null;
  const word = known.find((value) => value === name.text);
  return (
    word ??
    report.error('OS1104', name.span, say`\`${clause}\` is never \`${name.text}\``, {
      label: say`unknown ${clause}`,
      notes: [say`it is one of ${listed(known)}`],
      ...didYouMean(name.text, name.span, known),
    })
  );
}

function textOf(text: TextLiteral | null): string | null {
  return text?.value ?? null;
}
