import type { GivenValueModel, PlaybookTestModel } from '../../../dsl/model/test.ts';
import { say, type Text } from '../../../dsl/say.ts';
import { leavesIn, rootsOf } from '../../../engine/check/root.ts';
import type { Evidence, LeafEvidence } from '../../../engine/evidence.ts';
import { formatSpan } from '../../../rules/format.ts';
import type { PastBaseline, WindowMetric } from '../../../rules/window.ts';
import type { Prepared } from '../../test/prepare.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * What the metrics of these tests are compared with: where that was unknown for want of the past, how much of it a test
 * must give, and else the metric's own baseline, which the test does not name.
 */
export function comparedPast(evidence: readonly Evidence[], { bundle, test }: Prepared): readonly Text[] {
  const conditions = bundle.playbooks.flatMap(rootsOf).flatMap(({ condition }) => leavesIn(condition));
  const said = evidence.flatMap(leavesOf).flatMap((leaf) => {
    const condition = conditions.find(({ id, text }) => id === leaf.id && text === leaf.text);
    if (condition?.test.kind !== 'change' || condition.operand.kind !== 'window') return [];
    const asked = condition.operand.window;
    const window = bundle.windows.find(({ id }) => id === asked);
    const { baseline } = condition.test;
    if (window === undefined || !(baseline.kind === 'previous' || baseline.kind === 'sameTime')) return [];
    if (leaf.why === 'no-baseline') return lacking(window, baseline, test);
    if (leaf.usual === null || /\bvs\b/.test(leaf.text)) return [];
    return [say`\`${window.metric}\` is compared with ${saidOf(baseline)}, as its baseline says`];
  });
  return said.filter((one, index) => said.findIndex((other) => isSame(one, other)) === index);
}

/** Nothing where what is given lasts long enough. */
function lacking(
  { metric, windowMs }: WindowMetric,
  baseline: PastBaseline,
  { givens }: PlaybookTestModel,
): readonly Text[] {
  const needed = neededMs(baseline, windowMs);
  const was = givens.filter(
    (one): one is GivenValueModel =>
      one.kind === 'value' && one.tense === 'was' && 'name' in one.what && one.what.name === metric,
  );
  if (was.some((one) => lastsMs(one) >= needed)) return [];
  const example = was[0]?.text.replace(/ for \S+$/, '') ?? `${metric} was …`;
  return [
    say`\`${metric}\` is compared with ${saidOf(baseline)}: it needs \`was\` for that long, for example \`given ${example} for ${formatSpan(needed, 'en')}\``,
  ];
}

function leavesOf(evidence: Evidence): readonly LeafEvidence[] {
  switch (evidence.kind) {
    case 'leaf':
      return [evidence];
    case 'hold':
      return leavesOf(evidence.of);
    default:
      return evidence.of.flatMap(leavesOf);
  }
}

/** One step more than is looked back, or the window with what lies before it. */
function neededMs(baseline: PastBaseline, windowMs: number): number {
  if (baseline.kind === 'sameTime') return baseline.stepMs * (baseline.times + 1);
  return Math.ceil((baseline.spanMs + windowMs) / HOUR_MS) * HOUR_MS;
}

function lastsMs({ steps }: GivenValueModel): number {
  return steps.reduce((sum, { forMs }) => sum + (forMs ?? Number.POSITIVE_INFINITY), 0);
}

function saidOf(baseline: PastBaseline): Text {
  if (baseline.kind === 'previous') return say`the ${formatSpan(baseline.spanMs, 'en')} before`;
  const { stepMs, times } = baseline;
  if (stepMs === DAY_MS)
    return times === 1 ? say`the same time yesterday` : say`the same time in the last ${String(times)} days`;
  return times === 1 ? say`the same time last week` : say`the same time in the last ${String(times)} weeks`;
}

function isSame(a: Text, b: Text): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
