import type { CapModel, LimitsModel } from '../../dsl/model/limit.ts';
import type { Limits } from '../limit.ts';
import { notRunnable } from './not-runnable.ts';

/** Limits as the engine keeps them: caps that count, and budgets. Approvals are statements of their own. */
export function compileLimits({ cooldown, caps, once }: LimitsModel): Limits {
  return {
    cooldown: cooldown && { ms: cooldown.ms, per: cooldown.per },
    caps: caps.flatMap(compileCap),
    budgets: caps.flatMap(compileBudget),
    once: once.map(({ per, inMs, text: said }) => ({ inMs, per, text: said })),
  };
}

function compileCap({ most, noun, target, inMs, per, text }: CapModel): Limits['caps'] {
  if (noun === 'money') return [];
  if (noun === 'share') return notRunnable(noun);
  return [{ noun, most, target, inMs, per, text }];
}

function compileBudget({ most, noun, currency, inMs, per, text }: CapModel): Limits['budgets'] {
  return noun === 'money' && currency !== null ? [{ most, currency, inMs, per, text }] : [];
}
