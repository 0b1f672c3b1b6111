import type { CombinedMetric, Formula } from '../../model/metric.ts';
import { foldsOf } from '../../resolve/metric-parts.ts';
import { wordsOf } from '../../resolve/words-of.ts';
import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { leavesIn } from '../standing.ts';
import type { Subject } from '../subject.ts';
import type { ConditionRole, LeafModel, SignedLeaf } from '../walk.ts';

const ROLES: readonly ConditionRole[] = ['when', 'raise', 'cause', 'if'];

/** OS1310: a ratio that is asked whether it is high, which it is where it divides by next to nothing. */
export const ratioBlowsUp: CheckedLint = {
  code: 'OS1310',
  name: 'ratio-blows-up',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const signed of leavesIn(subject)) {
      const { leaf, role } = signed;
      const ratio = ROLES.includes(role) ? asksHighRatio(signed) : null;
      const place = subject.map.placeOf(leaf);
      if (ratio === null || place === null) continue;
      const [over, under] = partsOf(ratio, subject);
      tell(
        place.file,
        place.span,
        say`\`${ratio.name}\` is unknown when there is no \`${under}\`, just when it matters`,
        {
          label: say`divides by \`${under}\``,
          notes: [say`division by zero is unknown, and what is unknown starts nothing`],
          help: say`turn it round: a metric \`${under} / ${over}\`, and \`${turned(leaf)}\``,
        },
      );
    }
  },
  doc: {
    bad: `metric load = waiting / idle
  per region
  over 15m
  at least 10 samples
playbook short_of_riders {
  when load per region > 3
  then do log.write(text: "{region}")
}`,
    good: `metric idle_share = idle / waiting
  per region
  over 15m
  at least 10 samples
playbook short_of_riders {
  when idle_share per region < 0.33
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'The last rider leaves, the ratio divides by zero, its value is unknown, and the playbook stays silent in the worst moment.',
      ko: '마지막 라이더가 빠지면 0으로 나누게 되어 값을 모르게 됩니다. 가장 나쁜 순간에 플레이북이 조용해집니다.',
    },
    options: [
      {
        en: 'Or ask for it as well: `or idle per region is 0`.',
        ko: '따로 물어도 됩니다: `or idle per region is 0`.',
      },
      {
        en: 'Where high is good, say `good is up` at the metric.',
        ko: '높을수록 좋은 지표라면 `good is up`을 쓰세요.',
      },
    ],
  },
};

/** The ratio that a test asks whether it is high; null for any other test. */
function asksHighRatio({ leaf: { operand, test }, negated }: SignedLeaf): CombinedMetric | null {
  if (operand.kind !== 'metric' || operand.use.metric.kind !== 'combined') return null;
  const { metric } = operand.use;
  if (metric.good === 'up' || !canRunDry(metric.formula)) return null;
  return isUpward(test, negated) ? metric : null;
}

function isUpward(test: LeafModel['test'], negated: boolean): boolean {
  if (test.kind !== 'threshold' && test.kind !== 'ofMetric' && test.kind !== 'change') return false;
  if (test.kind === 'change' && test.direction !== 'rise') return false;
  return (test.op === '>' || test.op === '>=') !== negated;
}

/** Whether it divides by a number of things that are not also counted above: those of a share come and go together. */
function canRunDry(formula: Formula): formula is Extract<Formula, { kind: 'binary' }> {
  if (formula.kind !== 'binary' || formula.op !== '/' || formula.right.kind !== 'metric') return false;
  const [above, below] = [foldedIn(formula.left), foldsOf(formula.right.metric)];
  return below.some(
    ({ aggregate, source }) =>
      (aggregate === 'count' || aggregate === 'distinct' || aggregate === 'sum') && !above.includes(source),
  );
}

function foldedIn(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'metric':
      return foldsOf(formula.metric).map(({ source }) => source);
    case 'binary':
      return [...foldedIn(formula.left), ...foldedIn(formula.right)];
    case 'probe':
    case 'constant':
      return [];
  }
}

/** Both sides of the division as its author wrote them. */
function partsOf(metric: CombinedMetric, { knowledge }: Subject): readonly [over: string, under: string] {
  const declared = knowledge.scope.find(metric.name);
  if (declared?.node.kind !== 'metric' || declared.node.value.kind !== 'binary') return ['…', '…'];
  const { left, right } = declared.node.value;
  return [wordsOf(declared.file, left.span), wordsOf(declared.file, right.span)];
}

function turned({ test }: LeafModel): string {
  if (test.kind !== 'threshold' || test.value <= 0) return '< …';
  return `${test.op === '>' ? '<' : '<='} ${Number((1 / test.value).toPrecision(2))}`;
}
