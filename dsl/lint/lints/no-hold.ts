import type { Fix } from '../../diagnostic.ts';
import type { ConditionModel } from '../../model/condition.ts';
import { shortDuration } from '../../resolve/window.ts';
import { say } from '../../say.ts';
import { endOf } from '../clause-in.ts';
import type { CheckedLint } from '../lint.ts';
import { playbooksOf, type Subject } from '../subject.ts';
import { directPartsOf, type LeafModel } from '../walk.ts';

/** OS1305: a live playbook that starts on a single reading. */
export const noHold: CheckedLint = {
  code: 'OS1305',
  name: 'no-hold',
  level: 'warning',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { model } of playbooksOf(subject)) {
      const { trigger } = model;
      // At a time of day there is one look; it has no past to hold.
      if (model.mode !== 'live' || model.clock !== null || trigger === null) continue;
      const bare = bareLeafOf(trigger);
      const place =
        bare && (subject.map.placeOf(bare.operand.kind === 'metric' ? bare.operand.use : bare) ?? null);
      if (bare === null || place === null) continue;
      const hold = holdFor(bare);
      tell(place.file, place.span, say`\`${model.name}\` starts on a single reading of its trigger`, {
        label: say`nothing says for how long`,
        notes: [say`one odd moment is enough, and \`${model.name}\` is live`],
        help:
          trigger.kind === 'leaf'
            ? say`write \`${bare.text} for ${hold}\``
            : say`put the trigger in parentheses and write \`for ${hold}\` behind them`,
        fix: fixOf(trigger, hold, subject),
      });
    }
  },
  doc: {
    bad: `playbook evening_orders {
  mode live
  when orders per region drop > 50%
  then do log.write(text: "{region}")
}`,
    good: `playbook evening_orders {
  mode live
  when orders per region drop > 50% for 5m
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'A value that crosses its threshold for one moment starts everything that follows; with `for 5m` it must stay there.',
      ko: '값이 한순간만 임계값을 넘어도 모든 동작이 시작됩니다. `for 5m`을 쓰면 그동안 계속 넘어 있어야 합니다.',
    },
    options: [
      {
        en: 'Only live playbooks are told; `each`, `followed by` and a time of day have nothing to hold.',
        ko: '`mode live`인 플레이북만 알립니다. `each`, `followed by`, 시각으로 시작하는 조건에는 유지할 것이 없습니다.',
      },
    ],
  },
};

/** The first test that alone, at one moment, can start it; null where everything is held or is no state at all. */
function bareLeafOf(condition: ConditionModel): LeafModel | null {
  switch (condition.kind) {
    case 'leaf':
      return condition;
    case 'not':
      return bareLeafOf(condition.of);
    case 'or':
      return condition.of.map(bareLeafOf).find((leaf) => leaf !== null) ?? null;
    // One part that is held keeps the whole from starting at once, as does an event.
    case 'and':
      return condition.of.some(isSteady)
        ? null
        : (condition.of.map(bareLeafOf).find((leaf) => leaf !== null) ?? null);
    default:
      return null;
  }
}

/** Whether it cannot become true by one odd reading. */
function isSteady(condition: ConditionModel): boolean {
  switch (condition.kind) {
    case 'hold':
    case 'each':
    case 'absent':
    case 'sequence':
      return true;
    case 'or':
      return condition.of.every(isSteady);
    case 'and':
      return directPartsOf(condition).some(isSteady);
    default:
      return false;
  }
}

const MINUTE_MS = 60_000;

/** A third of the window, 1 to 10 minutes. */
function holdFor({ operand }: LeafModel): string {
  const overMs = operand.kind === 'metric' ? (operand.use.overMs ?? 0) : 0;
  const minutes = Math.round(overMs / 3 / MINUTE_MS);
  return shortDuration(Math.min(10, Math.max(1, minutes || 3)) * MINUTE_MS);
}

function fixOf(trigger: ConditionModel, hold: string, { map }: Subject): Fix | null {
  const place = map.placeOf(trigger);
  if (place === null) return null;
  if (trigger.kind === 'leaf') return { span: endOf(place), text: ` for ${hold}`, safe: false };
  const { file, span } = place;
  const written = file.text.slice(span.start, span.end);
  // A comment would swallow the parenthesis; a part in parentheses may begin before the span.
  const isWhole =
    (trigger.kind === 'and' || trigger.kind === 'or') && !written.includes('#') && isBalanced(written);
  return isWhole ? { span, text: `(${written}) for ${hold}`, safe: false } : null;
}

function isBalanced(written: string): boolean {
  return written.split('(').length === written.split(')').length;
}
