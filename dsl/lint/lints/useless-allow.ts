import type { ReportedLint } from '../lint.ts';

/** OS0112: an allow comment that hides nothing, or no longer. */
export const uselessAllow: ReportedLint = {
  code: 'OS0112',
  name: 'useless-allow',
  level: 'warning',
  fix: 'none',
  reportedBy: 'allow',
  doc: {
    bad: `# allow OS1106 because "옛 대시보드"
metric orders_by_region = count of orders_in over 15m`,
    good: 'metric orders_by_region = count of orders_in over 15m',
    why: {
      en: 'Nothing is found where this allowance stands, or its last day has passed; left there, it would hide the next finding in silence.',
      ko: '이 허용 주석이 가리는 것이 없거나 기한이 지났습니다. 남겨 두면 다음에 생길 문제를 조용히 가립니다.',
    },
    options: [
      {
        en: 'Remove the comment, or give it a new last day with a reason that still holds.',
        ko: '주석을 지우거나, 아직 유효한 이유와 함께 새 기한을 적으세요.',
      },
    ],
  },
};
