import type { TestModel } from '../../model/condition.ts';
import type { MetricModel } from '../../model/metric.ts';
import { inBoth, say, type Text } from '../../say.ts';
import { endOf } from '../clause-in.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { type SampleNeed, sampleNeedOf } from '../logic/sample-need.ts';
import { leavesIn } from '../standing.ts';
import type { Subject } from '../subject.ts';
import type { LeafModel } from '../walk.ts';
import { metricsOf, type WrittenMetric } from '../written-metric.ts';

/** OS1304: a value that two events can turn round, looked at however few there are. */
export const noSampleGuard: CheckedLint = {
  code: 'OS1304',
  name: 'no-sample-guard',
  level: 'warning',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const uses = new Map<string, LeafModel[]>();
    for (const { leaf } of leavesIn(subject)) {
      if (leaf.operand.kind !== 'metric') continue;
      const { metric } = leaf.operand.use;
      const known = uses.get(metric.name);
      if (known === undefined) uses.set(metric.name, [leaf]);
      else known.push(leaf);
      const isDeclared = subject.knowledge.metrics.has(metric.name);
      if (isUnguarded(leaf) && (!isDeclared || sampleNeedOf(metric) === null)) reportUse(leaf, subject, tell);
    }
    for (const metric of metricsOf(subject)) {
      const need = sampleNeedOf(metric.model);
      const own = uses.get(metric.model.name) ?? [];
      // A metric that everybody asks with a guard needs none of its own.
      if (need === null || metric.model.atLeast !== null || (own.length > 0 && !own.some(isUnguarded)))
        continue;
      reportMetric(metric, need, own, tell);
    }
  },
  doc: {
    bad: `metric reject_share = share of orders_in
  where event is "rejected"
  out of event in ("accepted", "rejected")
  per region
  over 30m
playbook rejections {
  when reject_share per region > 30%
  then do log.write(text: "{region}")
}`,
    good: `metric reject_share = share of orders_in
  where event is "rejected"
  out of event in ("accepted", "rejected")
  per region
  over 30m
  at least 20 samples
playbook rejections {
  when reject_share per region > 30%
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'Of three orders at night two are rejected: that is 67 %, and nothing is wrong. With too few samples the value is unknown, and nothing fires.',
      ko: '새벽에 주문 3건 중 2건이 거절되면 67%지만 아무 문제도 아닙니다. 표본이 너무 적으면 값을 모르는 것으로 보고 발동하지 않습니다.',
    },
    options: [
      {
        en: 'One place alone: `with at least 20 samples` after the comparison.',
        ko: '한 곳만: 비교 뒤에 `with at least 20 samples`.',
      },
      {
        en: 'Of a count that drops or rises by a part, the samples are those of the usual time: 30 is a good first number.',
        ko: '비율로 줄거나 느는 개수에서 표본은 평소의 건수입니다. 먼저 30으로 시작해 보세요.',
      },
    ],
  },
};

const FEW = 20;
const FEW_TO_COMPARE = 30;

/** Whether a test looks at the value however few samples there are. */
function isUnguarded({ operand, test }: LeafModel): boolean {
  if (operand.kind !== 'metric' || !('atLeast' in test) || test.atLeast !== null) return false;
  return sampleNeedOf(operand.use.metric) !== null || comparesFew(operand.use.metric, test);
}

/** Whether a total is held against a share of its baseline, which two events may be all of. */
function comparesFew(metric: MetricModel, test: TestModel): boolean {
  const isTotal = metric.kind === 'fold' && ['count', 'sum', 'distinct', 'rate'].includes(metric.aggregate);
  return isTotal && test.kind === 'change' && test.measure !== 'absolute';
}

function reportMetric(
  { file, tree, model, place }: WrittenMetric,
  need: SampleNeed,
  uses: readonly LeafModel[],
  tell: Tell,
): void {
  tell(file, place.span, messageOf(model.name, need), {
    label: say`no \`at least\``,
    notes: uses.slice(0, 1).flatMap(({ test }) => noteOn(need, test)),
    help: say`write \`at least ${FEW} samples\` at the metric: below that it is unknown`,
    fix: { span: endOf({ file, span: tree.span }), text: `\n  at least ${FEW} samples`, safe: false },
  });
}

function reportUse(leaf: LeafModel, { map }: Subject, tell: Tell): void {
  const place = map.placeOf(leaf);
  if (place === null || leaf.operand.kind !== 'metric') return;
  const { use } = leaf.operand;
  const need = sampleNeedOf(use.metric);
  const few = need === null ? FEW_TO_COMPARE : FEW;
  const message =
    need === null
      ? say`\`${use.metric.name}\` is compared with what is usual, however few that are`
      : messageOf(use.metric.name, need);
  tell(place.file, (map.placeOf(use) ?? place).span, message, {
    label: say`no \`at least\``,
    notes: need === null ? [noteOnChange(leaf.test)] : noteOn(need, leaf.test),
    help: say`write \`with at least ${few} samples\` after the comparison`,
    fix: { span: endOf(place), text: ` with at least ${few} samples`, safe: false },
  });
}

function noteOnChange(test: TestModel): Text {
  return test.kind === 'change' && test.direction === 'rise'
    ? inBoth(
        say`where 2 are usual, as at night, one more is already a rise by 50%`,
        '새벽에 2건에서 1건만 늘어도 50% 증가입니다',
      )
    : say`where 2 are usual, as at night, one less is already a drop by 50%`;
}

function messageOf(name: string, need: SampleNeed): Text {
  switch (need) {
    case 'share':
      return say`the share \`${name}\` is looked at, however few events there are`;
    case 'average':
      return say`the average \`${name}\` is looked at, however few events there are`;
    case 'percentile':
      return say`\`${name}\` is looked at, however few events there are`;
    case 'ratio':
      return say`the ratio \`${name}\` is looked at, however little it divides by`;
  }
}

/** How few are enough to cross the author's own threshold. */
function noteOn(need: SampleNeed, test: TestModel): readonly Text[] {
  if (need !== 'share' || test.kind !== 'threshold' || (test.op !== '>' && test.op !== '>=')) return [];
  const { op, value } = test;
  if (value <= 0 || value >= 1) return [];
  let whole = Math.max(1, Math.floor(1 / value));
  while (whole > 1 && !(op === '>' ? 1 / whole > value : 1 / whole >= value)) whole--;
  return [say`1 of ${whole} is already ${Math.round(100 / whole)}%`];
}
