/** What is told of an anomaly: how rare it is, how loud, and by whom a small series is judged. */
import { expect, test } from '@jest/globals';
import { judgedBy } from './judged-by.ts';
import { rarityText } from './rarity.ts';
import { alarmLimit, WEEKS_BETWEEN } from './sensitivity.ts';
import { type AnomalySeverity, anomalySeverity } from './severity.ts';
import type { Verdict } from './verdict.ts';

test.each<[number, string, string]>([
  [0.2, 'nearly every week', '거의 매주'],
  [2.4, 'once in 2 weeks', '2주에 한 번'],
  [40, 'once in 40 weeks', '40주에 한 번'],
  [103.9, 'once in 104 weeks', '104주에 한 번'],
  [104, 'once in 2 years', '2년에 한 번'],
  [300, 'once in 5 years', '5년에 한 번'],
  [520, 'less than once in 10 years', '10년에 한 번도 드물게'],
])('%d weeks', (weeks, english, korean) => {
  expect([rarityText(weeks, 'en'), rarityText(weeks, 'ko')]).toEqual([english, korean]);
});

test.each<[string, number, number, AnomalySeverity]>([
  ['rare, but hardly a change', 500, 0.05, 'low'],
  ['just rare enough', 41, 0.9, 'medium'],
  ['rarer', 200, 0.3, 'high'],
  ['rarer, and half is gone', 200, 0.5, 'critical'],
])('severity: %s', (_title, weeks, change, want) => {
  expect(anomalySeverity(weeks, 40, change)).toBe(want);
});

test('the more sensitive, the more often it may be wrong', () => {
  expect(WEEKS_BETWEEN.high).toBeLessThan(WEEKS_BETWEEN.medium);
  expect(WEEKS_BETWEEN.medium).toBeLessThan(WEEKS_BETWEEN.low);
  expect(alarmLimit('high', 168)).toBeLessThan(alarmLimit('low', 168));
});

const usual: Verdict = { kind: 'usual', direction: 'up', weeks: 1, score: 0, isNew: false };
const anomalous: Verdict = { ...usual, kind: 'anomalous', weeks: 90 };
const little: Verdict = { kind: 'tooLittle', perDay: 3, needed: 8 };
const warming: Verdict = { kind: 'warming', windows: 5 };

test.each<[string, readonly [Verdict, ...Verdict[]], Verdict, number]>([
  ['its own verdict stands', [usual, anomalous], usual, 0],
  ['too little: its region’s', [little, anomalous], anomalous, 1],
  ['still warming, and its region too little: the city’s', [warming, little, usual], usual, 2],
  ['nobody can judge: its own reason', [little, warming], little, 0],
  ['nobody above', [warming], warming, 0],
])('%s', (_title, ancestry, verdict, generation) => {
  expect(judgedBy(ancestry)).toEqual({ verdict, generation });
});
