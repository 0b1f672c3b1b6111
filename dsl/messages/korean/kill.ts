import type { Catalogue } from '../../say.ts';

/** What `ordersense kill`, `resume` and `reset` say. */
export const kill: Catalogue = {
  'one switch stops one thing': '스위치 하나는 하나만 멈춥니다',
  'name one of `--playbook`, `--connector` and `--region`, and call it again for the next':
    '`--playbook`, `--connector`, `--region` 가운데 하나만 쓰고, 다음 것은 다시 부르세요',
  'there is no connector `{0}` in the settings': '설정에 `{0}` 커넥터가 없습니다',
  'nothing was stopped; there are {0}, and without a name everything stops':
    '멈춘 것은 없습니다. {0} 중에서 고르세요. 이름이 없으면 모두 멈춥니다',
  everything: '전체',
  'the playbook `{0}`': '`{0}` 플레이북',
  'the connector `{0}`': '`{0}` 커넥터',
  'the region `{0}`': '`{0}` 지역',
  'whoever comes next must know why': '다음 사람이 이유를 알아야 합니다',
  'add `--reason "what you saw"`': '`--reason "what you saw"`처럼 이유를 붙이세요',
  'stopped: {0}; nothing is sent from now on, no undo either':
    '멈춤: {0}. 이제부터 아무것도 보내지 않고, 되돌림도 하지 않습니다',
  'stopped: {0}; nothing is sent from now on, undos go on':
    '멈춤: {0}. 이제부터 아무것도 보내지 않습니다. 되돌림은 계속합니다',
  'by the file {0}: a run on this host looks at it before each send':
    '{0} 파일로 멈췄습니다. 이 호스트의 run은 보내기 전마다 이 파일을 봅니다',
  'the store cannot be reached ({0})': '저장소에 닿지 않습니다 ({0})',
  'only this host is stopped, by the file {0}; call it on every other host too':
    '이 호스트만 {0} 파일로 멈췄습니다. 다른 호스트에서도 부르세요',
  'in the store: every host looks at it before each send':
    '저장소에 적었습니다. 모든 호스트가 보내기 전마다 봅니다',
  '{0} effects stay applied; nothing was taken back': '조치 {0}개가 그대로 유지됩니다. 되돌린 것은 없습니다',
  'no latch `{0}` has fallen': '`{0}` 잠금은 걸려 있지 않습니다',
  'none has': '걸린 잠금이 없습니다',
  'no switch stops {0}': '{0}: 멈춰 있지 않습니다',
  'nothing is stopped': '멈춘 것이 없습니다',
  'stopped are: {0}': '멈춘 것: {0}',
  'let go: {0}; what grew too old meanwhile expires':
    '다시 시작: {0}. 그동안 오래된 것은 보내지 않고 끝냅니다',
  'still stopped: {0}': '아직 멈춤: {0}',
};
