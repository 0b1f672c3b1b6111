import type { ReportedLint } from '../lint.ts';

/** OS1106: a metric called as another one's slice. */
export const ambiguousDotName: ReportedLint = {
  code: 'OS1106',
  name: 'ambiguous-dot-name',
  level: 'warning',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: 'metric orders.region = count of orders_in over 15m',
    good: 'metric orders_by_region = count of orders_in over 15m',
    why: {
      en: '`orders.region` names this metric, but would else be `orders per region`: one added line changes what others read.',
      ko: '`orders.region`은 이 지표를 뜻하지만, 없었다면 `orders per region`이었을 것입니다. 한 줄 추가로 다른 플레이북의 뜻이 바뀝니다.',
    },
    options: [],
  },
};
