import { expect, test } from '@jest/globals';
import { loadProject } from '../project.ts';
import { catalog, shared } from '../resolve/testing/sample.ts';
import { say } from '../say.ts';
import type { History } from './history.ts';
import type { CheckedLint, Tell } from './lint.ts';
import { syntax } from './lints/syntax.ts';
import { runLints } from './run.ts';
import { playbooksOf, type Subject } from './subject.ts';
import { past } from './testing/past.ts';

const written = `language 1
when orders overall > 3 then ...
playbook b { when orders overall > 3 then { ... } }
playbook a { when orders overall > 3 then { ... } }
playbook a { when orders overall > 4 then { ... } }
playbook broken { when ordrs > 3 then { ... } }
playbook unread { when`;

function subject(history: History | null = null): Subject {
  const files = [
    { path: 'shared.play', text: shared },
    { path: 'a.play', text: written },
  ];
  return { ...loadProject(files, catalog), catalog, history };
}

/** A lint that names every playbook it is shown. */
const named: CheckedLint = {
  ...syntax,
  code: 'OS9001',
  level: 'warning',
  reportedBy: 'check',
  needsHistory: false,
  check: (all, tell) => {
    for (const { file, tree, model } of playbooksOf(all))
      tell(file, tree.span, say`${model.name}`, tree.kind === 'rule' ? { level: 'info' } : {});
  },
};

test('a check is shown the playbooks that came out whole, in the order of their places, and rules', () => {
  expect(runLints(subject(), [named]).map(({ level, message }) => `${level} ${message}`)).toEqual([
    'info a.play:2',
    'warning b',
    'warning a',
  ]);
});

test('what it tells has its code and the place it names', () => {
  const [, found] = runLints(subject(), [named]);
  expect(found).toMatchObject({
    code: 'OS9001',
    file: 'a.play',
    label: '',
    notes: [],
    help: null,
    fix: null,
  });
  expect(written.slice(found?.span.start, found?.span.end)).toMatch(/^playbook b \{.*\}$/);
});

test('codes that others report have no check; those that need a history wait for one', () => {
  const asking = { ...named, needsHistory: true };
  const history = past();
  expect(runLints(subject(), [syntax, asking])).toEqual([]);
  expect(runLints(subject(history), [asking])).toHaveLength(3);
});

test('what is found twice at one place is told once', () => {
  const twice = {
    ...named,
    check: (all: Subject, tell: Tell) => {
      named.check(all, tell);
      named.check(all, tell);
    },
  };
  expect(runLints(subject(), [twice])).toHaveLength(3);
});
