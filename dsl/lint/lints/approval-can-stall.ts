import type { ReportedLint } from '../lint.ts';

/** OS2306: an approval that does not say what happens without an answer. */
export const approvalCanStall: ReportedLint = {
  code: 'OS2306',
  name: 'approval-can-stall',
  level: 'warning',
  fix: 'unsafe',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook close_kitchens {
  when orders per shop drop > 50%
  guard { cooldown 30m per shop }
  then do kitchen.close(shop: shop) until recovered or 1h needs approval from "ops-lead"
}`,
    good: `playbook close_kitchens {
  when orders per shop drop > 50%
  guard { cooldown 30m per shop }
  then do kitchen.close(shop: shop) until recovered or 1h needs approval from "ops-lead" within 10m else skip
}`,
    why: {
      en: 'Nobody may answer at night. Unsaid, the step waits 15 minutes and is then skipped.',
      ko: '밤에는 아무도 답하지 않을 수 있습니다. 적지 않으면 15분을 기다린 뒤 건너뜁니다.',
    },
    options: [
      {
        en: '`else escalate to "…"` calls somebody else instead.',
        ko: '`else escalate to "…"`라고 쓰면 다른 사람을 부릅니다.',
      },
    ],
  },
};
