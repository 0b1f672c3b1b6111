import type { CatalogInfluence } from '../../catalog.ts';
import type { ConditionModel, OperandModel, TestModel } from '../../model/condition.ts';
import type { PlaybookModel } from '../../model/playbook.ts';
import type { Knowledge } from '../../resolve/knowledge.ts';
import { anyOf, say, type Text, verbatim } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { feeds, mayTake, type Pull, pullOn } from '../pull.ts';
import { verbOf } from '../verb-of.ts';
import { walk } from '../walk.ts';

/**
 * OS2006: an action that by itself keeps its own trigger true: pausing restaurants because orders fall makes orders
 * fall. An action that works against its trigger does what it is for, one that a person approves is looked at; undos and
 * ends do not count.
 */
export const feedbackLoop: CheckedLint = {
  code: 'OS2006',
  name: 'feedback-loop',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check({ project, knowledge, catalog, map }, tell) {
    for (const playbook of project.playbooks) {
      const { trigger, guard } = playbook;
      if (trigger === null || guard.approvals.length > 0) continue;
      for (const act of walk(playbook).acts) {
        if (act.limits.approvals.length > 0) continue;
        for (const influence of verbOf(act.verb, catalog)?.affects ?? []) {
          const fed = fedBy(trigger, influence, 1, knowledge);
          const place = fed === null ? null : map.placeOf(act);
          if (fed === null || place === null) continue;
          tell(place.file, place.span, say`\`${act.verb}\` keeps the trigger of \`${playbook.name}\` true`, {
            label: say`feeds what it answers`,
            notes: [markedAs(act.verb, influence), say`the trigger reads \`${fed}\``],
            help: helpFor(playbook),
          });
          break;
        }
      }
    }
  },
  doc: {
    bad: `playbook close_the_failing {
  when orders per shop drop > 50%
  recovered when orders per shop drop < 20%
  guard { cooldown 30m per shop }
  then do kitchen.close(shop: shop) until recovered or 1h
}`,
    good: `playbook close_the_failing {
  when rejects per shop > 30%
  recovered when rejects per shop < 10%
  guard { cooldown 30m per shop }
  then do kitchen.close(shop: shop) until recovered or 1h
}`,
    why: {
      en: 'A closed kitchen gets no orders, so orders stay low: the trigger never clears, and the action looks right for ever.',
      ko: '닫은 주방에는 주문이 없으니 주문은 계속 적습니다. 조건이 풀리지 않고, 조치는 영원히 옳아 보입니다.',
    },
    options: [
      {
        en: 'Watch something that the action does not change, such as errors instead of orders.',
        ko: '주문 대신 오류처럼, 동작이 바꾸지 않는 것을 보세요.',
      },
      {
        en: 'With `needs approval` a person looks first, and sees whether it is this loop.',
        ko: '`needs approval`을 쓰면 사람이 먼저 보고 이런 순환인지 판단합니다.',
      },
      {
        en: 'The connector says what a verb does to events: `affects` in its description.',
        ko: '동사가 이벤트에 어떤 영향을 주는지는 커넥터 설명의 `affects`가 말합니다.',
      },
    ],
  },
};

/** The part of a condition that the influence makes true, in the author's words; `sign` is −1 under a `not`. */
function fedBy(
  condition: ConditionModel,
  influence: CatalogInfluence,
  sign: 1 | -1,
  knowledge: Knowledge,
): string | null {
  const any = (parts: readonly ConditionModel[]): string | null => {
    for (const part of parts) {
      const found = fedBy(part, influence, sign, knowledge);
      if (found !== null) return found;
    }
    return null;
  };
  const more = influence.become === 'more' ? sign : influence.become === 'fewer' ? -sign : 0;
  switch (condition.kind) {
    case 'and':
    case 'or':
      return any(condition.of);
    case 'hold':
      return any([condition.of]);
    case 'not':
      return fedBy(condition.of, influence, sign === 1 ? -1 : 1, knowledge);
    case 'leaf': {
      const { operand, test, text } = condition;
      return isFed(operand, test, influence, sign, knowledge) ? text : null;
    }
    case 'sequence': {
      const first = any([condition.first]);
      if (first !== null) return first;
      for (const { not, of } of condition.steps) {
        const found = fedBy(of, influence, not ? (sign === 1 ? -1 : 1) : sign, knowledge);
        if (found !== null) return found;
      }
      return null;
    }
    case 'each':
    case 'absent': {
      const { source, filter, text } = condition;
      const wants = condition.kind === 'each' ? 1 : -1;
      return more === wants && feeds(influence, source, knowledge) && mayTake(filter, influence)
        ? text
        : null;
    }
    case 'sourceMissing':
    case 'cause':
    case 'during':
    case 'recovered':
      return null;
  }
}

function isFed(
  operand: OperandModel,
  test: TestModel,
  influence: CatalogInfluence,
  sign: 1 | -1,
  knowledge: Knowledge,
): boolean {
  if (operand.kind !== 'metric') return false;
  const pull = pullOn(operand.use, influence, knowledge);
  const way = wayOf(test, operand.use.metric.good);
  if (way === 'either') return pull !== 0;
  if (pull !== 0 && pull * way * sign > 0) return true;
  return test.kind === 'ofMetric' && pullOn(test.use, influence, knowledge) * way * sign < 0;
}

/** Which way the value must go for the test to become true. */
function wayOf(test: TestModel, good: 'up' | 'down' | null): Pull | 'either' {
  switch (test.kind) {
    case 'threshold':
    case 'ofMetric':
      return test.op.startsWith('>') ? 1 : -1;
    case 'change': {
      if (test.direction === 'change') return test.op.startsWith('>') ? 'either' : 0;
      const rises = (test.direction === 'rise') === test.op.startsWith('>');
      return rises ? 1 : -1;
    }
    case 'is':
      return test.values.length === 1 && test.values[0] === 0 && !test.not ? -1 : 0;
    case 'anomalous': {
      if (test.not) return 0;
      if (test.direction === 'up' || test.direction === 'down') return test.direction === 'up' ? 1 : -1;
      if (test.direction === 'either' || good === null) return 'either';
      return good === 'up' ? -1 : 1;
    }
    case 'missing':
    case 'recovers':
      return 0;
  }
}

function markedAs(verb: string, { topic, only, become }: CatalogInfluence): Text {
  const name = `\`${verb}\``;
  const events =
    only === null ? verbatim(`\`${topic}\``) : say`\`${topic}\` with ${only.field} ${anyOf(only.values)}`;
  return become === 'more'
    ? say`the connector says that ${name} brings more events on ${events}`
    : say`the connector says that ${name} brings fewer events on ${events}`;
}

function helpFor({ owner }: PlaybookModel): Text {
  const approval = `\`needs approval from "${owner ?? 'ops'}" within 10m else skip\``;
  return say`watch something that it does not change, or let a person look first: ${approval}`;
}
