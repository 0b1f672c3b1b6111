import { describe, expect, test } from '@jest/globals';
import { expectGolden } from '../../../dsl/testing/golden.ts';
import { judgeThreshold, readThreshold } from '../../simulation/threshold.ts';
import type { Timeline } from '../../simulation/timelines.ts';
import { at, decision } from '../../testing/evening-decisions.ts';
import { eveningSimulation } from '../../testing/evening-simulation.ts';
import { simulationPage } from './simulation-page.ts';

const timeline: Timeline = {
  playbook: 'region_order_drop',
  instance: { region: 'seoul-gangnam' },
  text: 'orders per region drop > 50% over 15m',
  unit: { kind: 'count' },
  test: {
    kind: 'change',
    direction: 'drop',
    op: '>',
    measure: 'ratio',
    amount: 0.5,
    baseline: { kind: 'previous', spanMs: 3_600_000 },
    atLeast: null,
  },
  points: [
    { atMs: at(-20), now: 130, usual: 128 },
    { atMs: at(-10), now: null, usual: 128 },
    { atMs: at(0), now: 46, usual: 127.5 },
    { atMs: at(40), now: 124, usual: 126 },
  ],
};

const evening = eveningSimulation({
  timelines: [timeline],
  spent: [{ playbook: 'region_order_drop', currency: 'KRW', minor: 2_000 }],
  refused: [{ input: 'a.ndjson', line: 3, reason: 'no `topic`' }],
});
const verdicts = ['firings<=1', 'late<=5'].map((rule) => judgeThreshold(readThreshold(rule), evening));

describe('the page', () => {
  test.each(['en', 'ko'] as const)('an evening in %s', (language) => {
    expectGolden(
      new URL(`testdata/evening.${language}.html`, import.meta.url),
      simulationPage(evening, verdicts, language),
    );
  });

  test('nothing of it asks the network, and nothing runs', () => {
    const page = simulationPage(evening, verdicts, 'en');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=|https?:/);
  });

  test('what people and data wrote is never markup', () => {
    const evil = '<img src=x onerror="alert(1)">';
    const page = simulationPage(
      eveningSimulation({
        bundle: {
          ...evening.bundle,
          project: evil,
          playbooks: evening.bundle.playbooks.map((p) => ({ ...p, title: evil })),
        },
        decisions: [
          decision('opened', 0, { instance: { region: evil }, evidence: null }),
          decision('held', 1, { instance: { region: evil }, detail: { reason: evil, words: evil } }),
          decision('blind', 2, { playbook: '', detail: { source: evil } }),
        ],
        timelines: [{ ...timeline, instance: { region: evil }, text: evil }],
        refused: [{ input: evil, line: 1, reason: evil }],
      }),
      [],
      'en',
    );
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  });

  test('nothing was judged', () => {
    const page = simulationPage(
      eveningSimulation({ decisions: [], fromMs: null, throughMs: null }),
      [],
      'en',
    );
    expect(page).toContain('nothing was judged');
    expect(page).toContain('never fired');
    expect(page).not.toContain('<svg');
  });

  test('two hundred firings are told, the rest counted', () => {
    const decisions = Array.from({ length: 203 }, (_, i) => decision('opened', i, { incident: `i${i}` }));
    const page = simulationPage(eveningSimulation({ decisions }), [], 'en');
    expect(page.match(/<details class="incident">/g)).toHaveLength(200);
    expect(page).toContain('and 3 more: --json has all');
  });
});
