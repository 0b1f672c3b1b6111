import type { Catalogue } from '../../say.ts';

/** What an editor shows: the words of the language, kinds of names, renaming, fixes. */
export const editor: Catalogue = {
  'what starts the playbook; it fires when this is known to be true':
    '플레이북을 시작하는 조건입니다. 참으로 확인될 때만 시작합니다',
  'what it does once it has started': '시작한 뒤에 하는 일입니다',
  'holds the start back while this is true; unknown does not hold it back':
    '이것이 참인 동안 시작을 막습니다. 모르는 값은 막지 않습니다',
  'starts only during these times; what is true outside them waits':
    '이 시간에만 시작합니다. 그 밖의 시간에 참이 되면 기다립니다',
  'does not start during these times': '이 시간에는 시작하지 않습니다',
  'when it is over: this must be known to be true': '끝나는 조건입니다. 참으로 확인되어야 합니다',
  'makes the incident more severe while it is open, and tells people again':
    '인시던트가 열려 있는 동안 심각도를 높이고 다시 알립니다',
  'limits of the whole playbook, over all its incidents': '모든 인시던트를 합친, 플레이북 전체의 한도입니다',
  'how long it waits after it acted; without `per` for the whole playbook, not for each place':
    '조치한 뒤 기다리는 시간입니다. `per`가 없으면 곳마다가 아니라 플레이북 전체에 걸립니다',
  'at most one time for each of these in that time': '이 각각에 대해 그 시간 동안 한 번만 합니다',
  'the most money it may spend; the worst case is set aside before each action':
    '쓸 수 있는 돈의 한도입니다. 조치마다 가장 많이 드는 금액을 먼저 잡아 둡니다',
  'the most that may happen; what exceeds it is left out and told, never queued':
    '일어날 수 있는 최대치입니다. 넘는 것은 빼고 알리며, 쌓아 두지 않습니다',
  'waits for a person; with `and` both must agree; unsaid, it waits 15 minutes and is then skipped':
    '사람의 승인을 기다립니다. `and`면 둘 다 승인해야 합니다. 적지 않으면 15분 기다린 뒤 건너뜁니다',
  'looks for causes: every `because` is judged, several can be true':
    '원인을 찾습니다. `because`를 모두 판단하며 여럿이 참일 수 있습니다',
  'one possible cause, and when it is the cause': '있을 수 있는 원인 하나와 그것이 원인이 되는 조건입니다',
  'a cause found by the checks before; `unknown`: none was true, `unchecked`: one could not be judged':
    '앞선 확인에서 찾은 원인입니다. `unknown`은 참인 것이 없었음, `unchecked`는 판단하지 못한 것이 있음을 뜻합니다',
  'runs when no branch on a cause ran': '원인에 대한 가지가 하나도 실행되지 않았을 때 실행합니다',
  'runs beside the branches, whatever becomes of them; written last':
    '가지들이 어떻게 되든 함께 실행합니다. 맨 뒤에 씁니다',
  'waits, then goes on with the values of that time': '기다린 뒤 그때의 값으로 이어 갑니다',
  'calls a person, the owner where no other is named': '사람을 부릅니다. 따로 적지 않으면 담당자입니다',
  'what should be true in time, and what to do if it is not':
    '제때 참이 되어야 할 것과, 그렇지 않을 때 할 일입니다',
  'follows a metric afterwards; without a holdout no effect can be claimed':
    '그 뒤의 지표를 지켜봅니다. 대조군이 없으면 효과를 말할 수 없습니다',
  'a share of the targets, drawn at random, that gets nothing and is compared with':
    '무작위로 뽑아 아무것도 하지 않고 비교하는 대상의 비율입니다',
  'an action of a connector': '커넥터의 조치입니다',
  'when its effect ends and is undone; with `or` whichever is first':
    '효과가 끝나 되돌리는 때입니다. `or`면 먼저 오는 쪽입니다',
  'how the action is taken back; stored before it happens':
    '조치를 되돌리는 방법입니다. 조치하기 전에 저장합니다',
  'how often it is tried again when the connector says that this may help':
    '커넥터가 다시 해 볼 만하다고 할 때 몇 번 다시 하는지입니다',
  'how long an answer is waited for': '답을 기다리는 시간입니다',
  'the window a value is computed from, the latest one': '값을 계산하는 가장 최근 구간입니다',
  'how long it must stay so without a break; on a group, the whole group':
    '끊김 없이 이어져야 하는 시간입니다. 묶음 뒤에 쓰면 묶음 전체에 걸립니다',
  'what the value is compared with instead of the metric’s own baseline':
    '지표 자신의 기준 대신 비교할 값입니다',
  'the time in which it must happen': '그 안에 일어나야 하는 시간입니다',
  'a place or value, or behind a limit the time in which it is counted':
    '곳이나 값입니다. 한도 뒤에서는 세는 시간입니다',
  'one incident for each of these; later names mean that one’s numbers':
    '이 각각에 인시던트 하나씩입니다. 뒤의 이름은 그것의 값을 뜻합니다',
  'all of it, not only the part this incident is about': '이 인시던트의 부분만이 아니라 전체입니다',
  'only events or rows for which this holds; one test, or several in parentheses':
    '이 조건에 맞는 이벤트나 행만 봅니다. 조건 하나, 또는 괄호 안에 여럿을 씁니다',
  'what is counted, or the whole that a share is of': '세는 대상, 또는 비율의 전체입니다',
  'how far it fell below its baseline, as a share of the baseline; negative when it rose':
    '기준보다 줄어든 만큼을 기준에 대한 비율로 나타냅니다. 늘었으면 음수입니다',
  'how far it rose above its baseline; `rise > 2x` is more than double':
    '기준보다 늘어난 만큼입니다. `rise > 2x`는 두 배 넘게라는 뜻입니다',
  'how far it is from its baseline, up or down': '기준에서 위나 아래로 벗어난 만큼입니다',
  'back to this value, in the metric’s good direction': '지표가 좋아지는 쪽으로 이 값까지 돌아옴입니다',
  'unlike what this series does at this time of the week': '한 주의 이 시간에 늘 보이던 모습과 다름입니다',
  'true where there is no value; everywhere else no value is neither true nor false':
    '값이 없으면 참입니다. 다른 곳에서 없는 값은 참도 거짓도 아닙니다',
  'a known slice that brought nothing, while the source itself is alive':
    '소스는 살아 있는데 알려진 일부에서 아무것도 오지 않음입니다',
  'every single event or row, not a number over many': '여럿을 모은 수가 아니라 이벤트나 행 하나하나입니다',
  'first the one, then the other, within that time': '먼저 하나, 그 시간 안에 다음 것이 일어남입니다',
  'the time just before the window': '구간 바로 앞의 시간입니다',
  'the same time of the day and week before; holidays are left out':
    '지난 같은 요일과 시각입니다. 휴일은 뺍니다',
  'what the model expects for this time': '모델이 이 시간에 예상하는 값입니다',
  'a fixed value': '고정된 값입니다',
  'how long events that are late are waited for': '늦은 이벤트를 기다리는 시간입니다',
  'after this time without anything the source counts as broken: unknown, not zero':
    '이 시간 동안 아무것도 없으면 소스가 끊긴 것으로 봅니다. 0이 아니라 모르는 값입니다',
  'after this time without news a row no longer counts': '이 시간 동안 소식이 없는 행은 세지 않습니다',
  'personal data: never in a text to others': '개인정보입니다. 남에게 보내는 텍스트에 넣지 않습니다',
  'may be absent: then it is unknown': '없을 수 있습니다. 그때는 모르는 값입니다',
  'what the test makes happen': '테스트가 일어나게 하는 일입니다',
  'what had been usual before the test starts': '테스트가 시작되기 전에 평소 어땠는지입니다',
  'off, shadow (decides and records, does nothing) or live':
    'off(끔), shadow(판단하고 기록하되 아무것도 하지 않음), live(실제로 조치함)입니다',
  'low, medium, high or critical: who is told and how loudly':
    'low, medium, high, critical 중 하나로, 누구에게 얼마나 크게 알리는지입니다',
  'takes the definitions of another file, under a name before their own':
    '다른 파일의 정의를 앞에 이름을 붙여 가져옵니다',
  'statements under a name, put in place of each call': '이름을 붙인 문장들로, 부르는 자리마다 펼쳐집니다',
  'whom an action reaches; frozen when the action is decided':
    '조치가 닿는 대상입니다. 조치를 정할 때 고정됩니다',
  'times under a name': '이름을 붙인 시간입니다',
  'what people say for the values that the events carry': '이벤트에 담긴 값을 사람들이 부르는 말입니다',
  'stream: things that happen': '스트림: 일어난 일들',
  'table: the latest state of things': '테이블: 가장 최근의 상태',
  'probe: an answer of another system': '프로브: 다른 시스템의 답',
  'check: questions about causes': '확인: 원인에 대한 물음',
  field: '필드',
  dimension: '차원',
  'word for a value': '값을 부르는 말',
  cause: '원인',
  'action of a connector': '커넥터의 조치',
  'result of an action': '조치의 결과',
  'counted per {0}': '{0}별로 셉니다',
  'more is better': '클수록 좋습니다',
  'less is better': '작을수록 좋습니다',
  'its values are {0}': '값의 형식: {0}',
  'changes nothing that lasts': '오래 남는 것은 바꾸지 않습니다',
  '`{0}` is not declared here, so it cannot be renamed here':
    '`{0}`{0:은/는} 여기서 정의하지 않아 여기서 이름을 바꿀 수 없습니다',
  '`{0}` is not a name: letters, digits and `_`, not a digit first':
    '`{0}`{0:은/는} 이름이 아닙니다. 글자, 숫자, `_`를 쓰고 숫자로 시작하지 않습니다',
  '`{0}` is a word of the language': '`{0}`{0:은/는} 이 언어의 낱말입니다',
  '`{0}` is declared already': '`{0}`{0:은/는} 이미 정의되어 있습니다',
  'mend everything that changes no meaning': '뜻이 바뀌지 않는 것을 모두 고치기',
};
