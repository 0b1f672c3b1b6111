import type { Catalogue } from '../../say.ts';

/** What `lint` says of its call: paths, codes, git, history, standard input. */
export const lintCommand: Catalogue = {
  '`{0}` is in no git repository': '`{0}`{0:은/는} git 저장소 안에 있지 않습니다',
  'leave out --changed': '--changed를 빼세요',
  'name a branch, as in --changed=main': '--changed=main처럼 브랜치를 지정하세요',
  'git knows no branch `{0}`': 'git에 `{0}`{0:이라는/라는} 브랜치가 없습니다',
  '`{0}` has nothing in common with HEAD': '`{0}`{0:과/와} HEAD 사이에 공통된 커밋이 없습니다',
  'git could not say what has changed in `{0}`': '`{0}`에서 무엇이 바뀌었는지 git이 알려 주지 못했습니다',
  '--changed asks git, and there is no git here': '--changed는 git에 묻는데, 여기에는 git이 없습니다',
  'write {0}': '이렇게 쓰세요: {0}',
  'there is no level `{0}` to fail at': '`{0}`{0:은/는} 실패 기준으로 쓸 수 없습니다',
  'write error or warning': 'error나 warning을 쓰세요',
  '- reads one file and writes none': '-는 파일 하나를 읽기만 하고 쓰지 않습니다',
  'give it alone, without --fix, --watch and --changed; --diff shows what a fix would write':
    '--fix, --watch, --changed 없이 혼자 쓰세요. 고칠 내용은 --diff가 보여 줍니다',
  'a list (`[…]`) is expected': '목록(`[…]`)이어야 합니다',
  'no code begins with `{0}`; write for example `OS13` or `OS1106`':
    '`{0}`{0:으로/로} 시작하는 코드가 없습니다. `OS13`이나 `OS1106`처럼 쓰세요',
  'no code begins with `{0}`; did you mean `{1}`?':
    '`{0}`{0:으로/로} 시작하는 코드가 없습니다. `{1}`{1:을/를} 쓰려고 했나요?',
  'a code is written with its letters: `{0}`': '코드는 글자까지 씁니다: `{0}`',
  '`{0}` ({1}) stays an error: nothing that has it can run':
    '`{0}` ({1}){1:은/는} 경고로 낮출 수 없습니다. 이 오류가 있으면 실행할 수 없기 때문입니다',
  '`{0}` is no time zone of the IANA database; write `{1}`':
    '`{0}`{0:은/는} IANA 시간대 이름이 아닙니다. `{1}`{1:으로/로} 쓰세요',
  '`{0}` ({1}) cannot be turned off: nothing that has it can run':
    '`{0}` ({1}){1:은/는} 끌 수 없습니다. 이 오류가 있으면 실행할 수 없기 때문입니다',
  '`{0}`: {1}': '`{0}`: {1}',
  'docs/lints.md lists all codes': '모든 코드는 docs/lints.md에 있습니다',
  'there is no history at `{0}`': '`{0}`에 기록이 없습니다',
  'name a file or folder of recorded events': '기록된 이벤트의 파일이나 폴더를 지정하세요',
  'no .play files in {0}': '{0}에 .play 파일이 없습니다',
  'name a folder with .play files, or say --allow-empty':
    '.play 파일이 있는 폴더를 지정하거나 --allow-empty를 쓰세요',
  'no .play file has changed since the last commit': '마지막 커밋 뒤로 바뀐 .play 파일이 없습니다',
  'no .play file has changed since `{0}`': '`{0}` 뒤로 바뀐 .play 파일이 없습니다',
  'say --allow-empty where that is as it should be': '그래도 괜찮으면 --allow-empty를 쓰세요',
  'the history was not asked: only a project without errors can be replayed':
    '기록은 보지 않았습니다. 오류가 없는 프로젝트만 다시 돌려 볼 수 있습니다',
  '{0}, nothing is written': '{0}, 파일은 그대로입니다',
  '`{0}` is outside of the project': '`{0}`{0:은/는} 프로젝트 밖에 있습니다',
  'name a file below `{0}`': '`{0}` 아래의 파일을 지정하세요',
  'there is no file `{0}`': '파일 `{0}`{0:이/가} 없습니다',
  'name a folder with .play files, or one of them': '.play 파일이 있는 폴더나 그 파일을 지정하세요',
};
