import type { Catalogue } from '../../say.ts';

/** What is pasted from a page, a document or another keyboard. */
export const pasted: Catalogue = {
  '{0} stands in `{1}`': '`{1}` 안에 {0}{0:이/가} 있습니다',
  'an invisible character stands here': '보이지 않는 문자가 있습니다',
  'a no-break blank': '줄 바꿈 없는 빈칸',
  'a no-break blank, as a web page writes it': '웹 페이지가 쓰는 줄 바꿈 없는 빈칸',
  'a full-width blank': '전각 빈칸',
  'a blank of another width': '너비가 다른 빈칸',
  'a line separator': '줄 구분 문자',
  'a zero-width blank': '너비 없는 빈칸',
  'a zero-width joiner': '너비 없는 이음 문자',
  'a word joiner': '낱말 이음 문자',
  'a soft hyphen': '숨은 붙임표',
  'a byte order mark': '바이트 순서 표시(BOM)',
  'a mark of the direction of writing': '글 쓰는 방향 표시',
  'a control character': '제어 문자',
  'begin a new line': '줄을 바꾸세요',
  'a fence of Markdown is no part of a playbook': '마크다운의 코드 블록 표시는 플레이북의 일부가 아닙니다',
  'it belongs to the page that this is from': '이것을 가져온 문서의 표시',
  'remove it, here and where it closes': '여기와 닫는 곳에서 지우세요',

  'this text goes on in the next line': '텍스트가 다음 줄로 이어집니다',
  'write `"""` before and behind a text of several lines': '여러 줄 텍스트는 앞뒤에 `"""`를 쓰세요',
  'the closing `"` is missing behind this': '이 뒤에 닫는 `"`가 없음',
  'the text that ends here has no `"` where it begins': '여기서 끝나는 텍스트의 시작에 `"`가 없습니다',
  'closes a text that was never opened': '연 적이 없는 텍스트를 닫음',
  'write `"` before `{0}`': '`{0}` 앞에 `"`를 쓰세요',
  'write `"` where the text ends: `{0}`, or `"""` around a text of several lines':
    '텍스트가 끝나는 곳에 `"`를 쓰거나(`{0}`), 여러 줄이면 앞뒤에 `"""`를 쓰세요',

  'another sign, which only looks like it': '모양만 비슷한 다른 기호',
  'full-width characters': '전각 문자',
  'remove it; in quotes it would be a text': '지우세요. 따옴표 안에 쓰면 텍스트가 됩니다',
  'values are parted by commas': '값은 쉼표로 나눔',
  'write `,` instead': '대신 `,`를 쓰세요',
  'two dates have `..` between them': '두 날짜 사이에는 `..`을 씀',
  'two times have `-` between them': '두 시각 사이에는 `-`을 씀',
  'how a web page writes quotes': '웹 페이지가 따옴표를 쓰는 방식',
  'how a web page writes this sign': '웹 페이지가 이 기호를 쓰는 방식',
  'the currency comes after the number': '통화는 수 뒤에 씀',
};
