import type { Catalogue } from '../../say.ts';

/** What `ordersense sources check` says. */
export const sourcesCheck: Catalogue = {
  '`--sample` is a whole number above 0': '`--sample`은 0보다 큰 정수입니다',
  'for example `--sample 100`': '예: `--sample 100`',
  'there is no stream or table `{0}` here': '여기에는 `{0}`{0:이라는/라는} 스트림이나 테이블이 없습니다',
  'there is no log in `{0}` yet': '`{0}`에 아직 로그가 없습니다',
  'run the project first, name recorded events by `--events FILE`, or name brokers under `kafka`':
    '먼저 프로젝트를 실행하거나, `--events FILE`로 기록된 이벤트를 지정하거나, `kafka`에 브로커를 쓰세요',
  '{0} records read, {1} rows, {2} dead letters': '레코드 {0}건을 읽어 행 {1}개, 읽지 못한 것 {2}건',
  'not as declared: {0}': '선언과 다릅니다: {0}',
  'readable, with doubts: {0}': '읽을 수 있지만 의심스럽습니다: {0}',
  'every source is as it is declared': '모두 선언과 같습니다',
  '`{0}` holds no record': '`{0}`에 레코드가 없습니다',
  'check the name of the topic, and whether anybody writes to it':
    '토픽의 이름과, 누가 거기에 쓰고 있는지 확인하세요',
  'none of {0} records of `{1}` is one of `{2}`': '`{1}`의 레코드 {0}건 중 `{2}`의 것이 없습니다',
  'check its `where`, or take a greater `--sample`': '`where`를 확인하거나 `--sample`을 늘리세요',
  '{0} of {1} records are dead letters ({2}): {3}': '레코드 {1}건 중 {0}건을 읽지 못합니다({2}): {3}',
  '`{0}` is in none of {1} records': '`{0}`{0:이/가} 레코드 {1}건 중 어디에도 없습니다',
  'check its name; the records have {0}': '이름을 확인하세요. 레코드에 있는 것: {0}',
  '`{0}` is in {1} of {2} records': '`{0}`{0:은/는} 레코드 {2}건 중 {1}건에 있습니다',
  '`{0}` does not fit its type in {1} of {2} records':
    '`{0}`{0:이/가} 레코드 {2}건 중 {1}건에서 형과 맞지 않습니다',
  'not declared: {0}': '선언하지 않은 것: {0}',
  'out of order by {0} at most, 99% by {1} at most; `late` is {2}':
    '순서가 어긋난 것은 최대 {0}, 99%는 {1} 이내. `late`는 {2}',
  '{0} of {1} records are late ({2}): {3}': '레코드 {1}건 중 {0}건이 늦습니다({2}): {3}',
  'a late record changes no judgement; write `late {0}` or more, or mend the order':
    '늦은 레코드는 판단에 쓰이지 않습니다. `late {0}` 이상으로 쓰거나 순서를 고치세요',
  '{0} different keys in {1} rows; rows by partition: {2}': '행 {1}개에 서로 다른 키 {0}개. 파티션별 행: {2}',
  '{0} of {1} events repeat a key: within `late` they count once':
    '이벤트 {1}건 중 {0}건의 키가 겹칩니다. `late` 안에서는 한 번만 셉니다',
  '`key` names the event, not who it is about: name a field that is new in each event':
    '`key`는 이벤트의 이름이지 대상의 이름이 아닙니다. 이벤트마다 새로운 필드를 쓰세요',
  '`{0}` is declared {1} and looks like {2}: {3} to {4}, half of them below {5}':
    '`{0}`{0:은/는} {1}{1:이라고/라고} 선언했지만 {2}처럼 보입니다: {3}부터 {4}까지, 절반은 {5}보다 작습니다',
  'if so, declare it as `{0}`': '그렇다면 `{0}`{0:이라고/라고} 선언하세요',
  '`{0}` looks like epoch seconds: `{1}` is read as milliseconds, in 1970':
    '`{0}`{0:이/가} 초 단위 시각처럼 보입니다. `{1}`{1:을/를} 밀리초로 읽으면 1970년입니다',
  'send ISO 8601 with a zone, or epoch milliseconds':
    '시간대가 있는 ISO 8601이나 밀리초 단위 시각으로 보내세요',
};
