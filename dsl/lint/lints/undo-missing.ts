import type { ReportedLint } from '../lint.ts';

/** OS2304: an effect with an end and no undo. */
export const undoMissing: ReportedLint = {
  code: 'OS2304',
  name: 'undo-missing',
  level: 'error',
  fix: 'none',
  reportedBy: 'resolver',
  doc: {
    bad: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do http.put(path: "/slow-mode") until 1h
}`,
    good: `playbook evening_orders {
  when orders per region drop > 50%
  guard { cooldown 30m  at most 3 runs in 1h }
  then do http.put(path: "/slow-mode") until 1h undo http.post(path: "/normal-mode")
}`,
    why: {
      en: 'The effect is to end, but nothing says how it is taken back: the service would stay changed.',
      ko: '효과가 끝나야 하는데 되돌리는 방법이 없습니다. 서비스가 바뀐 채로 남습니다.',
    },
    options: [],
  },
};
