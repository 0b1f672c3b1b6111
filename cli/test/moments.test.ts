import { describe, expect, test } from '@jest/globals';
import { benchFrom } from '../testing/test-bench.ts';
import { momentsOf } from './moments.ts';

const project = `language 1
stream calls from kafka "calls" { key id  time at  field id is id  field region is place }
define words region { 강남구: "gangnam" }
metric all = count of calls per region over 10m
playbook p { when all per region > 3 then { do log.note(text: "x") } }
`;

function momentsFrom(lines: string, zone = 'Asia/Seoul', recorded: Parameters<typeof momentsOf>[2] = null) {
  const { bench, errors } = benchFrom([{ path: 'a.play', text: `${project}test "t" for p { ${lines} }` }]);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const [test] = bench.project.tests;
  const moments = momentsOf(test!, zone, recorded);
  const shown = (ms: number) => new Date(ms).toISOString().slice(5, 16);
  return {
    start: shown(moments.startMs),
    end: shown(moments.endMs),
    at: test!.expects.map((one) => shown(moments.at(one))),
  };
}

const start = 'given start 2026-03-06 18:00  given all in 강남구 is 3 each 1m';
const recorded = { firstMs: Date.UTC(2026, 2, 6, 3), lastMs: Date.UTC(2026, 2, 6, 4) };

describe('when a test plays', () => {
  test.each<[string, string, string, string, string]>([
    [
      'an hour after the last look',
      `${start} at 18:25 expect incident`,
      '03-06T09:00',
      '03-06T10:25',
      '03-06T09:25',
    ],
    [
      'an hour after the last step',
      `${start} for 82m at 18:25 expect incident`,
      '03-06T09:00',
      '03-06T11:22',
      '03-06T09:25',
    ],
    [
      'steps add up',
      `${start} for 22m then 3 each 1m for 60m expect incident`,
      '03-06T09:00',
      '03-06T11:22',
      '03-06T11:22',
    ],
    [
      'history does not',
      `${start} given all was 3 each 1m for 5w expect incident`,
      '03-06T09:00',
      '03-06T10:00',
      '03-06T10:00',
    ],
    [
      'a clock time before the start is the next day’s',
      `${start} at 17:00 expect incident`,
      '03-06T09:00',
      '03-07T09:00',
      '03-07T08:00',
    ],
    [
      'so long after the start',
      `${start} at 90m expect incident`,
      '03-06T09:00',
      '03-06T11:30',
      '03-06T10:30',
    ],
    [
      'without a start, a Monday at noon',
      'given all is 3 each 1m expect incident',
      '03-02T03:00',
      '03-02T04:00',
      '03-02T04:00',
    ],
  ])('%s', (_title, lines, from, end, at) => {
    expect(momentsFrom(lines)).toEqual({ start: from, end, at: [at] });
  });

  test('a recording begins it where nothing else does', () => {
    const lines = 'given events from "x.ndjson" expect incident';
    expect(momentsFrom(lines, 'Asia/Seoul', recorded)).toMatchObject({
      start: '03-06T03:00',
      end: '03-06T05:00',
    });
  });

  test.each<[string, string, readonly string[]]>([
    ['before the start', `${start} for 90m at 17:00 expect incident`, ['17:00 after 23h']],
    [
      'each such time',
      `${start} for 90m at 17:00 expect incident at 18:30 expect no incident at 09:30 expect recovered`,
      ['17:00 after 23h', '9:30 after 15.5h'],
    ],
    ['not past midnight', `${start} for 90m at 01:30 expect incident`, []],
    ['not at the start', `${start} for 90m at 18:00 expect incident`, []],
    ['not where something is given until then', `${start} for 23h at 17:00 expect incident`, []],
    ['not by its length', `${start} for 90m at 23h expect incident`, []],
    ['after a recording', 'given events from "x.ndjson" at 11:00 expect incident', ['11:00 after 23h']],
    ['not in a recording', 'given events from "x.ndjson" at 12:30 expect incident', []],
  ])('a clock time that is hardly meant: %s', (_title, lines, expected) => {
    const { bench } = benchFrom([{ path: 'a.play', text: `${project}test "t" for p { ${lines} }` }]);
    const { doubtful } = momentsOf(
      bench.project.tests[0]!,
      'Asia/Seoul',
      lines.includes('events') ? recorded : null,
    );
    const shown = doubtful.map(
      ({ minutes, afterMs }) =>
        `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} after ${afterMs / 3_600_000}h`,
    );
    expect(shown).toEqual(expected);
  });

  test('a clock is that of the zone, also where it was changed', () => {
    const lines = 'given start 2026-03-29 01:30 given all is 3 each 1m at 03:30 expect incident';
    expect(momentsFrom(lines, 'Europe/Berlin')).toMatchObject({ start: '03-29T00:30', at: ['03-29T01:30'] });
  });
});
