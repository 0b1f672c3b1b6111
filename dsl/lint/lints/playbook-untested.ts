import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf } from '../subject.ts';
import { testsOf } from '../tests-of.ts';

/** OS5001: a live playbook that no test plays. */
export const playbookUntested: CheckedLint = {
  code: 'OS5001',
  name: 'playbook-untested',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const tests = testsOf(subject);
    for (const { tree, model } of playbooksOf(subject)) {
      // A bare rule is never live.
      if (tree.kind === 'rule' || model.mode !== 'live' || tests.isPlayed(model)) continue;
      const place = subject.map.placeOf(model);
      if (place === null) continue;
      tell(place.file, place.span, say`\`${model.name}\` is live, and no test plays it`, {
        label: say`untested`,
        help: say`write ${`\`test "…" for ${model.name} { given … expect incident }\``}`,
      });
    }
  },
  doc: {
    bad: `playbook quiet {
  mode live
  when orders per region drop > 50%
  then do staff.tell(team: "ops", text: "fewer orders in {region}")
}`,
    good: `playbook quiet {
  mode live
  when orders per region drop > 50%
  then do staff.tell(team: "ops", text: "fewer orders in {region}")
}
test "somebody hears" for quiet {
  given orders in 강남구 was 100 each 1m for 5w
  given orders in 강남구 is 10 each 1m for 40m
  expect do staff.tell
}`,
    why: {
      en: 'A live playbook acts on the real service. A test plays it on a manual clock before it does, and again after each change.',
      ko: '운영 중인 플레이북은 실제 서비스에 작용합니다. 테스트는 그 전에, 그리고 고칠 때마다 가짜 시계로 미리 돌려 봅니다.',
    },
    options: [
      {
        en: '`ordersense new playbook` writes a test with each sample; `mode shadow` acts on nothing.',
        ko: '`ordersense new playbook`은 예시마다 테스트도 써 줍니다. `mode shadow`는 아무것도 실행하지 않습니다.',
      },
    ],
  },
};
