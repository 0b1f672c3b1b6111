import { fileLayout } from '../../format/file-layout.ts';
import { say } from '../../say.ts';
import { layoutDifference } from '../layout-difference.ts';
import type { CheckedLint } from '../lint.ts';

/** OS4001: a file in another layout than the one that `fmt` writes; told once, at the first line that differs. */
export const notFormatted: CheckedLint = {
  code: 'OS4001',
  name: 'not-formatted',
  level: 'warning',
  fix: 'safe',
  reportedBy: 'check',
  needsHistory: false,
  check({ files }, tell) {
    for (const file of files) {
      const { text } = file;
      const laidOut = fileLayout(file);
      if (laidOut === null || laidOut === text) continue;
      const { span, label, notes } = layoutDifference(text, laidOut);
      tell(file, span, say`this file is not in the layout that \`ordersense fmt\` writes`, {
        ...{ label, notes },
        help: say`let \`ordersense fmt\` write it, or your editor when it saves`,
        fix: { span: { start: 0, end: text.length }, text: laidOut, safe: true },
      });
    }
  },
  doc: {
    bad: 'metric placed = count of orders_in over 15m   per region',
    good: `metric placed = count of orders_in
  over 15m
  per region`,
    why: {
      en: 'With one layout, a difference between two versions is always one of meaning, and nobody argues about blanks.',
      ko: '모양이 하나뿐이면 두 버전의 차이는 언제나 뜻의 차이이고, 띄어쓰기를 두고 다툴 일이 없습니다.',
    },
    options: [
      {
        en: '`ordersense fmt --diff` shows all that would change, and changes nothing.',
        ko: '`ordersense fmt --diff`는 바뀔 것을 모두 보여 주고 아무것도 바꾸지 않습니다.',
      },
      {
        en: 'In a pipeline `ordersense fmt --check` lists the files and ends with 1.',
        ko: '파이프라인에서는 `ordersense fmt --check`가 그런 파일을 나열하고 1로 끝납니다.',
      },
    ],
  },
};
