import type { Fix } from '../../diagnostic.ts';
import type { ConditionModel } from '../../model/condition.ts';
import { wordsOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { asking } from '../logic/asking.ts';
import { type Bound, type Box, waysOf } from '../logic/box.ts';
import { recoversAtOnce } from '../logic/recovers-at-once.ts';
import { relation } from '../logic/value-set.ts';
import { playbooksOf, type Subject, type WrittenPlaybook } from '../subject.ts';
import { turnedTest } from '../turned-test.ts';
import { walk } from '../walk.ts';
import { wordsAt } from '../words-at.ts';

/** OS2003: what is undone on recovery, with nothing between trouble and recovery. */
export const noHysteresis: CheckedLint = {
  code: 'OS2003',
  name: 'no-hysteresis',
  level: 'warning',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const playbook of playbooksOf(subject)) {
      const { model } = playbook;
      if (model.recovered !== null) reportNoGap(playbook, model.recovered, subject, tell);
      else if (walk(model).acts.some(({ until }) => until?.recovered === true))
        reportNone(playbook, subject, tell);
    }
  },
  doc: {
    bad: `playbook slow_shops {
  when took per region > 40m with at least 10 samples
  guard { cooldown 30m per region  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until recovered or 1h
}`,
    good: `playbook slow_shops {
  when took per region > 40m with at least 10 samples
  recovered when took per region < 32m for 10m
  guard { cooldown 30m per region  at most 3 runs in 1h }
  then do shops.pause(shop: "A", minutes: 30) until recovered or 1h
}`,
    why: {
      en: 'Around its threshold a value goes up and down, and what the playbook does is done, undone and done again.',
      ko: '값은 임계값 언저리에서 오르내립니다. 간격이 없으면 조치를 했다가 되돌리고 또 하기를 되풀이합니다.',
    },
    options: [
      {
        en: 'Take a threshold that is clearly on the good side, and let it hold: `recovered when … for 10m`.',
        ko: '확실히 괜찮은 쪽의 임계값을 고르고 잠시 이어지게 하세요: `recovered when … for 10m`.',
      },
    ],
  },
};

/** `until recovered`, and only the trigger's own absence says when that is. */
function reportNone({ file, tree, model }: WrittenPlaybook, subject: Subject, tell: Tell): void {
  const clause = clauseFor(model.trigger, subject);
  const span =
    tree.kind === 'playbook' ? tree.name.span : { start: tree.span.start, end: tree.span.start + 4 };
  tell(file, span, say`\`${model.name}\` undoes what it did as soon as its trigger is no longer true`, {
    label: say`no \`recovered when\``,
    notes: [say`around the threshold it would act, undo and act again`],
    help:
      clause === null
        ? say`write \`recovered when\` with a threshold on the good side`
        : say`write \`${clause}\``,
    fix:
      tree.kind === 'playbook' && tree.when !== null && clause !== null
        ? fixAt(tree.when.span.end, clause)
        : null,
  });
}

function fixAt(at: number, clause: string): Fix {
  return { span: { start: at, end: at }, text: `\n  ${clause}`, safe: false };
}

/** `recovered when orders per region drop < 20% over 15m for 10m`; null for a trigger of several tests. */
function clauseFor(trigger: ConditionModel | null, { map }: Subject): string | null {
  if (trigger?.kind === 'hold') return clauseFor(trigger.of, { map } as Subject);
  if (trigger?.kind !== 'leaf') return null;
  const [place, test] = [map.placeOf(trigger), map.placeOf(trigger.test)];
  const turned = test && turnedTest(wordsAt(test), trigger.test.kind === 'change');
  if (place === null || test === null || turned === null) return null;
  const before = wordsOf(place.file, { start: place.span.start, end: test.span.start });
  const after = wordsOf(place.file, { start: test.span.end, end: place.span.end });
  const clauses = after.replace(/\s*\bfor\s+[^\s)]+/, '').trim();
  return ['recovered when', before, turned, clauses, 'for 10m'].filter((part) => part !== '').join(' ');
}

/** `recovered when` begins where the trigger ends, or before that. */
function reportNoGap(
  { model }: WrittenPlaybook,
  recovered: ConditionModel,
  subject: Subject,
  tell: Tell,
): void {
  if (model.trigger === null) return;
  const ask = asking(subject.knowledge);
  // That it has recovered all along is what OS2002 says.
  if (recoversAtOnce(model.trigger, recovered, ask)) return;
  const [started, over] = [waysOf(model.trigger, true, ask), waysOf(recovered, true, ask)];
  for (const start of started?.boxes ?? []) {
    for (const end of over?.boxes ?? []) {
      const met = meeting(start, end);
      const [from, to] = [met?.[0].by.at(-1), met?.[1].by.at(-1)];
      const [first, place] = [from && subject.map.placeOf(from), to && subject.map.placeOf(to)];
      if (met === null || !first || !place || from === undefined) continue;
      const isOverlap = relation(met[0].set, met[1].set) === 'overlap';
      const message = isOverlap
        ? say`\`${wordsAt(place)}\` may be true while the trigger still is`
        : say`\`${wordsAt(place)}\` begins where the trigger ends`;
      const turned = clauseFor(from, subject);
      tell(place.file, place.span, message, {
        label: say`no gap to \`${wordsAt(first)}\``,
        notes: [say`around the threshold it would act, undo and act again`],
        help:
          turned === null
            ? say`take a threshold further on the good side`
            : say`take a threshold further on the good side, for example \`${turned}\``,
      });
      return;
    }
  }
}

/** The quantity by which two ways meet, where no other keeps them apart; null where one does or nothing is shared. */
function meeting(start: Box, end: Box): readonly [Bound, Bound] | null {
  let met: readonly [Bound, Bound] | null = null;
  for (const [key, one] of start) {
    const other = end.get(key);
    if (other === undefined) continue;
    const lie = relation(one.set, other.set);
    if (lie === 'apart') return null;
    if (met === null || lie === 'touch') met = [one, other];
  }
  return met;
}
