import type { Catalogue } from '../../say.ts';

/** What is said of a project's connectors and of the documents behind them. */
export const connectors: Catalogue = {
  'connectors.{0}: `{1}` is built in': 'connectors.{0}: `{1}`{1:은/는} 제품에 들어 있는 이름입니다',
  'connectors.{0}: `{1}` is offered by `connectors.{2}` too':
    'connectors.{0}: `{1}`{1:은/는} `connectors.{2}`에서도 제공합니다',
  'playbooks must know whom they call: give `connectors.{0}` another name':
    '플레이북이 무엇을 부르는지 알아야 합니다. `connectors.{0}`의 이름을 바꾸세요',
  'playbooks must know whom they call: give the verbs of the document another family':
    '플레이북이 무엇을 부르는지 알아야 합니다. 문서에 있는 동작의 앞부분 이름을 바꾸세요',
  'playbooks must know whom they call: name each document once, or give the verbs of one another family':
    '플레이북이 무엇을 부르는지 알아야 합니다. 문서를 한 번만 지정하거나, 한쪽 동작의 앞부분 이름을 바꾸세요',
  '{0}.document: a document that says what the service offers is expected':
    '{0}.document: 서비스가 무엇을 제공하는지 적은 문서가 필요합니다',
  'write `document: delivery-platform`, or the path of an OpenAPI 3.1 file in this project':
    '`document: delivery-platform`이라고 쓰거나, 이 프로젝트에 있는 OpenAPI 3.1 파일의 경로를 쓰세요',
  '{0}:{1}:{2}: from here on this is no YAML': '{0}:{1}:{2}: 여기부터 YAML이 아닙니다',
  'look at the indentation, the colons and the quotes of this line and the next':
    '이 줄과 다음 줄의 들여쓰기, 콜론, 따옴표를 보세요',
  '{0}: too many `*aliases`': '{0}: `*aliases`가 너무 많습니다',
  'write them out, or use `$ref`': '풀어서 쓰거나 `$ref`를 쓰세요',
  '{0}.document: there is no file `{1}` in this project':
    '{0}.document: 이 프로젝트에 파일 `{1}`{1:이/가} 없습니다',
  'check its path; `document: delivery-platform` names the one that comes with the product':
    '경로를 확인하세요. 제품에 들어 있는 문서는 `document: delivery-platform`입니다',
  '{0}.document: no document called `{1}` comes with the product':
    '{0}.document: 제품에는 `{1}`{1:이라는/라는} 문서가 없습니다',
  'write `delivery-platform`, or a path such as `platform/openapi.yaml`':
    '`delivery-platform`이나 `platform/openapi.yaml` 같은 경로를 쓰세요',

  '  help: {0}': '  도움말: {0}',

  '{0}: nothing answers `{1}` here; `run` needs it':
    '{0}: 여기에는 `{1}`{1:이/가} 없습니다. `run`에는 있어야 합니다',
  'nothing is wrong with the connectors': '커넥터에 잘못된 것이 없습니다',
  'built in': '제품에 들어 있음',
  '{0} verb': '동작 {0}개',
  '{0} verbs': '동작 {0}개',
  '{0} probe': '프로브 {0}개',
  '{0} probes': '프로브 {0}개',
  '{0} read': '조회 {0}개',
  '{0} reads': '조회 {0}개',

  'which one is to be described?': '무엇을 설명할까요?',
  'name a verb, a probe or a read: ordersense connectors describe {0}':
    '동작, 프로브, 조회 가운데 하나를 쓰세요: ordersense connectors describe {0}',
  'no connector of this project offers `{0}`': '이 프로젝트의 커넥터에는 `{0}`{0:이/가} 없습니다',
  'ordersense connectors list names all of them': 'ordersense connectors list에 모두 나옵니다',
  'more on one: ordersense connectors describe <name>': '자세히: ordersense connectors describe <이름>',

  arguments: '인자',
  none: '없음',
  'for example': '예',
  answers: '답',
  'answers {0}, as the value of an argument': '답은 {0}, 인자의 값으로 씁니다',
  'answers what the playbook declares as fields': '답은 플레이북이 필드로 선언한 것입니다',
  'any other argument is sent too': '다른 인자도 함께 보냅니다',
  'may be left out': '없어도 됨',
  'one of {0}': '{0} 가운데 하나',
  'one or an audience': '하나 또는 대상 전체',
  'read by {0}': '읽는 사람: {0}',
  'shown up to {0} characters': '{0}자까지 보임',
  'shown up to {0} cells, Hangul two wide': '{0}칸까지 보임(한글은 두 칸)',
  'takes back what others did too': '다른 곳에서 한 것도 되돌림',

  changes: '바꾸는 것',
  nothing: '없음',
  'takes something away': '무언가를 막거나 줄임',
  severe: '영향이 큼',
  reaches: '닿는 곳',
  'reaches {0}': '{0}에게 닿음',
  nobody: '아무도 없음',
  'our staff': '직원',
  riders: '라이더',
  restaurants: '음식점',
  customers: '고객',
  'other systems': '다른 시스템',
  purpose: '목적',
  marketing: '마케팅',
  'marketing: waits for contact hours, needs consent':
    '마케팅: 연락 가능 시간을 기다리고, 수신 동의가 필요함',
  lasts: '지속',
  'no: it is done and over': '없음: 하고 나면 끝',
  'until it is undone': '되돌릴 때까지',
  'as long as `{0}` says': '`{0}` 동안',
  'as long as `{0}` says, or until it is undone': '`{0}` 동안, 또는 되돌릴 때까지',
  'ends by `{0}`': '`{0}`{0:으로/로} 끝남',
  undo: '되돌리기',
  'none: it ends, and is never taken back': '없음: 저절로 끝나고, 거두지 않음',
  '{0}, which also takes back what others did': '{0}, 다른 곳에서 한 것도 되돌림',
  '{0}, of this act alone': '{0}, 이 조치만',
  'if we are down': '엔진이 멈추면',
  'ends by itself': '저절로 끝남',
  'stays applied until we are back': '다시 켜질 때까지 그대로 있음',
  again: '다시 보내기',
  'a second attempt does nothing more': '두 번 보내도 한 번만 일어남',
  'before a second attempt the service is asked what became of the first':
    '다시 보내기 전에 처음 것이 어떻게 되었는지 물음',
  'never sent twice: what is not known to have arrived stays unknown':
    '두 번 보내지 않음: 닿았는지 모르면 모름으로 남음',
  'costs at most': '최대 비용',
  'costs at most {0}': '최대 비용 {0}',
  '{0} for each target': '대상마다 {0}',
  '{0} a call': '호출마다 {0}',
  makes: '이벤트',
  'fewer events of {0}': '{0} 감소',
  'more events of {0}': '{0} 증가',
  'other events of {0}': '{0} 변화',
  'one of `{0}`, by `as answer`': '`{0}` 가운데 하나, `as answer`로 받음',
  contrary: '반대 동작',
  'old name': '옛 이름',
  'nothing takes its place': '대신할 것이 없음',
  'changes {0}': '{0} 변경',
  'undone by {0}': '{0}{0:으로/로} 되돌림',
};
