import type {
  ApprovalModel,
  CapModel,
  CooldownModel,
  LimitsModel,
  OnceModel,
} from '../../../dsl/model/limit.ts';
import { formatExactly, formatMoney, formatSpan } from '../../format.ts';
import { amountText } from '../amount.ts';
import { type Reading, titleOf } from '../reading.ts';
import { clauseKo } from './condition.ts';
import { codeKo, dimensionKo, dimensionsKo } from './dimension.ts';
import { withParticle } from './grammar.ts';

/** The limits of a whole playbook, a sentence each. */
export function guardKo(
  { cooldown, caps, once, approvals }: LimitsModel,
  reading: Reading,
): readonly string[] {
  return [
    ...(cooldown === null ? [] : [`한 번 움직이면 ${cooldownKo(cooldown, reading)} 않습니다.`]),
    ...caps.map((cap) => `한도: ${capKo(cap, 'playbook', reading)}.`),
    ...once.map((one) => `${onceKo(one, reading)}만 움직입니다.`),
    ...approvals.map((one) => `무엇이든 바꾸는 단계마다 ${approvalKo(one, reading)}.`),
  ];
}

/** Limits as phrases, as they stand behind an action or on the way to a playbook's body. */
export function limitPhrasesKo(
  { cooldown, caps, once, approvals }: LimitsModel,
  of: 'playbook' | 'action',
  reading: Reading,
): readonly string[] {
  return [
    ...(cooldown === null ? [] : [`${cooldownKo(cooldown, reading)} 않음`]),
    ...caps.map((cap) => capKo(cap, of, reading)),
    ...once.map((one) => `${onceKo(one, reading)}만`),
    ...approvals.map((one) => approvalKo(one, reading)),
  ];
}

function cooldownKo({ ms, per }: CooldownModel, reading: Reading): string {
  const whom = per.length === 0 ? '플레이북 전체가' : `같은 ${dimensionsKo(per, reading)}에는`;
  return `${whom} ${formatSpan(ms, 'ko')} 동안 다시 움직이지`;
}

/** Rolling where a span is said; else in one run of an action, in one incident of a playbook. */
function capKo(cap: CapModel, of: 'playbook' | 'action', reading: Reading): string {
  const span =
    cap.inMs === null
      ? of === 'action' && cap.noun !== 'money'
        ? '한 번 실행에'
        : '사건 하나에'
      : `${formatSpan(cap.inMs, 'ko')} 동안`;
  return `${span} ${amountKo(cap, reading)}${cap.per.length === 0 ? '' : ` (${dimensionsKo(cap.per, reading)}별로 셈)`}`;
}

function amountKo({ most, noun, target, of, currency }: CapModel, reading: Reading): string {
  switch (noun) {
    case 'money':
      return `비용 최대 ${formatMoney(most, currency ?? 'KRW', 'ko')}`;
    case 'share':
      return `${of === null ? '대상' : populationKo(of, reading)}의 최대 ${amountText(most, { kind: 'percent' }, 'ko')}`;
    case 'targets':
      // The number stands alone: whether riders are 명 or 대 is not known.
      return `${target === null ? '대상' : dimensionKo(target, reading)} 수 최대 ${number(most)}`;
    case 'runs':
      return `최대 ${number(most)}회 실행`;
    case 'times':
      return `최대 ${number(most)}회`;
  }
}

/** What a share is a share of: a table, or a dimension's plural. */
function populationKo(of: string, reading: Reading): string {
  return titleOf(of, 'sources', reading) ?? codeKo(of);
}

const number = (n: number): string => formatExactly(n, { kind: 'number', name: null }, 'ko');

function onceKo({ per, inMs }: OnceModel, reading: Reading): string {
  const whom = per.length === 0 ? '' : `${dimensionsKo(per, reading)}마다 `;
  return `${whom}${inMs === null ? '' : `${formatSpan(inMs, 'ko')}에 `}한 번`;
}

function approvalKo(approval: ApprovalModel, reading: Reading): string {
  const { from, when, withinMs, isDefault } = approval;
  const names =
    from.length === 2
      ? `${withParticle(from[0]!, '과', '와')} ${from[1]} 두 사람 모두의`
      : `${from.join(', ')}의`;
  const asked = when === null ? '' : `${clauseKo(when, 'if', reading)} (알 수 없을 때도) `;
  const lapse = approval.else.kind === 'skip' ? '건너뜀' : `${approval.else.to ?? '담당자'}에게 올림`;
  const said = isDefault ? ', 따로 정하지 않아 기본값' : '';
  return `${asked}${names} 승인이 필요함 (${formatSpan(withinMs, 'ko')} 안에 없으면 ${lapse}${said})`;
}
