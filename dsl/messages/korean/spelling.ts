import type { Catalogue } from '../../say.ts';

/** Files, single tokens and the limits of what is read. */
export const spelling: Catalogue = {
  'this file writes Hangul in separate letters (NFD)': '이 파일의 한글이 자모로 나뉘어 있습니다(NFD)',
  'names that look the same would differ': '똑같아 보이는 이름이 서로 다른 이름이 됩니다',
  'let `ordersense fmt` write it in NFC': '`ordersense fmt`로 NFC로 바꾸세요',

  'a pause between two runs': '두 실행 사이의 쉼',
  '`{0}` is counted in whole: `{1}` of what is usual is `{2}`':
    '`{0}`{0:은/는} 하나씩 셉니다. 평소의 `{1}`{1:은/는} `{2}`입니다',
  '`{0}` cannot be read': '`{0}`{0:을/를} 읽을 수 없습니다',
  'is it a link to a file that is gone, or not yours to read? mend or remove it':
    '없는 파일로 가는 링크이거나 읽을 권한이 없나요? 고치거나 지우세요',
  '{0} is one document, and these are {1} projects': '{0}{0:은/는} 문서 하나인데 프로젝트가 {1}개입니다',
  'lint them one by one': '하나씩 검사하세요',
  '`{0}` is declared in this project already': '`{0}`{0:은/는} 이 프로젝트에 이미 있습니다',
  'write `per {0}` in `when` too, or leave it away here':
    '`when`에도 `per {0}`{0:을/를} 쓰거나, 여기서 빼세요',
  'write `per {0}` in `when`, so that there is one': '`when`에 `per {0}`{0:을/를} 써야 정해집니다',
  'this file is too large: {0}, at most 256 KiB are read':
    '파일이 너무 큽니다: {0}입니다. 256 KiB까지 읽습니다',
  'split it in two': '둘로 나누세요',
  'this nests deeper than {0} levels': '{0}단계보다 깊이 겹쳤습니다',
  'name the inner parts: `metric`, `define check` or `define routine`':
    '안쪽 부분에 이름을 붙이세요: `metric`, `define check`, `define routine`',
  'this text is longer than 8 KiB': '텍스트가 8 KiB보다 깁니다',
  'shorten it, or put it behind a link': '줄이거나 링크로 바꾸세요',
  'this name is longer than {0} characters': '이름이 {0}자보다 깁니다',
  'choose a shorter one': '더 짧은 이름을 고르세요',
  '{0} tests in one expression, at most {1} are compiled':
    '식 하나에 검사가 {0}개 있습니다. {1}개까지 쓸 수 있습니다',
  'split it into metrics, or use `in (…)`': '지표로 나누거나 `in (…)`을 쓰세요',
  'over the limit': '한도를 넘음',

  '`{0}` is not a word this language knows': '`{0}`{0:은/는} 이 언어가 아는 낱말이 아닙니다',
  'looks like `{0}` typed with the Korean keyboard on': '한글 자판으로 친 `{0}`인 듯합니다',
  '`{0}` has no meaning in this language': '`{0}`{0:은/는} 이 언어에서 뜻이 없습니다',
  'cannot be read': '읽을 수 없음',
  'a blank here is not the one of the space bar': '스페이스 바로 친 빈칸이 아닙니다',
  'remove it': '지우세요',
  'write an ordinary space': '보통 빈칸으로 쓰세요',
  'this text is never closed': '텍스트가 닫히지 않았습니다',
  'the closing `"` is missing on this line': '이 줄에 닫는 `"`가 없음',
  '`{0}` is written `{1}`': '`{0}`{0:은/는} `{1}`{1:이라고/라고} 씁니다',
  '`{0}` is not a value or name of this language': '`{0}`{0:은/는} 이 언어의 값이나 이름이 아닙니다',
  'a duration is written in one piece': '시간 길이는 붙여 씁니다',
  'an amount is written in one piece, without commas': '금액은 쉼표 없이 붙여 씁니다',
  'a percentage is written in one piece': '퍼센트는 붙여 씁니다',
  'a number and its unit are written in one piece': '수와 단위는 붙여 씁니다',
  'the sign comes after the number': '기호는 수 뒤에 옵니다',
  'digits are grouped with `_`': '자릿수는 `_`로 나눕니다',
  '`{0}` is more money than can be counted': '`{0}`{0:은/는} 셀 수 있는 금액을 넘습니다',
  'too large': '너무 큼',
  '`{0}` has a part of a won or cent, which nobody can pay':
    '`{0}`에는 1원이나 1센트보다 작은 돈이 있어 아무도 낼 수 없습니다',
  'round it': '반올림하세요',
  'write year, month and day, for example `2026-03-10`': '연, 월, 일을 쓰세요. 예: `2026-03-10`',
  'write a time from `00:00` to `23:59`': '`00:00`부터 `23:59`까지의 시각을 쓰세요',
  'more than one point': '점이 여러 개',
  '`{0}` is no number': '`{0}`{0:은/는} 숫자가 아닙니다',
  'a number has one point at most, and a day is written `2026-03-10`':
    '숫자에는 점이 하나까지 오고, 날짜는 `2026-03-10`처럼 씁니다',
  'no such day': '없는 날짜',
  'no such time': '없는 시각',
  'there is no such day as `{0}`': '`{0}`{0:이라는/라는} 날은 없습니다',
  'there is no such time as `{0}`': '`{0}`{0:이라는/라는} 시각은 없습니다',
  'not a number or unit of this language': '이 언어의 수나 단위가 아님',
  'a text stands in double quotes': '텍스트는 큰따옴표 안에 씁니다',
  'a text stands in straight quotes': '텍스트는 곧은 큰따옴표 안에 씁니다',
  'a full-width sign': '전각 기호',
  'written as a word': '낱말로 씁니다',
  'it would be another name than the one it looks like': '보이는 것과 다른 이름이 됩니다',
  'a letter of another script, which only looks like one of ours':
    '비슷해 보이지만 다른 문자 체계의 글자입니다',

  'in backticks it is a name: {0}': '백틱 안에 쓰면 이름이 됩니다: {0}',
  '`{0}` is a word of the language and cannot be a name here':
    '`{0}`{0:은/는} 이 언어의 낱말이라 여기서 이름으로 쓸 수 없습니다',
  '`{0}` is not a word of this language': '`{0}`{0:은/는} 이 언어의 낱말이 아닙니다',
  'not known here': '여기서는 모르는 낱말',
  'did you mean `{0}`?': '`{0}`{0:을/를} 쓰려고 했나요?',
  'did you mean `{0}`{1}?': '`{0}`{0:을/를} 쓰려고 했나요?{1}',
  'did you mean `{{0}}`?': '`{{0}}`{0:을/를} 쓰려고 했나요?',
};
