import type { Catalogue } from '../../say.ts';

/** What `ordersense simulate` and `backtest` say of thresholds, pages and labels. */
export const simulation: Catalogue = {
  thresholds: '한도 검사',
  '`{0}` is no threshold': '`{0}`{0:은/는} 한도가 아닙니다',
  'write it as `firings<=5`, or of one playbook as `order_drop.firings<=5`; it bounds {0}':
    '`firings<=5`처럼, 플레이북 하나라면 `order_drop.firings<=5`처럼 쓰세요. 쓸 수 있는 것: {0}',
  'there is nothing called `{0}` to bound': '`{0}`{0:이라는/라는} 값은 없습니다',
  'a threshold bounds {0}': '한도에 쓸 수 있는 것: {0}',
  '`{0}` is of the data, not of one playbook':
    '`{0}`{0:은/는} 데이터 전체의 값이고 플레이북 하나의 값이 아닙니다',
  'write `{0}{1}{2}`': '`{0}{1}{2}`처럼 쓰세요',
  '`--max-spend {0}` is no amount': '`--max-spend {0}`{0:은/는} 금액이 아닙니다',
  'write it as `--max-spend 2000000`, in won, dollars or whatever the actions cost':
    '`--max-spend 2000000`처럼 조치의 비용과 같은 통화(원, 달러 등)로 쓰세요',
  'cannot write `{0}`': '`{0}`{0:을/를} 쓸 수 없습니다',
  'name a file in a folder that is there and that you may write':
    '있는 폴더 안의, 쓸 수 있는 파일을 지정하세요',
};
