import type { ConditionModel } from '../../model/condition.ts';
import type { MetricModel } from '../../model/metric.ts';
import { say, type Text } from '../../say.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import type { Verdict } from '../logic/verdict.ts';
import { judgedIn } from '../standing.ts';
import type { Subject } from '../subject.ts';
import { wordsAt } from '../words-at.ts';

/** OS2001: a condition that no values make true. */
export const impossibleCondition: CheckedLint = {
  code: 'OS2001',
  name: 'impossible-condition',
  level: 'error',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { verdicts } of judgedIn(subject)) {
      for (const verdict of verdicts) if (verdict.kind === 'never') report(verdict, subject, tell);
    }
  },
  doc: {
    bad: `playbook evening_rejects {
  when rejects per region > 40% and rejects per region < 30%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_rejects {
  when rejects per region > 30% and rejects per region < 40%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'No value makes it true, so what depends on it never happens, and nobody hears that it does not.',
      ko: '어떤 값으로도 참이 될 수 없습니다. 여기에 달린 일은 영영 일어나지 않고, 일어나지 않는다는 것도 아무도 모릅니다.',
    },
    options: [
      {
        en: 'Write `or` where one of the two is enough, or turn a sign round.',
        ko: '둘 중 하나로 충분하면 `or`를 쓰고, 아니면 부등호의 방향을 바꾸세요.',
      },
    ],
  },
};

function report({ of, pair }: Verdict, { map }: Subject, tell: Tell): void {
  const [first, last] = pair ?? [of, of];
  const [earlier, later] = [map.placeOf(first), map.placeOf(last)];
  if (earlier === null || later === null) return;
  if (pair === null) {
    const { file, span } = later;
    tell(file, span, say`\`${wordsAt(later)}\` can never be true`, {
      label: say`no value makes it true`,
      notes: limitOf(of),
      help: helpOn(of),
    });
    return;
  }
  tell(later.file, later.span, say`\`${wordsAt(earlier)}\` and \`${wordsAt(later)}\` are never both true`, {
    label: say`excludes \`${wordsAt(earlier)}\``,
    help: say`write \`${wordsAt(earlier)} or ${wordsAt(later)}\` if one of them is enough`,
  });
}

/** What the value can be, where its author may have forgotten it. */
function limitOf(of: ConditionModel): readonly Text[] {
  if (of.kind !== 'leaf' || of.operand.kind !== 'metric') return [];
  const { metric } = of.operand.use;
  if (of.test.kind === 'change')
    return [
      isShare(metric)
        ? say`a share rises or drops by 100pp at most`
        : say`what is never below 0 drops by 100% at most`,
    ];
  if (of.test.kind !== 'threshold') return [];
  return [
    isShare(metric)
      ? say`\`${metric.name}\` is a share: it lies between 0% and 100%`
      : say`\`${metric.name}\` is never below 0`,
  ];
}

function helpOn(of: ConditionModel): Text | null {
  if (of.kind !== 'leaf' || of.test.kind !== 'threshold') return null;
  return of.test.value > 0
    ? say`write a threshold below 100%`
    : say`write \`is 0\` where none at all is meant, or turn the sign round`;
}

function isShare(metric: MetricModel): boolean {
  return metric.kind === 'fold' && metric.aggregate === 'share';
}
