import type { Catalogue } from '../../say.ts';

/** What `ordersense doctor` says. */
export const doctor: Catalogue = {
  'Node {0}': 'Node {0}',
  'Node {0} is too old: {1} or newer is needed': 'Node {0}{0:은/는} 너무 오래됐습니다. {1} 이상이 필요합니다',
  'install a newer Node': '더 새로운 Node를 설치하세요',
  'a playbook is stopped above {0} acts in 1m or {1} in 1h, or where one thing comes back {2} times in 1d':
    '조치가 1분에 {0}건이나 1시간에 {1}건을 넘거나 같은 것을 하루에 {2}번 되돌리면 플레이북을 멈춥니다',
  '`{0}` is a file, and data would be kept below it':
    '`{0}`{0:은/는} 파일이라 그 아래에 데이터를 둘 수 없습니다',
  'name another folder by `--data`': '`--data`로 다른 폴더를 지정하세요',
  'this user may not write in `{0}`': '이 사용자는 `{0}`에 쓸 수 없습니다',
  'give this user the folder (`chown`), or name another by `--data`':
    '이 사용자에게 폴더를 주거나(`chown`) `--data`로 다른 폴더를 지정하세요',
  '{0} MiB are free': '빈 공간 {0} MiB',
  'data is kept in `{0}`, {1}': '데이터는 `{0}`에 둡니다, {1}',
  'data is kept in `{0}`, and only {1}': '데이터는 `{0}`에 두는데 {1}뿐입니다',
  'make room, or name a folder on another disk by `--data`':
    '공간을 비우거나 `--data`로 다른 디스크의 폴더를 지정하세요',
  'PostgreSQL answers': 'PostgreSQL이 답합니다',
  'this machine and the database agree on the time': '이 기기와 데이터베이스의 시각이 같습니다',
  'the database’s clock is {0} s ahead of this machine': '데이터베이스의 시계가 이 기기보다 {0}초 빠릅니다',
  'the database’s clock is {0} s behind this machine': '데이터베이스의 시계가 이 기기보다 {0}초 느립니다',
  'set both clocks by NTP: caps and deadlines follow the database, arrival follows the brokers':
    '두 시계를 NTP로 맞추세요. 한도와 기한은 데이터베이스의 시각을, 도착 시각은 브로커를 따릅니다',
  'the embedded store will be made in `{0}`': '내장 저장소를 `{0}`에 만들 것입니다',
  'the embedded store in `{0}` is free': '`{0}`의 내장 저장소를 쓸 수 있습니다',
  'no Kafka is named: events come by the in-process log':
    'Kafka 설정이 없습니다. 이벤트는 내장 로그로 받습니다',
  'Kafka answers with {0} brokers; {1} topics, {2} partitions, {3} records':
    'Kafka가 답합니다. 브로커 {0}개, 토픽 {1}개, 파티션 {2}개, 레코드 {3}건',
  'no Redis is named: answers are cached in memory': 'Redis 설정이 없습니다. 응답은 메모리에 둡니다',
  'Redis cannot be used': 'Redis를 쓸 수 없습니다',
  'check the address, the password and whether it is up; without it nothing is cached':
    '주소와 비밀번호, 켜져 있는지 확인하세요. 없으면 아무것도 캐시하지 않습니다',
  'Redis answers': 'Redis가 답합니다',
  '`{0}` can be reached': '`{0}`에 연결됩니다',
  'nobody answers where `{0}.baseUrl` leads': '`{0}.baseUrl`이 가리키는 곳에서 답이 없습니다',
  'check the address, whether the system is up, and the network between':
    '주소가 맞는지, 시스템이 켜져 있는지, 그 사이의 네트워크를 확인하세요',
  'all is well': '모두 괜찮습니다',
  '{0} wrong, {1} odd': '잘못된 것 {0}, 이상한 것 {1}',
  '{0}: project `{1}`, zone {2}': '{0}: 프로젝트 `{1}`, 시간대 {2}',
  '{0} files, {1} playbooks': '파일 {0}개, 플레이북 {1}개',
  'the playbooks have {0} errors': '플레이북에 오류가 {0}건 있습니다',
  '`ordersense lint` shows them': '`ordersense lint`로 볼 수 있습니다',
  'set it in the environment, or write the file': '환경 변수로 정하거나 파일을 쓰세요',
};
