import type { ReportedLint } from '../lint.ts';

/** OS0101: the text cannot be read at this place. */
export const syntax: ReportedLint = {
  code: 'OS0101',
  name: 'syntax',
  level: 'error',
  fix: 'none',
  reportedBy: 'parser',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop 50%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The text cannot be read here, so nothing of this playbook runs; the others in the file are still checked.',
      ko: '이 자리를 읽을 수 없으므로 이 플레이북은 실행되지 않습니다. 같은 파일의 다른 플레이북은 계속 검사합니다.',
    },
    options: [
      {
        en: 'Read the example after `help`: it is made for this place.',
        ko: '`help` 뒤의 예시를 보세요. 이 자리에 맞춘 것입니다.',
      },
    ],
  },
};
