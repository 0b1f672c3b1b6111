import type { PlaybookModel } from '../../model/playbook.ts';
import type { CauseModel } from '../../model/step.ts';
import { wordIn } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { SourceFile } from '../../tree.ts';
import type { CheckedLint } from '../lint.ts';
import { placeholdersOf } from '../mentions.ts';
import { partsOf, walk } from '../walk.ts';

/**
 * OS2004: a cause that is looked for and then makes no difference. One of a shared check counts as used where any
 * playbook that asks the check uses it; a playbook with a hole may still come to use all of them.
 */
export const causeNeverUsed: CheckedLint = {
  code: 'OS2004',
  name: 'cause-never-used',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, map }, tell) {
    // A shared check is resolved anew for each playbook: what its causes have in common is where they are written.
    const asked = new Map<SourceFile, Map<number, { readonly cause: CauseModel; isUsed: boolean }>>();
    for (const playbook of project.playbooks) {
      const { causes } = walk(playbook);
      if (causes.length === 0) continue;
      const used = usedBy(playbook);
      for (const cause of causes) {
        const place = map.placeOf(cause);
        if (place === null) continue;
        const ofFile = asked.get(place.file) ?? new Map();
        const one = ofFile.get(place.span.start) ?? { cause, isUsed: false };
        one.isUsed ||= used === 'all' || used.has(cause.name);
        asked.set(place.file, ofFile.set(place.span.start, one));
      }
    }
    for (const { cause, isUsed } of [...asked.values()].flatMap((ofFile) => [...ofFile.values()])) {
      const place = isUsed ? null : map.placeOf(cause);
      if (place === null) continue;
      const { file, span } = place;
      const name = /^[\p{L}\p{N}_ ]+$/u.test(cause.name) ? cause.name : `"${cause.name}"`;
      tell(file, wordIn(file, span, cause.name), say`nothing is done about the cause \`${cause.name}\``, {
        label: say`in no branch and no text`,
        help: say`write ${`\`if cause is ${name} { … }\``}, use ${'`{cause}`'} in a text, or leave it out`,
      });
    }
  },
  doc: {
    bad: `playbook wet {
  when orders per region drop > 50%
  then {
    check reasons {
      because heavy rain "폭우" when weather.rain >= 15mm
      because few riders when idle < 5
    }
    if cause is few riders { do staff.tell(team: "ops", text: "few riders in {region}") }
    otherwise { do staff.tell(team: "ops", text: "fewer orders in {region}") }
  }
}`,
    good: `playbook wet {
  when orders per region drop > 50%
  then {
    check reasons {
      because heavy rain "폭우" when weather.rain >= 15mm
      because few riders when idle < 5
    }
    if cause is few riders { do staff.tell(team: "ops", text: "few riders in {region}") }
    otherwise { do staff.tell(team: "ops", text: "fewer orders in {region}: {cause}") }
  }
}`,
    why: {
      en: 'A cause is found and then nothing follows from it: no branch, no text. Half of the playbook is missing, or the cause is not needed.',
      ko: '원인을 찾아 놓고 그에 따른 분기도 문구도 없습니다. 플레이북이 덜 쓰였거나 필요 없는 원인입니다.',
    },
    options: [
      {
        en: 'A cause of a shared check counts as used where one of the playbooks that ask the check uses it.',
        ko: '공유하는 확인의 원인은 그 확인을 쓰는 플레이북 중 하나라도 쓰면 됩니다.',
      },
    ],
  },
};

/** Names of the causes that branches ask for; all of them where a text tells the cause or something is still to come. */
function usedBy(playbook: PlaybookModel): ReadonlySet<string> | 'all' {
  const { acts, conditions } = walk(playbook);
  if (playbook.hole || acts.some((act) => placeholdersOf(act).some(({ kind }) => kind === 'cause')))
    return 'all';
  const parts = conditions.flatMap(({ condition }) => partsOf(condition));
  return new Set(parts.flatMap((part) => (part.kind === 'cause' ? [part.cause] : [])));
}
