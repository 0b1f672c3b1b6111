import type { PlaybookModel, Severity } from '../../model/playbook.ts';
import { inBoth, say, type Text } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { isGraver } from '../severity-order.ts';
import { playbooksOf } from '../subject.ts';

/** OS2503: a grave playbook that says neither whom to call nor what to read. */
export const noOwnerOrRunbook: CheckedLint = {
  code: 'OS2503',
  name: 'no-owner-or-runbook',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { file, tree, model } of playbooksOf(subject)) {
      if (tree.kind !== 'playbook') continue;
      const gravest = gravestOf(model);
      const said = isGraver(gravest, 'medium') ? lackOf(model) : null;
      if (said === null) continue;
      tell(file, tree.name.span, said.message, {
        label:
          gravest === model.severity
            ? say`severity ${gravest}`
            : inBoth(say`it may be raised to ${gravest}`, '{0}까지 올라갈 수 있음'),
        help: said.help,
      });
    }
  },
  doc: {
    bad: `playbook evening_orders {
  severity high
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  owner "ops-seoul"
  severity high
  runbook "https://wiki.example.com/runbooks/evening-orders"
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'At 3 a.m. somebody is woken by it: it must say whose it is, and where to read what to do.',
      ko: '새벽 3시에 누군가를 깨우는 플레이북입니다. 누구의 것인지, 무엇을 해야 하는지 어디서 읽는지 적혀 있어야 합니다.',
    },
    options: [
      {
        en: 'A lower `severity` asks for neither.',
        ko: '`severity`가 더 낮으면 둘 다 없어도 됩니다.',
      },
    ],
  },
};

/** What it begins with, or is raised to. */
function gravestOf({ severity, raises }: PlaybookModel): Severity {
  return raises.reduce((gravest, { to }) => (isGraver(to, gravest) ? to : gravest), severity);
}

function lackOf({
  name,
  owner,
  runbook,
}: PlaybookModel): { readonly message: Text; readonly help: Text } | null {
  if (runbook !== null && /^https?:\/\/(?:…|\.{3})?$/.test(runbook.trim()))
    return {
      message: inBoth(say`the runbook of \`${name}\` leads nowhere`, '`{0}`의 런북 주소가 비어 있습니다'),
      help: inBoth(
        say`write the address of the page that says what to do`,
        '해야 할 일이 적힌 페이지의 주소를 쓰세요',
      ),
    };
  if (owner === null && runbook === null) {
    return {
      message: say`nobody can be called about \`${name}\`, and nothing says what to do`,
      help: say`write \`owner "…"\` and \`runbook "https://…"\``,
    };
  }
  if (owner === null)
    return { message: say`nobody can be called about \`${name}\``, help: say`write \`owner "…"\`` };
  if (runbook === null) {
    return {
      message: say`nothing says what \`${owner}\` has to do about \`${name}\``,
      help: say`write \`runbook "https://…"\``,
    };
  }
  return null;
}
