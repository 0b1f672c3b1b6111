import type { Catalogue } from '../../say.ts';

/** What `ordersense repl` says. */
export const dialogue: Catalogue = {
  'everything typed is forgotten': '입력한 것을 모두 잊었습니다',
  'there is no `:{0}`; `:help` lists what there is': '`:{0}`{0:은/는} 없습니다. `:help`에 모두 나옵니다',
  'type a condition or an item of the language; `:help` says more':
    '조건이나 문장을 입력하세요. `:help`에 더 나옵니다',
  [`write a playbook, a rule, a metric, or only a condition: it is checked and read back
:explain NAME   read back anything that has a name
:names [part]   list what has a name
:forget         forget what was typed
:quit           end (or Ctrl-D)`]: `플레이북, 규칙, 지표, 또는 조건만 쓰세요. 검사하고 풀어 읽어 줍니다
:explain 이름   이름이 있는 것을 풀어 읽기
:names [일부]   이름이 있는 것 보기
:forget         입력한 것 잊기
:quit           끝내기 (또는 Ctrl-D)`,
};
