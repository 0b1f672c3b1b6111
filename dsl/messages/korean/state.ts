import type { Catalogue } from '../../say.ts';

/** What `ordersense state` and `warm` say. */
export const state: Catalogue = {
  'there is no state in `{0}`': '`{0}`에 상태가 없습니다',
  '`ordersense run` makes it; name another data folder by `--data`':
    '`ordersense run`이 만듭니다. 다른 데이터 폴더는 `--data`로 지정하세요',
  '{0} actions are on their way, and nobody knows yet how they end':
    '조치 {0}건을 보내는 중이라 어떻게 끝날지 아직 모릅니다',
  'let `ordersense run` finish them, stop it, and export again':
    '`ordersense run`이 마치게 하고, 멈춘 뒤 다시 내보내세요',
  '{0} rows written to {1}': '{1}에 {0}행을 썼습니다',
  '`state import` needs the file of an export': '`state import`에는 내보낸 파일이 필요합니다',
  'for example `ordersense state import state.ndjson`': '예: `ordersense state import state.ndjson`',
  'name the file that `ordersense state export` wrote': '`ordersense state export`가 쓴 파일을 지정하세요',
  '`{0}:{1}` is no line of an export': '`{0}:{1}`{1:은/는} 내보낸 파일의 줄이 아닙니다',
  'name the file that `ordersense state export` wrote, unchanged':
    '`ordersense state export`가 쓴 파일을 바꾸지 말고 지정하세요',
  '`{0}` is of the project `{1}`, and this one is `{2}`':
    '`{0}`{0:은/는} 프로젝트 `{1}`의 것이고, 이 프로젝트는 `{2}`입니다',
  'go into the folder of that project (`-C`), or give this one its name':
    '그 프로젝트의 폴더에서 하거나(`-C`) 이 프로젝트의 이름을 그것으로 바꾸세요',
  'the store is not empty': '저장소가 비어 있지 않습니다',
  '`ordersense state reset --confirm {0}` empties it':
    '`ordersense state reset --confirm {0}`으로 비울 수 있습니다',
  '{0} is in the store; `ordersense run` goes on from there':
    '{0}{0:을/를} 저장소에 넣었습니다. `ordersense run`이 거기서 이어 갑니다',
  'a reset forgets windows, history, incidents and undos of `{0}`, and cannot be taken back':
    'reset은 `{0}`의 창, 과거, 이상, 되돌리기를 모두 잊고 되돌릴 수 없습니다',
  '`ordersense state export FILE` keeps them; then `ordersense state reset --confirm {0}`':
    '`ordersense state export FILE`로 남긴 뒤 `ordersense state reset --confirm {0}`{0:을/를} 하세요',
  '{0} effects stay in force, and nothing will undo them':
    '조치 {0}건은 유지된 채이고 아무도 되돌리지 않습니다',
  'the store is empty; `ordersense run` reads its topics from their beginning':
    '저장소를 비웠습니다. `ordersense run`은 토픽을 처음부터 읽습니다',

  '`{0}` holds no record of this project’s topics': '`{0}`에 이 프로젝트의 토픽 레코드가 없습니다',
  'learnt from {0} records, {1}: {2} slots of history': '레코드 {0}건에서 배웠습니다, {1}: 과거 구간 {2}개',
  '{0} lines were refused': '받지 않은 줄 {0}개',
};
