/** What the program says of itself, in Korean, by the English that stands at each command and option. */
export const KOREAN: Readonly<Record<string, string>> = {
  'Usage:': '사용법:',
  'Arguments:': '인자:',
  'Options:': '옵션:',
  'Global Options:': '공통 옵션:',
  'Commands:': '명령:',
  'output the version number': '버전을 보여 줍니다',
  'display help for command': '도움말을 보여 줍니다',

  'Playbooks for delivery operations: what to watch, when to worry, what to do, within which limits.':
    '배달 운영 플레이북: 무엇을 보고, 언제 이상으로 알고, 어떤 한도 안에서 무엇을 할지.',
  'the project: work in this folder': '프로젝트: 이 폴더에서 일합니다',
  'language of reports; default: the one of the environment': '보고 언어. 기본값은 환경의 언어',
  'settings from this file; default: ordersense.config.yaml of the project':
    '설정을 이 파일에서 읽습니다. 기본값: 프로젝트의 ordersense.config.yaml',
  'of a playbook: as it was judged then, as ordersense why says it':
    '플레이북이 그때 어떻게 판정됐는지, ordersense why와 같습니다',
  'the same, only there, for example 강남구': '같은 것을 그곳에서만, 예: 강남구',
  'only results, and errors': '결과와 오류만 보입니다',
  'also say what was read, and how long it took': '무엇을 읽었고 얼마나 걸렸는지도 보입니다',
  'no colours': '색을 쓰지 않습니다',
  'ask for nothing: a terminal is read as a file would be':
    '아무것도 묻지 않습니다. 터미널도 파일처럼 읽습니다',
  'A command explains itself: ordersense <command> --help': '명령별 도움말: ordersense <명령> --help',
  'Exit codes: 0 done, 1 what you asked to check failed, 2 wrong call, 4 the outside failed,\n5 refused by a rule, 70 a bug of ours, 130 interrupted.':
    '종료 코드: 0 끝남, 1 검사한 것이 틀림, 2 잘못된 호출, 4 바깥 시스템의 실패,\n5 규칙에 따라 거절, 70 제품의 버그, 130 중단됨.',
  '(ordersense --help lists what there is)': '(ordersense --help에 모두 나옵니다)',

  'show what waits for a person: approvals and questions, with what they are about and how long':
    '사람을 기다리는 것(승인과 질문)을 내용, 남은 시간과 함께 보여 줍니다',
  'agree to an act that waits for approval; it is bound to exactly what was shown':
    '승인을 기다리는 조치를 승인합니다. 보여 준 내용에만 효력이 있습니다',
  'refuse an act that waits for approval': '승인을 기다리는 조치를 거절합니다',
  'answer a question that a playbook asks': '플레이북이 묻는 질문에 답합니다',
  'stopped; the word was taken whole or not at all': '멈췄습니다. 답은 전부 받았거나 받지 않았습니다',
  'what ordersense approvals calls it': 'ordersense approvals에 나오는 이름',
  'one of its answers': '고를 수 있는 답 가운데 하나',
  'who speaks, by the name under people: in the settings; default: who is logged in':
    '말하는 사람. 설정의 people: 아래 이름. 기본값은 로그인한 사람',
  'kept with it, and told': '함께 남기고 알리는 이유',
  'refuse unless it is about what has this digest, or one that begins so':
    '이 다이제스트(또는 그 앞부분)의 내용이 아니면 받지 않습니다',

  'type conditions, rules and metrics, and see at once what they mean':
    '조건, 규칙, 지표를 입력하면 뜻을 바로 보여 줍니다',

  'stopped; nothing was written': '멈췄습니다. 쓴 것은 없습니다',

  'begin a project, a playbook with its test, a metric, or a part of OrderSense itself':
    '프로젝트, 테스트가 딸린 플레이북, 지표, 또는 OrderSense 자체의 부품을 시작합니다',
  'stopped; what is listed above was written': '멈췄습니다. 위에 나온 것은 썼습니다',
  'what to begin': '시작할 것',
  'its name': '이름',
  'for a playbook: a sample such as gallery:region-drop': '플레이북의 견본, 예: gallery:region-drop',
  'list the samples of the gallery': '견본을 보여 줍니다',
  'show the files, write none': '파일을 보여 주기만 합니다',

  'read playbooks and say what is wrong, where, and what to write instead':
    '플레이북을 읽고 무엇이 어디서 틀렸는지, 어떻게 써야 하는지 알립니다',
  'stopped; a file is changed whole or not at all': '멈췄습니다. 파일은 전부 바뀌었거나 그대로입니다',
  'projects, folders or files of them, or - for standard input; default: the working folder':
    '프로젝트나 그 안의 폴더와 파일, 표준 입력은 -. 기본값은 작업 폴더',
  'pretty, compact, summary, json, sarif, github or junit':
    'pretty, compact, summary, json, sarif, github, junit 중 하나',
  'the same as --format json': '--format json과 같습니다',
  'write the fixes that change no meaning, then read again': '뜻을 바꾸지 않는 수정을 쓰고 다시 읽습니다',
  'write all fixes, also those that may change when a playbook fires':
    '모든 수정을 씁니다. 플레이북이 발동하는 때가 달라질 수 있습니다',
  'show what --fix (or --unsafe-fixes) would write, and write nothing':
    '--fix(또는 --unsafe-fixes)가 쓸 내용을 보여 주기만 합니다',
  'only codes that begin so, for example OS13,OS2301': '이렇게 시작하는 코드만, 예: OS13,OS2301',
  'no codes that begin so': '이렇게 시작하는 코드는 빼고',
  'error or warning: what makes the check fail': 'error나 warning: 무엇부터 실패로 볼지',
  'only files that git calls changed, since a branch with --changed=main':
    'git에서 바뀐 파일만. --changed=main은 그 브랜치에서 갈라진 뒤로',
  'recorded events, for what only the past can tell': '과거로만 알 수 있는 것을 위한, 기록된 이벤트',
  'ask nothing but the text: no history': '글만 봅니다. 기록은 보지 않습니다',
  'with -: the file of the project that standard input stands for':
    '-와 함께: 표준 입력이 대신하는 프로젝트의 파일',
  'nothing to lint is no mistake': '검사할 것이 없어도 괜찮습니다',
  'lint again whenever a file changes, until Ctrl-C': '파일이 바뀔 때마다 다시 검사합니다. Ctrl-C로 끝냅니다',
  'what a code means: bad, good, why, options': '코드의 뜻: 나쁜 예, 좋은 예, 이유, 할 수 있는 일',

  'give .play files their one layout': '.play 파일을 정해진 한 가지 모양으로 씁니다',
  'stopped; a file is written whole or not at all': '멈췄습니다. 파일은 전부 쓰였거나 그대로입니다',
  'files and folders, or - for standard input; default: the project':
    '파일과 폴더. 표준 입력은 -. 기본값은 프로젝트',
  'write nothing; exit 1 and list the files that are not formatted':
    '쓰지 않습니다. 모양이 다른 파일을 알리고 코드 1로 끝냅니다',
  'write nothing; show what would change': '쓰지 않습니다. 달라질 것을 보여 줍니다',
  'also rewrite to the newest language': '가장 새로운 언어로도 고쳐 씁니다',
  'what became of each file, as JSON': '파일마다 어떻게 되었는지 JSON으로',

  'replay recorded events: what would have happened, and why':
    '기록된 이벤트를 다시 재생합니다: 무슨 일이 왜 일어났을지',
  'stopped; a simulation keeps nothing and sent nothing':
    '멈췄습니다. 시뮬레이션은 아무것도 남기지 않고 보내지 않았습니다',
  'only these; default: all of the project': '이것만. 기본값은 프로젝트의 모든 플레이북',
  'NDJSON or CSV file, a folder of them, a recorded log, or - for standard input':
    'NDJSON이나 CSV 파일, 그런 파일의 폴더, 기록된 로그. 표준 입력은 -',
  'with --event-clock: what people answered, see docs/recordings.md':
    '--event-clock와 함께: 사람의 대답, docs/recordings.md',
  'what probes and people answered, see docs/recordings.md': '프로브와 사람의 대답, docs/recordings.md',
  'how a CSV becomes events, see docs/csv-map.md': 'CSV를 이벤트로 바꾸는 법, docs/csv-map.md',
  'records read at a time; changes nothing but speed': '한 번에 읽는 레코드 수. 속도만 달라집니다',
  'write the report as one page, with timelines and why':
    '보고서를 한 페이지로 씁니다. 시간에 따른 값과 까닭이 들어 있습니다',
  'exit 1 unless it holds, for example firings<=5; may stand several times':
    '지키지 못하면 코드 1로 끝납니다. 예: firings<=5. 여러 번 쓸 수 있습니다',
  'exit 1 when the actions cost more': '조치의 비용이 이보다 크면 코드 1로 끝납니다',
  'decisions and summary as JSON': '판단과 요약을 JSON으로',

  'watch the streams and act; embedded parts where the settings name no Kafka, store or Redis':
    '스트림을 보고 조치합니다. 설정에 Kafka, 저장소, Redis가 없으면 내장된 것을 씁니다',
  'the project; default: the working folder': '프로젝트. 기본값은 작업 폴더',
  'a program that makes events into the in-process log, see docs/feed.md':
    '내장 로그에 이벤트를 만드는 프로그램, docs/feed.md',
  'where embedded parts keep their data; default: .ordersense in the project':
    '내장된 것이 데이터를 두는 곳. 기본값은 프로젝트의 .ordersense',
  'forget what an earlier run kept in the data folder': '앞선 실행이 데이터 폴더에 남긴 것을 지웁니다',
  'read what is there, decide, finish what was decided, and end':
    '있는 것을 읽고 판단하고, 판단한 것을 마치고 끝냅니다',
  'with --once, for trials: act on old events as if it were then; else their acts expire':
    '--once와 함께, 시험할 때: 지난 이벤트에 그때처럼 조치합니다. 없으면 조치가 만료됩니다',
  'decisions as JSON lines on standard output': '판단을 표준 출력에 JSON 줄로',

  'what is in force now, what needs a person first': '지금 유지 중인 것. 사람이 볼 것부터 보여 줍니다',

  'let a playbook act again that a latch has stopped; ordersense status names it':
    '잠금으로 멈춘 플레이북이 다시 조치하게 합니다. 잠금 이름은 ordersense status가 알려 줍니다',
  'its name, or the name of its playbook': '잠금 이름이나 그 플레이북 이름',

  'stop actions before they are sent, everywhere or in part; it takes nothing back':
    '조치를 보내기 전에 멈춥니다. 전체나 일부. 되돌리지는 않습니다',
  'stopped; look with ordersense resume whether the switch is there':
    '멈췄습니다. 스위치가 있는지는 ordersense resume으로 확인하세요',
  'one playbook; default: everything': '플레이북 하나. 기본값은 전체',
  'one connector of the settings': '설정의 커넥터 하나',
  'one region, as people or events call it': '지역 하나. 사람이나 이벤트가 부르는 이름',
  'why; kept with it, and told': '이유. 함께 남기고 알립니다',
  'undos stop too; what stays applied is listed': '되돌림도 멈추고, 그대로 유지되는 것을 보여 줍니다',
  'let go what ordersense kill or pause stopped; says which switches are left':
    'ordersense kill이나 pause로 멈춘 것을 다시 시작합니다. 남은 스위치를 알려 줍니다',
  'take back what is in force and leave it so for 4 hours, all of it or a part':
    '지금 유지 중인 것을 되돌리고 4시간 동안 다시 하지 않습니다. 전체나 일부',
  'of one incident': '사건 하나',
  'what could not be taken back: this person does it, and it is tried no more':
    '되돌리지 못한 것: 이 사람이 대신 되돌리고, 더 시도하지 않음',
  'of one playbook': '플레이북 하나',
  'all of it': '모두',
  'stopped; look with ordersense status whether it was taken':
    '멈췄습니다. 받았는지는 ordersense status로 확인하세요',
  'stopped; look with ordersense explain whether it was taken':
    '멈췄습니다. 받았는지는 ordersense explain으로 확인하세요',
  'say that you look after an incident: nobody is called about it again':
    '사건을 확인했다고 알립니다. 그 사건으로 다시 부르지 않습니다',
  'as ordersense status shows it': 'ordersense status가 보여 주는 이름',
  'let a playbook judge and do nothing new, until ordersense resume --playbook':
    'ordersense resume --playbook까지 플레이북이 판단만 하고 새 조치를 하지 않게 합니다',
  'keep messages to staff back for a while; actions go on':
    '한동안 직원에게 알리지 않습니다. 조치는 계속합니다',
  'of one playbook; default: of all': '플레이북 하나. 기본값은 모두',
  'where: region=강남구': '어디에서: region=강남구',
  'how long: 30m, 2h, 1d': '얼마 동안: 30m, 2h, 1d',
  'end it now': '지금 끝냅니다',
  'stopped; the switch is there or it is gone': '멈췄습니다. 스위치는 그대로 있거나 없어졌습니다',

  'who did what and what was sent; verify: whether the log of it is whole':
    '누가 무엇을 했고 무엇을 보냈는지. verify는 그 기록이 온전한지 확인합니다',
  'list the log, or verify it': '기록을 보여 주거나 확인합니다',
  'for list: so many rows': 'list: 보여 줄 줄 수',
  'for verify: logs of a run, which hold the heads that left the machine':
    'verify: run의 로그 파일. 밖으로 나간 끝 해시가 들어 있습니다',

  'read a playbook, metric, check, audience or schedule back as prose, say what a code means, or tell an incident (--lang ko)':
    '플레이북, 지표, 확인 항목, 대상 집단, 일정을 글로 풀어 읽어 주거나, 코드의 뜻이나 사건의 경과를 알려 줍니다 (--lang ko)',
  stopped: '멈췄습니다',
  'a playbook of this project or anything else in it, by name or title; a verb of a connector, a word of the language, a code such as OS1203, or an incident':
    '이 프로젝트의 플레이북이나 다른 것의 이름 또는 제목, 커넥터의 동작, 언어의 낱말, OS1203 같은 코드, 또는 사건',

  'say why a playbook fired and acted at an instant, or why not: its trigger, and what held it back':
    '플레이북이 어느 시각에 왜 발동하고 조치했는지, 왜 안 했는지를 시작 조건과 막은 것으로 알려 줍니다',
  'which one': '플레이북 이름',
  'only there, for example 강남구 or region=강남구; default: everywhere':
    '그곳만, 예: 강남구, region=강남구. 기본값은 모든 곳',
  '18:25, or "2026-03-06 18:25"; default: what was judged last':
    '18:25 또는 "2026-03-06 18:25". 기본값은 마지막으로 판단한 시각',
  'play this recording; default: what the engine has stored':
    '이 녹화를 재생합니다. 기본값은 엔진이 저장한 것',

  'write a site of a project: prose, pictures, tests; to read on a screen or on paper':
    '프로젝트를 사이트로 씁니다: 글, 그림, 테스트. 화면이나 종이로 읽습니다',
  'stopped; pages that are written stay': '멈췄습니다. 이미 쓴 페이지는 남습니다',
  'folder of the site, from where you are': '사이트를 둘 폴더. 지금 있는 곳에서 봅니다',

  'draw a playbook from trigger to undo, or what reads what in a project':
    '플레이북을 시작부터 되돌림까지, 또는 프로젝트에서 무엇이 무엇을 읽는지 그립니다',
  'one playbook; default: what the whole project declares': '플레이북 하나. 기본값은 프로젝트 전체',
  'how it is drawn': '그리는 형식',
  'what stands on a metric, a source, a check or anything else with a name':
    '지표, 데이터, 확인 등 이름이 있는 것을 무엇이 쓰는지',

  'serve an editor: findings, completion, hover, definitions, rename, format':
    '편집기를 돕습니다: 검사, 자동 완성, 설명, 정의로 가기, 이름 바꾸기, 정리',
  'speak over standard input and output, as editors expect': '편집기처럼 표준 입력과 출력으로 주고받습니다',

  'print a script with which your shell completes commands and options':
    '셸이 명령과 옵션을 자동 완성하게 하는 스크립트를 출력합니다',
  'your shell': '사용하는 셸',

  'list what playbooks may call, describe one of it, or check the settings and documents behind it':
    '플레이북이 부를 수 있는 것을 보여 주고, 하나를 설명하고, 설정과 문서를 검사합니다',
  'list all, describe one, or check': 'list는 모두, describe는 하나, check는 검사',
  'for check: asks one probe, such as "riders.health?place=seoul-gangnam"':
    'check: 프로브 하나에 물어본다. 예: "riders.health?place=seoul-gangnam"',
  'for describe: a verb, probe or read such as restaurants.pause':
    'describe에 쓸 동작, 프로브, 조회. 예: restaurants.pause',
  'the same as JSON': '같은 것을 JSON으로',
  'which pages were written, as JSON': '쓴 페이지를 JSON으로',
  'play the tests beside playbooks: nothing is sent, no clock is waited for':
    '플레이북의 테스트를 실행합니다: 아무것도 보내지 않고 시계를 기다리지 않습니다',
  'only tests whose title has this in it': '제목에 이 말이 있는 테스트만',
  'every branch, cause and action and whether a test reached it; html writes a page':
    '분기, 원인, 조치마다 테스트가 지나갔는지. html이면 페이지로 씁니다',
  'fail where tests reach less of the branches': '지나간 분기가 이보다 적으면 실패',
  'pretty, json or junit': 'pretty, json 또는 junit',
  'write what one test gives as a recording, and play nothing':
    '테스트 하나가 주는 이벤트를 녹화 파일로 쓰고, 실행하지 않습니다',
  'write into failing expectations what happened, where one word or value differs':
    '틀린 기대에 실제로 일어난 일을 씁니다. 값이나 낱말이 다를 때만',
  'no test is no mistake': '테스트가 없어도 잘못이 아닙니다',
  'play again whenever a file changes, until Ctrl-C': '파일이 바뀔 때마다 다시 실행합니다. Ctrl-C로 멈춥니다',
  'projects, folders or files of them; default: the working folder':
    '프로젝트, 그 안의 폴더나 파일. 기본값은 지금 폴더',
  'stopped; a test keeps nothing and sent nothing':
    '멈췄습니다. 테스트는 아무것도 남기지 않고 보내지 않습니다',

  'read the newest records of topics and say what does not fit their declarations':
    '토픽의 최근 레코드를 읽고 선언과 맞지 않는 것을 알립니다',
  'stopped; nothing was committed': '멈췄습니다. 아무것도 커밋하지 않았습니다',
  check: 'check는 검사',
  'streams and tables; default: all of the project': '스트림과 테이블. 기본값은 프로젝트 전체',
  'newest records of each partition': '파티션마다 읽을 최근 레코드 수',
  'recorded events instead of the project’s topics': '프로젝트의 토픽 대신 읽을 기록된 이벤트',

  'look at every setting and connection: what is wrong, and what to do':
    '설정과 연결을 모두 살핍니다: 무엇이 잘못됐고 어떻게 할지',

  'show what the store holds: partitions, watermarks, silent sources, series; export, import or reset it':
    '저장소에 있는 것을 보여 줍니다: 파티션, 워터마크, 끊긴 데이터, 계열. 내보내고, 들여오고, 비웁니다',
  'stopped; the store is as it was or as it should be, never half':
    '멈췄습니다. 저장소는 그대로이거나 다 바뀌었고, 반만 바뀌지 않습니다',
  'show it, write it to a file, read it from one, or forget it':
    'show는 보기, export는 내보내기, import는 들여오기, reset은 비우기',
  'for export (default: standard output) and import': 'export(기본값은 표준 출력)와 import에 쓸 파일',
  'for reset: the name of the project': 'reset에: 프로젝트의 이름',

  'replay recorded events and count what was found, missed and cried for nothing, by labels':
    '기록된 이벤트를 재생하고, 라벨과 견주어 찾은 것, 놓친 것, 헛되이 알린 것을 셉니다',
  'CSV or NDJSON of spells in which something was wrong, see docs/backtest.md':
    '실제로 이상이 있던 기간의 CSV나 NDJSON, docs/backtest.md',
  'exit 1 when less of the firings lie in a label': '라벨 안의 발동이 이보다 적으면 코드 1로 끝납니다',
  'exit 1 when less of the labels are found': '찾은 라벨이 이보다 적으면 코드 1로 끝납니다',

  'fill an empty store with history from recorded events, so that baselines exist on the first day':
    '빈 저장소를 기록된 이벤트의 과거로 채워 첫날부터 평소 값이 있게 합니다',
  'NDJSON or CSV file, a folder of them, or a recorded log':
    'NDJSON이나 CSV 파일, 그런 파일의 폴더, 또는 기록된 로그',
};
