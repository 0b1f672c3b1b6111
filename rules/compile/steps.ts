import type { CapModel } from '../../dsl/model/limit.ts';
import type { CheckModel, DoModel, ExpectModel, StepModel, TrackModel } from '../../dsl/model/step.ts';
import type { Check, Do, Expect, Step, Track } from '../playbook.ts';
import { compileApprovals } from './approval.ts';
import { compileArguments } from './argument.ts';
import { type Asker, compileCondition } from './condition.ts';
import { compileConsent, consentOfAudience } from './consent.ts';
import { compileLimits } from './limit.ts';
import { notRunnable } from './not-runnable.ts';

/**
 * Statements with their paths: `2` is the second statement, `2.if1` its first branch, `2.if1.3` the third statement
 * in there, `2.else.1` the first of its `else`, `3.1` the first inside an `otherwise`.
 *
 * @param prefix  path of the block that holds them, with its dot; empty for the body
 */
export function compileSteps(models: readonly StepModel[], prefix: string, ask: Asker): readonly Step[] {
  return models.flatMap((model, index) => {
    const path = `${prefix}${index + 1}`;
    // A routine is its statements, in place.
    return model.kind === 'routine'
      ? compileSteps(model.body, `${path}.`, ask)
      : [compileStep(model, path, ask)];
  });
}

function compileStep(model: StepModel, path: string, ask: Asker): Step {
  switch (model.kind) {
    case 'check':
      return { kind: 'check', path, checks: model.checks.map((check) => compileCheck(check, ask)) };
    case 'if':
      return {
        kind: 'if',
        path,
        branches: model.branches.map((branch, index) => {
          const at = `${path}.if${index + 1}`;
          const when = compileCondition(branch.when, at, ask);
          return { path: at, when, text: branch.text, body: compileSteps(branch.body, `${at}.`, ask) };
        }),
        otherwise: model.otherwise === null ? null : compileSteps(model.otherwise, `${path}.else.`, ask),
      };
    case 'otherwise':
      return { kind: 'otherwise', path, body: compileSteps(model.body, `${path}.`, ask) };
    case 'always':
      return { kind: 'always', path, body: compileSteps(model.body, `${path}.`, ask) };
    case 'wait':
      return { kind: 'wait', path, ms: model.ms };
    case 'escalate':
      return { kind: 'escalate', path, to: model.to };
    case 'expect':
      return compileExpect(model, path, false, ask);
    case 'track':
      return compileTrack(model, path, ask);
    case 'hole':
      return { kind: 'hole', path };
    case 'do':
      return compileDo(model, path, ask);
    default:
      return notRunnable(model.kind);
  }
}

/**
 * @param beside  written beside `then`, where it counts from the firing
 */
export function compileExpect(model: ExpectModel, path: string, beside: boolean, ask: Asker): Expect {
  return {
    kind: 'expect',
    path,
    condition: model.condition === null ? null : compileCondition(model.condition, path, ask),
    withinMs: model.withinMs,
    fromFiring: beside || model.condition === null,
    beside,
    otherwise: model.else === null ? [] : compileSteps(model.else, `${path}.else.`, ask),
  };
}

/** The metric is of the instance. Its window is no value of the body: nobody asks for it before its time. */
function compileTrack(
  { metric, pass, forMs, holdoutRatio, as }: TrackModel,
  path: string,
  ask: Asker,
): Track {
  const by = ask.by.filter((dimension) => metric.per.includes(dimension));
  return {
    kind: 'track',
    path,
    window: ask.rowWindow({ metric, by, slice: null, overMs: metric.overMs }),
    countsFromZero: metric.kind === 'fold' && (metric.aggregate === 'count' || metric.aggregate === 'sum'),
    pass,
    forMs,
    holdoutRatio,
    as,
  };
}

/** Causes are judged by themselves, so their conditions are named by check and cause, not by path. */
function compileCheck(model: CheckModel, ask: Asker): Check {
  return {
    name: model.name,
    title: model.title,
    causes: model.causes.map(({ name, title, when }) => ({
      name,
      title,
      when: compileCondition(when, `${model.name}.${name}`, ask),
    })),
  };
}

/** The undo keeps its own arguments: it is stored before the act (R18). */
function compileDo(
  { verb, args, as, limits, consent, until, undo, timeoutMs, retry, onFailure, text }: DoModel,
  path: string,
  ask: Asker,
): Do {
  const compiled = compileArguments(args, ask, consentOfAudience(consent));
  const reachesMany = compiled.some(({ value }) => value.kind === 'audience');
  const shares = reachesMany
    ? limits.caps.filter(({ noun, inMs, per }) => noun === 'share' && inMs === null && per.length === 0)
    : [];
  return {
    kind: 'do',
    path,
    verb,
    args: compiled,
    ...(as === null ? {} : { as }),
    limits: ask.limits(
      compileLimits({ ...limits, caps: limits.caps.filter((cap) => !shares.includes(cap)) }, ask),
    ),
    ...(shares.length === 0 ? {} : { shares: shares.map(shareOf) }),
    ...compileApprovals(limits.approvals, path, ask),
    ...compileConsent(consent, ask),
    until: until && { recovered: until.recovered, afterMs: until.afterMs },
    undo: undo && { verb: undo.verb, args: compileArguments(undo.args, ask) },
    ...(timeoutMs === null ? {} : { timeoutMs }),
    ...(retry === null ? {} : { retry }),
    ...(onFailure === null ? {} : { onFailure: compileSteps(onFailure, `${path}.failed.`, ask) }),
    text,
  };
}

function shareOf({ most, target, text }: CapModel): NonNullable<Do['shares']>[number] {
  return { ratio: most, kind: target, text };
}
