import type { ReportedLint } from '../lint.ts';

/** OS1106: a metric called as another one's slice. */
export const ambiguousDotName: ReportedLint = {
  code: 'OS1106',
  name: 'ambiguous-dot-name',
  level: 'warning',
  fix: 'safe',
  reportedBy: 'resolver',
  doc: {
    bad: 'metric orders.region = count of orders_in over 15m',
    good: 'metric orders_by_region = count of orders_in over 15m',
    why: {
      en: '`orders.region` names this metric, but would else be `orders per region`: one added line changes what others read.',
      ko: '`orders.region`은 이 지표를 뜻하지만, 없었다면 `orders per region`이었을 것입니다. 한 줄 추가로 다른 플레이북의 뜻이 바뀝니다.',
    },
    options: [
      {
        en: 'Used in several files it is renamed by an editor: F2 on the name.',
        ko: '여러 파일에서 쓴다면 편집기에서 이름 위에 F2를 눌러 바꾸세요.',
      },
    ],
  },
};
