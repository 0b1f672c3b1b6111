import type { Catalogue } from '../../say.ts';

/** The command line itself: wrong calls, settings, what it says while it works. */
export const command: Catalogue = {
  "unknown command '{0}'": "명령 '{0}'{0:이/가} 없습니다",
  "unknown option '{0}'": "옵션 '{0}'{0:이/가} 없습니다",
  "missing required argument '{0}'": "인자 '{0}'{0:이/가} 필요합니다",
  "option '{0}' argument missing": "옵션 '{0}'에 값이 필요합니다",
  "required option '{0}' not specified": "옵션 '{0}'{0:을/를} 써야 합니다",
  "too many arguments for '{0}': {1} at most, {2} given":
    "'{0}'에 준 인자가 너무 많습니다: {1}개까지인데 {2}개를 주었습니다",
  "option '{0}' cannot be '{1}': it is one of {2}":
    "옵션 '{0}'{0:은/는} '{1}'{1:이/가} 될 수 없습니다. 고를 수 있는 값: {2}",
  "argument '{0}' cannot be '{1}': it is one of {2}":
    "인자 '{0}'{0:은/는} '{1}'{1:이/가} 될 수 없습니다. 고를 수 있는 값: {2}",
  '(did you mean {0}?)': '({0}{0:을/를} 쓰려고 했나요?)',

  'there is no playbook `{0}` here': '여기에는 `{0}`{0:이라는/라는} 플레이북이 없습니다',
  'nothing here is called `{0}`': '여기에는 `{0}`{0:이라는/라는} 이름이 없습니다',
  'a playbook and --depends-on are two pictures': '플레이북과 --depends-on은 서로 다른 그림입니다',
  'leave out one of them: `--depends-on {0}` shows the playbooks too':
    '하나만 쓰세요: `--depends-on {0}`{0:은/는} 플레이북도 함께 보여 줍니다',
  'this project has {0}: what has one is left out here (ordersense lint shows them)':
    '이 프로젝트에 {0}{0:이/가} 있어, 오류가 있는 것은 여기에 빠져 있습니다 (ordersense lint로 볼 수 있습니다)',
  '`{0}` is the title of {1} things': '`{0}`{0:은/는} {1}가지의 제목입니다',
  'name one of them: {0}': '그 가운데 하나의 이름을 쓰세요: {0}',
  '`{0}`, a word of the language: {1}': '`{0}`, 언어의 낱말: {1}',
  'it is written so {0}:': '{0} 이렇게 씁니다:',
  'more in docs/language.md, section "{0}"': '자세한 것은 docs/language.md의 "{0}"',
  '`{0}`, {1}: {2}': '`{0}`, {1}: {2}',
  'what a connector does': '커넥터가 하는 일',
  'what a connector is asked as a probe': '커넥터에 프로브로 묻는 것',
  'what a connector is asked for the value of an argument': '커넥터에 인자의 값으로 묻는 것',
  'it is called so:': '이렇게 부릅니다:',
  'used by {0}': '쓰는 곳: {0}',
  'its arguments and what it changes: ordersense connectors describe {0}':
    '인자와 바꾸는 것: ordersense connectors describe {0}',
  '`{0}` holds files that are no site of ours': '`{0}`에는 이 명령이 쓴 사이트가 아닌 파일이 있습니다',
  '`{0}` was not written by this command': '`{0}`{0:은/는} 이 명령이 쓴 것이 아닙니다',
  'name an empty folder, or one that is not there yet': '빈 폴더나 아직 없는 폴더를 정해 주세요',
  'cannot write into `{0}`': '`{0}`에 쓸 수 없습니다',
  'name a folder that is yours to write, or one that is not there yet':
    '쓸 수 있는 폴더나 아직 없는 폴더를 정해 주세요',
  '{0} pages in {1}, from {2}': '{1}에 {0}쪽, 처음은 {2}',
  'this project has {0}': '이 프로젝트에 있는 것: {0}',
  'there is no format `{0}`': '`{0}`{0:이라는/라는} 형식이 없습니다',
  'there is no settings file `{0}`': '설정 파일 `{0}`{0:이/가} 없습니다',
  '`--config` names a file such as {0}': '`--config`에는 {0} 같은 파일을 씁니다',
  'nothing fits `{0}`': '`{0}`에 맞는 것이 없습니다',
  'there is no folder `{0}`': '폴더 `{0}`{0:이/가} 없습니다',
  'name a folder with .play files': '.play 파일이 있는 폴더를 지정하세요',
  '`{0}` is a file': '`{0}`{0:은/는} 파일입니다',
  'name the project’s folder; a project is read as a whole':
    '프로젝트의 폴더를 지정하세요. 프로젝트는 통째로 읽습니다',
  'no .play files in `{0}`': '`{0}`에 .play 파일이 없습니다',
  'a project is a folder with .play files, and its settings in {0}':
    '프로젝트는 .play 파일이 있는 폴더이고, 설정은 {0}에 씁니다',
  'these projects are in it: {0}': '그 안에 있는 프로젝트: {0}',

  '{0} fix': '수정 {0}건',
  '{0} fixes': '수정 {0}건',
  '{0} in {1}': '{1}에서 {0}',
  '`{0}` has a hole (`...`) and stays in shadow: it decides, nothing is sent':
    '`{0}`에 빈자리(`...`)가 있어 그림자 모드로 둡니다: 판단만 하고 아무것도 보내지 않습니다',

  'a text is expected': '텍스트여야 합니다',
  'a text is expected, and `{0}` is read as {1}: write `{2}`':
    '텍스트여야 하는데 `{0}`{0:은/는} {1}{1:으로/로} 읽힙니다. `{2}`처럼 따옴표를 쓰세요',
  'a truth value': '참·거짓',
  'no value': '빈 값',
  'a number is expected': '수여야 합니다',
  'a whole number is expected': '정수여야 합니다',
  'settings (`key: value`) are expected': '설정(`key: value`)이어야 합니다',
  'names with their settings (`name: value`) are expected': '이름과 설정(`name: value`)이어야 합니다',
  '{0} is expected': '{0}{0:이어야/여야} 합니다',
  'is missing; {0}': '빠졌습니다. {0}',
  'is empty': '비어 있습니다',
  'at least {0} is expected': '{0} 이상이어야 합니다',
  'at most {0} is expected': '{0} 이하여야 합니다',
  'a name is {0}': '이름은 {0}{0:이어야/여야} 합니다',
  'cannot be used': '쓸 수 없습니다',
  'a name of small letters, digits and hyphens': '영문 소문자, 숫자, 하이픈으로 된 이름',
  'small letters, digits and _': '영문 소문자, 숫자, _',
  '`env:NAME` or `file:PATH`': '`env:NAME` 또는 `file:PATH`',
  'both `cert` and `key`, or neither': '`cert`와 `key` 둘 다, 아니면 둘 다 없음',
  'plain, scram-sha-256 or scram-sha-512': 'plain, scram-sha-256, scram-sha-512 가운데 하나',
  'an hour has at least the {0} acts of a minute': '한 시간 한도는 1분 한도인 {0}건보다 작을 수 없습니다',
  'an IANA time zone such as Asia/Seoul': 'Asia/Seoul 같은 IANA 시간대',
  'there is no such setting': '그런 설정이 없습니다',
  'there is no such setting; did you mean `{0}`?': '그런 설정이 없습니다. `{0}`{0:을/를} 쓰려고 했나요?',
  '{0}: this is no text in UTF-8': '{0}: UTF-8 텍스트가 아닙니다',
  'save it as UTF-8, as editors do by default': 'UTF-8로 저장하세요. 편집기의 기본값입니다',
  '`*{0}` stands for nothing: quote it where it is a text':
    '`*{0}`{0:이/가} 가리키는 것이 없습니다. 글이면 따옴표로 감싸세요',
  'write out what they stand for': '가리키는 것을 풀어 쓰세요',
  '{0}: settings (`key: value`) are expected': '{0}: 설정(`key: value`)이 와야 합니다',
  'write `{0}: {1}`, with a colon and a blank': '쌍점과 빈칸을 넣어 `{0}: {1}`처럼 쓰세요',
  '`{0}` is a folder, and settings are a file': '`{0}`{0:은/는} 폴더인데, 설정은 파일입니다',
  'give the folder another name, or name a file with `--config`':
    '폴더의 이름을 바꾸거나 `--config`로 파일을 지정하세요',
  'is it yours to read? look at its permissions': '읽을 권한이 있는지 확인하세요',
  '`{0}` is not read: settings are in `{1}`': '`{0}`{0:은/는} 읽지 않습니다. 설정은 `{1}`에 있습니다',
  'rename it: mv {0} {1}': '이름을 바꾸세요: mv {0} {1}',
  '`!…` means nothing here: a secret is `env:NAME` or `file:PATH`, and a text that begins so needs quotes':
    '`!…`는 여기서 뜻이 없습니다. 비밀 값은 `env:NAME`이나 `file:PATH`로 쓰고, 그렇게 시작하는 글은 따옴표로 감쌉니다',
  'cannot read `{0}`': '`{0}`{0:을/를} 읽을 수 없습니다',
  'the same name stands twice': '같은 이름이 두 번 있습니다',
  'a tab cannot indent: use spaces': '탭으로 들여쓸 수 없습니다. 공백을 쓰세요',
  'the indentation does not fit, or a bracket before it is not closed':
    '들여쓰기가 맞지 않거나 앞의 괄호가 닫히지 않았습니다',
  'a quote, a bracket or a colon is missing': '따옴표, 괄호, 쌍점 가운데 하나가 빠졌습니다',
  'a line is not `name: value`': '`name: value` 모양이 아닌 줄이 있습니다',
  'a backslash in quotes does not stand before a letter that it can change':
    '따옴표 안의 역슬래시 뒤에 쓸 수 없는 글자가 있습니다',
  'a value begins with a sign that needs quotes': '따옴표가 필요한 기호로 시작하는 값이 있습니다',
  '`---` begins a second document': '`---`가 두 번째 문서를 시작합니다',
  'it cannot be read from here on': '여기부터 읽을 수 없습니다',
  '{0}:{1}:{2}: this is no YAML: {3}': '{0}:{1}:{2}: YAML이 아닙니다: {3}',
  'mend the file there; docs/config.md has an example': '그곳을 고치세요. 예는 docs/config.md에 있습니다',
  'see docs/config.md for every setting': '모든 설정은 docs/config.md에 있습니다',
  'see docs/connectors.md for every setting': '모든 설정은 docs/connectors.md에 있습니다',
  'the environment has no `{0}`': '환경 변수 `{0}`{0:이/가} 없습니다',
  'set it: {0}=… ordersense …': '이렇게 주세요: {0}=… ordersense …',
  "cannot read the secret's file `{0}`": '비밀 값 파일 `{0}`{0:을/를} 읽을 수 없습니다',
  'check the path and its permissions': '경로와 권한을 확인하세요',
  '`{0}` is no address': '`{0}`{0:은/는} 주소가 아닙니다',
  'write it as `{0}`': '`{0}`처럼 쓰세요',
  'connectors.{0}: there is no setting `{1}`': 'connectors.{0}: `{1}`{1:이라는/라는} 설정이 없습니다',
  'connectors.{0}: there is no connector `{1}`': 'connectors.{0}: `{1}`{1:이라는/라는} 커넥터가 없습니다',
  'there are {0}': '있는 것: {0}',

  'there is no feed `{0}`': '피드 `{0}`{0:이/가} 없습니다',
  'name a program for Node, see docs/feed.md': 'Node로 도는 프로그램을 지정하세요. docs/feed.md를 보세요',
  'cannot start the feed `{0}`': '피드 `{0}`{0:을/를} 시작할 수 없습니다',
  'the feed `{0}` does not begin with {"feed":1,…}': '피드 `{0}`{0:이/가} {"feed":1,…}로 시작하지 않습니다',
  'see docs/feed.md for the lines of a feed': '피드의 줄은 docs/feed.md에 있습니다',
  '`{0}`, line {1} of its output: {2}': '`{0}`, 출력 {1}행: {2}',
  'not JSON': 'JSON이 아닙니다',
  'not a JSON object': 'JSON 객체가 아닙니다',
  'the first line is {"feed":1,"env":{…texts…},"about":"…"}':
    '첫 줄은 {"feed":1,"env":{…텍스트…},"about":"…"}입니다',
  '`clock` needs a start (ISO 8601 with its zone) and a speed above 0, `history` is "end"':
    '`clock`에는 시작 시각(시간대가 있는 ISO 8601)과 0보다 큰 속도가 필요하고, `history`는 "end"입니다',
  'a record needs `topic`, `at` (epoch ms) and `value`':
    '레코드에는 `topic`, `at`(에포크 ms), `value`가 필요합니다',
  '`key` is a text': '`key`는 텍스트입니다',

  '`--event-clock` is for reading what is there': '`--event-clock`은 이미 있는 것을 읽을 때 씁니다',
  'add `--once`, or leave it out': '`--once`를 더하거나, 빼세요',
  'a feed writes to the in-process log, and this project reads Kafka':
    '피드는 내장 로그에 쓰는데, 이 프로젝트는 Kafka를 읽습니다',
  'leave `--feed` or `kafka` out': '`--feed`나 `kafka` 중 하나를 빼세요',
  'feed: {0}': '피드: {0}',
  'stored history: {0} records in {1} s': '지난 기록 저장: {1}초에 {0}건',
  'time runs {0} times as fast as the clock': '시간이 시계보다 {0}배 빠르게 갑니다',
  'stopping: what is decided is kept': '멈추는 중: 판단한 것은 남습니다',
  'history read: {0} records, {1} dead letters': '지난 기록 읽음: {0}건, 읽지 못한 이벤트 {1}건',
  'done: {0} records, {1} duplicates, {2} late, {3} dead letters':
    '끝: {0}건, 중복 {1}건, 지각 {2}건, 읽지 못한 이벤트 {3}건',
  replaying: '다시 재생 중',
  '{0} records': '{0}건',
  '{0}s left': '{0}초 남음',

  '`--chunk` is a whole number above 0': '`--chunk`는 0보다 큰 정수입니다',
  'leave it out': '빼세요',
  'there is nothing at `{0}`': '`{0}`에 아무것도 없습니다',
  'name a file or folder of recorded events, or - for standard input':
    '기록된 이벤트의 파일이나 폴더를 지정하세요. 표준 입력은 -입니다',
  'standard input holds no record of {0}': '표준 입력에 {0}의 레코드가 없습니다',
  '`{0}` holds no record of {1}': '`{0}`에 {1}의 레코드가 없습니다',
  '  {0} lines were refused, the first: {1}: {2}': '  거절된 줄 {0}개, 첫 번째: {1}: {2}',
  'docs/recordings.md says what a line is': '한 줄의 형식은 docs/recordings.md에 있습니다',
  'cannot read the CSV map `{0}`': 'CSV 맵 `{0}`{0:을/를} 읽을 수 없습니다',
  'see docs/csv-map.md': 'docs/csv-map.md를 보세요',

  'a bug in OrderSense, sorry. A report is in {0}': 'OrderSense의 버그입니다. 죄송합니다. 보고서: {0}',
  'send it with the command you ran; it holds no data of yours beyond the message':
    '실행한 명령과 함께 보내 주세요. 메시지 말고는 아무 데이터도 들어 있지 않습니다',
};
