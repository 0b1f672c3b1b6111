import type { GivenValueModel } from '../../../dsl/model/test.ts';
import { say, type Text } from '../../../dsl/say.ts';
import { leavesIn, rootsOf } from '../../../engine/check/root.ts';
import type { Evidence, LeafEvidence } from '../../../engine/evidence.ts';
import { formatSpan } from '../../../rules/format.ts';
import type { PastBaseline } from '../../../rules/window.ts';
import type { Prepared } from '../../test/prepare.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * How much past the comparisons need that are unknown for want of it, and how a test gives it; nothing for those whose
 * past is long enough.
 */
export function lackingPast(evidence: readonly Evidence[], { bundle, test }: Prepared): readonly Text[] {
  const unknown = evidence.flatMap(leavesOf).filter(({ why }) => why === 'no-baseline');
  const leaves = bundle.playbooks.flatMap(rootsOf).flatMap(({ condition }) => leavesIn(condition));
  const lacking = unknown.flatMap(({ id, text }) => {
    const leaf = leaves.find((one) => one.id === id && one.text === text);
    if (leaf?.test.kind !== 'change' || leaf.operand.kind !== 'window') return [];
    const { window: asked } = leaf.operand;
    const window = bundle.windows.find((one) => one.id === asked);
    const { baseline } = leaf.test;
    if (window === undefined || !(baseline.kind === 'previous' || baseline.kind === 'sameTime')) return [];
    const was = test.givens.filter(
      (one): one is GivenValueModel =>
        one.kind === 'value' && one.tense === 'was' && 'name' in one.what && one.what.name === window.metric,
    );
    const span = formatSpan(neededMs(baseline, window.windowMs), 'en');
    if (was.some((one) => lastsMs(one) >= neededMs(baseline, window.windowMs))) return [];
    const example = was[0]?.text.replace(/ for \S+$/, '') ?? `${window.metric} was …`;
    return [
      say`\`${window.metric}\` is compared with ${saidOf(baseline)}: it needs \`was\` for that long, for example \`given ${example} for ${span}\``,
    ];
  });
  return lacking.filter((one, index) => lacking.findIndex((other) => isSame(one, other)) === index);
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
