import type { ReportedLint } from '../lint.ts';

/** OS0106: a file in NFD. */
export const notNfc: ReportedLint = {
  code: 'OS0106',
  name: 'not-nfc',
  level: 'warning',
  fix: 'safe',
  reportedBy: 'parser',
  doc: {
    bad: 'metric 주문 = count of orders_in over 15m'.normalize('NFD'),
    good: 'metric 주문 = count of orders_in over 15m',
    why: {
      en: 'macOS may write Hangul in separate letters (NFD). Names that look equal would then differ for other tools.',
      ko: 'macOS는 한글을 풀어쓴 자모(NFD)로 저장하기도 합니다. 그러면 같아 보이는 이름이 다른 도구에서는 다른 이름이 됩니다.',
    },
    options: [],
  },
};
