import type {
  ApprovalModel,
  CapModel,
  CooldownModel,
  LimitsModel,
  OnceModel,
} from '../../../dsl/model/limit.ts';
import { formatExactly, formatMoney, formatSpan } from '../../format.ts';
import { amountText } from '../amount.ts';
import type { Reading } from '../reading.ts';
import { clauseEn } from './condition.ts';
import { listEn } from './list.ts';

/** The limits of a whole playbook, a sentence each. */
export function guardEn(
  { cooldown, caps, once, approvals }: LimitsModel,
  reading: Reading,
): readonly string[] {
  return [
    ...(cooldown === null ? [] : [`After it acted it waits ${cooldownEn(cooldown)}.`]),
    ...caps.map((cap) => `Limit: ${capEn(cap, 'playbook')}.`),
    ...once.map((one) => `It acts ${onceEn(one)}.`),
    ...approvals.map((one) => `Every step that changes something needs ${approvalEn(one, reading)}.`),
  ];
}

/** Limits as phrases, as they stand behind an action or on the way to a playbook's body. */
export function limitPhrasesEn(
  { cooldown, caps, once, approvals }: LimitsModel,
  of: 'playbook' | 'action',
  reading: Reading,
): readonly string[] {
  return [
    ...(cooldown === null ? [] : [`waits ${cooldownEn(cooldown)}`]),
    ...caps.map((cap) => capEn(cap, of)),
    ...once.map(onceEn),
    ...approvals.map((one) => `needs ${approvalEn(one, reading)}`),
  ];
}

function cooldownEn({ ms, per }: CooldownModel): string {
  const whom = per.length === 0 ? 'for the whole playbook' : `for the same ${per.join(' and ')}`;
  return `${formatSpan(ms, 'en')} before it acts again, ${whom}`;
}

/** Rolling where a span is said; else in one run of an action, in one incident of a playbook. */
function capEn(cap: CapModel, of: 'playbook' | 'action'): string {
  const span =
    cap.inMs === null
      ? of === 'action' && cap.noun !== 'money'
        ? ' in one run'
        : ' in one incident'
      : ` in ${formatSpan(cap.inMs, 'en')}`;
  const each = cap.per.length === 0 ? '' : `, counted for each ${cap.per.join(' and ')}`;
  return `${amountEn(cap)}${span}${each}`;
}

function amountEn({ most, noun, target, of, currency }: CapModel): string {
  switch (noun) {
    case 'money':
      return `spends at most ${formatMoney(most, currency ?? 'KRW', 'en')}`;
    case 'share':
      return `at most ${amountText(most, { kind: 'percent' }, 'en')} of ${of ?? 'its targets'}`;
    case 'targets':
      return `at most ${count(most)} ${target === null ? 'targets' : most === 1 ? target : plural(target)}`;
    case 'runs':
    case 'times':
      return `at most ${count(most)} ${most === 1 ? noun.slice(0, -1) : noun}`;
  }
}

const count = (n: number): string => formatExactly(n, { kind: 'count' }, 'en');

/** `delivery` is `deliveries`; names that are not English stay as they are. */
function plural(word: string): string {
  if (!/^[a-z_]+$/i.test(word)) return word;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function onceEn({ per, inMs }: OnceModel): string {
  const whom = per.length === 0 ? '' : ` for each ${per.join(' and ')}`;
  return inMs === null ? `only once${whom}` : `once${whom} in ${formatSpan(inMs, 'en')}`;
}

function approvalEn(approval: ApprovalModel, reading: Reading): string {
  const { from, when, withinMs, isDefault } = approval;
  const whom = from.length === 2 ? `both ${listEn(from, 'and')}` : listEn(from, 'and');
  const asked = when === null ? '' : ` if ${clauseEn(when, reading)} (or that is not known)`;
  const lapse =
    approval.else.kind === 'skip' ? 'it is skipped' : `${approval.else.to ?? 'the owner'} is called in`;
  const said = isDefault ? ', as nothing else is said' : '';
  return `the approval of ${whom}${asked} within ${formatSpan(withinMs, 'en')}, else ${lapse}${said}`;
}
