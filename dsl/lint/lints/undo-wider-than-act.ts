import type { ReportedLint } from '../lint.ts';

/** OS2309: an undo that takes back what others did. */
export const undoWiderThanAct: ReportedLint = {
  code: 'OS2309',
  name: 'undo-wider-than-act',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `define audience some = riders where status is "idle" at most 30
playbook short_of_riders {
  when orders per region drop > 50%
  guard { cooldown 30m per region }
  then do bonus.pay(to: some, amount: 2000원) until recovered or 2h undo bonus.cancel(place: region)
}`,
    good: `define audience some = riders where status is "idle" at most 30
playbook short_of_riders {
  when orders per region drop > 50%
  guard { cooldown 30m per region }
  then do bonus.pay(to: some, amount: 2000원) until recovered or 2h undo bonus.cancel(to: some)
}`,
    why: {
      en: 'An undo takes back its own act and nothing else: a cancel for a whole place would also end what other playbooks or people gave there.',
      ko: '되돌리기는 자기가 한 일만 되돌려야 합니다. 지역 전체를 취소하면 다른 플레이북이나 사람이 준 것까지 사라집니다.',
    },
    options: [
      {
        en: 'Where the verb has an inverse of its own, leave `undo` away: it gets the same targets.',
        ko: '동사에 자기 역동작이 있으면 `undo`를 빼세요. 같은 대상에게 되돌립니다.',
      },
    ],
  },
};
