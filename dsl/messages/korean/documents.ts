import type { Catalogue } from '../../say.ts';

/** What is said of the settings of connectors, and of the OpenAPI documents that describe services. */
export const documents: Catalogue = {
  'names with their settings are expected here': '이름과 그 설정이 와야 합니다',
  'a name is letters, digits and `_`, as in a playbook': '이름은 플레이북에서처럼 글자, 숫자, `_`로 씁니다',
  '`{0}` is built in and takes no settings; choose another name':
    '`{0}`{0:은/는} 제품에 들어 있고 설정이 없습니다. 다른 이름을 쓰세요',
  '`use: <connector>` and its settings are expected here': '`use: <connector>`와 그 설정이 와야 합니다',
  'there is no such connector; there are {0}': '그런 커넥터가 없습니다. 있는 것: {0}',
  '`true` or `false` is expected': '`true`나 `false`가 와야 합니다',
  'a list is expected': '목록이 와야 합니다',
  'names with their values are expected': '이름과 그 값이 와야 합니다',
  '`key: value` lines are expected': '`key: value` 줄이 와야 합니다',
  'there is no setting {0}': '{0} 설정이 없습니다',
  'a text or a reference such as `env:NAME` is expected': '텍스트나 `env:NAME` 같은 참조가 와야 합니다',
  'one of {0} is expected': '{0} 가운데 하나여야 합니다',
  'another name': '다른 이름',
  'plugins.{0}: there is a connector `{1}` already': 'plugins.{0}: `{1}` 커넥터가 이미 있습니다',
  'use a package whose connector has another name': '커넥터 이름이 다른 패키지를 쓰세요',
  'plugins.{0}: the package is not installed': 'plugins.{0}: 패키지가 설치되어 있지 않습니다',
  'install it in the project: npm install --ignore-scripts {0}':
    '프로젝트에 설치하세요: npm install --ignore-scripts {0}',
  'plugins.{0}: its files are not those of the hash': 'plugins.{0}: 파일이 해시와 다릅니다',
  'look at what changed; if it is well, write `{0}`':
    '무엇이 바뀌었는지 살펴보세요. 괜찮으면 `{0}`{0:이라고/라고} 쓰세요',
  'plugins.{0}: its `{1}` exports no `connector`': 'plugins.{0}: `{1}`에 `connector` export가 없습니다',
  'docs/connectors.md says what a connector is': '커넥터가 무엇인지는 docs/connectors.md에 있습니다',
  'the name of an npm package': 'npm 패키지 이름',
  'a hash such as `sha256-…`': '`sha256-…` 같은 해시',
  'no connector of this project has a probe `{0}`': '이 프로젝트의 커넥터에 `{0}` 프로브가 없습니다',
  'give it as in `--call "{0}?{1}"`': '이렇게 쓰세요: `--call "{0}?{1}"`',
  '`{0}` does not take these arguments': '`{0}`{0:은/는} 이런 인자를 받지 않습니다',
  'ordersense connectors describe {0} says what it takes':
    'ordersense connectors describe {0}에 받는 인자가 나옵니다',
  'a mail address such as `ops@example.com`': '`ops@example.com` 같은 메일 주소',
  'a host name': '호스트 이름',
  'either `token` or `webhookUrl`': '`token`과 `webhookUrl` 가운데 하나',
  'at least one channel': '채널 하나 이상',
  'at least 24 bytes, as `whsec_` with Base64': '`whsec_`와 Base64로 쓴 24바이트 이상',
  '`{0}` is no entry that carries messages; there are {1}':
    '`{0}`{0:은/는} 메시지를 전하는 항목이 아닙니다. 있는 것: {1}',
  'a text or a secret reference': '텍스트나 비밀 값의 참조',
  'an http or https URL without user, query and fragment':
    '사용자, 쿼리, 프래그먼트가 없는 http 또는 https URL',
  'a path prefix beginning with `/`, or an http or https URL':
    '`/`로 시작하는 경로 앞부분, 또는 http 또는 https URL',
  'a header name': '헤더 이름',
  'a header that the connector does not write itself': '커넥터가 직접 쓰지 않는 헤더',
  'printable ASCII without line breaks': '줄바꿈 없이 출력할 수 있는 ASCII',
  'a CIDR such as `10.0.0.0/8`': '`10.0.0.0/8` 같은 CIDR',

  'this is no OpenAPI document': 'OpenAPI 문서가 아닙니다',
  'it begins with `openapi: 3.1.0` and has `paths:`':
    '`openapi: 3.1.0`으로 시작하고 `paths:`가 있어야 합니다',
  'only OpenAPI 3.1 is understood': 'OpenAPI 3.1만 읽을 수 있습니다',
  'write `openapi: 3.1.0`, and the document by it': '`openapi: 3.1.0`이라고 쓰고, 문서도 그에 맞추세요',
  'it is not clear what this operation is to playbooks': '이 동작이 플레이북에 무엇인지 분명하지 않습니다',
  'write one of `verb: family.name`, `read: family.name` and `probe: family.name`':
    '`verb: family.name`, `read: family.name`, `probe: family.name` 가운데 하나를 쓰세요',
  'a GET changes nothing, so it is no verb': 'GET은 아무것도 바꾸지 않으므로 동작이 될 수 없습니다',
  'a {0} is asked by GET': '{0}{0:은/는} GET으로 묻습니다',
  'write `read:` or `probe:`, or describe another method':
    '`read:`나 `probe:`를 쓰거나, 다른 메서드를 적으세요',
  'write `verb:`, or describe a GET': '`verb:`를 쓰거나, GET을 적으세요',
  'the answer has no `{0}`': '답에 `{0}`{0:이/가} 없습니다',
  'it is not said what this probe answers': '이 프로브가 무엇을 답하는지 없습니다',
  'describe the JSON object of its 200 response': '200 응답의 JSON 객체를 적으세요',
  'it has {0}': '있는 것: {0}',
  '`summary` is missing, which tells people what this does': '무엇을 하는지 알려 주는 `summary`가 없습니다',
  '`summary` is no whole sentence': '`summary`가 온전한 문장이 아닙니다',
  'write one with a capital and a period: `summary: Pauses one restaurant.`':
    '대문자로 시작해 마침표로 끝나는 영어 문장을 쓰세요: `summary: Pauses one restaurant.`',
  'nothing fills `{{0}}`': '`{{0}}`에 넣을 것이 없습니다',
  'add a parameter `{ name: {0}, in: path, required: true, schema: { type: string } }`':
    '파라미터를 더하세요: `{ name: {0}, in: path, required: true, schema: { type: string } }`',

  'this parameter has no name': '이 파라미터에 이름이 없습니다',
  'write `name:`': '`name:`을 쓰세요',
  '`{0}` travels where playbooks put nothing': '`{0}`{0:은/는} 플레이북이 값을 넣지 않는 곳으로 갑니다',
  'what playbooks give goes into `path`, `query` or the JSON body; leave this parameter out':
    '플레이북이 주는 값은 `path`, `query`, JSON 본문에 들어갑니다. 이 파라미터를 빼세요',
  '`{0}` has no schema': '`{0}`에 스키마가 없습니다',
  'write `schema: { type: string }`': '`schema: { type: string }`처럼 쓰세요',
  'only JSON is understood here': '여기서는 JSON만 읽을 수 있습니다',
  'describe `application/json` with a `schema`': '`application/json`과 그 `schema`를 적으세요',
  'an object is expected here': '여기에는 객체가 와야 합니다',
  'write `type: object` with `properties:`': '`type: object`와 `properties:`를 쓰세요',
  '`key: value` lines are expected here': '여기에는 `key: value` 줄이 와야 합니다',
  'write them, or leave it out': '줄을 쓰거나, 빼세요',
  'only references within this document are followed': '이 문서 안의 참조만 따라갑니다',
  'write it as `#/components/…`, or write the thing itself': '`#/components/…`로 쓰거나, 내용을 직접 쓰세요',
  '`{0}` leads back to itself': '`{0}`{0:이/가} 자기 자신으로 돌아옵니다',
  'write the thing itself once': '내용을 한 번은 직접 쓰세요',
  'there is no `{0}` in this document': '이 문서에 `{0}`{0:이/가} 없습니다',
  'add it, or correct the reference': '더하거나, 참조를 고치세요',

  'a word of small letters, digits and `_`': '소문자, 숫자, `_`로 된 낱말',
  'a name such as `restaurants.pause`': '`restaurants.pause` 같은 이름',
  'a currency such as `KRW`': '`KRW` 같은 통화',
  'a word or dotted words such as `restaurant.open`': '낱말, 또는 `restaurant.open`처럼 점으로 이은 낱말',
  'a whole number': '정수',
  '`key: value` lines': '`key: value` 줄',
  'a list': '목록',
  '`{0}` says nothing here': '`{0}`{0:은/는} 여기서 뜻이 없습니다',
  'these do: {0}': '뜻이 있는 것: {0}',
  'say the same in Korean: `ko: …`': '같은 것을 한국어로 쓰세요: `ko: …`',
  'this cannot be used': '쓸 수 없는 값입니다',
  '`{0}` is missing': '`{0}`{0:이/가} 빠졌습니다',
  '`{0}` cannot be used': '`{0}`의 값을 쓸 수 없습니다',
  'write at least {0}': '{0} 이상을 쓰세요',
  'write `{ argument: …, per: target }` or `{ most: 10000, currency: KRW, per: target }`':
    '`{ argument: …, per: target }` 또는 `{ most: 10000, currency: KRW, per: target }`처럼 쓰세요',

  'it is not said what this is': '무엇인지 적혀 있지 않습니다',
  'write `type:` with one of {0}': '`type:`에 다음 가운데 하나를 쓰세요: {0}',
  'there is no type `{0}`': '`{0}`{0:이라는/라는} 타입이 없습니다',
  'write one of {0}': '다음 가운데 하나를 쓰세요: {0}',
  '`{0}` is no whole type': '`{0}`{0:은/는} 덜 쓴 타입입니다',
  '`{0}` cannot be a JSON {1}': '`{0}`{0:은/는} JSON {1}{1:이/가} 될 수 없습니다',
  '`{0}` needs a JSON type': '`{0}`에는 JSON 타입이 필요합니다',
  'write `type: {0}`': '`type: {0}`{0:이라고/라고} 쓰세요',

  '`{0}` is offered twice': '`{0}`{0:이/가} 두 번 나옵니다',
  '`{0}` takes two arguments called `{1}`': '`{0}`에 `{1}`{1:이라는/라는} 인자가 둘 있습니다',
  'call one of them otherwise: `x-ordersense: { argument: … }`':
    '하나를 다르게 부르세요: `x-ordersense: { argument: … }`',
  '`{0}` is a time, which playbooks cannot give': '`{0}`{0:은/는} 시각이라 플레이북이 줄 수 없습니다',
  'make it a duration, or let the connector fill it: `filled: expires-at`':
    '시간 길이로 바꾸거나, 커넥터가 채우게 하세요: `filled: expires-at`',
  '`{0}` is no text, so nobody reads it': '`{0}`{0:은/는} 텍스트가 아니라 읽을 사람이 없습니다',
  'leave out `readBy` and `shows`': '`readBy`와 `shows`를 빼세요',
  'it is not said what the many of `{0}` are': '`{0}`{0:이/가} 여럿일 때 무엇인지 없습니다',
  'add what they are, for example `targets: restaurant`': '무엇인지 더하세요. 예: `targets: restaurant`',

  '`{0}` changes nothing, so nothing of it can last or be undone':
    '`{0}`{0:은/는} 아무것도 바꾸지 않으므로, 남거나 되돌릴 것이 없습니다',
  'say what it leaves changed, for example `changes: restaurant.open`':
    '무엇을 바꾸는지 쓰세요. 예: `changes: restaurant.open`',
  'nothing ends what `{0}` leaves': '`{0}`{0:이/가} 남긴 것을 끝내는 것이 없습니다',
  'name the verb that takes it back with `undo:`, or the argument that ends it with `endsBy:`':
    '되돌리는 동작을 `undo:`로, 또는 끝을 정하는 인자를 `endsBy:`로 쓰세요',
  '`{0}` is never told when to end by itself': '`{0}`에 언제 저절로 끝날지 알리는 것이 없습니다',
  'add a property with `x-ordersense: { filled: expires-at }` to its body, or write `ttl: none`':
    '본문에 `x-ordersense: { filled: expires-at }`인 속성을 더하거나, `ttl: none`이라고 쓰세요',
  '`{0}` is sent no `Idempotency-Key`': '`{0}`에는 `Idempotency-Key`를 보내지 않습니다',
  'add the header to its parameters, or write `idempotency: none`':
    '파라미터에 그 헤더를 더하거나, `idempotency: none`이라고 쓰세요',
  'nothing says whether `{0}` was done': '`{0}`{0:을/를} 했는지 알려 주는 것이 없습니다',
  'describe the GET that does: `x-ordersense: { lookup: {0} }`':
    '알려 주는 GET을 적으세요: `x-ordersense: { lookup: {0} }`',
  'there is no verb `{0}`': '`{0}` 동작이 없습니다',
  'name the verb whose acts it knows of': '무슨 동작을 했는지 아는지 그 동작의 이름을 쓰세요',
  'all that is known of an act then is its key': '그때 동작에 대해 아는 것은 키뿐입니다',
  'give it one parameter, with `x-ordersense: { filled: act-key }`':
    '파라미터를 하나만 두고 `x-ordersense: { filled: act-key }`라고 쓰세요',
  '`{0}` has no verb `{1}`': '`{0}`에 `{1}` 동작이 없습니다',
  'opposites are verbs of the same family': '반대 동작은 앞부분 이름이 같아야 합니다',
  '`{0}` has no argument `{1}`': '`{0}`에 `{1}` 인자가 없습니다',
  '`{0}` is no {1}': '`{0}`{0:은/는} {1} 타입이 아닙니다',
  '`{0}` takes no {1}': '`{0}`에 {1} 타입의 인자가 없습니다',

  'describe the operation that takes it back, in the same family':
    '되돌리는 동작을 앞부분 이름이 같게 적으세요',
  '`{0}` changes `{1}`, not `{2}`': '`{0}`{0:은/는} `{2}`{2:이/가} 아니라 `{1}`{1:을/를} 바꿉니다',
  'an undo changes what its act changed': '되돌리는 동작은 원래 동작이 바꾼 것을 바꾸어야 합니다',
  '`{0}` is an undo and has one itself': '`{0}`{0:은/는} 되돌리는 동작인데 되돌리기가 또 있습니다',
  'leave this one out': '이것을 빼세요',
  '`{0}` is not told which act it takes back': '`{0}`{0:은/는} 어느 것을 되돌릴지 알 수 없습니다',
  'add a property with `x-ordersense: { filled: act-key }` to its body, or write `undoTakes: wider`':
    '본문에 `x-ordersense: { filled: act-key }`인 속성을 더하거나, `undoTakes: wider`라고 쓰세요',
  '`{0}` needs `{1}`, which `{2}` is not given': '`{0}`에는 `{1}`{1:이/가} 필요한데, `{2}`에는 없습니다',
  'an undo gets the arguments of its act: give both the same one, or make it optional':
    '되돌리기는 원래 동작의 인자를 받습니다. 둘에 같은 인자를 주거나, 없어도 되게 하세요',
};
