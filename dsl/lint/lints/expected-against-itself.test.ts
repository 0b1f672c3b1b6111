import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const p = `playbook p {
  severity low
  when orders per region < 10
  raise to high when orders per region < 5
  guard { cooldown 1h  at most 3 times in 1d }
  then {
    check riders.health
    do log.write(text: "{region}")
    do http.put(path: "/{region}") until recovered or 1h undo http.put(path: "/off")
    if cause is riders short { escalate to "ops" }
    otherwise { escalate to "ops" }
  }
}
`;

/** What OS5005 says of a test of `p` with these expectations. */
function about(lines: string): readonly string[] {
  const test = `test "t" for p { given start 2026-03-06 18:00 given orders in 강남구 is 1 each 5m for 30m\n${lines} }`;
  return linted(p + test, 'OS5005').map((line) => line.replace(/OS5005 <[^>]*> /, ''));
}

const error = (a: string, b: string): string => `error the test expects \`${a}\` and \`${b}\``;

test.each([
  ['done and not', 'expect do log.write\nexpect no do log.write', error('do log.write', 'no do log.write')],
  ['the other way round', 'expect no incident\nexpect incident', error('no incident', 'incident')],
  [
    'in one place, and nowhere',
    'expect incident in 강남구\nexpect no incident',
    error('incident in 강남구', 'no incident'),
  ],
  [
    'something, and nothing at all',
    'expect do log.write\nexpect no action',
    error('do log.write', 'no action'),
  ],
  [
    'taken back, and never done',
    'expect undo http.put\nexpect no do http.put',
    error('undo http.put', 'no do http.put'),
  ],
  [
    'done early, and not done later',
    'at 10m expect do log.write\nat 20m expect no do log.write',
    error('do log.write', 'no do log.write'),
  ],
  ['by the clock', 'at 18:30 expect no action\nat 18:10 expect action', error('no action', 'action')],
  [
    'once and twice',
    'expect do log.write once\nexpect do log.write 2 times',
    error('do log.write once', 'do log.write 2 times'),
  ],
  [
    'two severities at once',
    'expect severity is low\nexpect severity is high',
    error('severity is low', 'severity is high'),
  ],
  [
    'a cause, and not it',
    'expect cause is riders short\nexpect cause is not riders short',
    error('cause is riders short', 'cause is not riders short'),
  ],
  ['the same twice', 'expect incident\nexpect incident', 'warning `incident` is expected twice'],
])('%s', (_title, lines, want) => {
  expect(about(lines)).toEqual([want]);
});

test.each([
  ['not yet, and then', 'at 5m expect no do log.write\nat 25m expect do log.write'],
  ['here and not there', 'expect incident in 강남구\nexpect no incident in 서초구'],
  ['one text and not another', 'expect do log.write(text: "a")\nexpect no do log.write(text: "b")'],
  ['once, then twice', 'at 10m expect do log.write once\nat 50m expect do log.write 2 times'],
  ['the same at two times', 'at 10m expect incident\nat 20m expect incident'],
  ['raised', 'at 5m expect severity is low\nat 50m expect severity is high'],
  ['two causes', 'expect cause is riders short\nexpect cause is not heavy rain'],
])('nothing is against itself: %s', (_title, lines) => {
  expect(about(lines)).toEqual([]);
});
