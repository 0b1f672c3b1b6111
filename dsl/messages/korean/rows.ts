import type { Catalogue } from '../../say.ts';

/** Single events and rows: `each`, `no`, look-ups; and schedules. */
export const rows: Catalogue = {
  '`{0}` is compared with a text of its own': '`{0}`{0:은/는} 정해진 텍스트와 비교합니다',
  'ask for it by itself: `{0} is "…"`': '그것만 따로 물어보세요: `{0} is "…"`',
  '`{0}` cannot be compared': '`{0}`{0:은/는} 비교할 수 없습니다',
  'it can be asked only whether it is there: `{0} is not missing`':
    '있는지만 물어볼 수 있습니다: `{0} is not missing`',
  '`{0}` does not say which `{1}` to look up': '`{0}`에서 어느 `{1}`{1:을/를} 찾을지 알 수 없습니다',
  'no field `{0}`': '필드 `{0}` 없음',
  '`{0}` is looked up in the table `{1}` by `{2}`':
    '`{0}`{0:은/는} 테이블 `{1}`에서 `{2}`{2:으로/로} 찾습니다',
  'no `{0}` has a field called `{1}`': '`{0}`에 `{1}`{1:이라는/라는} 필드가 없습니다',
  'it is looked up in {0}, whose fields are {1}': '{0}에서 찾습니다. 필드: {1}',
  'two tables have this key': '이 키를 가진 테이블이 둘',
  'the tables {0} have a `{1}` per `{2}`': '테이블 {0}에 `{2}`별 `{1}`{1:이/가} 있습니다',
  'name the field otherwise in one of them': '하나에서 필드의 이름을 바꾸세요',
  'a probe is asked with single values': '프로브에는 값 하나씩을 줍니다',
  'not one value': '값 하나가 아님',
  'a probe takes literals, texts with {…}, and the dimensions that a playbook binds':
    '프로브에는 값, {…}가 든 텍스트, 플레이북이 나누는 차원을 줄 수 있습니다',
  '`each` is about every single one, never `overall`': '`each`는 하나하나를 보므로 `overall`을 쓰지 않습니다',
  'leave `overall` away, or write `count of {0} overall`':
    '`overall`을 빼거나 `count of {0} overall`이라고 쓰세요',
  '`no` asks whether events came, not for a number': '`no`는 수가 아니라 이벤트가 왔는지 봅니다',
  'write `no {0} … over 15m`, or compare the number: `… is 0`':
    '`no {0} … over 15m`이라고 쓰거나, 수를 비교하세요: `… is 0`',
  'nothing says for how long there must be no `{0}`': '`{0}`{0:이/가} 얼마 동안 없어야 하는지 알 수 없습니다',
  'write `{0} over 15m`': '`{0} over 15m`이라고 쓰세요',
  'write `no {0} overall over 15m` if all of it is meant':
    '전체를 뜻하면 `no {0} overall over 15m`이라고 쓰세요',
  '`{0}` looks at events and rows, `{1}` is a metric':
    '`{0}`{0:은/는} 이벤트와 행을 보는데 `{1}`{1:은/는} 지표입니다',
  'write `no {0} … over 15m`, or `{1} is 0`': '`no {0} … over 15m`이나 `{1} is 0`이라고 쓰세요',
  'write `each {0} where …`': '`each {0} where …`라고 쓰세요',
  '`{0}` says nothing about `{1}`': '`{0}`{0:은/는} `{1}`에 쓰지 않습니다',
  'belongs to a metric': '지표에 붙음',
  'leave it away: `each` looks at one event or row at a time': '빼세요. `each`는 이벤트나 행을 하나씩 봅니다',
  'there is no schedule called `{0}`': '`{0}`{0:이라는/라는} 일정이 없습니다',
  'write `define schedule {0} = {1}`': '`define schedule {0} = {1}`처럼 쓰세요',
  'nothing begins at `{0}`': '`{0}`에 시작하는 것은 없습니다',
  'the end of a day': '하루의 끝',
  'write `00:00` of the day after': '다음 날 `00:00`으로 쓰세요',
  '`{0}..{1}` ends before it begins': '`{0}..{1}`{1:은/는} 시작하기 전에 끝납니다',
  'an earlier day': '더 이른 날',
  'write `{0}..{1}`': '`{0}..{1}`{1:이라고/라고} 쓰세요',
  'there is no time zone called `{0}`': '`{0}`{0:이라는/라는} 시간대가 없습니다',
  'not in the IANA database': 'IANA 데이터베이스에 없음',
  'for example `in "Asia/Seoul"`': '예: `in "Asia/Seoul"`',
  'nothing says which `{0}` the look-up `{1}` is of': '`{1}`{1:이/가} 어느 `{0}`의 값인지 알 수 없습니다',
  '`{0}` is not bound here': '여기서는 `{0}`{0:으로/로} 나누지 않았습니다',
  '`{0} is missing` is about the whole pipe': '`{0} is missing`은 데이터 전체를 봅니다',
  'only a part of it is named': '일부만 가리킴',
  'write `not no {0} over 5m`': '`not no {0} over 5m`이라고 쓰세요',
  'write `no {0} over 5m` for a part that brings nothing':
    '일부에서 아무것도 오지 않는 것은 `no {0} over 5m`이라고 쓰세요',
  'neither `kafka` nor `model`': '`kafka`도 `model`도 아님',
  'write `{0}`, or `{1}` for what an analysis publishes': '`{0}`, 분석 결과면 `{1}`{1:이라고/라고} 쓰세요',
};
