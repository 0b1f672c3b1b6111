import type { CapModel, CooldownModel, LimitsModel, OnceModel } from '../model/limit.ts';
import type { Limit } from '../tree/limit.ts';
import type { Span } from '../tree/literal.ts';
import { resolveApproval } from './approval.ts';
import { resolveCap } from './cap.ts';
import type { Context } from './context.ts';
import { limitPer } from './limit-per.ts';
import type { Report } from './report.ts';
import { wordsOf } from './words-of.ts';

/** Limits with what the effect rules ask of them: what is written counts as said, also where it has a message. */
export interface WrittenLimits extends LimitsModel {
  readonly isCapped: boolean;
  readonly isCooled: boolean;
  /** Where limits on money stand. */
  readonly spends: readonly Spend[];
}

/** A limit on money, with the place of its amount. */
export interface Spend {
  readonly currency: string;
  readonly raw: string;
  readonly span: Span;
  readonly report: Report;
}

/** No limits at all. */
export const noLimits: WrittenLimits = {
  cooldown: null,
  caps: [],
  once: [],
  approvals: [],
  isCapped: false,
  isCooled: false,
  spends: [],
};

/**
 * @param place  in a guard a bare number counts runs, on an action it counts times
 * @param targets  kinds of what the limited actions reach: `per` may name them as well as what `when` binds; null: not known
 */
export function resolveLimits(
  limits: readonly Limit[],
  place: 'guard' | 'action',
  targets: ReadonlySet<string> | null,
  context: Context,
): WrittenLimits {
  const { report } = context;
  let cooldown: CooldownModel | null = null;
  const caps: CapModel[] = [];
  const once: OnceModel[] = [];
  const approvals: LimitsModel['approvals'][number][] = [];
  const spends: Spend[] = [];
  for (const limit of limits) {
    switch (limit.kind) {
      case 'cooldown': {
        const per = limitPer(limit.per, targets, context);
        cooldown = report.mark({ ms: limit.duration.ms, ...per }, limit.span);
        break;
      }
      case 'cap': {
        const cap = resolveCap(limit, place, targets, context);
        if (cap) caps.push(report.mark(cap, limit.span));
        const { amount } = limit;
        if (amount.kind === 'money') {
          spends.push({ currency: amount.currency, raw: amount.raw, span: amount.span, report });
        }
        break;
      }
      case 'once': {
        const { per } = limitPer(limit.per, targets, context);
        const text = wordsOf(report.file, limit.span);
        once.push(report.mark({ per, inMs: limit.in?.ms ?? null, text }, limit.span));
        break;
      }
      case 'approval': {
        const approval = resolveApproval(limit, context);
        if (approval) approvals.push(report.mark(approval, limit.span));
        break;
      }
    }
  }
  return {
    ...{ cooldown, caps, once, approvals, spends },
    isCapped: limits.some((limit) => limit.kind === 'cap' || limit.kind === 'once'),
    isCooled: limits.some((limit) => limit.kind === 'cooldown' || limit.kind === 'once'),
  };
}

/** The model of limits, without what was only asked of their text. */
export function modelOf({ cooldown, caps, once, approvals }: WrittenLimits): LimitsModel {
  return { cooldown, caps, once, approvals };
}
