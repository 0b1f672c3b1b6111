import type { CapModel, LimitsModel } from '../../dsl/model/limit.ts';
import type { Limits } from '../limit.ts';
import type { Asker } from './condition.ts';
import { notRunnable } from './not-runnable.ts';
import { compilePopulation } from './population.ts';

/** Limits as the engine keeps them: caps that count, and budgets. Approvals are statements of their own. */
export function compileLimits({ cooldown, caps, once }: LimitsModel, ask: Asker): Limits {
  return {
    cooldown: cooldown && { ms: cooldown.ms, per: cooldown.per },
    caps: caps.flatMap(compileCap),
    budgets: caps.flatMap(compileBudget),
    shares: caps.flatMap((cap) => compileShare(cap, ask)),
    once: once.map(({ per, inMs, text: said }) => ({ inMs, per, text: said })),
  };
}

function compileCap({ most, noun, target, inMs, per, text }: CapModel): Limits['caps'] {
  if (noun === 'money' || noun === 'share') return [];
  return [{ noun, most, target, inMs, per, text }];
}

function compileShare({ most, noun, of, target, inMs, per, text }: CapModel, ask: Asker): Limits['shares'] {
  if (noun !== 'share') return [];
  if (of === null || target === null) return notRunnable(text);
  return [{ most, target, inMs, per, text, ...compilePopulation(of, target, ask) }];
}

function compileBudget({ most, noun, currency, inMs, per, text }: CapModel): Limits['budgets'] {
  return noun === 'money' && currency !== null ? [{ most, currency, inMs, per, text }] : [];
}
