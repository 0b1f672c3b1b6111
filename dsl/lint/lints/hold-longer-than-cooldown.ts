import type { ConditionModel } from '../../model/condition.ts';
import type { CooldownModel } from '../../model/limit.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import { shortDuration } from '../../resolve/window.ts';
import { placeOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf } from '../subject.ts';
import { walk } from '../walk.ts';

/** OS1307: a cooldown that is over before the trigger could be true again. */
export const holdLongerThanCooldown: CheckedLint = {
  code: 'OS1307',
  name: 'hold-longer-than-cooldown',
  level: 'info',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { model } of playbooksOf(subject)) {
      const hold = model.trigger && shortestHold(model.trigger);
      const held = hold && subject.map.placeOf(hold);
      if (hold === null || held === null) continue;
      for (const cooldown of cooldownsOf(model)) {
        const place = subject.map.placeOf(cooldown);
        if (place === null || cooldown.ms >= hold.forMs) continue;
        const [forText, coolText] = [shortDuration(hold.forMs), shortDuration(cooldown.ms)];
        tell(
          place.file,
          place.span,
          say`\`cooldown ${coolText}\` is over before the trigger can be true again`,
          {
            label: say`shorter than \`for ${forText}\``,
            notes: [say`the trigger must hold for ${forText} (${placeOf(held.file, held.span.start)})`],
            help: say`write a longer one, for example \`cooldown ${shortDuration(2 * hold.forMs)}\``,
          },
        );
      }
    }
  },
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% for 1h
  guard { cooldown 10m }
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% for 1h
  guard { cooldown 2h }
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Each start takes an hour of holding, so a pause of ten minutes after an action never holds anything back.',
      ko: '시작하려면 한 시간 동안 이어져야 하므로, 동작 뒤 10분 쉬는 것은 아무것도 막지 않습니다.',
    },
    options: [],
  },
};

type Hold = Extract<ConditionModel, { kind: 'hold' }>;

/** What the trigger must hold for at least, whichever way it becomes true; null where one way needs no time. */
function shortestHold(condition: ConditionModel): Hold | null {
  switch (condition.kind) {
    case 'hold':
      return condition;
    case 'or': {
      const all = condition.of.map(shortestHold);
      return all.includes(null) ? null : all.reduce((a, b) => (a!.forMs <= b!.forMs ? a : b), all[0]!);
    }
    case 'and':
      return condition.of
        .map(shortestHold)
        .reduce((a, b) => (b === null || (a !== null && a.forMs >= b.forMs) ? a : b), null);
    default:
      return null;
  }
}

function cooldownsOf(model: PlaybookModel): readonly CooldownModel[] {
  return [model.guard, ...walk(model).acts.map(({ limits }) => limits)].flatMap(
    ({ cooldown }) => cooldown ?? [],
  );
}
