import type { ReportedLint } from '../lint.ts';

/** OS0111: an allow comment that allows nothing. */
export const wrongAllow: ReportedLint = {
  code: 'OS0111',
  name: 'wrong-allow',
  level: 'error',
  fix: 'none',
  reportedBy: 'allow',
  doc: {
    bad: `# allow OS1106
metric orders.region = count of orders_in over 15m`,
    good: `# allow OS1106 because "물려받은 대시보드와 같은 이름"
metric orders.region = count of orders_in over 15m`,
    why: {
      en: 'An allowance without a code, a reason or a finding that may be allowed would hide nothing, or hide it without anybody knowing why.',
      ko: '코드나 이유가 없거나 허용할 수 없는 항목을 적은 허용 주석은 아무것도 가리지 못하거나, 이유 없이 가립니다.',
    },
    options: [
      {
        en: 'One comment allows one code; write several comments one under the other for several codes.',
        ko: '주석 하나는 코드 하나만 허용합니다. 여러 코드는 주석을 이어서 여러 줄로 씁니다.',
      },
      {
        en: '`until 2026-06-01` ends it: from the next day on the finding is told again.',
        ko: '`until 2026-06-01`을 붙이면 그날까지만 허용합니다. 다음 날부터 다시 알립니다.',
      },
      {
        en: 'Errors without which the text cannot be compiled (OS01, OS11 and their like) cannot be allowed.',
        ko: '고치지 않으면 컴파일할 수 없는 오류(OS01, OS11 등)는 허용할 수 없습니다.',
      },
    ],
  },
};
