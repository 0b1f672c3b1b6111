import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { expectGolden } from '../../dsl/testing/golden.ts';
import type { DeadLetter } from '../../engine/store.ts';
import { at, decision, evening } from '../testing/evening-decisions.ts';
import { eveningSimulation } from '../testing/evening-simulation.ts';
import { simulationJson, simulationText } from './simulation.ts';

const letter = (offset: number, reason: string): DeadLetter => ({
  topic: 'orders',
  partition: 0,
  offset,
  arrivalMs: at(0),
  source: 'order_events',
  reason,
  field: 'amount',
  message: 'amount is no money',
  excerpt: '{}',
});

const line = (n: number) => ({ input: 'a.ndjson', line: n, reason: 'no `topic`' });

describe('the text', () => {
  test.each(['en', 'ko'] as const)('an evening in %s', (language) => {
    const faults = { deadLetters: [letter(7, 'type')], refused: [line(3)] };
    expectGolden(
      new URL(`testdata/evening.simulation.${language}.txt`, import.meta.url),
      `${simulationText(eveningSimulation(faults), language)}\n`,
    );
  });

  test.each<[string, number, number, string]>([
    ['once', 1, 60, 'fired 1 time in 1 place'],
    ['twice in an hour: no rate', 2, 60, 'fired 2 times in 2 places'],
    ['over two weeks with a rate', 3, 20_160, 'fired 3 times in 3 places, 1.5 a week'],
    ['never, over two weeks', 0, 20_160, 'never fired'],
  ])('the sum: %s', (_title, n, minutes, sum) => {
    const decisions = Array.from({ length: n }, (_, i) =>
      decision('opened', i, { incident: `i${i}`, instance: { region: `r${i}` } }),
    );
    const text = simulationText(
      eveningSimulation({ decisions, fromMs: at(-minutes), throughMs: at(0) }),
      'en',
    );
    expect(text.split('\n')).toContain(`  ${sum}`);
  });

  test('twenty incidents are told, the rest counted', () => {
    const decisions = Array.from({ length: 23 }, (_, i) => decision('opened', i, { incident: `i${i}` }));
    const text = simulationText(eveningSimulation({ decisions }), 'en');
    expect(text.match(/INCIDENT/g)).toHaveLength(20);
    expect(text).toContain('and 3 more incidents: --json has all');
  });

  test('ten faults are told, the rest counted by reason', () => {
    const deadLetters = [...Array.from({ length: 12 }, (_, i) => letter(i, 'type')), letter(12, 'json')];
    const refused = Array.from({ length: 11 }, (_, i) => line(i + 1));
    const text = simulationText(eveningSimulation({ deadLetters, refused }), 'en');
    expect(text.match(/^ {2}dead letter /gm)).toHaveLength(10);
    expect(text).toContain('  and 3 more: type 2, json 1');
    expect(text.match(/^ {2}refused /gm)).toHaveLength(10);
    expect(text).toContain('  and 1 more: no `topic` 1');
  });

  test('nothing was judged: no span', () => {
    const text = simulationText(eveningSimulation({ decisions: [], fromMs: null, throughMs: null }), 'en');
    expect(text).not.toContain('→');
    expect(text).toContain('never fired');
  });
});

describe('the JSON', () => {
  test('everything, the same bytes each time', () => {
    const simulation = eveningSimulation({
      deadLetters: [letter(2, 'type'), letter(1, 'type')],
      refused: [line(1)],
    });
    const json = simulationJson(simulation);
    expect(simulationJson({ ...simulation })).toBe(json);
    const { decisions, ...rest } = JSON.parse(json) as { decisions: unknown[] };
    expect(decisions.slice(0, evening.length)).toEqual(JSON.parse(JSON.stringify(evening)));
    expect(rest).toEqual({
      schema: 'ordersense.simulate/1',
      fromMs: at(-60),
      throughMs: at(60),
      counts: { records: 588_512, duplicates: 3, late: 2, dead: 1, refused: 1 },
      deadLetters: [1, 2].map((offset) => {
        const { topic, partition, source, reason, field, message } = letter(offset, 'type');
        return { topic, partition, offset, source, reason, field, message };
      }),
      refused: [{ ...line(1), input: basename(line(1).input) }],
    });
  });
});
