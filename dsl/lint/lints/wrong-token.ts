import type { ReportedLint } from '../lint.ts';

/** OS0105: a token that looks like the right one. */
export const wrongToken: ReportedLint = {
  code: 'OS0105',
  name: 'wrong-token',
  level: 'error',
  fix: 'mixed',
  reportedBy: 'parser',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50% over 15 minutes
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50% over 15m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Pasted text and spoken habits bring characters that look right and are not: curly quotes, full-width signs, `15 minutes`, `3,000원`.',
      ko: '붙여 넣은 글이나 말하는 습관 때문에 비슷하지만 다른 문자가 들어옵니다. 굽은 따옴표, 전각 기호, `15 minutes`, `3,000원` 등입니다.',
    },
    options: [
      {
        en: 'Where the meaning could change (`15M`, `300만`) the fix needs `--unsafe-fixes`.',
        ko: '뜻이 달라질 수 있으면(`15M`, `300만`) `--unsafe-fixes`가 필요합니다.',
      },
    ],
  },
};
