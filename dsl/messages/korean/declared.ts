import type { Catalogue } from '../../say.ts';

/** How metrics, sources, checks and the lines of tests are written by those who know other languages. */
export const declared: Catalogue = {
  '`{0}` is read, and nothing is called so': '`{0}`{0:을/를} 읽는데, 그런 이름은 없습니다',
  'which way is good is written `{0}`': '어느 쪽이 좋은지는 `{0}`{0:이라고/라고} 씁니다',
  'that nothing counts as none is written `missing as zero`':
    '없는 것을 0으로 보는 것은 `missing as zero`라고 씁니다',
  'stands behind the name': '이름 뒤에 옴',
  'the title of a metric stands before `=`': '지표의 제목은 `=` 앞에 씁니다',
  'behind the name': '이름 뒤',
  'how a metric is counted follows `=`': '지표를 어떻게 세는지는 `=` 뒤에 씁니다',
  'a form of SQL': 'SQL의 형식',
  'the clauses of a metric stand without braces': '지표의 절은 중괄호 없이 씁니다',
  'leave this and its `}` out': '이것과 그 `}`를 뺌',
  'write them one below the other, indented': '들여쓰기해서 차례로 아래에 쓰세요',
  'a `{0}` begins without `define`': '`{0}`{0:은/는} `define` 없이 시작합니다',

  'a field that may be missing is `optional`': '없을 수 있는 필드는 `optional`입니다',
  'what a source holds begins with `field`': '소스에 있는 것은 `field`로 시작합니다',
  'a field has its name before its type': '필드는 타입 앞에 이름이 있습니다',
  'the type stands first': '타입이 먼저 옴',
  'a source comes from `kafka` or a `model`': '소스는 `kafka`나 `model`에서 옵니다',
  '`{0}` is followed by `after` and a duration': '`{0}` 뒤에는 `after`와 기간이 옵니다',
  'whom an audience is of follows `=`': '대상이 누구인지는 `=` 뒤에 씁니다',
  'what a probe or source asks follows `from`': '프로브나 소스가 묻는 것은 `from` 뒤에 씁니다',
  '`{0}` is followed by `first`': '`{0}` 뒤에는 `first`가 옵니다',
  'several values stand in parentheses': '여러 값은 괄호 안에 씁니다',
  'a cause of a check begins with `because`': '확인의 원인은 `because`로 시작합니다',
  'when something is the cause follows `when`': '언제 원인인지는 `when` 뒤에 씁니다',

  'a test has its title first, and its playbook behind `for`':
    '테스트는 제목이 먼저 오고, 플레이북은 `for` 뒤에 옵니다',
  'stands behind the title': '제목 뒤에 옴',
  'where something is given stands behind it': '어디에 주어지는지는 그 뒤에 씁니다',
  'the place stands behind `in`': '장소는 `in` 뒤에 옴',
  'where an incident is stands behind `in`': '인시던트가 어디인지는 `in` 뒤에 씁니다',
  'what a test gives begins with `given`': '테스트가 주는 것은 `given`으로 시작합니다',
  'the time of an expectation is written with `at`': '기대의 시각은 `at`으로 씁니다',
  'that no cause is found is written `cause is unknown`':
    '원인을 찾지 못한 것은 `cause is unknown`이라고 씁니다',
  'no form of its own': '따로 있는 형식이 아님',
};
