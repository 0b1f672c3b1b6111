import { expect, test } from '@jest/globals';
import type { Diagnostic } from '../diagnostic.ts';
import { say, verbatim } from '../say.ts';
import { reportGithub } from './github.ts';
import { finding, reportOf } from './testing/sample-report.ts';

const AT = 'file=playbooks/강남%2C a.play,line=1,endLine=1,col=6,endColumn=11,title=OS1101';

test.each<[string, Diagnostic, string]>([
  ['an error', finding(), `::error ${AT}::no metric \`ordrs\``],
  ['a warning', finding({}, { level: 'warning' }), `::warning ${AT}::no metric \`ordrs\``],
  ['an info is a notice', finding({}, { level: 'info' }), `::notice ${AT}::no metric \`ordrs\``],
  [
    'label, notes and help are lines of their own',
    finding({ label: say`here`, notes: [say`one`, say`two`], help: say`look` }),
    `::error ${AT}::no metric \`ordrs\`%0Ahere%0Anote: one%0Anote: two%0Ahelp: look`,
  ],
  [
    'a per cent sign in a message',
    finding({ help: say`drop > 50%0A` }),
    `::error ${AT}::no metric \`ordrs\`%0Ahelp: drop > 50%250A`,
  ],
  [
    'what a file quotes starts no command',
    finding({ help: verbatim('a\r\n::error::b\u001b[31m') }),
    `::error ${AT}::no metric \`ordrs\`%0Ahelp: a%0A::error::b[31m`,
  ],
  [
    'over two lines: no end column, which would be of another line',
    finding({}, { span: { start: 6, end: 27 } }),
    `::error file=playbooks/강남%2C a.play,line=1,endLine=2,col=6,title=OS1101::no metric \`ordrs\``,
  ],
])('%s', (_title, one, line) => {
  expect(reportGithub(reportOf([one]))).toBe(line);
});

test('paths count from where the command runs', () => {
  expect(reportGithub(reportOf([finding()], { prefix: 'ops/seoul/' }))).toContain(
    'file=ops/seoul/playbooks/강남%2C a.play,',
  );
});

test('one line each; nothing for nothing', () => {
  expect(reportGithub(reportOf([finding(), finding()])).split('\n')).toHaveLength(2);
  expect(reportGithub(reportOf([]))).toBe('');
});
