import type { Catalogue } from '../../say.ts';

/** What `fmt` says of files, and what lint says of files that it would change. */
export const format: Catalogue = {
  'this file is not in the layout that `ordersense fmt` writes':
    '이 파일은 `ordersense fmt`가 쓰는 모양이 아닙니다',
  'the first line that differs': '처음으로 다른 줄',
  'another line break at its end': '줄 끝의 줄바꿈이 다름',
  'blanks at its end': '줄 끝에 공백이 있음',
  'an empty line too many': '빈 줄이 더 있음',
  'an empty line is lacking before it': '앞에 빈 줄이 없음',
  'indented by {0}, not by {1}': '들여쓰기가 {1}칸이 아니라 {0}칸',
  '`fmt` makes {0} lines of it': '`fmt`는 {0}줄로 씀',
  'other blanks between its words': '낱말 사이의 공백이 다름',
  '`fmt` joins it with the next line': '`fmt`는 다음 줄과 이어 씀',
  '`fmt` writes `{0}`': '`fmt`가 쓰는 줄: `{0}`',
  '`fmt` writes': '`fmt`가 쓰는 줄',
  'let `ordersense fmt` write it, or your editor when it saves':
    '`ordersense fmt`나 저장할 때의 편집기에 맡기세요',

  'so it would be when it is formatted': '정리하면 그렇게 됩니다',

  '{0} file formatted': '파일 {0}개를 정리함',
  '{0} files formatted': '파일 {0}개를 정리함',
  '{0} already was': '{0}개는 이미 정리되어 있음',
  '{0} already were': '{0}개는 이미 정리되어 있음',
  '{0} file is not formatted': '파일 {0}개가 정리되어 있지 않음',
  '{0} files are not formatted': '파일 {0}개가 정리되어 있지 않음',
  '{0} is': '{0}개는 정리되어 있음',
  '{0} are': '{0}개는 정리되어 있음',
  '{0} with errors is left as it is': '오류가 있는 {0}개는 그대로 둠',
  '{0} with errors are left as they are': '오류가 있는 {0}개는 그대로 둠',
  'every file says its language, and {0} is the newest':
    '모든 파일에 언어 번호가 있고, {0}{0:이/가} 가장 새로운 번호입니다',

  '`-` stands alone': '`-`는 혼자 씁니다',
  'name files, or pipe one file in with `-`': '파일 이름을 쓰거나, `-`로 파일 하나를 표준 입력으로 넘기세요',
  'there is no file or folder `{0}`': '파일이나 폴더 `{0}`{0:이/가} 없습니다',
  '`{0}` is no .play file': '`{0}`{0:은/는} .play 파일이 아닙니다',
  'name .play files, or folders with them': '.play 파일이나 그런 파일이 있는 폴더를 지정하세요',
};
