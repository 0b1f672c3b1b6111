import type { ConditionModel, TestModel } from '../../model/condition.ts';
import type { Place } from '../../resolve/source-map.ts';
import { say } from '../../say.ts';
import { judgedFilters } from '../filters.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { asking } from '../logic/asking.ts';
import { recoversAtOnce } from '../logic/recovers-at-once.ts';
import type { Verdict } from '../logic/verdict.ts';
import { judgedIn } from '../standing.ts';
import { playbooksOf, type Subject, type WrittenPlaybook } from '../subject.ts';
import { alternativesOf, type LeafModel } from '../walk.ts';
import { wordsAt } from '../words-at.ts';

/** OS2002: a condition that is never false, or true all the time by chance alone. */
export const alwaysTrue: CheckedLint = {
  code: 'OS2002',
  name: 'always-true',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { role, condition, verdicts } of judgedIn(subject)) {
      const certain = verdicts.filter(({ kind }) => kind === 'always');
      for (const verdict of certain) report(verdict, subject.map.placeOf, tell);
      if (certain.length > 0) continue;
      if (role !== 'when' && role !== 'raise' && role !== 'cause') continue;
      for (const part of alternativesOf(condition))
        if (part.kind === 'leaf' && isAnyChange(part)) reportAnyChange(part, subject, tell);
    }
    for (const { verdicts, placeOf } of judgedFilters(subject)) {
      // A list of all values is a way to say that all count; of two tests that leave nothing out one was meant.
      for (const verdict of verdicts)
        if (verdict.kind === 'always' && verdict.pair !== null) report(verdict, placeOf, tell);
    }
    for (const playbook of playbooksOf(subject)) reportRecoveredAtOnce(playbook, subject, tell);
  },
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 0%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 30%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'It holds nearly all the time, so it says nothing: an alarm that never stops is soon read by nobody.',
      ko: '거의 언제나 참이라 아무것도 알려 주지 않습니다. 그치지 않는 경보는 곧 아무도 보지 않습니다.',
    },
    options: [
      {
        en: 'A part of an `and` that is always true can be left out.',
        ko: '`and`에서 언제나 참인 조건은 빼도 됩니다.',
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
    tell(later.file, later.span, say`\`${wordsAt(later)}\` is always true`, {
      label: say`no value makes it false`,
      help: say`leave it out, or compare with a value that tells good from bad`,
    });
    return;
  }
  tell(later.file, later.span, say`one of \`${wordsAt(earlier)}\` and \`${wordsAt(later)}\` is always true`, {
    label: say`leaves nothing out beside \`${wordsAt(earlier)}\``,
    help: say`write \`${wordsAt(earlier)} and ${wordsAt(later)}\` if both must hold`,
  });
}

/** Whether the least change is enough, or less than that. */
function isAnyChange({ test }: LeafModel): boolean {
  return (
    test.kind === 'change' && (test.op === '>' || test.op === '>=') && test.amount <= noChange(test.measure)
  );
}

function noChange(measure: 'ratio' | 'factor' | 'absolute'): number {
  return measure === 'factor' ? 1 : 0;
}

function reportAnyChange({ test }: LeafModel, { map }: Subject, tell: Tell): void {
  const place = map.placeOf(test);
  if (place === null || test.kind !== 'change') return;
  const isHalf = test.direction !== 'change' && test.amount === noChange(test.measure);
  const message = isHalf
    ? say`\`${wordsAt(place)}\` is true about half of the time`
    : say`\`${wordsAt(place)}\` is true nearly all the time`;
  tell(place.file, place.span, message, {
    label: say`the least change is enough`,
    notes: [say`no value is exactly its baseline: it lies above or below it by chance`],
    help: say`say from which change on it matters, for example \`${exampleOf(test)}\``,
  });
}

function exampleOf({ direction, measure }: Extract<TestModel, { kind: 'change' }>): string {
  if (measure === 'ratio') return `${direction} > 30%`;
  return measure === 'factor' ? `${direction} > 1.5x` : `${direction} > 10건`;
}

/** Recovered whenever the trigger is true: the incident ends as soon as it may. */
function reportRecoveredAtOnce({ model }: WrittenPlaybook, { map, knowledge }: Subject, tell: Tell): void {
  const { trigger, recovered } = model;
  if (trigger === null || recovered === null) return;
  const place = map.placeOf(recovered);
  const first = map.placeOf(trigger);
  if (place === null || first === null || !recoversAtOnce(trigger, recovered, asking(knowledge))) return;
  tell(place.file, place.span, say`\`${model.name}\` has recovered whenever its trigger is true`, {
    label: say`true as long as \`when\` is`,
    notes: [say`\`when\` asks \`${wordsAt(first)}\``],
    help: say`say when things are good again: the other side of the threshold, with a gap`,
  });
}
