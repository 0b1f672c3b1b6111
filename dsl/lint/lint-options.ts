import type { Bilingual, Lint } from './lint.ts';
import { isAllowable } from './lint.ts';

/** What can be done about a code: its own ways out, then what all codes of its kind offer. */
export function optionsOf(lint: Lint): readonly Bilingual[] {
  return [...lint.doc.options, ...fixOf(lint), ...historyOf(lint), ...silenceOf(lint)];
}

function fixOf({ fix }: Lint): readonly Bilingual[] {
  switch (fix) {
    case 'safe':
      return [
        {
          en: '`ordersense lint --fix` writes it; the meaning stays the same.',
          ko: '`ordersense lint --fix`가 고쳐 씁니다. 뜻은 그대로입니다.',
        },
      ];
    case 'unsafe':
      return [
        {
          en: 'Where a finding has a fix, `ordersense lint --unsafe-fixes` writes it; look at it first with `--diff`.',
          ko: '고칠 방법이 붙은 항목은 `ordersense lint --unsafe-fixes`가 고쳐 씁니다. 먼저 `--diff`로 살펴보세요.',
        },
      ];
    case 'mixed':
      return [
        {
          en: '`ordersense lint --fix` writes the fixes that keep the meaning, `--unsafe-fixes` the others too.',
          ko: '`ordersense lint --fix`는 뜻이 그대로인 것만, `--unsafe-fixes`는 나머지도 고쳐 씁니다.',
        },
      ];
    case 'none':
      return [];
  }
}

function historyOf(lint: Lint): readonly Bilingual[] {
  if (lint.reportedBy !== 'check' || !lint.needsHistory) return [];
  return [
    {
      en: 'It asks recorded events: `ordersense lint --history FILE`.',
      ko: '기록된 이벤트로 확인합니다: `ordersense lint --history FILE`.',
    },
  ];
}

function silenceOf(lint: Lint): readonly Bilingual[] {
  const { code } = lint;
  if (lint.reportedBy === 'allow') return [];
  if (!isAllowable(lint))
    return [
      {
        en: 'It cannot be turned off: nothing that has it can run.',
        ko: '끌 수 없습니다. 이 오류가 있으면 실행할 수 없기 때문입니다.',
      },
    ];
  return [
    {
      en: `One place: \`# allow ${code} because "…" until 2026-06-01\` on the line above; \`until\` may be left out.`,
      ko: `한 곳만: 바로 윗줄에 \`# allow ${code} because "…" until 2026-06-01\`. \`until\`은 생략할 수 있습니다.`,
    },
    {
      en: `Everywhere: \`lint: { off: [${code}] }\` in ordersense.config.yaml, or \`warn: [${code}]\` for a warning.`,
      ko: `전체: ordersense.config.yaml에 \`lint: { off: [${code}] }\`, 경고로만 두려면 \`warn: [${code}]\`.`,
    },
  ];
}
