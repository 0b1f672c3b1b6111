import type { Catalogue } from '../../say.ts';

/** Tests beside playbooks: what they give and what they expect. */
export const tests: Catalogue = {
  '`given start` is said twice': '`given start`가 두 번 있습니다',
  'second one': '두 번째',
  'keep one of them: a test has one clock': '하나만 남기세요. 테스트의 시계는 하나입니다',
  'there is no playbook called `{0}`': '`{0}`{0:이라는/라는} 플레이북이 없습니다',

  'nobody called {0} is asked here': '여기서는 {0}에게 묻지 않습니다',
  'no approval names this': '이 이름으로 승인을 받는 곳이 없습니다',
  '{0} may be asked': '물을 수 있는 사람: {0}',
  'there is no cause called `{0}`': '`{0}`{0:이라는/라는} 원인이 없습니다',
  'no check of it finds this': '이 원인을 찾는 check가 없습니다',
  'it checks {0}': '찾는 원인: {0}',
  '`severity` is never `{0}`': '`severity`는 `{0}`{0:이/가} 될 수 없습니다',
  'unknown severity': '없는 심각도',
  '`{0}` never does `{1}`': '`{0}`{0:은/는} `{1}`{1:을/를} 하지 않습니다',
  'says nothing about it': '이 플레이북과 상관이 없습니다',
  'it does {0}': '하는 조치: {0}',

  '`{0}` never takes `{1}` back': '`{0}`{0:은/는} `{1}`{1:을/를} 되돌리지 않습니다',
  'only what has an `until` is taken back': '`until`이 있는 조치만 되돌립니다',
  'give the action an end, for example `until recovered or 1h`, or leave this line out':
    '조치에 끝을 주거나(예: `until recovered or 1h`) 이 줄을 빼세요',
  'an incident of `{0}` is never {1}': '`{0}`의 사건은 {1}{1:이/가} 될 수 없습니다',
  'it can be {0}': '될 수 있는 것: {0}',
  'write `raise to {0} when …` in the playbook, or expect another severity':
    '플레이북에 `raise to {0} when …`을 쓰거나 다른 심각도를 기대하세요',
  '`{0}` never calls anybody': '`{0}`{0:은/는} 아무도 부르지 않습니다',
  'write `escalate` where somebody should be called, or leave this line out':
    '담당자를 불러야 할 곳에 `escalate`를 쓰거나 이 줄을 빼세요',
  '`{0}` never calls "{1}"': '`{0}`{0:은/는} "{1}"{1:을/를} 부르지 않습니다',
  'it calls {0}': '부르는 사람: {0}',

  'nobody asks {0} for an approval': '아무도 {0}에게 승인을 구하지 않습니다',
  'nothing reads this': '읽는 곳이 없습니다',
  'no action of it needs an approval': '승인이 필요한 조치가 없습니다',
  '`{0}` asks nobody anything': '`{0}`{0:은/는} 아무에게도 묻지 않습니다',
  'there is nothing to answer': '대답할 것이 없습니다',
  '`{0}` has no history': '`{0}`에는 과거가 없습니다',
  'only what is now is asked of it': '지금 값만 묻습니다',
  'write `given {0} is …`': '`given {0} is …`로 쓰세요',
  '`{0}` is computed from other metrics': '`{0}`{0:은/는} 다른 지표로 계산합니다',
  'no events make it': '이 값을 만드는 이벤트가 없습니다',
  'give the metrics that it is computed from': '계산에 쓰이는 지표를 주세요',
  'an approval is never `{0}`': '승인은 `{0}`{0:이/가} 될 수 없습니다',
  'a test cannot give `{0}`': '테스트는 `{0}`{0:을/를} 줄 수 없습니다',
  'metrics, streams, tables, probes, audiences and what actions ask are given':
    '줄 수 있는 것: 지표, 스트림, 테이블, 프로브, 대상, 조치가 묻는 답',
  '`{0}` answers a {1}': '`{0}`{0:은/는} {1}{1:으로/로} 답합니다',
  'another kind of value': '다른 종류의 값',
  'write `given {0} is "…"`': '`given {0} is "…"`로 쓰세요',
  'write `given {0} is …` with a {1}': '`given {0} is …`에 {1}{1:을/를} 쓰세요',

  'it has no dimensions': '차원이 없습니다',
  'leave `in {0}` out': '`in {0}`{0:을/를} 빼세요',
  'unknown value': '없는 값',

  'nothing says how long `{0}` lasts': '`{0}`{0:이/가} 얼마나 이어지는지 없습니다',
  'another value follows': '뒤에 다른 값이 옵니다',
  'another value comes before': '앞에 다른 값이 있습니다',
  'write `{0} for 30m`': '`{0} for 30m`처럼 쓰세요',
  '`each` makes events, and `{0}` does not count any':
    '`each`는 이벤트를 만드는데 `{0}`{0:은/는} 이벤트를 세지 않습니다',
  'a value is set, not repeated': '값은 되풀이하지 않고 정합니다',
  'write `given {0} is {1}`': '`given {0} is {1}`{1:이라고/라고} 쓰세요',
  '`{0}` is one value, not a record': '`{0}`{0:은/는} 레코드가 아니라 값 하나입니다',
  'write `given {0} is …` with {1}': '`given {0} is …`에 {1}{1:을/를} 쓰세요',
  'the number of its members': '그 인원수',
  'its value': '그 값',
  '`{0}` is a probe and answers a record': '`{0}`{0:은/는} 프로브라서 레코드로 답합니다',
  'write `given {0} is { {1}: … }`': '`given {0} is { {1}: … }`로 쓰세요',
  'nothing says how often `{0}` brings an event': '`{0}`{0:이/가} 얼마나 자주 오는지 없습니다',
  'write `{0} each 1m`': '`{0} each 1m`처럼 쓰세요',
  '`{0}` is never below zero': '`{0}`{0:은/는} 0보다 작을 수 없습니다',
  'no events make this value': '이런 값을 만드는 이벤트는 없습니다',
  '`{0}` is one value': '`{0}`{0:은/는} 값 하나입니다',

  'proves nothing': '아무것도 확인하지 못함',
  'the test expects nothing': '테스트가 아무것도 기대하지 않습니다',
  'write what must happen, for example `expect incident`': '일어나야 할 일을 쓰세요. 예: `expect incident`',
  'the test gives no events, so nothing could happen in it':
    '테스트가 이벤트를 주지 않아 아무 일도 일어날 수 없습니다',
  'give what could start it, for example `given {0} is …`': '시작시킬 값을 주세요. 예: `given {0} is …`',
  'give what could start it, for example `given events from "fixtures/…"`':
    '시작시킬 이벤트를 주세요. 예: `given events from "fixtures/…"`',
  '`{0}` does not read `{1}`': '`{0}`{0:은/는} `{1}`{1:을/를} 읽지 않습니다',
  'changes nothing': '아무것도 바꾸지 않음',
  'leave it out, or say which playbook is meant': '빼거나, 어느 플레이북인지 밝히세요',
  'nothing is given in `{0}`': '`{0}`에 준 것이 없습니다',
  'nothing could happen there': '거기서는 아무 일도 일어날 수 없습니다',
  'give it something too, for example `given … in {0} is …`':
    '거기에도 값을 주세요. 예: `given … in {0} is …`',
};
