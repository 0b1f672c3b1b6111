import type { Fix } from '../../diagnostic.ts';
import { fileLayout } from '../../format/file-layout.ts';
import { lineIndexAt, linesOf, lineText } from '../../lines.ts';
import { say } from '../../say.ts';
import type { Span } from '../../tree/literal.ts';
import type { SourceFile } from '../../tree.ts';
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
      const found = difference(file);
      if (found === null) continue;
      tell(file, found.span, say`this file is not in the layout that \`ordersense fmt\` writes`, {
        label: say`the first line that differs`,
        help: say`let \`ordersense fmt\` write it, or your editor when it saves`,
        fix: found.fix,
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
        en: 'In a pipeline `ordersense fmt --check` lists the files and ends with 1.',
        ko: '파이프라인에서는 `ordersense fmt --check`가 그런 파일을 나열하고 1로 끝납니다.',
      },
    ],
  },
};

/** The first line that `fmt` would write otherwise, and the whole file as it would; null for a file it would not touch. */
function difference(file: SourceFile): { readonly span: Span; readonly fix: Fix } | null {
  const { text } = file;
  const formatted = fileLayout(file);
  if (formatted === null || formatted === text) return null;
  let at = 0;
  while (text[at] === formatted[at]) at++;
  const lines = linesOf(text);
  const line = lineIndexAt(lines, Math.min(at, text.length));
  const start = lines.starts[line] ?? 0;
  const span = { start, end: start + lineText(lines, line).length };
  return { span, fix: { span: { start: 0, end: text.length }, text: formatted, safe: true } };
}
