import type { Catalogue } from '../../say.ts';

/** `use` and what it names. */
export const packs: Catalogue = {
  'there is no file {0}': '{0} 파일이 없습니다',
  'write the path of a `.play` file, for example `use "packs/payments.play" as pay`':
    '`.play` 파일의 경로를 쓰세요. 예: `use "packs/payments.play" as pay`',
  'a pack is named from the project’s folder': '팩은 프로젝트 폴더부터 적습니다',
  '`{0}` uses itself': '`{0}`{0:이/가} 자신을 use합니다',
  'it comes back by {0}': '돌아오는 길: {0}',
  'put what both need into a third file': '둘 다 쓰는 것을 다른 파일에 두세요',
  '`{0}` is the prefix of two packs': '`{0}`{0:은/는} 두 팩의 앞이름입니다',
  'second pack': '두 번째 팩',
  'the first is `{0}`': '첫 번째는 `{0}`입니다',
  '`{0}` is the prefix of its pack: keep it before the new name':
    '`{0}`{0:은/는} 팩의 앞이름입니다. 새 이름 앞에 그대로 두세요',
  'use this one under another name': '이 팩은 다른 이름으로 쓰세요',
};
