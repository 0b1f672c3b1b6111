import { expect, test } from '@jest/globals';
import { catalog, playbook, shared } from '../../resolve/testing/sample.ts';
import { lintProject } from '../lint-project.ts';
import { linted } from '../testing/linted.ts';

const note = '{ do log.write(text: "x") }';
const found = (body: string) => linted(playbook('orders per region > 3건', body, ''), 'OS2015');
const told = 'warning OS2015 <otherwise> this `otherwise` always runs';

test.each<[title: string, body: string, times: number]>([
  ['after an if on a value', `if orders > 9건 ${note} otherwise ${note}`, 1],
  ['after an if on recovery', `if not recovered ${note} otherwise ${note}`, 1],
  ['alone', `otherwise ${note}`, 1],
  ['after a check alone', `check riders.health otherwise ${note}`, 1],
  [
    'inside a branch on a cause, where none is asked any more',
    `check riders.health if cause is riders short { if orders > 9건 ${note} otherwise ${note} } otherwise ${note}`,
    1,
  ],
  ['after a branch on a cause', `check riders.health if cause is riders short ${note} otherwise ${note}`, 0],
  [
    'after others as well',
    `check riders.health if cause is riders short ${note} if orders > 9건 ${note} otherwise ${note}`,
    0,
  ],
  [
    'inside another otherwise',
    `check riders.health if cause is riders short ${note} otherwise { if cause is heavy rain ${note} otherwise ${note} }`,
    0,
  ],
  ['an else', `if orders > 9건 ${note} else ${note}`, 0],
])('%s: told %#', (_title, body, times) => {
  expect(found(body)).toEqual(Array.from({ length: times }, () => told));
});

test('in a routine it is judged where it is called, and told once', () => {
  const routine = `define routine rest() { otherwise ${note} }`;
  const two = (body: string) =>
    linted(
      `${routine}\n${playbook('orders per region > 3건', body, '')}\n${playbook('orders per region > 5건', body, '').replace('playbook p', 'playbook q')}`,
      'OS2015',
    );
  expect(two('do rest()')).toEqual([told]);
  expect(two(`check riders.health if cause is riders short ${note} do rest()`)).toEqual([]);
});

test('the fix makes it the else of its if, and nothing more is told', () => {
  const text = `language 1\n\n${playbook('orders per region > 3건', `if orders > 9건 ${note} otherwise ${note}`, '')}\n`;
  const lint = (a: string) =>
    lintProject(
      [
        { path: 'shared.play', text: shared },
        { path: 'a.play', text: a },
      ],
      catalog,
    ).diagnostics.filter(({ code }) => code === 'OS2015' || code.startsWith('OS0'));
  const { span, text: instead } = lint(text)[0]!.fix!;
  expect(instead).toBe('else');
  expect(lint(text.slice(0, span.start) + instead + text.slice(span.end))).toEqual([]);
});
