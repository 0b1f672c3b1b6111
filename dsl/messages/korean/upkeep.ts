import type { Catalogue } from '../../say.ts';

/** What lints say of names, owners, silence, recovery, old things and secrets. */
export const upkeep: Catalogue = {
  'nothing uses the {0} `{1}`': '{0} `{1}`{1:을/를} 쓰는 곳이 없습니다',
  'declared, and never read': '선언만 되고 쓰이지 않음',
  'take it out, or read `{0}` where it was meant': '지우거나, 쓰려던 곳에서 `{0}`{0:을/를} 쓰세요',

  '`{0}` is easily read as `{1}`': '`{0}`{0:은/는} `{1}`{1:으로/로} 잘못 읽기 쉽습니다',
  'looks like another name': '다른 이름과 비슷해 보임',
  '`{0}` is at {1}': '`{0}`{0:은/는} {1}에 있습니다',
  '`{0}` ({1}) is not the Latin letter': '`{0}` ({1}){0:은/는} 라틴 문자가 아닙니다',
  'write `{0}` if it is the same, else a name that differs more':
    '같은 것이면 `{0}`{0:이라고/라고} 쓰고, 아니면 더 다른 이름을 쓰세요',

  'nobody can be called about `{0}`, and nothing says what to do':
    '`{0}`에 문제가 생겨도 부를 사람이 없고, 무엇을 할지도 적혀 있지 않습니다',
  'nobody can be called about `{0}`': '`{0}`에 문제가 생겨도 부를 사람이 없습니다',
  'nothing says what `{0}` has to do about `{1}`':
    '`{1}`에 대해 `{0}`{0:이/가} 무엇을 할지 적혀 있지 않습니다',
  'write `owner "…"` and `runbook "https://…"`': '`owner "…"`와 `runbook "https://…"`를 쓰세요',
  'write `owner "…"`': '`owner "…"`를 쓰세요',
  'write `runbook "https://…"`': '`runbook "https://…"`를 쓰세요',
  'severity {0}': '심각도 {0}',

  'when nothing comes of `{0}`, its counts read as zero, though the pipe may be dead':
    '`{0}`에서 아무것도 오지 않으면 파이프가 끊겼더라도 0으로 셉니다',
  'when nothing comes of `{0}`, it reads as empty, though the pipe may be dead':
    '`{0}`에서 아무것도 오지 않으면 파이프가 끊겼더라도 비어 있다고 봅니다',
  'no `silent after`': '`silent after`가 없음',
  'playbook `{0}` acts on it ({1})': '플레이북 `{0}`{0:이/가} 이것을 보고 동작합니다 ({1})',
  'write `silent after {0}`: after so long it is unknown, and nothing is decided from it':
    '`silent after {0}`{0:을/를} 쓰세요. 그만큼 지나면 모르는 값이 되어, 이것으로 아무것도 정하지 않습니다',

  '`{0}` undoes what it did as soon as its trigger is no longer true':
    '`{0}`{0:은/는} 시작 조건이 참이 아니게 되자마자 조치를 되돌립니다',
  'no `recovered when`': '`recovered when`이 없음',
  'around the threshold it would act, undo and act again':
    '임계값 언저리에서 조치했다가 되돌리고 또 조치하게 됩니다',
  'write `recovered when` with a threshold on the good side':
    '확실히 괜찮은 쪽의 임계값으로 `recovered when`을 쓰세요',
  '`{0}` may be true while the trigger still is':
    '`{0}`{0:은/는} 시작 조건이 아직 참일 때도 참일 수 있습니다',
  '`{0}` begins where the trigger ends': '`{0}`{0:은/는} 시작 조건이 끝나는 바로 그 값에서 시작합니다',
  'no gap to `{0}`': '`{0}`{0:과/와} 간격이 없음',
  'take a threshold further on the good side': '더 확실히 괜찮은 쪽의 임계값을 쓰세요',
  'take a threshold further on the good side, for example `{0}`':
    '더 확실히 괜찮은 쪽의 임계값을 쓰세요. 예: `{0}`',

  '`{0}` is deprecated': '`{0}`{0:은/는} 이제 쓰지 않기로 했습니다',
  'still read here': '아직 여기서 씀',
  'it says: {0}': '적힌 말: {0}',
  'its connector has given it up': '커넥터가 더는 지원하지 않음',
  'its connector names no successor': '커넥터가 대신할 것을 말하지 않습니다',
  '`{0}` is deprecated, and still runs': '`{0}`{0:은/는} 이제 쓰지 않기로 했는데 아직 실행됩니다',
  'in `mode {0}`': '`mode {0}`{0:으로/로}',
  'write `mode off`, or take it out': '`mode off`를 쓰거나 지우세요',

  'this looks like {0}': '{0}처럼 보입니다',
  'readable by everybody who reads this file': '이 파일을 읽는 모두가 볼 수 있음',
  'what was once in a file stays in its history: have it revoked':
    '한 번 파일에 들어간 것은 기록에 남습니다. 폐기하고 새로 받으세요',
  'keep it in the settings of the connector, as the name of an environment variable':
    '커넥터 설정에 환경 변수의 이름으로 두세요',
  'a private key': '개인 키',
  'an access key of a cloud': '클라우드 액세스 키',
  'an API key': 'API 키',
  'a token of a code host': '코드 저장소 토큰',
  'a token of a chat': '채팅 토큰',
  'the address of a webhook': '웹훅 주소',
  'a key of a payment service': '결제 서비스 키',
  'a signed token': '서명된 토큰',
  'an authorization header': '인증 헤더',
  'a password in an address': '주소 속 비밀번호',
  'a password or key': '비밀번호나 키',
  'a random key': '무작위 키',
};
