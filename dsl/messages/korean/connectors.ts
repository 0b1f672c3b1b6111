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
};
