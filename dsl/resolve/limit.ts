import type { CapModel, LimitsModel } from '../model/limit.ts';
import { say } from '../say.ts';
import type { Cap, Cooldown, Limit } from '../tree/limit.ts';
import type { QName } from '../tree/literal.ts';
import type { Context } from './context.ts';
import { didYouMean, listed } from './did-you-mean.ts';
import { firstWords, wordsOf } from './words-of.ts';

/** Limits with what the effect rules ask of them: what is written counts as said, also where it has a message. */
export interface WrittenLimits extends LimitsModel {
  readonly isCapped: boolean;
  readonly isCooled: boolean;
}

/**
 * @param place  in a guard a bare number counts runs and a cooldown is legal; on an action it counts times
 */
export function resolveLimits(
  limits: readonly Limit[],
  place: 'guard' | 'action',
  context: Context,
): WrittenLimits {
  const { report } = context;
  const caps: CapModel[] = [];
  let cooldown = null as Cooldown | null;
  for (const limit of limits) {
    switch (limit.kind) {
      case 'cooldown':
        if (place === 'guard') cooldown = limit;
        else report.notBuilt(firstWords(report.file, limit.span), 'cooldown', { label: say`on one action` });
        break;
      case 'cap': {
        const cap = resolveCap(limit, place, context);
        if (cap) caps.push(cap);
        break;
      }
      case 'once':
        report.notBuilt(firstWords(report.file, limit.span), 'once');
        break;
      case 'approval':
        report.notBuilt(firstWords(report.file, limit.span, 2), 'needs approval');
        break;
    }
  }
  return {
    cooldown: cooldown && {
      ms: cooldown.duration.ms,
      per: perOf(cooldown.per),
      perInstance: isPerInstance(cooldown.per, context),
    },
    caps,
    once: [],
    approvals: [],
    isCapped: limits.some((limit) => limit.kind === 'cap' || limit.kind === 'once'),
    isCooled: limits.some((limit) => limit.kind === 'cooldown' || limit.kind === 'once'),
  };
}

/** Shares of a population need its size, money needs prices: both are answered by name. */
function resolveCap(cap: Cap, place: 'guard' | 'action', context: Context): CapModel | null {
  const { report } = context;
  const { amount } = cap;
  if (cap.spend) return report.notBuilt(firstWords(report.file, cap.span), 'spend');
  if (amount.kind === 'percent') {
    const whole = `${amount.raw} of ${cap.of?.text ?? '…'}`;
    return report.notBuilt(amount.span, `at most ${whole}`, { label: say`a share of a population` });
  }
  if (amount.kind === 'money')
    return report.notBuilt(amount.span, `at most ${amount.raw}`, { label: say`a limit on money` });
  const noun = nounOf(cap, place, context);
  if (noun === null) return null;
  if (!Number.isInteger(amount.value) || amount.value < 0) {
    return report.error('OS1201', amount.span, say`\`at most\` takes a whole number`, {
      label: say`\`${amount.raw}\` is none`,
    });
  }
  const perInstance = isPerInstance(cap.per, context);
  return {
    most: amount.value,
    noun,
    target: null,
    of: null,
    currency: null,
    inMs: cap.in?.ms ?? null,
    per: perOf(cap.per),
    perInstance,
    text: wordsOf(report.file, cap.span),
  };
}

/** Anything that identifies something can be counted: the plural of an id kind or of a dimension is a target. */
function nounOf(
  cap: Cap,
  place: 'guard' | 'action',
  { knowledge, report }: Context,
): CapModel['noun'] | null {
  if (cap.noun === null) {
    if (cap.amount.kind === 'count') return cap.amount.unit === '회' ? 'times' : 'targets';
    return place === 'guard' ? 'runs' : 'times';
  }
  const word = cap.noun.text;
  if (word === 'runs' || word === 'run') return 'runs';
  if (word === 'times' || word === 'time') return 'times';
  const kinds = [...knowledge.sources.values()].flatMap(({ model }) =>
    model.fields.flatMap(({ type }) => (type.kind === 'id' && type.of !== null ? [type.of] : [])),
  );
  const isTarget = singularsOf(word).some((name) => kinds.includes(name) || knowledge.dimensions.has(name));
  if (isTarget) return 'targets';
  const known = ['runs', 'times', ...new Set(kinds.map((kind) => `${kind}s`))];
  return report.error('OS1101', cap.noun.span, say`\`at most\` cannot count \`${word}\``, {
    label: say`no id kind or dimension of that name`,
    notes: [say`it counts ${listed(known)}`],
    ...didYouMean(word, cap.noun.span, known),
  });
}

/** Dimensions of a `per`, alphabetical. */
function perOf(per: readonly QName[] | null): readonly string[] {
  return [...new Set((per ?? []).map((name) => name.text))].sort();
}

/** English plurals only: Korean nouns have none. */
function singularsOf(word: string): readonly string[] {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
}

/** Whether `per` names what the playbook binds: then the limit is each instance's own. */
function isPerInstance(per: readonly QName[] | null, { bound, row, changes, report }: Context): boolean {
  if (per === null || per.length === 0) return false;
  const written = per.map((name) => name.text).sort();
  const at = bound ?? [];
  if (written.join() === [...at].sort().join()) return true;
  // A trigger with a message of its own binds more than can be known here.
  if (changes === null) return false;
  // What `each` bound has a value for each of its fields.
  if (row !== null && per.every((name) => row.fields.some((field) => field.name === name.text))) return false;
  const first = per[0]!;
  const foreign = per.find((name) => !at.includes(name.text));
  if (foreign === undefined)
    report.notBuilt(first.span, `per ${written.join(', ')}`, {
      label: say`only a part of what \`when\` binds`,
    });
  else {
    report.error('OS1107', foreign.span, say`this playbook does not know a \`${foreign.text}\``, {
      label: say`not bound`,
      notes: [
        at.length === 0 ? say`its \`when\` binds nothing` : say`its \`when\` binds \`per ${at.join(', ')}\``,
      ],
    });
  }
  return false;
}
