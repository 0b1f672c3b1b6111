import type { Catalogue } from '../../say.ts';

/** What `ordersense why` and `explain <incident>` say. */
export const why: Catalogue = {
  '`{0}` is no time': '`{0}`{0:은/는} 시각이 아닙니다',
  'write `--at 18:25`, or with its day `--at "2026-03-06 18:25"`':
    '`--at 18:25`, 또는 날짜와 함께 `--at "2026-03-06 18:25"`로 쓰세요',
  'no incident of the store begins with `{0}`': '저장소에 이름이 `{0}`{0:으로/로} 시작하는 사건이 없습니다',
  '`ordersense why <playbook>` shows those of a playbook with their names':
    '`ordersense why <playbook>`이 플레이북의 사건을 이름과 함께 보여 줍니다',
  'several incidents begin with `{0}`': '이름이 `{0}`{0:으로/로} 시작하는 사건이 여럿입니다',
  'name one of {0}': '{0} 가운데 하나를 쓰세요',
};
