import type { PlaybookModel, RaiseModel, Severity } from '../model/playbook.ts';
import type { StepModel } from '../model/step.ts';
import type { Condition, Trigger } from '../tree/condition.ts';
import type { Span, TextLiteral } from '../tree/literal.ts';
import type { BareRule, DuringClause, Guard, Playbook, Raise } from '../tree/playbook.ts';
import type { ExpectStatement, Statement } from '../tree/statement.ts';
import { createTally } from './act.ts';
import { bindingOf, rowOf } from './binding.ts';
import { labelsOf, wordOf } from './clause.ts';
import { resolveClock } from './clock.ts';
import { resolveCondition } from './condition.ts';
import { type Context, freeContext } from './context.ts';
import { checkCooling } from './cooling.ts';
import { whole } from './filter.ts';
import type { Knowledge } from './knowledge.ts';
import { modelOf, resolveLimits } from './limit.ts';
import { namesGiven } from './names-given.ts';
import { nested } from './nested.ts';
import type { Report } from './report.ts';
import { schedulesNamed } from './schedule.ts';
import { resolveBlock, resolveExpect } from './statement.ts';
import { hasChange, usesIn } from './trigger-facts.ts';
import { firstWords, placeOf } from './words-of.ts';

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
const MODES = ['off', 'shadow', 'live'] as const;

/** What a playbook and a bare rule have in common. */
interface Parts {
  readonly name: string;
  /** Where a message about something absent points. */
  readonly span: Span;
  /** Null where it is not known. */
  readonly when: Trigger | null;
  readonly unless: readonly Condition[];
  readonly during: readonly DuringClause[];
  readonly recoveredWhen: Condition | null;
  readonly raises: readonly Raise[];
  readonly guard: Guard | null;
  /** Where a guard could be put; null where none may stand. */
  readonly guardAt: number | null;
  readonly body: readonly Statement[];
  readonly expects: readonly ExpectStatement[];
}

/** A playbook with everything it names; null after a message about any part of it, holes aside. */
export function resolvePlaybook(
  playbook: Playbook,
  knowledge: Knowledge,
  report: Report,
): PlaybookModel | null {
  const { when, body } = playbook;
  report.declare(playbook.name.span, 'playbook', playbook.name.text);
  const severity = wordOf(playbook.severity, SEVERITIES, 'severity', report) ?? 'medium';
  const mode = wordOf(playbook.mode, MODES, 'mode', report) ?? 'shadow';
  const labels = labelsOf(playbook.labels, report);
  if (when === null || body === null) return report.spoil();
  const { text: name, span } = playbook.name;
  const common = resolveParts(
    { ...playbook, name, span, when, body, guardAt: when.span.end },
    knowledge,
    report,
  );
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
        labels,
        severity,
        mode,
        place: placeOf(report.file, playbook.span.start),
      },
      playbook.name.span,
    )
  );
}

/** Looks at all that is there of a playbook, of which the `when` or the body may not be known. */
export function lookInto(rest: Playbook, knowledge: Knowledge, report: Report): void {
  const { text: name, span } = rest.name;
  wordOf(rest.severity, SEVERITIES, 'severity', report);
  wordOf(rest.mode, MODES, 'mode', report);
  resolveParts({ ...rest, name, span, body: rest.body ?? [], guardAt: null }, knowledge, report);
}

/** A bare rule is a playbook in shadow, named by its place: `playbooks/a.play:3`. */
export function resolveRule(rule: BareRule, knowledge: Knowledge, report: Report): PlaybookModel | null {
  const place = placeOf(report.file, rule.span.start);
  const span = firstWords(report.file, rule.span);
  const parts: Parts = {
    name: place,
    span,
    when: rule.when,
    unless: [],
    during: [],
    recoveredWhen: null,
    raises: [],
    guard: null,
    guardAt: null,
    body: rule.body,
    expects: [],
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
  const condition = parts.when?.condition ?? null;
  const clock = parts.when?.kind === 'clock' ? resolveClock(parts.when, knowledge, report) : null;
  const bound = bindingOf(condition === null ? [] : [condition], knowledge, report);
  const statements = [...parts.body, ...parts.expects];
  const tally = createTally();
  const outside: Context = {
    ...freeContext(knowledge, report),
    bound,
    playbook: parts.name,
    row: condition && rowOf(condition, knowledge),
    named: namesGiven(statements, report),
    tally,
  };
  // The trigger has told its own binding: `bound: null` here would take every dimension, so it is handed in.
  const trigger = condition && resolveCondition(condition, outside);
  // Where the trigger is per something that its metric has not, everything behind it would only say so again; where
  // it is per nothing, what it binds may be just what cannot be read of it.
  const isBindingLost =
    parts.when === null ||
    (trigger === null &&
      condition !== null &&
      (bound.length === 0 || bound.some((name) => report.isWithout(`per ${name}`))));
  const context: Context = {
    ...outside,
    bound: isBindingLost ? null : bound,
    trigger: condition,
    triggerUses: trigger === null ? [] : usesIn(trigger),
    // Without a condition nothing is compared; one that could not be resolved may compare with anything.
    changes: trigger !== null ? hasChange(trigger) : parts.when !== null && condition === null ? false : null,
  };
  const unless = whole(parts.unless.map((one) => resolveCondition(one, context)));
  const during = duringOf(parts.during, knowledge, report);
  const recovered = parts.recoveredWhen && resolveCondition(parts.recoveredWhen, context);
  const raises = whole(parts.raises.map((one) => resolveRaise(one, context)));
  const limits = resolveLimits(parts.guard?.limits ?? [], 'guard', targetsIn(statements, knowledge), context);
  const { steps: body, after } = resolveBlock(parts.body, limits, context);
  const expects = whole(parts.expects.map((one) => resolveExpect(one, limits, after)));
  checkCooling({ ...parts, bound }, limits, tally, report);
  if (body === null || unless === null || raises === null || expects === null || report.isBroken())
    return report.spoil();
  return {
    name: parts.name,
    by: bound,
    clock,
    trigger,
    unless,
    ...during,
    recovered,
    raises,
    guard: modelOf(limits),
    body,
    expects,
    hole: hasHole([...body, ...expects]),
  };
}

/** `only during a, b` and `except during c`, each kind in the order written. */
function duringOf(
  clauses: readonly DuringClause[],
  knowledge: Knowledge,
  report: Report,
): Pick<PlaybookModel, 'onlyDuring' | 'exceptDuring'> {
  const named = (kind: DuringClause['kind']): readonly string[] =>
    clauses.flatMap((clause) =>
      clause.kind === kind ? (schedulesNamed(clause.schedules, knowledge, report) ?? []) : [],
    );
  return { onlyDuring: named('only'), exceptDuring: named('except') };
}

function resolveRaise({ to, when, span }: Raise, context: Context): RaiseModel | null {
  const { report } = context;
  const severity: Severity | null = wordOf(to, SEVERITIES, 'severity', report);
  const condition = resolveCondition(when, context);
  return severity && condition && report.mark({ to: severity, when: condition }, span);
}

/** Kinds of what the actions of a body reach, for limits that count per one of them; null where one is unknown. */
function targetsIn(
  statements: readonly Statement[],
  { catalog, scope }: Knowledge,
): ReadonlySet<string> | null {
  const found = new Set<string>();
  const opened = new Set<string>();
  let isKnown = true;
  const visit = (body: readonly Statement[]): void => {
    for (const statement of nested(body)) {
      if (statement.kind !== 'do') continue;
      const { text } = statement.call.name;
      const verb = catalog.verbs.find(({ name }) => name === text);
      for (const { targets } of verb?.arguments ?? []) if (targets !== null) found.add(targets);
      const declared = scope.find(text)?.node;
      if (declared?.kind !== 'define-routine') isKnown &&= verb !== undefined;
      else if (!opened.has(text)) {
        opened.add(text);
        visit(declared.body);
      }
    }
  };
  visit(statements);
  return isKnown ? found : null;
}

/** Whether a hole stands anywhere in these steps, routines included. */
function hasHole(steps: readonly StepModel[]): boolean {
  return steps.some(holds);
}

function holds(step: StepModel): boolean {
  switch (step.kind) {
    case 'hole':
      return true;
    case 'if':
      return step.branches.some((branch) => hasHole(branch.body)) || hasHole(step.otherwise ?? []);
    case 'otherwise':
    case 'always':
    case 'routine':
      return hasHole(step.body);
    case 'do':
      return hasHole(step.onFailure ?? []);
    case 'expect':
      return hasHole(step.else ?? []);
    case 'check':
    case 'track':
    case 'escalate':
    case 'wait':
      return false;
  }
}

function textOf(text: TextLiteral | null): string | null {
  return text?.value ?? null;
}
