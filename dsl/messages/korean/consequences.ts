import type { Catalogue } from '../../say.ts';

/** What lints say of texts, of causes, of what actions lead to, of tests, and of the past. */
export const consequences: Catalogue = {
  '{0} is personal data, and `{1}` shows it to {2}':
    '{0}{0:은/는} 개인정보인데 `{1}`{1:이/가} {2}에게 보여 줍니다',
  people: '사람들',
  'if they must see it, say why on the line above: `{0}`':
    '꼭 보여야 한다면 바로 윗줄에 이유를 쓰세요: `{0}`',
  'personal data': '개인정보',
  '`{0}` is declared `private` ({1})': '`{0}`{0:은/는} `private`로 선언되어 있습니다 ({1})',
  'write `{{0}}` instead, or leave it out': '대신 `{{0}}`{0:을/를} 쓰거나 빼세요',
  'the text can be {0} characters long, and `{1}` shows {2}':
    '텍스트가 {0}자까지 될 수 있는데 `{1}`{1:은/는} {2}자까지만 보여 줍니다',
  'the text can be {0} columns wide, and `{1}` shows {2}':
    '텍스트가 {0}칸까지 될 수 있는데 `{1}`{1:은/는} {2}칸까지만 보여 줍니다',
  'the end is cut off': '끝이 잘립니다',
  'make it {0} shorter': '{0}자 줄이세요',
  'make it {0} narrower': '{0}칸 줄이세요',
  'Hangul counts two': '한글은 두 칸으로 셉니다',
  '{0} counts {1} characters, as in {2}': '{0}{0:은/는} {1}자로 셉니다. 예: {2}',
  '{0} may have no value, and leaves a gap in the text': '{0}에 값이 없을 수 있어 텍스트가 비게 됩니다',
  optional: '없을 수 있음',
  '`{0}.{1}` is declared `optional`': '`{0}.{1}`{1:은/는} `optional`로 선언되어 있습니다',
  'write `where {0} is not missing` after `each {1}`, or leave it out':
    '`each {1}` 뒤에 `where {0} is not missing`을 쓰거나 빼세요',
  'write `if {0} is not missing { … }` around the action, or leave it out':
    '조치를 `if {0} is not missing { … }`로 감싸거나 빼세요',
  'nothing is done about the cause `{0}`': '원인 `{0}`에 대해 아무것도 하지 않습니다',
  'in no branch and no text': '분기에도 텍스트에도 없음',
  'write {0}, use {1} in a text, or leave it out':
    '{0}{0:을/를} 쓰거나, 텍스트에 {1}{1:을/를} 쓰거나, 빼세요',
  '`{0}` does nothing when no cause is found': '`{0}`{0:은/는} 원인을 찾지 못하면 아무것도 하지 않습니다',
  'only branches on causes': '원인별 분기만 있음',
  'the last of them is on line {0}': '마지막 분기는 {0}번째 줄에 있습니다',
  'write `otherwise { escalate }` after it, or tell somebody in `otherwise`':
    '그 뒤에 `otherwise { escalate }`를 쓰거나 `otherwise`에서 누군가에게 알리세요',
  '`{0}` keeps the trigger of `{1}` true': '`{0}`{0:이/가} `{1}`의 시작 조건을 계속 참으로 만듭니다',
  'feeds what it answers': '대응하려는 문제를 키움',
  'the trigger reads `{0}`': '시작 조건은 `{0}`입니다',
  '`{0}` with {1} {2}': '`{0}`에서 {1}{1:이/가} {2}인 것',
  'the connector says that {0} brings more events on {1}':
    '커넥터에 따르면 {0}{0:은/는} 다음 이벤트를 늘립니다: {1}',
  'the connector says that {0} brings fewer events on {1}':
    '커넥터에 따르면 {0}{0:은/는} 다음 이벤트를 줄입니다: {1}',
  'watch something that it does not change, or let a person look first: {0}':
    '이 조치가 바꾸지 않는 것을 보거나, 사람이 먼저 확인하게 하세요: {0}',
  '`{0}` does `{1}`, and `{2}` does `{3}`':
    '`{0}`{0:은/는} `{1}`{1:을/를}, `{2}`{2:은/는} `{3}`{3:을/를} 합니다',
  'undoes what the other has done': '다른 쪽이 한 일을 되돌림',
  '`{0}` is done at {1}': '`{0}`의 자리: {1}',
  'let the one that does `{0}` take it back: `until recovered or 1h` there, and no `do {1}` here':
    '`{0}`{0:을/를} 하는 쪽이 되돌리게 하세요: 그쪽에 `until recovered or 1h`를 쓰고 여기서 `do {1}`{1:을/를} 빼세요',
  '{0} stands after `always`, which is written last':
    '{0}{0:이/가} 마지막에 써야 하는 `always` 뒤에 있습니다',
  'runs with it, not after it': '뒤가 아니라 함께 실행됨',
  '`always` is on line {0}': '`always`는 {0}번째 줄에 있습니다',
  'move it before `always`': '`always` 앞으로 옮기세요',
  '`{0}` sends marketing, and says no hours for it': '`{0}`{0:이/가} 시간을 정하지 않고 광고를 보냅니다',
  'no `only during`': '`only during` 없음',
  'the connector marks `{0}` as marketing': '커넥터에 따르면 `{0}`{0:은/는} 광고입니다',
  'from 21:00 to 08:00 the engine holds it back until the morning':
    '21:00부터 08:00까지는 엔진이 아침까지 보내지 않고 둡니다',
  'write `only during contact_hours`, with `define schedule contact_hours = daily 09:00-20:30`':
    '`only during contact_hours`와 `define schedule contact_hours = daily 09:00-20:30`을 쓰세요',
  'write `only during {0}`': '`only during {0}`{0:을/를} 쓰세요',
  '`{0}` is marketing, and nothing says who agreed to it':
    '`{0}`{0:은/는} 광고인데, 누가 수신에 동의했는지 아무것도 말하지 않습니다',
  'sent to nobody': '아무에게도 보내지 않음',
  'neither the event nor a table of those that `{0}` names has a `consent` field':
    '이벤트에도, `{0}`{0:이/가} 가리키는 사람들의 표에도 `consent` 필드가 없습니다',
  'no argument names whom it reaches': '누구에게 가는지 말하는 인자가 없습니다',
  'say it where it is known: `field agreed is bool consent` in the stream or table that names them':
    '아는 곳에서 말하세요: 받는 사람이 있는 스트림이나 표에 `field agreed is bool consent`',
  '`{0}` stays as it is while OrderSense is down':
    'OrderSense가 멈춰 있는 동안 `{0}`의 효과가 그대로 남습니다',
  'severe, and only we take it back': '영향이 큰데 되돌릴 수 있는 것은 우리뿐임',
  'the connector marks `{0}` as severe, lasting, and without an end of its own':
    '커넥터에 따르면 `{0}`{0:은/는} 영향이 크고, 지속되며, 스스로 끝나지 않습니다',
  'let the service end it by itself and say `ttl: remote` in its connector, or allow it here':
    '서비스가 스스로 끝내게 하고 커넥터에 `ttl: remote`라고 밝히거나, 여기서 허용하세요',
  'give it an end of its own: `{0}: 1h`': '스스로 끝나게 하세요: `{0}: 1h`',
  'give it an end of its own: `{0}: {1}m`': '스스로 끝나게 하세요: `{0}: {1}m`',
  '`{0}` is live, and no test plays it': '`{0}`{0:은/는} 운영 중인데 테스트가 없습니다',
  untested: '테스트 없음',
  'no test of `{0}` reaches this branch': '`{0}`의 어떤 테스트도 이 분기에 닿지 않습니다',
  'never played': '실행된 적 없음',
  'write a test for `{0}` in which `{1}` becomes true': '`{1}`{1:이/가} 참이 되는 `{0}`의 테스트를 쓰세요',
  'write a test for `{0}` that gives what makes it true, with `expect cause is {1}`':
    '그 원인이 참이 되는 값을 주고 `expect cause is {1}`{1:을/를} 쓰는 `{0}`의 테스트를 쓰세요',
  '`{0}` does again what `{1}` does': '`{0}`{0:은/는} `{1}`{1:이/가} 하는 일을 또 합니다',
  'same time, same target': '같은 때, 같은 대상',
  '{0} of its {1} incidents opened within 15m of one of `{2}` ({3})':
    '사건 {1}건 중 {0}건이 `{2}` ({3})의 사건과 15분 안에 열렸습니다',
  'both do `{0}`': '둘 다 `{0}`{0:을/를} 합니다',
  'join the two, or hold this one back with `unless`': '둘을 합치거나 `unless`로 이쪽을 막으세요',
  '`{0}` is live after {1}d of {2}d in shadow': '`{0}`{0:이/가} 그림자로 {2}일 중 {1}일만 돌고 운영 중입니다',
  'too little evidence': '증거 부족',
  'the history has records of `{0}` for {1}d': '기록에 `{0}`{0:이/가} 있는 날은 {1}일입니다',
  'write `mode shadow` for {0}d, or give a longer history':
    '{0}일 동안 `mode shadow`로 두거나 더 긴 기록을 주세요',
  '`{0}` per {1} is {2} series': '{1}별 `{0}`{0:은/는} 계열이 {2}개입니다',
  'more than can be kept': '담을 수 있는 것보다 많음',
  'of one metric {0} are kept; what comes after them never acts':
    '지표 하나에 {0}개까지 둡니다. 그 뒤에 온 것은 아무것도 하지 않습니다',
  'ask `each` event instead of a count per {0}, or group by something with fewer values':
    '{0}별로 세는 대신 이벤트마다 `each`로 묻거나, 값이 더 적은 것으로 묶으세요',
  '`{0}` would have fired {1} times in {2}d': '`{0}`{0:은/는} {2}일 동안 {1}번 시작했을 것입니다',
  'more than {0} a day': '하루 {0}번 넘음',
  'hold it longer with `for`, ask for more, or group it by less':
    '`for`로 더 오래 지켜보거나, 조건을 높이거나, 덜 잘게 묶으세요',
  '`{0}` would not have fired once in {1}d': '`{0}`{0:은/는} {1}일 동안 한 번도 시작하지 않았을 것입니다',
  'never became true': '참이 된 적 없음',
  'look at what it asks for with `ordersense simulate`: it may ask for too much':
    '`ordersense simulate`로 조건을 살펴보세요. 너무 많은 것을 요구할 수 있습니다',
  '`{0}` counts most of what it looks for twice': '`{0}`{0:은/는} 찾는 것의 대부분을 두 번 셉니다',
  'reads too low': '실제보다 낮게 나옴',
  '{0}% of the {1} in its part are in the rest of its `out of` as well':
    '해당하는 {1}의 {0}%가 `out of`의 나머지에도 있습니다',
  'where all are there twice, 50 of 100 reads as 33%': '모두 두 번씩 있으면 100건 중 50건이 33%로 나옵니다',
  'divide the two counts: `count of … where … / count of … where …` with `unit percent`':
    '두 개수를 나누세요: `count of … where … / count of … where …`에 `unit percent`',
};
