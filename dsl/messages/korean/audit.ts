import type { Catalogue } from '../../say.ts';

/** What `ordersense audit` says of a wrong call. */
export const audit: Catalogue = {
  'name a file with the log of a run': 'run의 로그 파일을 지정하세요',
  '`{0}` has no head of an audit log': '`{0}`에 감사 기록의 끝 해시가 없습니다',
  'a run writes one a minute to its log: `audit head`, a number, and 64 hex digits':
    'run이 1분마다 로그에 남깁니다: `audit head`, 번호, 16진수 64자리',
  'a `url`, a `topic`, or both': '`url`이나 `topic`, 또는 둘 다',
};
