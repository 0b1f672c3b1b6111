import { expect, test } from '@jest/globals';
import { verbatim } from '../say.ts';
import { reportJunit } from './junit.ts';
import { finding, reportOf } from './testing/sample-report.ts';

test('an error is a failure, with the code frame as its text', () => {
  expect(reportJunit(reportOf([finding()]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ordersense lint" tests="1" failures="1" errors="0">
  <testsuite name="playbooks/강남, a.play" tests="1" failures="1" errors="0">
    <testcase name="OS1101 playbooks/강남, a.play:1:6" classname="playbooks/강남, a.play">
      <failure type="OS1101" message="no metric \`ordrs\`">error[OS1101]: no metric \`ordrs\`
 --&gt; playbooks/강남, a.play:1:6
  |
1 | 🙂 강남 ordrs per region
  |         ^^^^^
  |</failure>
    </testcase>
  </testsuite>
</testsuites>`);
});

test('a file without findings is a case that passed', () => {
  expect(reportJunit(reportOf([], { prefix: 'p/' }))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ordersense lint" tests="1" failures="0" errors="0">
  <testsuite name="p/playbooks/강남, a.play" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="p/playbooks/강남, a.play"/>
  </testsuite>
</testsuites>`);
});

test.each<['error' | 'warning' | 'info', 'error' | 'warning', number]>([
  ['error', 'error', 1],
  ['warning', 'error', 0],
  ['info', 'error', 0],
  ['error', 'warning', 1],
  ['warning', 'warning', 1],
  ['info', 'warning', 0],
])('%s at --fail-level %s', (level, failLevel, failures) => {
  const said = reportJunit(reportOf([finding({}, { level })], { failLevel }));
  expect(said).toContain(`tests="1" failures="${failures}"`);
  expect(said.includes('<failure')).toBe(failures === 1);
  expect(said.includes('<system-out>')).toBe(failures === 0);
});

test('what a message quotes is neither markup nor control character', () => {
  const message = `<b a="1">&\u0007\u001b[2J`;
  const said = reportJunit(reportOf([finding({ help: verbatim(message) }, { message })]));
  expect(said).toContain('message="&lt;b a=&quot;1&quot;&gt;&amp;[2J"');
  expect(said).toContain('help: &lt;b a="1"&gt;&amp;[2J');
  expect(said.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});
