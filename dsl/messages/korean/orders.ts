import type { Catalogue } from '../../say.ts';

/** What `ordersense undo`, `ack`, `pause` and `silence` say. */
export const orders: Catalogue = {
  'taken back: all that is in force; nothing of it is applied again for 4 hours':
    '되돌림: 지금 유지 중인 것 모두. 4시간 동안 다시 하지 않습니다',
  'taken back: all that the playbook `{0}` has in force; nothing of it is applied again for 4 hours':
    '되돌림: `{0}` 플레이북이 유지 중인 것 모두. 4시간 동안 다시 하지 않습니다',
  'taken back: all that incident {0} has in force; nothing of it is applied again for 4 hours':
    '되돌림: 사건 {0}에서 유지 중인 것 모두. 4시간 동안 다시 하지 않습니다',
  'handed over to {0}: what incident {1} could not take back; the engine leaves it alone for 4 hours':
    '{0} 님에게 넘김: 사건 {1}에서 되돌리지 못한 것. 엔진은 4시간 동안 건드리지 않습니다',
  'handed over to {0}: what the playbook `{1}` could not take back; the engine leaves it alone for 4 hours':
    '{0} 님에게 넘김: `{1}` 플레이북이 되돌리지 못한 것. 엔진은 4시간 동안 건드리지 않습니다',
  'nobody is named who takes it over': '누가 넘겨받는지 이름이 없습니다',
  'write `--handed-over-to kim`': '`--handed-over-to kim`처럼 쓰세요',
  'what is taken over is named, never all of it': '넘겨받는 것은 하나씩 말합니다. 모두는 안 됩니다',
  'name `--incident` or `--playbook`; `ordersense status` shows what is overdue':
    '`--incident`나 `--playbook`을 쓰세요. 늦은 되돌림은 `ordersense status`가 보여 줍니다',
  'nothing of it waits to be taken back': '되돌림을 기다리는 것이 없습니다',
  '`ordersense undo` without `--handed-over-to` takes back what is in force':
    '`--handed-over-to` 없이 `ordersense undo`를 쓰면 유지 중인 것을 되돌립니다',
  'there is nobody called `{0}` in the settings': '설정에 `{0}`{0:이라는/라는} 사람이 없습니다',
  'paused: the playbook `{0}` judges on and does nothing new; what it did stays until it ends':
    '잠시 멈춤: `{0}` 플레이북은 판단만 하고 새 조치를 하지 않습니다. 이미 한 조치는 끝날 때까지 유지됩니다',
  'the playbook `{0}` acts again': '`{0}` 플레이북이 다시 조치합니다',
  'incident {0} is looked after': '사건 {0}: 확인했습니다',
  'silenced: staff hear nothing of {0}; actions go on': '알림 끔: {0}. 조치는 계속합니다',
  'staff hear of {0} again': '알림 다시 켬: {0}',
  'all playbooks': '모든 플레이북',
  'the playbook `{0}` in {1}': '{1}의 `{0}` 플레이북',
  'in the store: the process that runs takes it within a second':
    '저장소에 적었습니다. 실행 중인 프로세스가 1초 안에 받습니다',
  'left in {0}: the run on this host takes it within a second, or when it starts':
    '{0}에 두었습니다. 이 호스트의 run이 1초 안에, 또는 시작할 때 받습니다',
  'there is no incident `{0}`': '사건 `{0}`{0:이/가} 없습니다',
  'nothing was changed; there are {0}': '바뀐 것은 없습니다. {0} 중에서 고르세요',
  'nothing was changed; `ordersense status` shows what is in force, with its incident':
    '바뀐 것은 없습니다. `ordersense status`가 유지 중인 것을 사건과 함께 보여 줍니다',
  '`undo` takes back one thing, or all': '`undo`는 하나 또는 모두를 되돌립니다',
  'name one of `--incident`, `--playbook` and `--all`':
    '`--incident`, `--playbook`, `--all` 가운데 하나를 쓰세요',
  'a silence has an end, at most 7 days away': '알림을 끄는 데는 끝이 있어야 하고, 길어도 7일입니다',
  'add `--for 2h`, in minutes (m), hours (h) or days (d)': '`--for 2h`처럼 분(m), 시간(h), 일(d)로 적으세요',
  '`{0}` is no place': '`{0}`{0:은/는} 장소가 아닙니다',
  'write it as `--in region=강남구`': '`--in region=강남구`처럼 쓰세요',
};
