import { expect, test } from '@jest/globals';
import { catalog, playbook, shared } from '../../resolve/testing/sample.ts';
import { lintProject } from '../lint-project.ts';
import { linted } from '../testing/linted.ts';

const found = (text: string) => linted(text, 'OS1304').map((line) => line.replace('warning OS1304 ', ''));
const share = 'share of orders_in where event is "rejected" out of event in ("accepted", "rejected")';

test.each([
  [
    'a share',
    `metric m = ${share} per region over 30m`,
    'the share `m` is looked at, however few events there are',
  ],
  [
    'an average',
    'metric m = avg of orders_in.took per region over 30m',
    'the average `m` is looked at, however few events there are',
  ],
  [
    'a percentile',
    'metric m = p95 of orders_in.took per region over 30m',
    '`m` is looked at, however few events there are',
  ],
  [
    'a ratio',
    'metric m = idle / waiting per region over 30m',
    'the ratio `m` is looked at, however little it divides by',
  ],
])('told of %s at its name', (_title, metric, message) => {
  expect(
    found(
      `${metric}\n${playbook('m per region > 0.3').replace('0.3', metric.includes('idle') ? '0.3' : metric.includes('share') ? '30%' : '30m')}`,
    ),
  ).toEqual([`<m> ${message}`]);
});

test.each([
  [
    'a share on the spot',
    `${share} per region > 30% over 30m`,
    '<share of orders_in where event is "rejected" out of event in ("accepted", "rejected")',
  ],
  ['a count that drops by a share of few', 'waiting per region drop > 50%', '<waiting'],
  ['a sum that rises by a factor of little', 'revenue per region rise > 3x', '<revenue'],
])('told of %s where it is asked', (_title, when, place) => {
  const lines = found(playbook(when));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.startsWith(place.slice(0, 20))).toBe(true);
});

test.each([
  ['a metric with a guard', playbook('rejects per region > 30%')],
  ['a use with a guard', playbook('waiting per region drop > 50% with at least 30 samples')],
  [
    'a metric whose uses all have one',
    `metric m = ${share} per region over 30m\n${playbook('m per region > 30% with at least 20 samples')}`,
  ],
  ['a total against a fixed value', playbook('waiting per region < 3')],
  ['a total that changes by a number', playbook('waiting per region drop > 50')],
  ['a ratio with a constant', 'metric m = waiting / 2 per region over 30m'],
  ['a formula of a guarded share', 'metric m = rejects - 10% per region over 30m'],
])('not: %s', (_title, text) => {
  expect(found(text)).toEqual([]);
});

test('one use without is enough', () => {
  const metric = `metric m = ${share} per region over 30m\n`;
  const guarded = playbook('m per region > 30% with at least 20 samples');
  expect(found(`${metric}${guarded}\n${playbook('m per region > 40%').replace('p {', 'q {')}`)).toHaveLength(
    1,
  );
});

test.each([
  ['drop > 50%', 'less is already a drop by 50%'],
  ['rise > 50%', 'more is already a rise by 50%'],
])('the note speaks of what the author wrote: %s', (written, words) => {
  const text = playbook(`count of orders_in per region ${written} over 15m vs previous 15m`);
  const files = [
    { path: 'shared.play', text: shared },
    { path: 'a.play', text },
  ];
  const { diagnostics } = lintProject(files, catalog);
  const notes = diagnostics.flatMap((one) => (one.code === 'OS1304' ? one.notes : []));
  expect(notes).toEqual([expect.stringContaining(words)]);
});
