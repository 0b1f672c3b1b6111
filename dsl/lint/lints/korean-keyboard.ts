import type { ReportedLint } from '../lint.ts';

/** OS0104: a keyword typed with the Korean keyboard on. */
export const koreanKeyboard: ReportedLint = {
  code: 'OS0104',
  name: 'korean-keyboard',
  level: 'error',
  fix: 'safe',
  reportedBy: 'parser',
  doc: {
    bad: `playbook evening_orders {
  조두 orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'A keyword was typed while the Korean keyboard was on; the keys that were pressed spell a word of the language.',
      ko: '한글 입력 상태에서 키워드를 쳤습니다. 누른 키를 영문으로 읽으면 이 언어의 단어입니다.',
    },
    options: [],
  },
};
