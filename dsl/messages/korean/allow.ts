import type { Catalogue } from '../../say.ts';

/** Comments that allow a finding: how they are written, and when they hide nothing. */
export const allow: Catalogue = {
  'there is no code `{0}`': '`{0}`{0:이라는/라는} 코드는 없습니다',
  'not a code of this version': '이 버전에 없는 코드',
  'write the code that the finding shows in brackets, for example   {0}':
    '메시지의 대괄호 안에 있는 코드를 쓰세요. 예:   {0}',
  'write its code, `{0}`': '코드 `{0}`{0:을/를} 쓰세요',
  'this allowance stands behind something': '이 허용 주석 앞에 다른 것이 있습니다',
  'it covers what begins on the next line': '다음 줄에서 시작하는 것에 적용됩니다',
  'write it on a line of its own, above what it is about': '대상 바로 윗줄에 따로 쓰세요',
  '`{0}` cannot be allowed': '`{0}`{0:은/는} 허용할 수 없습니다',
  'nothing runs while this is wrong': '고치기 전에는 실행할 수 없음',
  'mend what it reports, and remove this comment': '알린 문제를 고치고 이 주석을 지우세요',
  'this allowance gives no reason': '이 허용 주석에 이유가 없습니다',
  'nobody will know why': '나중에 아무도 이유를 모릅니다',
  'an allowance ends after its reason, or with `until` and a day':
    '허용 주석은 이유로 끝나거나 `until`과 날짜로 끝납니다',
  'not a part of it': '여기에 올 수 없음',
  'for example   {0} until 2026-06-01': '예:   {0} until 2026-06-01',
  '`{0}` is no day': '`{0}`{0:은/는} 날짜가 아닙니다',
  'year, month and day': '연, 월, 일',
  'for example   until 2026-06-01': '예:   until 2026-06-01',
  'this allowance stands above nothing': '이 허용 주석 아래에 아무것도 없습니다',
  'the file ends here': '파일이 여기서 끝남',
  'write it on the line above what it is about': '대상 바로 윗줄에 쓰세요',
  'this allowance ended with {0}': '이 허용은 {0}에 끝났습니다',
  '`{0}` is told again': '`{0}`{0:을/를} 다시 알림',
  'it was allowed because "{0}"': '허용한 이유: "{0}"',
  'mend what it hid and remove the comment, or give it a later day':
    '가리던 문제를 고치고 주석을 지우거나, 더 늦은 날짜를 적으세요',
  'nothing here gets `{0}`': '여기에는 `{0}`{0:이/가} 없습니다',
  'this allowance hides nothing': '이 허용 주석이 가리는 것이 없음',
  'remove it: it would hide the next `{0}` in silence':
    '지우세요. 두면 다음에 생길 `{0}`{0:을/를} 조용히 가립니다',
};
