import type { Bundle } from '../bundle.ts';
import type { Condition } from '../condition.ts';
import { formatSpan } from '../format.ts';
import type { Cap, Do, Playbook, Step } from '../playbook.ts';
import { checksOf } from './facts.ts';
import { conditionKo, guardsKo } from './korean-condition.ts';
import type { BoundBundle } from './scope.ts';
import { argumentsText } from './text-of.ts';

/** How a cause is called in Korean. */
type CauseTitle = (name: string) => string;

/** A playbook read back in Korean, one paragraph a line, steps indented by two blanks a level. */
export function describeKo(playbook: Playbook, of: Bundle): readonly string[] {
  const bundle: BoundBundle = { ...of, by: playbook.by };
  const titles = new Map(
    checksOf(playbook).flatMap((check) =>
      check.causes.map((cause) => [cause.name, cause.title ?? cause.name]),
    ),
  );
  const title: CauseTitle = (name) =>
    titles.get(name) ?? { unknown: '알 수 없음', unchecked: '확인 못 함' }[name] ?? name;
  const per = playbook.by.length === 0 ? '' : `${playbook.by.join(', ')}별로, `;
  const starts = `${per}${conditionKo(playbook.trigger, 'if', bundle, title)} 시작합니다.`;
  return [
    playbook.title === null ? playbook.name : `${playbook.title} (${playbook.name})`,
    guarded(starts, playbook.trigger, bundle),
    ...playbook.unless.map((condition) =>
      guarded(`${conditionKo(condition, 'if', bundle, title)} 시작하지 않습니다.`, condition, bundle),
    ),
    recovery(playbook, bundle, title),
    ...limits(playbook),
    '하는 일:',
    ...steps(playbook.body, 1, bundle, title),
    mode(playbook),
  ];
}

/** A sentence with the sample guards of its condition after it. */
function guarded(sentence: string, condition: Condition, bundle: BoundBundle): string {
  return [sentence, ...guardsKo(condition, bundle)].join(' ');
}

/** How it ends, also where the author left it to R7. */
function recovery({ recovered, recoverMs }: Playbook, bundle: BoundBundle, title: CauseTitle): string {
  if (recovered !== null) {
    const ends = `${conditionKo(recovered, 'if', bundle, title)} 회복된 것으로 봅니다.`;
    return guarded(ends, recovered, bundle);
  }
  return `시작 조건이 ${formatSpan(recoverMs, 'ko')} 동안 확실히 거짓이면 회복된 것으로 봅니다.`;
}

/** Limits of the whole playbook; those of one action stand beside it. */
function limits({ cooldownMs, cooldownPerInstance, caps, by }: Playbook): readonly string[] {
  const whole = cooldownPerInstance && by.length > 0 ? `같은 ${by.join(', ')}에는` : '플레이북 전체가';
  return [
    ...(cooldownMs === null
      ? []
      : [`한 번 움직이면 ${whole} ${formatSpan(cooldownMs, 'ko')} 동안 다시 움직이지 않습니다.`]),
    ...caps.map((cap) => `한도: ${capKo(cap)}${cap.perInstance ? ' (각각 셈)' : ''}.`),
  ];
}

function steps(
  list: readonly Step[],
  level: number,
  bundle: BoundBundle,
  title: CauseTitle,
): readonly string[] {
  return list.flatMap((step) => stepLines(step, level, bundle, title));
}

/** One statement and what is inside it. */
function stepLines(step: Step, level: number, bundle: BoundBundle, title: CauseTitle): readonly string[] {
  const pad = '  '.repeat(level);
  switch (step.kind) {
    case 'check':
      return step.checks.flatMap((check) => [
        `${pad}${check.title ?? check.name} 확인:`,
        ...check.causes.map((cause) => {
          const when = conditionKo(cause.when, 'if', bundle, title);
          return guarded(`${pad}  ${when} → ${title(cause.name)}.`, cause.when, bundle);
        }),
      ]);
    case 'if':
      return [
        ...step.branches.flatMap((branch, index) => [
          guarded(
            `${pad}${index === 0 ? '' : '아니고 '}${conditionKo(branch.when, 'if', bundle, title)}:`,
            branch.when,
            bundle,
          ),
          ...steps(branch.body, level + 1, bundle, title),
        ]),
        ...(step.otherwise === null
          ? []
          : [`${pad}모두 아니면:`, ...steps(step.otherwise, level + 1, bundle, title)]),
      ];
    case 'otherwise':
      return [`${pad}맞는 원인이 없으면:`, ...steps(step.body, level + 1, bundle, title)];
    case 'hole':
      return [`${pad}… (아직 비어 있음)`];
    case 'do':
      return [`${pad}${action(step, bundle)}`];
  }
}

/** A cap from its numbers: its own text is English. */
function capKo({ most, noun, inMs }: Cap): string {
  const span = inMs === null ? '사건 하나에' : `${formatSpan(inMs, 'ko')} 동안`;
  return `${span} 최대 ${{ runs: `${most}회 실행`, times: `${most}회`, targets: `대상 ${most}곳` }[noun]}`;
}

/** The call with its limits and its end, as one line. */
function action({ verb, args, caps, until, undo }: Do, bundle: BoundBundle): string {
  const said = [`${verb}(${argumentsText(args, bundle, 'ko')})`, ...caps.map(capKo)];
  if (until !== null) {
    const after = until.afterMs === null ? [] : [`${formatSpan(until.afterMs, 'ko')}이 지나면`];
    const ends = [...(until.recovered ? ['회복되거나'] : []), ...after]
      .join(' ')
      .replace(/회복되거나$/, '회복되면');
    said.push(undo === null ? `${ends} 끝` : `${ends} ${undo.verb}로 되돌림`);
  }
  return said.join('; ');
}

/** The sentence people look for: does it act? */
function mode({ mode: current, hole }: Playbook): string {
  if (hole) return '아직 빈 곳이 있어 모의 실행만 되고 실제로는 아무것도 하지 않습니다.';
  switch (current) {
    case 'off':
      return '꺼져 있어 아무것도 보지 않습니다.';
    case 'shadow':
      return '지금은 그림자 모드라 판단만 기록하고 실제로는 아무것도 하지 않습니다.';
    case 'live':
      return '실제로 움직입니다.';
  }
}
