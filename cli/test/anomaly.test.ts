/** `is anomalous`, played: what was usual is a store's past, and the detector learns it as a live one would. */
import { describe, expect, test } from '@jest/globals';
import type { LeafEvidence } from '../../engine/evidence.ts';
import { evidenceLines } from '../report/evidence.ts';
import { playOne } from '../testing/test-bench.ts';

const project = (when: string): string => `language 1
stream calls "호출" from kafka "calls" {
  key id  time at  late 10s  silent after 12h
  field id     is id
  field region is place
  field ok     is bool
}
define words region { 강남구: "gangnam", 서초구: "seocho" }
metric all "호출" = count of calls per region over 10m good is up
metric per_minute = rate of calls per region over 10m good is up
playbook p { severity high  mode shadow  when ${when}  recovered when not (${when}) for 30m
  then do log.note(text: "{region}") }
`;

/** Ten calls in ten minutes for weeks, then what is given for 강남구, while 서초구 goes on. */
async function played(when: string, now: string, was = 'given all in 강남구 was 10 each 10m for 16d') {
  const text = `${project(when)}
test "t" for p {
  given start 2026-03-27 12:00
  ${was}
  given all in 서초구 was 10 each 10m for 16d
  given all in 강남구 is ${now} each 10m for 70m
  given all in 서초구 is 10 each 10m for 70m
  at 13:00 expect incident in 강남구
  at 13:00 expect no incident in 서초구
}`;
  return playOne(text);
}

describe('a trigger that asks for what is anomalous', () => {
  test.each<[string, string, string, boolean]>([
    ['a little less is usual', 'all per region is anomalous', '9', false],
    ['four times as many is no bad direction', 'all per region is anomalous', '40', false],
    ['but where it is asked for, of a rate too', 'per_minute per region is anomalous up', '40', true],
  ])('%s: %s, %s in ten minutes', async (_title, when, now, isOdd) => {
    const { verdicts } = await played(when, now);
    expect(verdicts.map(({ holds }) => holds)).toEqual([isOdd, true]);
  });

  test('says nothing of a series whose weeks it does not know', async () => {
    const { verdicts } = await played(
      'all per region is anomalous',
      '0',
      'given all in 강남구 was 10 each 10m for 3d',
    );
    expect(verdicts[0]?.holds).toBe(false);
  });
});

test('a full stop fires, and its evidence says what is usual, between what, and how rare that is', async () => {
  const { played: run, verdicts } = await played('all per region is anomalous', '0');
  expect(verdicts.map(({ holds }) => holds)).toEqual([true, true]);
  const opened = run.decisions.find(({ what }) => what === 'opened');
  const leaf = opened?.evidence as unknown as LeafEvidence;
  expect(leaf).toMatchObject({
    kind: 'leaf',
    now: 0,
    truth: true,
    anomaly: { direction: 'down', severity: 'critical' },
  });
  expect(leaf.usual).toBeGreaterThan(8);
  expect(evidenceLines(leaf, 'en')[0]).toMatch(
    /99 of 100 between \d+ and \d+ {3}so odd (once in|less than once in)/,
  );
  expect(evidenceLines(leaf, 'ko')[0]).toMatch(
    /100번 중 99번은 \d+건에서 \d+건 사이 {3}이 정도는 \d+[주년]에 한 번/,
  );
});
