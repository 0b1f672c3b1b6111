/** What `ordersense test` prints, as goldens: pretty in both languages, JSON, JUnit, coverage. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { cellWidth } from '../../../dsl/cells.ts';
import { expectGolden } from '../../../dsl/testing/golden.ts';
import { joined } from '../../test/branches.ts';
import type { TestResult } from '../../test/run.ts';
import { playAll } from '../../testing/test-bench.ts';
import { type Coverage, coverageLine, coverageList, coverageOf } from './coverage.ts';
import { coveragePage } from './coverage-page.ts';
import { testsJson } from './json.ts';
import { testsJunit } from './junit.ts';
import { summary, testsPretty } from './pretty.ts';

const project = `language 1
stream calls "호출" from kafka "calls" {
  key id  time at  late 10s  silent after 5m
  field id     is id
  field region is place
}
define words region { 강남구: "gangnam", 서초구: "seocho" }
metric all "호출 수" = count of calls per region over 10m
playbook busy "많은 호출" {
  severity high
  raise to critical when all per region > 500
  when all per region > 50
  recovered when all per region < 20 for 5m
  guard { cooldown 30m per region  at most 3 runs in 1h }
  then {
    check health { because very busy "아주 많음" when all > 80  because rather busy when all > 50 }
    if cause is very busy { do city.put(path: "/{region}", body: { bonus: 1500원, lasts: 30m, share: 20% }) until recovered or 2h }
    if cause is rather busy { do log.note(text: "{region} 많음") }
    otherwise { do log.note(text: "{region} 모름")  escalate to "ops" }
  }
}
`;

const tests = `test "모두 맞는다" for busy {
  given start 2026-03-06 12:00
  given all in 강남구 is 10 each 1m for 20m then 1 each 1m
  at 12:10 expect incident in 강남구
}
test "<모두> 틀렸다 & 다르다" for busy {
  given start 2026-03-06 12:00
  given all in 강남구 was 1 each 1m for 1h
  given all in 강남구 is 10 each 1m for 20m then 1 each 1m
  at 12:02 expect incident in 강남구
  at 12:15 expect do city.put(body: { bonus: 2000원, lasts: 30m }) once
  at 12:15 expect do city.put(path: "/seocho")
  at 12:15 expect do city.put 2 times
  at 12:15 expect no do city.put(body: { share: 20% })
  at 12:15 expect severity is critical
  at 12:15 expect recovered in 강남구
  at 12:15 expect undo city.put
  at 12:15 expect cause is not very busy
  at 12:02 expect cause is unknown
  at 12:15 expect no incident
  expect incident in 서초구
  expect do log.note(text: "강남구 모름")
  expect escalate
  expect no recovered
}
test "데이터가 없다" for busy {
  given start 2026-03-06 12:00
  given all in 강남구 is missing
  expect incident in 강남구
}
`;

let results: readonly TestResult[];
let coverage: Coverage;

beforeAll(async () => {
  const [played, notRun] = [
    await playAll([{ path: 'tests/a.test.play', text: project + tests }]),
    'not-run' as const,
  ];
  const first = played[0]!;
  results = [
    ...played,
    { kind: notRun, test: { ...first.test, title: '아직' }, lacking: ['raise', 'needs approval'] },
  ];
  coverage = coverageOf(joined(results.map((one) => (one.kind === 'played' ? one.reaches : []))));
});

const golden = (name: string) => new URL(`testdata/${name}`, import.meta.url);

describe('the report', () => {
  test('in English', () => expectGolden(golden('report.en.txt'), testsPretty(results, coverage, 'en')));
  test('in Korean', () => expectGolden(golden('report.ko.txt'), testsPretty(results, coverage, 'ko')));
  test('as JSON', () => expectGolden(golden('report.json'), testsJson(results, coverage)));
  test('as JUnit', () => expectGolden(golden('report.xml'), testsJunit(results)));
  test('of branches', () => expectGolden(golden('coverage.txt'), coverageList(coverage, 'en')));
  test('of branches, in Korean', () => expectGolden(golden('coverage.ko.txt'), coverageList(coverage, 'ko')));

  test.each(['en', 'ko'] as const)('underlines what stands above, in %s', (language) => {
    const lines = testsPretty(results, coverage, language).split('\n');
    const marks = lines
      .map((line, index) => ({ line, above: lines[index - 1] ?? '' }))
      .filter(({ line }) => /^ *~[ ~]*$/.test(line));
    expect(marks.length).toBeGreaterThan(7);
    for (const { line, above } of marks) expect(cellWidth(line)).toBeLessThanOrEqual(cellWidth(above));
  });

  test('is JSON and XML that can be read', () => {
    expect(JSON.parse(testsJson(results, coverage))).toMatchObject({
      schema: 'ordersense.test/1',
      passed: 1,
      failed: 2,
      notRun: 1,
    });
    expect(testsJunit(results)).toContain('&lt;모두&gt; 틀렸다 &amp; 다르다');
  });
});

describe('the summary', () => {
  const none = coverageOf([]);
  test.each([
    ['nothing played', [], '0 passed'],
    ['one passed', [0], '1 passed'],
    ['passed and failed', [0, 1, 2], '1 passed, 2 failed'],
    ['only failed', [1], '1 failed'],
    ['never silently passed', [0, 3], '1 passed, 1 cannot run yet'],
  ])('%s', (_title, of, want) => {
    expect(
      summary(
        of.map((index) => results[index]!),
        none,
        'en',
      ),
    ).toBe(want);
  });

  test('names what no test reached', () => {
    expect(coverageLine(coverage, 'en')).toBe('branches covered 6/8 (not: otherwise, log.note)');
    expect(
      coverageLine(
        { ...coverage, reaches: coverage.reaches.map((one) => ({ ...one, isReached: true })) },
        'en',
      ),
    ).toBe('branches covered 6/8');
  });

  test('is a page that needs nothing else', () => {
    const page = coveragePage(coverage, 'ko');
    expect(page).toContain('<h1>확인한 분기 6/8');
    expect(page).not.toMatch(/<(script|link|img)|https?:|@import/);
    expect(page.match(/<tr class="no">/g)).toHaveLength(2);
  });
});
