import type { Catalogue } from '../../say.ts';

/** What `ordersense simulate` and `backtest` say of thresholds, pages and labels. */
export const simulation: Catalogue = {
  thresholds: '한도 검사',
  '`{0}` is no threshold': '`{0}`{0:은/는} 한도가 아닙니다',
  'write it as `firings<=5`, or of one playbook as `order_drop.firings<=5`; it bounds {0}':
    '`firings<=5`처럼, 플레이북 하나라면 `order_drop.firings<=5`처럼 쓰세요. 쓸 수 있는 것: {0}',
  'there is nothing called `{0}` to bound': '`{0}`{0:이라는/라는} 값은 없습니다',
  'a threshold bounds {0}': '한도에 쓸 수 있는 것: {0}',
  '`{0}` is of the data, not of one playbook':
    '`{0}`{0:은/는} 데이터 전체의 값이고 플레이북 하나의 값이 아닙니다',
  'write `{0}{1}{2}`': '`{0}{1}{2}`처럼 쓰세요',
  '`--max-spend {0}` is no amount': '`--max-spend {0}`{0:은/는} 금액이 아닙니다',
  'write it as `--max-spend 2000000`, in won, dollars or whatever the actions cost':
    '`--max-spend 2000000`처럼 조치의 비용과 같은 통화(원, 달러 등)로 쓰세요',
  'cannot write `{0}`': '`{0}`{0:을/를} 쓸 수 없습니다',
  'name a file in a folder that is there and that you may write':
    '있는 폴더 안의, 쓸 수 있는 파일을 지정하세요',

  'cannot read the labels `{0}`': '라벨 `{0}`{0:을/를} 읽을 수 없습니다',
  'name a CSV or NDJSON file with `from` and `to`': '`from`과 `to`가 있는 CSV나 NDJSON 파일을 지정하세요',
  'a label is `from`, `to` and, where wanted, `playbook` and dimensions, see docs/backtest.md':
    '라벨은 `from`, `to`, 그리고 원하면 `playbook`과 차원입니다. docs/backtest.md를 보세요',
  '`{0}` holds no label': '`{0}`에 라벨이 없습니다',
  'give each spell in which something was wrong a line': '이상이 있던 기간마다 한 줄씩 쓰세요',
  '{0}: this is no row of the table': '{0}: 표의 행이 아닙니다',
  '{0}: this is no JSON object': '{0}: JSON 객체가 아닙니다',
  '{0}: `{1}` is missing': '{0}: `{1}`{1:이/가} 없습니다',
  '{0}: `{1}` is no time: `{2}`': '{0}: `{1}`{1:이/가} 시각이 아닙니다: `{2}`',
  '{0}: it ends before it begins': '{0}: 시작하기 전에 끝납니다',
  '{0}: there is no playbook `{1}` here': '{0}: 여기에는 `{1}`{1:이라는/라는} 플레이북이 없습니다',
  '{0}: no playbook asks `per {1}`': '{0}: `per {1}`{1:을/를} 쓰는 플레이북이 없습니다',
  '`{0}` is a percentage from 0 to 100': '`{0}`{0:은/는} 0에서 100까지의 백분율입니다',
  'for example `{0} 80`': '예: `{0} 80`',
  'and {0} more': '그 밖에 {0}건',
  '`--answers` is for a trial on recorded events: people answer a run themselves':
    '`--answers`는 기록된 이벤트로 시험할 때만 씁니다. 실제 실행에서는 사람이 직접 답합니다',
  'add `--once --event-clock`, or leave it out': '`--once --event-clock`을 붙이거나 빼세요',
  'cannot read the answers `{0}`': '대답 파일 `{0}`{0:을/를} 읽을 수 없습니다',
  'see docs/recordings.md': 'docs/recordings.md를 보세요',
  'docs/recordings.md says what an answer is': '대답을 적는 법은 docs/recordings.md에 있습니다',
  'it is none of {0}': '{0} 가운데 어느 것도 아닙니다',
  '`{0}` does not fit a line with `{1}`': '`{1}` 줄에 `{0}`{0:이/가} 맞지 않습니다',
};
