import type { BaselineModel } from '../../model/metric.ts';
import type { Place } from '../../resolve/source-map.ts';
import { say } from '../../say.ts';
import type { Span } from '../../tree/literal.ts';
import { clauseIn, endOf } from '../clause-in.ts';
import type { CheckedLint, Tell } from '../lint.ts';
import { leavesIn } from '../standing.ts';
import { metricsOf } from '../written-metric.ts';

const WEEK_MS = 7 * 86_400_000;
const SEASONAL = 'same time last 4 weeks';

/** OS1303: a metric that follows the week, held against a time of another kind. */
export const seasonalNeedsSeasonalBaseline: CheckedLint = {
  code: 'OS1303',
  name: 'seasonal-needs-seasonal-baseline',
  level: 'warning',
  fix: 'unsafe',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    for (const { file, tree, model } of metricsOf(subject)) {
      const { baseline } = tree;
      if (baseline === null || isSeasonal(model.baseline, model.seasonal)) continue;
      report({ file, span: baseline.span }, { span: baseline.span, text: SEASONAL }, model, tell);
    }
    for (const { leaf } of leavesIn(subject)) {
      const { operand, test } = leaf;
      if (operand.kind !== 'metric' || !('baseline' in test) || test.baseline === null) continue;
      const { metric } = operand.use;
      const place = isSeasonal(test.baseline, metric.seasonal) ? null : subject.map.placeOf(leaf);
      if (place === null) continue;
      const span = clauseIn(
        place,
        /\bvs\s+(?:previous\s+[^\s)]+|same\s+time\s+yesterday|same\s+time\s+last\s+[^\s)]+)/,
      );
      if (span !== null) report({ ...place, span }, { span, text: `vs ${SEASONAL}` }, metric, tell);
      // What the metric itself says is told where the metric says it.
      else if (metric.baseline === null) {
        const at = subject.map.placeOf(operand.use) ?? place;
        report(at, { span: endOf(place), text: ` vs ${SEASONAL}` }, metric, tell);
      }
    }
  },
  doc: {
    bad: `metric placed = count of orders_in where event is "placed"
  per region
  over 15m
  seasonal weekly
playbook evening_orders {
  when placed per region drop > 50% vs previous 15m with at least 30 samples
  then do log.write(text: "{region}")
}`,
    good: `metric placed = count of orders_in where event is "placed"
  per region
  over 15m
  seasonal weekly
playbook evening_orders {
  when placed per region drop > 50% vs same time last 4 weeks with at least 30 samples
  then do log.write(text: "{region}")
}`,
    why: {
      en: 'After every lunch there are fewer orders than before it: held against the time just before, a metric that follows the clock fires each day.',
      ko: '점심이 지나면 주문은 늘 줄어듭니다. 시간대를 따르는 지표를 바로 앞 시간과 비교하면 날마다 발동합니다.',
    },
    options: [
      {
        en: 'Write `baseline same time last 4 weeks` at the metric, and no use of it needs to say it.',
        ko: '지표에 `baseline same time last 4 weeks`를 쓰면 쓰는 곳마다 적지 않아도 됩니다.',
      },
    ],
  },
};

/** Whether the baseline lies at a time that is like now: the same hour of any day, or of the same day of the week. */
function isSeasonal(baseline: BaselineModel | null, seasonal: 'daily' | 'weekly' | null): boolean {
  if (baseline === null || seasonal === null) return true;
  if (baseline.kind === 'previous') return false;
  return baseline.kind !== 'sameTime' || seasonal === 'daily' || baseline.stepMs % WEEK_MS === 0;
}

function report(
  { file, span }: Place,
  edit: { readonly span: Span; readonly text: string },
  { name, seasonal }: { readonly name: string; readonly seasonal: 'daily' | 'weekly' | null },
  tell: Tell,
): void {
  const message =
    seasonal === 'weekly'
      ? say`\`${name}\` follows the week, but is held against a time of another kind`
      : say`\`${name}\` follows the day, but is held against a time of another kind`;
  tell(file, span, message, {
    label: say`not the same time of the same day`,
    notes: [say`\`${name}\` is declared \`seasonal ${seasonal ?? ''}\``],
    help: say`write \`vs ${SEASONAL}\``,
    fix: { ...edit, safe: false },
  });
}
