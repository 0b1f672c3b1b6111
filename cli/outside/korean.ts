/**
 * What the world outside is blamed for, in Korean: `engine` speaks English and knows no languages, so its sentences are
 * recognised here. Where two could fit, the one that says more stands first.
 */
export const OUTSIDE_KOREAN: readonly (readonly [template: string, korean: string])[] = [
  [
    'this store belongs to the project `{0}`, and this one is `{1}`',
    '이 저장소는 프로젝트 `{0}`의 것이고, 이 프로젝트는 `{1}`입니다',
  ],
  [
    'name another database in `store.url` (or another `--data` folder): one for each project',
    '`store.url`에 다른 데이터베이스(또는 다른 `--data` 폴더)를 쓰세요. 프로젝트마다 하나씩입니다',
  ],
  [
    'another process has taken over this project, and this one has stopped acting ({0})',
    '다른 프로세스가 이 프로젝트를 넘겨받아 이 프로세스는 조치를 멈췄습니다 ({0})',
  ],
  [
    'run one process for each project and store; nothing was lost, the other one goes on',
    '프로젝트와 저장소마다 프로세스 하나만 실행하세요. 잃은 것은 없고 다른 프로세스가 이어 갑니다',
  ],
  ['the address of PostgreSQL is not one', 'PostgreSQL의 주소가 주소가 아닙니다'],
  [
    'write it as `postgres://user:password@host:5432/database`',
    '`postgres://user:password@host:5432/database`처럼 쓰세요',
  ],
  ['cannot open the store in `{0}`: {1}', '`{0}`의 저장소를 열 수 없습니다: {1}'],
  [
    'check that the folder can be written and was made by ordersense; a damaged one must be moved away or restored',
    '쓸 수 있는 폴더인지, ordersense가 만든 폴더인지 확인하세요. 손상된 것은 옮기거나 복구해야 합니다',
  ],
  ["cannot make the store's folder `{0}`: {1}", '저장소 폴더 `{0}`{0:을/를} 만들 수 없습니다: {1}'],
  ['give a folder that this user may write', '이 사용자가 쓸 수 있는 폴더를 지정하세요'],
  ['PostgreSQL: {0}', 'PostgreSQL: {0}'],
  [
    'the database is read-only now (a standby, or recovery): wait for the failover or point at the primary',
    '데이터베이스가 지금 읽기 전용입니다(대기 서버이거나 복구 중). 전환을 기다리거나 주 서버를 가리키세요',
  ],
  [
    'this process stood still in the middle of a transaction; nothing of it was stored',
    '이 프로세스가 트랜잭션 도중에 멈췄습니다. 아무것도 저장되지 않았습니다',
  ],
  ['create the database first: `createdb NAME`', '먼저 데이터베이스를 만드세요: `createdb NAME`'],
  [
    'grant the user CREATE on the database, or let an owner run the first start',
    '사용자에게 데이터베이스의 CREATE 권한을 주거나, 소유자가 처음 한 번 실행하세요',
  ],
  [
    'another process held the same rows for too long; nothing was stored',
    '다른 프로세스가 같은 행을 너무 오래 잡고 있었습니다. 아무것도 저장되지 않았습니다',
  ],
  [
    'the statement took longer than its limit; look for locks and load on the database',
    '문장이 제한 시간보다 오래 걸렸습니다. 데이터베이스의 잠금과 부하를 살펴보세요',
  ],
  ['check that the database is up and reachable', '데이터베이스가 켜져 있고 닿을 수 있는지 확인하세요'],
  ['check user and password in the address', '주소의 사용자와 비밀번호를 확인하세요'],
  [
    'two transactions met; nothing of this one was stored',
    '트랜잭션 둘이 부딪혔습니다. 이쪽은 아무것도 저장되지 않았습니다',
  ],
  [
    'the database is out of connections, memory or disk',
    '데이터베이스의 연결, 메모리, 디스크 가운데 하나가 모자랍니다',
  ],
  [
    'the database is starting, stopping, or was told to end the connection',
    '데이터베이스가 켜지거나 꺼지는 중이거나, 연결을 끊으라는 말을 들었습니다',
  ],
  ['the database cannot use its own disk', '데이터베이스가 자기 디스크를 쓸 수 없습니다'],
  [
    'the store has schema version {0}, this program knows {1}',
    '저장소의 스키마 버전은 {0}인데, 이 프로그램은 {1}까지 압니다',
  ],
  [
    'run the program that wrote it, or a newer one; an older one would lose what it does not know',
    '그것을 쓴 프로그램이나 더 새로운 것을 실행하세요. 오래된 것은 모르는 것을 잃게 됩니다',
  ],
  ['the store in `{0}` is in use by this process ({1})', '이 프로세스({1})가 `{0}`의 저장소를 쓰고 있습니다'],
  [
    'the store in `{0}` is in use by process {1} on host `{2}`',
    '호스트 `{2}`의 프로세스 {1}{1:이/가} `{0}`의 저장소를 쓰고 있습니다',
  ],
  ['the store in `{0}` is in use by process {1}', '프로세스 {1}{1:이/가} `{0}`의 저장소를 쓰고 있습니다'],
  [
    'stop it (`kill {0}`), or use another folder or PostgreSQL: two processes on one folder lose data',
    '멈추거나(`kill {0}`) 다른 폴더나 PostgreSQL을 쓰세요. 한 폴더에 프로세스 둘이면 데이터를 잃습니다',
  ],
  [
    'if that host is gone for good, remove `owner-{0}-*.lock` in the folder',
    '그 호스트가 아주 사라졌다면 폴더에서 `owner-{0}-*.lock`을 지우세요',
  ],
  ['the folder `{0}` cannot be made: {1}', '폴더 `{0}`{0:을/를} 만들 수 없습니다: {1}'],
  [
    'move away what stands in its place, or correct the rights',
    '그 자리에 있는 것을 옮기거나 권한을 고치세요',
  ],
  ['the log in `{0}` cannot be written: {1}', '`{0}`의 로그에 쓸 수 없습니다: {1}'],
  [
    'free space on the disk or correct the rights of the folder, then start again',
    '디스크를 비우거나 폴더의 권한을 고친 뒤 다시 시작하세요',
  ],
  ['the log was closed', '로그가 닫혔습니다'],
  ['this is a bug: report it', '버그입니다. 알려 주세요'],
  [
    '`{0}` should go on at offset {1}, and the log holds {2} to {3}',
    '`{0}`{0:은/는} 오프셋 {1}에서 이어져야 하는데, 로그에는 {2}부터 {3}까지 있습니다',
  ],
  [
    'restore the log that belongs to the stored state, or begin both anew (`--fresh`)',
    '저장된 상태에 딸린 로그를 복구하거나, 둘 다 새로 시작하세요(`--fresh`)',
  ],
  [
    '`{0}` is damaged: line {1} should hold offset {2} and holds {3}',
    '`{0}`{0:이/가} 손상되었습니다: {1}번째 줄에 오프셋 {2}{2:이/가} 있어야 하는데 {3}{3:이/가} 있습니다',
  ],
  [
    '`{0}` is damaged: line {1} should hold offset {2} and is no record',
    '`{0}`{0:이/가} 손상되었습니다: {1}번째 줄에 오프셋 {2}{2:이/가} 있어야 하는데 레코드가 아닙니다',
  ],
  [
    'restore the file, or move the folder away to begin an empty log',
    '파일을 복구하거나, 폴더를 옮겨 빈 로그로 시작하세요',
  ],
  [
    '`{0}` is damaged: offset {1} is not where it should be',
    '`{0}`{0:이/가} 손상되었습니다: 오프셋 {1}{1:이/가} 제자리에 없습니다',
  ],
  [
    "restore the file, or move the log's folder away to begin an empty one",
    '파일을 복구하거나, 로그의 폴더를 옮겨 빈 로그로 시작하세요',
  ],
  ['`{0}` cannot be the name of a topic', '`{0}`{0:은/는} 토픽의 이름이 될 수 없습니다'],
  [
    'use letters, digits, `.`, `_` and `-`, at most 249 of them',
    '글자, 숫자, `.`, `_`, `-`를 249자까지 쓰세요',
  ],
  [
    '`{0}` should go on at offset {1}, and Kafka holds {2} to {3}: records were deleted before they were read',
    '`{0}`{0:은/는} 오프셋 {1}에서 이어져야 하는데, Kafka에는 {2}부터 {3}까지 있습니다: 읽기 전에 레코드가 지워졌습니다',
  ],
  [
    '`{0}` should go on at offset {1}, and Kafka holds {2} to {3}: the topic was made anew or lost records',
    '`{0}`{0:은/는} 오프셋 {1}에서 이어져야 하는데, Kafka에는 {2}부터 {3}까지 있습니다: 토픽을 새로 만들었거나 레코드를 잃었습니다',
  ],
  [
    'raise the retention of the topic; if the gap can be accepted, begin anew (`--fresh`, or an empty database in `store.url`)',
    '토픽의 보존 기간을 늘리세요. 빠진 것을 감수할 수 있으면 새로 시작하세요(`--fresh`, 또는 `store.url`에 빈 데이터베이스)',
  ],
  [
    'if this is the right topic, begin anew (`--fresh`, or an empty database in `store.url`)',
    '맞는 토픽이면 새로 시작하세요(`--fresh`, 또는 `store.url`에 빈 데이터베이스)',
  ],
  [
    'Kafka has another topic `{0}` than the one that was read: it was deleted and made anew',
    'Kafka의 토픽 `{0}`{0:은/는} 읽던 것이 아닙니다: 지워지고 새로 만들어졌습니다',
  ],
  [
    'Kafka at `{0}`: records wait on `{1}`, and nothing was fetched for {2} s, not by a new consumer either',
    '`{0}`의 Kafka: `{1}`에 레코드가 기다리는데, 새 컨슈머까지 {2}초 동안 아무것도 가져오지 못했습니다',
  ],
  [
    "see the brokers' logs, then start again: nothing was lost",
    '브로커의 로그를 보고 다시 시작하세요. 잃은 것은 없습니다',
  ],
  ['Kafka has no topic {0}', 'Kafka에 토픽 {0}{0:이/가} 없습니다'],
  [
    'create it (`kafka-topics.sh --create --topic NAME`), or correct its name in {0}',
    '만들거나(`kafka-topics.sh --create --topic NAME`) {0}의 이름을 고치세요',
  ],
  [
    'create it (`kafka-topics.sh --create --topic {0}`), or correct {1}',
    '만들거나(`kafka-topics.sh --create --topic {0}`) {1}{1:을/를} 고치세요',
  ],
  [
    'create them (`kafka-topics.sh --create --topic {0}`), or correct {1}',
    '모두 만들거나(`kafka-topics.sh --create --topic {0}`) {1}{1:을/를} 고치세요',
  ],
  ['Kafka at `{0}`: a topic does not exist ({1})', '`{0}`의 Kafka: 토픽이 없습니다 ({1})'],
  [
    'Kafka at `{0}`: the name of a topic is not allowed ({1})',
    '`{0}`의 Kafka: 토픽의 이름으로 쓸 수 없습니다 ({1})',
  ],
  [
    'Kafka at `{0}`: this user may not use a topic ({1})',
    '`{0}`의 Kafka: 이 사용자는 토픽을 쓸 수 없습니다 ({1})',
  ],
  ['give the user rights to read or write the topic', '사용자에게 토픽을 읽거나 쓸 권한을 주세요'],
  [
    'Kafka at `{0}`: this user may not use the consumer group ({1})',
    '`{0}`의 Kafka: 이 사용자는 컨슈머 그룹을 쓸 수 없습니다 ({1})',
  ],
  ['give the user rights to read the group', '사용자에게 그룹을 읽을 권한을 주세요'],
  [
    'Kafka at `{0}`: this user may not use the cluster ({1})',
    '`{0}`의 Kafka: 이 사용자는 클러스터를 쓸 수 없습니다 ({1})',
  ],
  ['give the user rights on the cluster', '사용자에게 클러스터의 권한을 주세요'],
  [
    'Kafka at `{0}`: a message is larger than the topic takes ({1})',
    '`{0}`의 Kafka: 메시지가 토픽이 받는 크기보다 큽니다 ({1})',
  ],
  [
    'raise `max.message.bytes` of the topic, or send smaller messages',
    '토픽의 `max.message.bytes`를 늘리거나 더 작은 메시지를 보내세요',
  ],
  [
    'Kafka at `{0}`: too few replicas are in sync to take messages ({1})',
    '`{0}`의 Kafka: 메시지를 받기에는 동기화된 복제본이 모자랍니다 ({1})',
  ],
  [
    'bring the missing brokers back, or lower `min.insync.replicas`',
    '빠진 브로커를 되살리거나 `min.insync.replicas`를 낮추세요',
  ],
  [
    'Kafka at `{0}`: records are packed by a codec that is not built in ({1})',
    '`{0}`의 Kafka: 내장되지 않은 방식으로 압축된 레코드입니다 ({1})',
  ],
  [
    'let producers use gzip, snappy, lz4, zstd or no compression (`compression.type` of the topic)',
    '보내는 쪽이 gzip, snappy, lz4, zstd 가운데 하나를 쓰거나 압축하지 않게 하세요(토픽의 `compression.type`)',
  ],
  ['Kafka at `{0}` does not accept the login: {1}', '`{0}`의 Kafka가 로그인을 받아 주지 않습니다: {1}'],
  ['correct user and password', '사용자와 비밀번호를 고치세요'],
  [
    'Kafka at `{0}`: no encrypted connection came about ({1})',
    '`{0}`의 Kafka: 암호화된 연결을 맺지 못했습니다 ({1})',
  ],
  [
    "correct `kafka.tls` of the project: `ca` names who has signed the brokers' certificates",
    '프로젝트의 `kafka.tls`를 고치세요. `ca`는 브로커의 인증서에 서명한 곳을 가리킵니다',
  ],
  ['Kafka at `{0}` does not answer: {1}', '`{0}`의 Kafka가 답하지 않습니다: {1}'],
  [
    'start it, or correct the brokers (`KAFKA_BROKERS`, or `kafka.brokers` of the project)',
    '켜거나 브로커를 고치세요(`KAFKA_BROKERS` 또는 프로젝트의 `kafka.brokers`)',
  ],
  ['Kafka at `{0}`: {1}', '`{0}`의 Kafka: {1}'],
  ["see the brokers' logs", '브로커의 로그를 보세요'],
  ['the connection to Kafka was closed', 'Kafka와의 연결이 닫혔습니다'],
  ['the address of Redis is not one', 'Redis의 주소가 주소가 아닙니다'],
  ['write it as `redis://:password@host:6379/0`', '`redis://:password@host:6379/0`처럼 쓰세요'],
  ['Redis: {0}', 'Redis: {0}'],
  [
    'check that Redis is up and reachable; without it nothing is cached',
    'Redis가 켜져 있고 닿을 수 있는지 확인하세요. 없으면 아무것도 캐시하지 않습니다',
  ],
  [
    '`{0}` is damaged: line {1} is no record of a log',
    '`{0}`{0:이/가} 손상되었습니다: {1}번째 줄은 로그의 레코드가 아닙니다',
  ],
  [
    'restore the file; a recording with a hole in it would tell another story',
    '파일을 복구하세요. 빈 데가 있는 기록은 다른 이야기를 하게 됩니다',
  ],
  ['`{0}` holds no recorded events', '`{0}`에 기록된 이벤트가 없습니다'],
  [
    'say how its CSV files are read: `--csv-map FILE`',
    '그 CSV 파일을 읽는 법을 알려 주세요: `--csv-map FILE`',
  ],
  [
    'name a folder with `.ndjson` files, or of a log',
    '`.ndjson` 파일이 있는 폴더나 로그의 폴더를 지정하세요',
  ],
  ['`{0}` is a CSV file', '`{0}`{0:은/는} CSV 파일입니다'],
  [
    'say how it is read: `--csv-map FILE` (docs/csv-map.md)',
    '읽는 법을 알려 주세요: `--csv-map FILE` (docs/csv-map.md)',
  ],
  ['`{0}` does not exist', '`{0}`{0:이/가} 없습니다'],
  ['correct the path of the recorded events', '기록된 이벤트의 경로를 고치세요'],
  ['`{0}` cannot be read: {1}', '`{0}`{0:을/를} 읽을 수 없습니다: {1}'],
  ['name a file or folder that this user may read', '이 사용자가 읽을 수 있는 파일이나 폴더를 지정하세요'],
  ['`{0}` has no single column {1}', '`{0}`에 {1} 열이 없거나 둘 이상입니다'],
  ['correct the map; its columns are {0}', '맵을 고치세요. 열은 {0}입니다'],
  [
    '`{0}` line {1} arrives {2} h before what was already delivered',
    '`{0}` {1}번째 줄은 이미 전달한 것보다 {2}시간 앞섭니다',
  ],
  [
    "its rows are further out of order than the map's `horizon`: make it at least {0} h longer, or sort the file",
    '행의 순서가 맵의 `horizon`보다 더 어긋났습니다. {0}시간 넘게 늘리거나 파일을 정렬하세요',
  ],
  ['`{0}` has no header that can be read: {1}', '`{0}`에 읽을 수 있는 머리글이 없습니다: {1}'],
  [
    'the first row names the columns; see also `separator` in the map',
    '첫 행은 열의 이름입니다. 맵의 `separator`도 보세요',
  ],
  ['the feed `{0}` ended in its history', '피드 `{0}`{0:이/가} 지난 기록을 만들다 끝났습니다'],
  ['the feed `{0}` ended with code {1}', '피드 `{0}`{0:이/가} 코드 {1}{1:으로/로} 끝났습니다'],
  ['run it by itself to see why', '따로 실행해 이유를 보세요'],
  ['cannot write `{0}` ({1})', '`{0}`에 쓸 수 없습니다 ({1})'],
  ['look at the permissions and the free space', '권한과 남은 공간을 살펴보세요'],
  ['the line has no text `topic`', '줄에 텍스트 `topic`이 없습니다'],
  ['the line is not a JSON object', '줄이 JSON 객체가 아닙니다'],
  ['the line is not JSON', '줄이 JSON이 아닙니다'],
  ['the line ends in the middle of a value', '줄이 값의 가운데에서 끝납니다'],
  ['something follows the JSON object', 'JSON 객체 뒤에 다른 것이 있습니다'],
  ['`key` is neither a text nor null', '`key`는 텍스트도 null도 아닙니다'],
  [
    '`at` is neither epoch ms nor an ISO 8601 time with its zone',
    '`at`은 epoch ms도, 시간대가 있는 ISO 8601 시각도 아닙니다',
  ],
  ['the line has no `value`', '줄에 `value`가 없습니다'],
  ['this is not YAML: {0}', 'YAML이 아닙니다: {0}'],
  ['correct the indentation or the quotes there', '그곳의 들여쓰기나 따옴표를 고치세요'],
  ['docs/csv-map.md says what can stand there', '그곳에 올 수 있는 것은 docs/csv-map.md에 있습니다'],
  ['a unit is one of ms, s, m, h, d', '단위는 ms, s, m, h, d 가운데 하나입니다'],
  [
    'this is no IANA time zone, such as `Europe/Helsinki` or `UTC`',
    '`Europe/Helsinki`나 `UTC` 같은 IANA 시간대가 아닙니다',
  ],
  [
    'a format is `iso`, `epoch ms`, `epoch s`, or a pattern such as `dd.MM.yyyy HH:mm`',
    '형식은 `iso`, `epoch ms`, `epoch s`, 또는 `dd.MM.yyyy HH:mm` 같은 모양입니다',
  ],
  ['a step is more than 0 degrees', '간격은 0도보다 커야 합니다'],
  ['`plus` and `unit` go together', '`plus`와 `unit`은 함께 씁니다'],
  ['`as` is one of text, integer, number, bool', '`as`는 text, integer, number, bool 가운데 하나입니다'],
  [
    '`step` is a number of degrees, or `{lat: …, lon: …}`',
    '`step`은 각도의 수이거나 `{lat: …, lon: …}`입니다',
  ],
  ['a field has exactly one of {0}', '필드에는 이 가운데 하나만 있습니다: {0}'],
  [
    'a condition is `{column: NAME, is: present}`, `is: missing`, or `{column: NAME, one_of: [...]}`',
    '조건은 `{column: NAME, is: present}`, `is: missing`, 또는 `{column: NAME, one_of: [...]}`입니다',
  ],
  ['a horizon is a duration such as `2h` or `1d`', 'horizon은 `2h`나 `1d` 같은 시간입니다'],
  [
    '`arrival` is the name of a time field of this topic, or `{time: COLUMN, …}`',
    '`arrival`은 이 토픽의 시간 필드 이름이거나 `{time: COLUMN, …}`입니다',
  ],
  ['no topic gets anything', '아무 토픽도 받는 것이 없습니다'],
  ['`{0}` is no time field of this topic', '`{0}`{0:은/는} 이 토픽의 시간 필드가 아닙니다'],
  ['`{0}` is no field of this topic', '`{0}`{0:은/는} 이 토픽의 필드가 아닙니다'],
  ['Kafka gave no records of {0} in time', 'Kafka가 제때 {0}의 레코드를 주지 않았습니다'],
  ['look whether the brokers are well, and try again', '브로커가 괜찮은지 보고 다시 해 보세요'],
];
