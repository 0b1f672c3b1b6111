import type { ConditionModel } from '../../model/condition.ts';
import type { MetricModel } from '../../model/metric.ts';
import type { Place } from '../../resolve/source-map.ts';
import { placeOf as placeOfWords } from '../../resolve/words-of.ts';
import { inBoth, say, type Text } from '../../say.ts';
import { judgedFilters } from '../filters.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { asking } from '../logic/asking.ts';
import { areApart } from '../logic/implied.ts';
import type { Verdict } from '../logic/verdict.ts';
import { judgedIn } from '../standing.ts';
import { playbooksOf, type Subject, type WrittenPlaybook } from '../subject.ts';
import { wordsAt } from '../words-at.ts';

/** OS2001: a condition that no values make true. */
export const impossibleCondition: CheckedLint = {
  code: 'OS2001',
  name: 'impossible-condition',
  level: 'error',
  orLevel: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { verdicts } of judgedIn(subject)) {
      for (const verdict of verdicts)
        if (verdict.kind === 'never') report(verdict, subject.map.placeOf, tell);
    }
    for (const playbook of playbooksOf(subject)) reportUseless(playbook, subject, tell);
    for (const { kind, verdicts, placeOf } of judgedFilters(subject)) {
      for (const verdict of verdicts) {
        if (verdict.kind !== 'never') continue;
        if (kind === 'single' || verdict.pair === null) report(verdict, placeOf, tell);
        else reportApart(kind, verdict.pair, placeOf, tell);
      }
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

type PlaceOf = (part: ConditionModel) => Place | null;

function report({ of, pair }: Verdict, placeOf: PlaceOf, tell: Tell): void {
  const [first, last] = pair ?? [of, of];
  const [earlier, later] = [placeOf(first), placeOf(last)];
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
  if (wordsAt(earlier) === wordsAt(later)) {
    tell(
      later.file,
      later.span,
      inBoth(
        say`\`${wordsAt(later)}\` and its \`not\` are never both true`,
        '`{0}`과 그 `not`은 함께 참일 수 없습니다',
      ),
      {
        label: inBoth(say`asked both ways`, '양쪽을 다 물음'),
        help: inBoth(say`leave one of them out`, '둘 중 하나를 빼세요'),
      },
    );
    return;
  }
  tell(later.file, later.span, say`\`${wordsAt(earlier)}\` and \`${wordsAt(later)}\` are never both true`, {
    label: say`excludes \`${wordsAt(earlier)}\``,
    help: say`write \`${wordsAt(earlier)} or ${wordsAt(later)}\` if one of them is enough`,
  });
}

/** A warning: an `unless` that is false whenever the trigger is true holds nothing back. */
function reportUseless({ model }: WrittenPlaybook, { map, knowledge }: Subject, tell: Tell): void {
  const { trigger, unless, name } = model;
  for (const condition of unless) {
    const place = map.placeOf(condition);
    if (place === null || trigger === null || !areApart(trigger, condition, asking(knowledge))) continue;
    tell(
      place.file,
      place.span,
      inBoth(
        say`this \`unless\` never holds \`${name}\` back`,
        '이 `unless`는 `{0}`{0:을/를} 막는 일이 없습니다',
      ),
      {
        level: 'warning',
        label: inBoth(say`never true while \`when\` is`, '`when`이 참이면 언제나 거짓'),
        help: inBoth(say`leave it out, or turn its sign round`, '빼거나 부등호의 방향을 바꾸세요'),
      },
    );
  }
}

/** Two filters of which nothing passes both, each in its own place. */
function reportApart(
  kind: 'share' | 'use',
  [first, last]: NonNullable<Verdict['pair']>,
  placeOf: PlaceOf,
  tell: Tell,
): void {
  const [outer, inner] = [placeOf(first), placeOf(last)];
  if (outer === null || inner === null) return;
  const [whole, part] = [wordsAt(outer), wordsAt(inner)];
  if (kind === 'share') {
    tell(
      inner.file,
      inner.span,
      inBoth(
        say`\`${part}\` is never among \`out of ${whole}\``,
        '`{0}`{0:은/는} `out of {1}`에 들지 않습니다',
      ),
      {
        label: inBoth(say`a share of 0% for ever`, '언제나 0%'),
        help: inBoth(
          say`name it behind \`out of\`, too: the whole holds the part`,
          '`out of` 뒤에도 쓰세요. 전체에는 부분이 들어 있어야 합니다',
        ),
      },
    );
    return;
  }
  tell(
    inner.file,
    inner.span,
    inBoth(
      say`nothing that this metric counts is ever \`${part}\``,
      '이 지표가 세는 것 가운데 `{0}`인 것은 없습니다',
    ),
    {
      label: inBoth(say`always nothing`, '언제나 없음'),
      notes: [
        inBoth(say`the metric takes only \`${whole}\` (${placeText(outer)})`, '지표는 `{0}`만 셉니다 ({1})'),
      ],
      help: inBoth(
        say`leave the \`where\` out, or take a metric that counts these`,
        '`where`를 빼거나, 이것을 세는 지표를 쓰세요',
      ),
    },
  );
}

function placeText({ file, span }: Place): string {
  return placeOfWords(file, span.start);
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
