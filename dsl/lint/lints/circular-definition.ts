import type { ReportedLint } from '../lint.ts';

/** OS1111: something is defined by itself. */
export const circularDefinition: ReportedLint = {
  code: 'OS1111',
  name: 'circular-definition',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `define routine tell_ops(text is text) { do escalate_loudly(text: text) }
define routine escalate_loudly(text is text) { do tell_ops(text: text) }`,
    good: `define routine tell_ops(text is text) { do log.write(text: text) }
define routine escalate_loudly(text is text) { do tell_ops(text: text) escalate }`,
    why: {
      en: 'A routine is written out in the place of its call; one that calls itself would never end.',
      ko: '루틴은 호출한 자리에 그대로 펼쳐집니다. 자기 자신을 호출하면 끝나지 않습니다.',
    },
    options: [
      {
        en: 'What shall happen again later goes after `wait`, or into `expect … within … else`.',
        ko: '나중에 다시 해야 할 일은 `wait` 뒤나 `expect … within … else` 안에 씁니다.',
      },
    ],
  },
};
