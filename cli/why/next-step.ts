import type { Decision } from '../../engine/decision.ts';
import type { Evidence } from '../../engine/evidence.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Language } from '../../rules/format.ts';
import type { Playbook } from '../../rules/playbook.ts';

/** What advice needs to know beside the decision. */
export interface Circumstances {
  readonly bundle: Bundle;
  readonly playbook: Playbook;
  /** From when a limit that was used up has room again, as people read it; null: nobody knows. */
  readonly freeFrom: string | null;
  /** The incident that holds something, where one does. */
  readonly holder: string | null;
}

/** What a person can do about something that was held back, in one sentence; null: nothing, or it says so itself. */
export function nextStep(decision: Decision, of: Circumstances, language: Language): string | null {
  const say = SAY[language];
  const { playbook, bundle, freeFrom, holder } = of;
  switch (decision.what) {
    case 'action-failed':
      return say.look(decision.incident);
    case 'cause': {
      const silent = bundle.probes.filter(({ name }) =>
        unanswered(decision.evidence).some((text) => text.includes(name)),
      );
      return silent.length === 0
        ? null
        : say.probe(silent[0]?.owner ?? '', silent.map(({ name }) => `\`${name}\``).join(', '));
    }
    case 'asked':
      return say.waiting;
    case 'latched':
      return say.latch(String(decision.detail['latch'] ?? ''));
    case 'skipped':
      return skippedStep(String(decision.detail['reason']));
    default:
      return null;
  }

  function skippedStep(reason: string): string | null {
    switch (reason) {
      case 'budget':
      case 'cap':
      case 'cooldown':
      case 'once':
      case 'share':
        return say.limit(freeFrom, playbook.place);
      case 'lapsed':
      case 'asked-before':
        return say.lapsed(playbook.place);
      case 'denied':
        return say.denied;
      case 'in-force':
      case 'leased':
        return holder === null ? null : say.holder(holder);
      case 'sanity':
      case 'minimum':
      case 'ceiling':
      case 'flapping':
      case 'latched':
        return say.latch(String(decision.detail['latch'] ?? ''));
      case 'paused':
        return say.paused(playbook.name);
      case 'hole':
        return say.hole(playbook.place);
      default:
        return null;
    }
  }
}

const SAY = {
  en: {
    look: (incident: string) =>
      `\`ordersense explain ${incident}\` names each target that failed, how often it was tried, and why`,
    probe: (owner: string, probes: string) =>
      `ask ${owner === '' ? 'whoever looks after it' : owner} why ${probes} gave no answer; without one its cause is neither true nor false`,
    waiting:
      '`ordersense approvals` shows it with the time that is left; `ordersense approve` and `deny` answer it',
    lapsed: (place: string) =>
      `nothing for this incident; \`ordersense approvals\` shows the next request while it waits, and how long it waits stands at ${place}`,
    denied: 'nothing: somebody said no',
    holder: (incident: string) =>
      `nothing while that one holds it; \`ordersense explain ${incident}\` says until when and what takes it back`,
    limit: (freeFrom: string | null, place: string) =>
      `${freeFrom === null ? '' : `there is room again from ${freeFrom}; `}the limit stands at ${place}, where it may be raised`,
    latch: (name: string) =>
      `find out whether it is real; then \`ordersense reset ${name === '' ? 'NAME' : name} --reason "…"\` (\`ordersense status\` names what is stopped)`,
    paused: (name: string) => `\`ordersense resume --playbook ${name}\` lets it act again`,
    hole: (place: string) => `write what \`...\` stands for at ${place}; half a playbook never acts`,
  },
  ko: {
    look: (incident: string) =>
      `\`ordersense explain ${incident}\`가 실패한 대상과 시도 횟수, 이유를 보여 줍니다`,
    probe: (owner: string, probes: string) =>
      `${owner === '' ? '담당자' : owner}에게 ${probes}의 응답이 왜 없는지 물어보세요. 응답이 없으면 그 원인은 참도 거짓도 아닙니다`,
    waiting:
      '`ordersense approvals`가 남은 시간과 함께 보여 줍니다. `ordersense approve`나 `deny`로 답하세요',
    lapsed: (place: string) =>
      `이 사건에는 할 일이 없습니다. 다음 요청은 기다리는 동안 \`ordersense approvals\`에 나오고, 기다리는 시간은 ${place}에 있습니다`,
    denied: '할 일이 없습니다. 누군가 거절했습니다',
    holder: (incident: string) =>
      `그 사건이 유지하는 동안은 할 일이 없습니다. 언제까지이고 무엇이 되돌리는지 \`ordersense explain ${incident}\`로 보세요`,
    limit: (freeFrom: string | null, place: string) =>
      `${freeFrom === null ? '' : `${freeFrom}부터 여유가 생깁니다. `}한도는 ${place}에 있고 거기서 올릴 수 있습니다`,
    latch: (name: string) =>
      `실제 일인지 확인하고 \`ordersense reset ${name === '' ? '이름' : name} --reason "…"\`로 푸세요 (\`ordersense status\`에 잠긴 것이 나옵니다)`,
    paused: (name: string) => `\`ordersense resume --playbook ${name}\`로 다시 조치하게 하세요`,
    hole: (place: string) => `${place}의 \`...\`에 들어갈 것을 쓰세요. 덜 쓴 플레이북은 조치하지 않습니다`,
  },
} as const;

/** The words of conditions that were unknown because nobody answered. */
function unanswered(evidence: Evidence | null): readonly string[] {
  if (evidence === null) return [];
  switch (evidence.kind) {
    case 'leaf':
      return evidence.why === 'no-answer' || evidence.why === 'missing-field' ? [evidence.text] : [];
    case 'hold':
      return unanswered(evidence.of);
    default:
      return evidence.of.flatMap(unanswered);
  }
}
