import { say } from '../../say.ts';
import { scan } from '../../syntax/scan.ts';
import type { Span } from '../../tree/literal.ts';
import type { CheckedLint } from '../lint.ts';
import { secretsIn } from '../secret-shapes.ts';

/** OS2505: a password or key in a text or comment; files that have a syntax error are looked at, too. */
export const secretInFile: CheckedLint = {
  code: 'OS2505',
  name: 'secret-in-file',
  level: 'error',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ files }, tell) {
    for (const file of files) {
      const found = secretsIn(file.text);
      if (found.length === 0) continue;
      const quoted = quotedIn(file.text);
      for (const { span, what } of found) {
        if (!quoted.some(({ start, end }) => start <= span.start && span.end <= end)) continue;
        tell(file, span, say`this looks like ${what}`, {
          label: say`readable by everybody who reads this file`,
          notes: [say`what was once in a file stays in its history: have it revoked`],
          help: say`keep it in the settings of the connector, as the name of an environment variable`,
        });
      }
    }
  },
  doc: {
    // Put together here, so that nobody who looks for keys finds one.
    bad: `playbook few_orders {
  when orders per region < 3
  then do log.write(text: "Authorization: Bearer ${'q7Zt0vXn'}${'4LwBk9RsYe2MdA8u'}")
}`,
    good: `playbook few_orders {
  when orders per region < 3
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Playbooks are read by many, kept for ever and printed in reports: a key in one of them is a key for all.',
      ko: '플레이북은 많은 사람이 읽고, 오래 남고, 보고서에도 나옵니다. 여기에 적힌 키는 모두의 키가 됩니다.',
    },
    options: [
      {
        en: 'Connectors read their keys from the environment: name the variable in ordersense.config.yaml.',
        ko: '커넥터는 키를 환경 변수에서 읽습니다. ordersense.config.yaml에는 변수 이름만 적으세요.',
      },
    ],
  },
};

/** The texts and comments of a file; what is not closed counts to its end. */
function quotedIn(text: string): readonly Span[] {
  const { tokens, comments } = scan(text);
  return [...comments, ...tokens.filter(({ image }) => /["'“‘]/.test(image))].map(
    ({ startOffset, image }) => ({
      start: startOffset,
      end: startOffset + image.length,
    }),
  );
}
