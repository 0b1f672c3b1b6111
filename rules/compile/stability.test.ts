import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../../dsl/project.ts';
import { catalog, shared } from '../../dsl/resolve/testing/sample.ts';
import type { Bundle } from '../bundle.ts';
import type { Condition } from '../condition.ts';
import type { Playbook, Step } from '../playbook.ts';
import { compileProject } from './bundle.ts';

const base = `language 1

playbook p "급감" {
  when orders per region drop > 50% for 5m and rejects > 30%
  unless orders_in is missing over 5m
  recovered when orders drop < 20% for 10m
  guard { cooldown 30m per region  at most 4 runs in 1h }
  then {
    check riders.health
    if cause is riders short { do log.write(text: "a {now}") do log.write(text: "b") }
    else if cause is heavy rain { do log.write(text: "c") }
    else { do log.write(text: "d") }
    otherwise { do http.post(path: "/x") }
  }
}
`;

function bundleOf(text: string, others = shared): Bundle {
  const files = [
    { path: 'shared.play', text: others },
    { path: 'a.play', text },
  ];
  const { project, diagnostics } = loadProject(files, catalog);
  expect(diagnostics.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([]);
  return compileProject(project, { name: 'sample', zone: 'Asia/Seoul' });
}

const hashOf = (text: string, others?: string): string => bundleOf(text, others).hash;
const changed = (was: string, is: string): string => {
  expect(base.split(was)).toHaveLength(2);
  return base.replace(was, is);
};

describe('the hash does not see the form of a text', () => {
  test.each<[string, string]>([
    ['a comment above', base.replace('playbook p', '# why\nplaybook p')],
    ['a comment in a condition', changed('per region drop', 'per region # the district\n drop')],
    ['a comment in a call', changed('(path: "/x")', '( # where\n path: "/x")')],
    ['empty lines', base.replaceAll('\n', '\n\n')],
    ['Windows line ends', base.replaceAll('\n', '\r\n')],
    ['wide blanks', base.replaceAll(' > ', '   >\t')],
    ['one line', base.replace(/\n\s*(?!$)/g, ' ').replace('language 1 ', 'language 1\n')],
    ['no blanks about signs', changed('drop > 50%', 'drop>50%')],
    ['long spellings', changed('region drop >', 'region drops >')],
    ['other signs of the same meaning', changed('rejects > 30%', 'rejects > 30.0%')],
    ['Hangul in pieces', base.normalize('NFD')],
    ['parentheses that change nothing', changed('rejects > 30%', '(rejects > 30%)')],
    ['quotes about a cause', changed('riders short {', '"riders short" {')],
    ['an argument by position', changed('log.write(text: "b")', 'log.write("b")')],
    ['the dotted slice', changed('orders per region drop', 'orders.region drop')],
    ['a metric’s window said again', changed('drop > 50% for', 'drop > 50% over 15m for')],
  ])('%s', (_title, text) => {
    expect(hashOf(text)).toBe(hashOf(base));
  });

  test('nor the names of files, nor which file says what', () => {
    const items = shared.split(/\n(?=stream|table|probe|metric|define)/);
    const [head = '', ...rest] = items;
    const files = [...rest, base.replace('language 1\n', '')].map((text, index) => ({
      path: `${9 - (index % 9)}/${index}.play`,
      text: `${head}\n${text}`,
    }));
    const { project, diagnostics } = loadProject(files, catalog);
    expect(diagnostics).toEqual([]);
    expect(compileProject(project, { name: 'sample', zone: 'Asia/Seoul' }).hash).toBe(hashOf(base));
  });
});

describe('the hash sees every meaning', () => {
  const changes: readonly (readonly [was: string, is: string])[] = [
    ['playbook p', 'playbook q'],
    ['"급감"', '"급락"'],
    ['drop > 50%', 'drop >= 50%'],
    ['drop > 50%', 'drop > 51%'],
    ['for 5m and', 'for 6m and'],
    ['and rejects', 'or rejects'],
    ['missing over 5m', 'missing over 6m'],
    ['drop < 20%', 'drop < 21%'],
    ['cooldown 30m', 'cooldown 31m'],
    ['30m per region', '30m'],
    ['at most 4 runs in 1h', 'at most 5 runs in 1h'],
    ['cause is heavy rain', 'cause is not heavy rain'],
    ['"a {now}"', '"a {drop}"'],
    ['"a {now}"', '"aa {now}"'],
    ['"b"', '"bb"'],
    ['"/x"', '"/y"'],
    ['otherwise {', 'if orders > 1 {'],
    ['unless', 'mode live unless'],
    ['unless', 'severity high unless'],
    ['unless', 'owner "ops" unless'],
  ];
  test('no two of them are one bundle', () => {
    const hashes = [base, ...changes.map(([was, is]) => changed(was, is))].map((text) => hashOf(text));
    expect(new Set(hashes).size).toBe(changes.length + 1);
  });

  test.each<[string, string]>([
    ['late 1m', 'late 2m'],
    ['silent after 5m', 'silent after 6m'],
    ['expire after 3m', 'expire after 4m'],
    ['"seoul-gangnam"', '"gangnam"'],
    ['idle < 80% of waiting', 'idle < 70% of waiting'],
    ['every 5m', 'every 6m'],
    ['field paid   is bool', 'field paid   is bool optional'],
    ['owner "platform"', 'owner "data"'],
  ])('of the declarations: %s → %s', (was, is) => {
    expect(shared.split(was)).toHaveLength(2);
    expect(hashOf(base, shared.replace(was, is))).not.toBe(hashOf(base));
  });

  test('a text is kept as its author wrote it, without comments', () => {
    const text = changed('rejects > 30%', 'rejects   >  # much\n 30%');
    const { trigger } = bundleOf(text).playbooks[0]!;
    expect(trigger).toMatchObject({ of: [{ kind: 'hold' }, { kind: 'leaf', text: 'rejects > 30%' }] });
  });
});

describe('a path names a step for ever', () => {
  /** Each action's path by its text. */
  const pathsOf = (text: string): Readonly<Record<string, string>> => {
    const visit = (steps: readonly Step[]): readonly (readonly [string, string])[] =>
      steps.flatMap((step): readonly (readonly [string, string])[] => {
        switch (step.kind) {
          case 'do':
            return [[step.text, step.path]];
          case 'if':
            return [...step.branches.flatMap(({ body }) => visit(body)), ...visit(step.otherwise ?? [])];
          case 'otherwise':
            return visit(step.body);
          default:
            return [];
        }
      });
    return Object.fromEntries(visit(bundleOf(text).playbooks[0]!.body));
  };
  const was = pathsOf(base);

  test('in a body with branches', () => {
    expect(was).toEqual({
      'log.write(text: "a {now}")': '2.if1.1',
      'log.write(text: "b")': '2.if1.2',
      'log.write(text: "c")': '2.if2.1',
      'log.write(text: "d")': '2.else.1',
      'http.post(path: "/x")': '3.1',
    });
  });

  test.each<[string, string]>([
    ['another trigger', changed('drop > 50%', 'drop > 60%')],
    ['another guard', changed('cooldown 30m', 'cooldown 1h')],
    [
      'another condition of its branch',
      changed('cause is riders short', 'cause is riders short and idle < 3'),
    ],
    ['a branch after it', changed('else { do', 'else if idle > 3 { do log.write(text: "e") } else { do')],
    ['a step at the end', changed('"/x") }', '"/x") } if idle > 3 { do log.write(text: "e") }')],
    [
      'a step after it in its branch',
      changed('do log.write(text: "b")', 'do log.write(text: "b") do log.write(text: "e")'),
    ],
    [
      'another check',
      changed('check riders.health', 'check riders.health, more').concat(
        'define check more { because late when took > 30m }',
      ),
    ],
    [
      'limits of its own',
      changed('do log.write(text: "b")', 'do log.write(text: "b") at most 3 times in 1h'),
    ],
    ['a playbook beside it', `${base}playbook z { when idle > 3 then { do log.write(text: "z") } }`],
    ['comments and lines', base.replace('then {', 'then {\n# first\n\n')],
  ])('%s leaves the others’ paths', (_title, text) => {
    expect(pathsOf(text)).toMatchObject(was);
  });
});

describe('an id names a condition as long as it asks the same', () => {
  const idsIn = (condition: Condition): readonly string[] => {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return condition.of.flatMap(idsIn);
      case 'not':
        return idsIn(condition.of);
      case 'hold':
        return [condition.id, ...idsIn(condition.of)];
      default:
        return [condition.id];
    }
  };
  const all = (text: string): readonly string[] => {
    const { trigger, unless, recovered, body }: Playbook = bundleOf(text).playbooks[0]!;
    const causes = body.flatMap((step) =>
      step.kind === 'check' ? step.checks.flatMap((check) => check.causes.map(({ when }) => when)) : [],
    );
    const branches = body.flatMap((step) =>
      step.kind === 'if' ? step.branches.map(({ when }) => when) : [],
    );
    return [trigger, ...unless, ...(recovered ? [recovered] : []), ...causes, ...branches].flatMap(idsIn);
  };
  const was = all(base);

  test('each is another', () => {
    expect(was).toHaveLength(10);
    expect(new Set(was).size).toBe(10);
  });

  /** How many of the ten ids a change takes away. */
  test.each<[string, string, number]>([
    ['nothing but blanks', changed('drop > 50%', 'drop  >  50%'), 0],
    ['another limit: the leaf and its hold', changed('drop > 50%', 'drop > 60%'), 2],
    ['another hold: the hold alone', changed('for 5m and', 'for 6m and'), 1],
    ['or for and: none', changed('and rejects', 'or rejects'), 0],
    ['a part more: none', changed('rejects > 30%', 'rejects > 30% and idle > 3'), 0],
    ['a not about it: none', changed('and rejects', 'and not rejects'), 0],
    ['another recovery', changed('drop < 20%', 'drop < 25%'), 2],
    ['another silence', changed('missing over 5m', 'missing over 6m'), 1],
    ['another cause of a branch', changed('cause is heavy rain', 'cause is unknown'), 1],
    ['other actions: none', changed('"b"', '"e"'), 0],
  ])('%s', (_title, text, gone) => {
    const now = new Set(all(text));
    expect(was.filter((id) => !now.has(id))).toHaveLength(gone);
  });
});
