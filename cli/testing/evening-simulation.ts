import { bundleOf, playbookOf } from '../../engine/testing/orders-bundle.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Simulation } from '../simulate.ts';
import { at, evening, silence } from './evening-decisions.ts';

const previous = { kind: 'previous' as const, spanMs: 3_600_000 };

/** A project of two playbooks; the second never fires. */
export const eveningBundle: Bundle = bundleOf({
  zone: 'Asia/Seoul',
  words: { region: { 강남구: 'seoul-gangnam', 서초구: 'seoul-seocho' } },
  playbooks: [
    playbookOf(previous, { name: 'region_order_drop', title: '지역 주문 급감' }),
    playbookOf(previous, { name: 'quiet' }),
  ],
});

/** What a simulation of that evening came to. */
export function eveningSimulation(more: Partial<Simulation> = {}): Simulation {
  return {
    bundle: eveningBundle,
    decisions: [...evening, ...silence],
    counts: { records: 588_512, duplicates: 3, late: 2, dead: 1 },
    deadLetters: [],
    refused: [],
    fromMs: at(-60),
    throughMs: at(60),
    spent: [],
    timelines: [],
    ...more,
  };
}
