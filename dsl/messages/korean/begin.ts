import type { Catalogue } from '../../say.ts';

/** What `ordersense new` says. */
export const begin: Catalogue = {
  '`{0}` is there already': '`{0}`{0:이/가} 이미 있습니다',
  'choose another name: nothing is written over': '다른 이름을 고르세요. 있는 파일은 덮어쓰지 않습니다',
  'for example `{0}`': '예: `{0}`',
  'did you mean `gallery:{0}`?': '`gallery:{0}`{0:을/를} 쓰려고 했나요?',
  'choose another name': '다른 이름을 고르세요',
  'a project cannot be called `{0}`': '프로젝트 이름으로 `{0}`{0:은/는} 쓸 수 없습니다',
  'small letters, digits and hyphens: `ordersense new project my-city`':
    '영문 소문자, 숫자, 하이픈을 쓰세요: `ordersense new project my-city`',
  'next: ordersense test -C {0}, then write your own: docs/first-playbook.md':
    '다음: ordersense test -C {0}, 그다음 직접 써 보기: docs/first-playbook.md',
  'there is no sample `{0}`': '`{0}`{0:이라는/라는} 견본이 없습니다',
  'next: ordersense lint says what it needs that this project does not have yet':
    '다음: ordersense lint가 이 프로젝트에 아직 없는 것을 알려 줍니다',
  'this project has no stream that could be counted': '이 프로젝트에는 셀 스트림이 없습니다',
  'declare one first: `stream order_events from kafka "orders" { … }`, see docs/language.md':
    '먼저 선언하세요: `stream order_events from kafka "orders" { … }`, docs/language.md 참고',
  'next: say what it counts, for example `where event is "placed"`, and `ordersense explain {0}`':
    '다음: 무엇을 셀지 적으세요. 예: `where event is "placed"`. 그리고 `ordersense explain {0}`',
  '`{0}` is not here': '`{0}`{0:이/가} 여기에 없습니다',
  'run it in a checkout of OrderSense: a {0} is a part of the program':
    'OrderSense 소스 폴더에서 실행하세요. {0}{0:은/는} 프로그램의 부품입니다',
  '`{0}` is not in kebab-case': '`{0}`{0:은/는} kebab-case가 아닙니다',
  'for example `no-sample-guard`': '예: `no-sample-guard`',
  'next: one line for `{0}` in {1}; CONTRIBUTING.md says the rest':
    '다음: {1}에 `{0}` 한 줄. 나머지는 CONTRIBUTING.md에 있습니다',
  'what shall begin?': '무엇을 시작할까요?',
  'ordersense new project my-city': 'ordersense new project my-city',
  'a {0} needs a name': '{0}에는 이름이 필요합니다',
  'ordersense new {0} my_name': 'ordersense new {0} my_name',
};
