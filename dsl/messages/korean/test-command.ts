import type { Catalogue } from '../../say.ts';

/** What `ordersense test` says. */
export const testCommand: Catalogue = {
  'no test in `{0}`': '`{0}`에는 테스트가 없습니다',
  'there is no coverage `{0}`': '`{0}`{0:이라는/라는} 커버리지는 없습니다',
  'write `--coverage` or `--coverage=html`': '`--coverage` 또는 `--coverage=html`로 쓰세요',
  '`--min-coverage` is a percentage from 0 to 100': '`--min-coverage`는 0에서 100까지의 백분율입니다',
  'for example `--min-coverage 80`': '예: `--min-coverage 80`',
  'branches covered {0}/{1}': '확인한 분기 {0}/{1}',
  '{0} (not: {1})': '{0} (빠진 것: {1})',
  'cause {0}': '원인 {0}',
  'at the end': '끝',
  'at {0}': '{0}',
  expected: '기대',
  happened: '실제',
  'not done': '못 한 일',
  'it fired again within its cooldown, or before all was undone: what was done is not done again':
    '재실행 대기 중이거나 되돌리기가 끝나기 전에 다시 시작했습니다. 이미 한 일은 되풀이하지 않습니다',
  'it waits for the yes of {0}': '{0}의 승인을 기다립니다',
  'why it ran': '실행한 까닭',
  'why it ended': '끝난 까닭',
  '`{0}` is compared with {1}: it needs `was` for that long, for example `given {2} for {3}`':
    '`{0}`{0:은/는} {1}{1:과/와} 견줍니다. 그만큼의 과거를 `was`로 주세요. 예: `given {2} for {3}`',
  '`{0}` is compared with {1}, as its baseline says':
    '`{0}`{0:은/는} {1}{1:과/와} 견줍니다. 그 지표에 적힌 평소 기준입니다',
  'the {0} before': '직전 {0}',
  'the same time yesterday': '어제 같은 시간',
  'the same time last week': '지난주 같은 시간',
  'the same time in the last {0} days': '지난 {0}일 같은 시간',
  'the same time in the last {0} weeks': '지난 {0}주 같은 시간',
  'why not': '하지 않은 까닭',
  'nothing of it was seen': '아무 데이터도 없었습니다',
  'no incident': '이상 없음',
  'nothing recovered': '회복되지 않음',
  'nothing was done': '아무 조치도 하지 않음',
  '`{0}` was not done': '`{0}`{0:을/를} 하지 않음',
  'nothing was undone': '아무것도 되돌리지 않음',
  'no cause was looked for': '원인을 찾지 않음',
  'could not be checked: {0}': '확인하지 못함: {0}',
  'nobody was asked': '아무에게도 묻지 않음',
  'nobody was called': '아무도 부르지 않음',
  'this version cannot run it yet: its playbook uses {0}':
    '이 버전은 아직 실행하지 못합니다. 플레이북이 쓰는 것: {0}',
  'no event can be so: `given {0}`': '이런 이벤트는 있을 수 없습니다: `given {0}`',
  'there is nothing at `{0}`: a recording is named from the project’s folder':
    '`{0}`에 아무것도 없습니다. 녹화 파일은 프로젝트 폴더부터 적습니다',
  '`at {0}` is before the test starts ({1}), and the next {2} is after all that it gives: write `at {3}` where the next day is meant':
    '`at {0}`은(는) 테스트가 시작하기({1}) 전이고, 다음 {2}은(는) 주는 것이 모두 끝난 뒤입니다. 다음 날을 뜻한다면 `at {3}`처럼 적어 주세요',
  'it gives {0} events; a test plays {1} at most': '이벤트 {0}건을 줍니다. 테스트는 {1}건까지 실행합니다',
  'no record: {0}': '레코드가 아닙니다: {0}',
  'a record of `{0}` was refused: {1}': '`{0}`의 레코드를 받지 않았습니다: {1}',
  '{0} passed': '통과 {0}',
  '{0} failed': '실패 {0}',
  '{0} cannot run yet': '아직 실행 못 함 {0}',
  '`--record` writes one test, and {0} are asked for': '`--record`는 테스트 하나를 쓰는데 {0}개를 골랐습니다',
  'name one by `-t` and a part of its title': '`-t`와 제목의 일부로 하나를 고르세요',
  'the test gives {0} events, more than a recording should hold':
    '테스트가 주는 이벤트가 {0}건이라 녹화 파일에는 너무 많습니다',
  'give it less history, or leave `was` in the test and record what `is` says':
    '과거를 줄이거나, `was`는 테스트에 두고 `is`만 녹화하세요',
  '{0} records written to {1}': '{1}에 레코드 {0}건을 썼습니다',
  'there is no test here': '여기에는 테스트가 없습니다',
  'no test is called `{0}`': '`{0}`{0:이라는/라는} 테스트가 없습니다',
  'docs/testing.md says how one is written': '쓰는 법은 docs/testing.md에 있습니다',
  '{0} written': '{0}{0:을/를} 썼습니다',
  '{0}: expectations rewritten to what happened: {1}': '{0}: 일어난 일대로 고친 기대 {1}개',
  'branches are covered to {0}%, less than {1}%': '확인한 분기가 {0}%로 {1}%보다 적습니다',
  'there is no recording at `{0}`: a file of NDJSON is due, or a folder of such files':
    '`{0}`에 녹화 파일이 없습니다. NDJSON 파일이나 그런 파일의 폴더여야 합니다',
};
