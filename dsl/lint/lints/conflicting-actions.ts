import type { DoModel } from '../../model/step.ts';
import { placeOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf } from '../subject.ts';
import { verbOf } from '../verb-of.ts';
import { walk } from '../walk.ts';

/**
 * OS2008: a playbook that does by `do` the contrary of what another one does. Undos and ends give back one act, and
 * one playbook may well do both in turn; a playbook that is off does nothing.
 */
export const conflictingActions: CheckedLint = {
  code: 'OS2008',
  name: 'conflicting-actions',
  level: 'error',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const { catalog, map } = subject;
    const done = new Map<string, { readonly playbook: string; readonly act: DoModel }[]>();
    for (const { model } of playbooksOf(subject)) {
      if (model.mode === 'off') continue;
      const { acts } = walk(model);
      for (const act of acts) {
        const contrary = verbOf(act.verb, catalog)?.opposites ?? [];
        const first = contrary
          .flatMap((verb) => done.get(verb) ?? [])
          .find((other) => other.playbook !== model.name && !isElsewhere(act, other.act));
        const there = first && map.placeOf(first.act);
        const here = map.placeOf(act);
        if (first === undefined || there == null || here === null) continue;
        const at = placeOf(there.file, there.span.start);
        tell(
          here.file,
          here.span,
          say`\`${model.name}\` does \`${act.verb}\`, and \`${first.playbook}\` does \`${first.act.verb}\``,
          {
            label: say`undoes what the other has done`,
            notes: [say`\`${first.act.verb}\` is done at ${at}`],
            help: say`let the one that does \`${first.act.verb}\` take it back: \`until recovered or 1h\` there, and no \`do ${act.verb}\` here`,
          },
        );
      }
      for (const act of acts) {
        const known = done.get(act.verb);
        if (known === undefined) done.set(act.verb, [{ playbook: model.name, act }]);
        else known.push({ playbook: model.name, act });
      }
    }
  },
  doc: {
    bad: `playbook failing {
  when rejects per shop > 30%
  guard { cooldown 30m per shop }
  then do kitchen.close(shop: shop) until recovered or 1h
}
playbook busy {
  when orders per shop rise > 2x
  guard { cooldown 30m per shop }
  then do kitchen.open(shop: shop)
}`,
    good: `playbook failing {
  when rejects per shop > 30%
  recovered when rejects per shop < 10%
  guard { cooldown 30m per shop }
  then do kitchen.close(shop: shop) until recovered or 1h
}
playbook busy {
  when orders per shop rise > 2x
  then do staff.tell(team: "ops", text: "{shop} is busy")
}`,
    why: {
      en: 'Two playbooks would open and close the same thing in turn, and neither knows why the other did.',
      ko: '두 플레이북이 같은 것을 번갈아 열고 닫고, 서로 왜 그랬는지 모르게 됩니다.',
    },
    options: [
      {
        en: 'What one has done it also takes back, with `until` and `undo`: those count as no conflict.',
        ko: '한 일은 그 플레이북이 `until`과 `undo`로 되돌리게 하세요. 그것은 충돌이 아닙니다.',
      },
      {
        en: 'A connector may name further contraries of a verb: `opposites` in its description.',
        ko: '커넥터 설명의 `opposites`로 서로 반대인 동사를 더 적을 수 있습니다.',
      },
    ],
  },
};

/** Whether both name their targets, and not the same. */
function isElsewhere(a: DoModel, b: DoModel): boolean {
  const [one, other] = [literalOf(a), literalOf(b)];
  return one !== null && other !== null && one !== other;
}

/** The first argument, where it is written out; null where it is known only when it runs. */
function literalOf({ args }: DoModel): string | null {
  const [first] = args;
  if (first === undefined || first.value.kind !== 'literal') return null;
  return `${first.name}: ${first.value.value}`;
}
