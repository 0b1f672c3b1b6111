import type { Catalogue } from '../../say.ts';

/** What the words of the language mean, as an editor shows it. */
export const wordMeanings: Catalogue = {
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
  'whether a person agreed to marketing; without it none is sent':
    '광고 수신 동의 여부입니다. 동의가 없으면 광고를 보내지 않습니다',
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
  'does what follows where the test is true; unknown is not true':
    '조건이 참이면 이어지는 것을 합니다. 모르는 값은 참이 아닙니다',
  'what is done instead': '그 대신 하는 일입니다',
  'that the incident is over, by `recovered when`': '`recovered when`으로 인시던트가 끝나는 것입니다',
  'both must be true': '둘 다 참이어야 합니다',
  'one of them must be true': '하나가 참이면 됩니다',
  'true where what follows is known to be false': '이어지는 것이 거짓으로 확인되면 참입니다',
  'has this value; behind it also `missing`, `in (…)` and `anomalous`':
    '이 값입니다. 뒤에 `missing`, `in (…)`, `anomalous`도 올 수 있습니다',
  '`followed by`: and after that': '`followed by`: 그리고 그 뒤에',
  'only while one of these schedules holds': '이 일정 가운데 하나에 드는 동안만입니다',
  '`on failure`: what is done where the action could not be done':
    '`on failure`: 조치하지 못했을 때 하는 일입니다',
  'at this time of the day, or `at least` and `at most`':
    '하루 중 이 시각입니다. `at least`는 적어도, `at most`는 많아야',
  'gives a name, under which texts and later lines read it': '텍스트와 뒤의 줄에서 쓸 이름을 붙입니다',
  '`with at least`: how many samples are needed, else the value is unknown':
    '`with at least`: 있어야 할 표본의 수입니다. 모자라면 모르는 값입니다',
  'what to watch, when to worry, what to do, within which limits':
    '무엇을 보고, 언제 이상으로 알고, 어떤 한도 안에서 무엇을 할지입니다',
  'a number over events or rows, with a window and a baseline':
    '이벤트나 행을 모은 수입니다. 구간과 기준이 있습니다',
  'things that happen, each an event with its time': '일어난 일들입니다. 저마다 시각이 있는 이벤트입니다',
  'the latest state of things, a row for each key': '가장 최근의 상태입니다. 키마다 한 행입니다',
  'an answer of another system, asked for now and then': '가끔 물어보는, 다른 시스템의 답입니다',
  'gives a name to a check, routine, schedule, audience, value or words':
    '확인, 루틴, 일정, 대상, 값, 낱말에 이름을 붙입니다',
  'what a playbook must do when these things happen': '이런 일이 일어나면 플레이북이 해야 할 일입니다',
  'the truth value; unknown is neither true nor false':
    '참과 거짓의 값입니다. 모르는 값은 참도 거짓도 아닙니다',
  'what the playbook is for, for who reads it': '무엇을 위한 플레이북인지, 읽는 사람을 위해 적습니다',
  'who answers for it and is called where nobody else is named':
    '책임지는 사람이나 팀입니다. 따로 적지 않은 곳에서는 이쪽을 부릅니다',
  'where people read what to do by hand': '사람이 손으로 할 일을 적어 둔 곳입니다',
  'words to find and group playbooks by': '플레이북을 찾고 묶는 데 쓰는 말입니다',
  'what to use instead; who still uses it is told': '대신 쓸 것입니다. 아직 쓰는 곳에 알립니다',
  'the version of the language this file is written in': '이 파일을 쓴 언어의 버전입니다',
  'how many samples are needed, else the value is unknown':
    '있어야 할 표본의 수입니다. 모자라면 모르는 값입니다',
  'who is called, or the value to come back to': '부를 사람, 또는 돌아와야 할 값입니다',
  'the consent of a person': '사람의 승인입니다',
  'where it comes from: a topic, a model, a connector, a file or a person':
    '어디에서 오는지입니다: 토픽, 모델, 커넥터, 파일, 사람',
  'how often': '몇 번인지입니다',
  'how long it waits in between': '그 사이에 기다리는 시간입니다',
  'the action could not be done, after all its attempts': '모든 시도 뒤에도 조치하지 못했습니다',
  'the field that tells one row or event from another': '행이나 이벤트를 서로 구분하는 필드입니다',
  'the field that says when it happened': '언제 일어났는지 알려 주는 필드입니다',
  'when this time has passed': '이 시간이 지나면',
  'rows for which this holds count no longer': '이 조건에 맞는 행은 더 세지 않습니다',
  'a field of the events or rows, with its type': '이벤트나 행의 필드와 그 형식입니다',
  '`one of`: only these values': '`one of`: 이 값들만',
  '`out of`: the whole that a share is of': '`out of`: 비율의 전체입니다',
  'what is usual for this metric, where `vs` says nothing else':
    '이 지표의 평소 값입니다. `vs`로 달리 적지 않으면 이것과 비교합니다',
  'how its values are told': '값을 나타내는 방법입니다',
  'which times are like each other, for `anomalous`': '`anomalous`에서 서로 비슷하다고 보는 때입니다',
  'the direction in which it gets better': '좋아지는 방향입니다',
  'the same time on the day before': '어제 같은 시각입니다',
  'the same time, so many weeks or days back; the middle one counts':
    '그만큼의 주나 날 동안 같은 시각들입니다. 그 가운데 값을 씁니다',
  'only upwards': '위로만',
  'only downwards': '아래로만',
  'upwards or downwards': '위나 아래로',
  'a constant under a name': '이름을 붙인 고정된 값입니다',
  '`worst first by`: the worst by this metric come first where a limit cuts':
    '`worst first by`: 한도를 넘으면 이 지표가 나쁜 것부터 고릅니다',
  '`nearest first`: the nearest come first where a limit cuts':
    '`nearest first`: 한도를 넘으면 가까운 것부터 고릅니다',
  'the order in which a limit cuts': '한도를 넘을 때 고르는 순서입니다',
  'the step is left out, the rest goes on': '이 단계만 건너뛰고 나머지를 이어 갑니다',
  'events or rows that the value is computed from': '값을 계산하는 데 쓴 이벤트나 행입니다',
  'the date and time at which the test begins': '테스트가 시작되는 날짜와 시각입니다',
  'recorded events from a file': '파일에 기록된 이벤트입니다',
  'what a person answers': '사람의 답입니다',
  'the question went out to this person': '이 사람에게 물음을 보냈습니다',
  'the connector says that it could not be done': '커넥터가 하지 못했다고 답합니다',
  'one problem in one place, from its start to its recovery': '한 곳의 문제 하나로, 시작부터 회복까지입니다',
  'the same weekday and time, a week back': '지난주 같은 요일과 시각입니다',
  'every day': '날마다',
  'Monday to Friday': '월요일부터 금요일까지',
  'Saturday and Sunday': '토요일과 일요일',
  Monday: '월요일',
  Tuesday: '화요일',
  Wednesday: '수요일',
  Thursday: '목요일',
  Friday: '금요일',
  Saturday: '토요일',
  Sunday: '일요일',
  'how many': '몇인지 셉니다',
  'all added up': '모두 더합니다',
  'the mean': '평균입니다',
  'the smallest': '가장 작은 값입니다',
  'the largest': '가장 큰 값입니다',
  'the one in the middle: half are below it': '가운데 값입니다. 절반이 이보다 작습니다',
  'how many different ones': '서로 다른 것이 몇인지 셉니다',
  'the newest value': '가장 새로운 값입니다',
  'how many of those after `out of`, as a percentage': '`out of` 뒤의 것 가운데 얼마인지 퍼센트로 나타냅니다',
  'how many in each minute': '1분마다 몇인지입니다',
  'how far values lie from their mean': '값들이 평균에서 얼마나 흩어져 있는지입니다',
};
