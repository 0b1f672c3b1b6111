import { describe, expect, test } from '@jest/globals';
import { catalog, shared } from '../../dsl/resolve/testing/sample.ts';
import { createSession } from './session.ts';

const begin = () => createSession([{ path: 'shared.play', text: shared }], catalog, 'en');

/** Answers to lines entered one after the other. */
function answers(...lines: readonly string[]): readonly (string | null)[] {
  const session = begin();
  return lines.map((line) => session.enter(line));
}

describe('what is typed is read back', () => {
  test.each<[string, string, RegExp]>([
    ['a condition alone', 'orders per region drop > 50% over 15m', /when .*`?orders`? .*50%/s],
    ['a rule', 'when orders per region > 30건 then do log.write(text: "x")', /log\.write/],
    ['a playbook in one line', 'playbook p { when orders per region > 30건 then { ... } }', /^p/m],
    ['a name of the project', ':explain orders', /orders/],
  ])('%s', (_title, line, want) => {
    expect(answers(line)[0]).toMatch(want);
  });

  test('a text goes on until its braces are closed', () => {
    const said = answers('playbook p {', '  when orders per region > 30건', '  then { ... }', '}');
    expect(said.slice(0, 3)).toEqual([null, null, null]);
    expect(said[3]).toMatch(/^p/m);
  });

  test.each<[string, readonly string[]]>([
    ['a condition alone', ['orders per region drop > 50% over 15m']],
    ['a condition with `when`', ['when orders per region drop > 50% over 15m']],
  ])('%s has no hole that was not typed', (_title, lines) => {
    const [said] = answers(...lines);
    expect(said).toMatch(/50%/);
    expect(said).not.toMatch(/OS2501|hole/);
  });

  test('a fix is words to type: there is no file to write it to', () => {
    const [said] = answers('orders per region > 15,000건');
    expect(said).toMatch(/15_000건|15000건/);
    expect(said).not.toMatch(/lint --/);
  });

  test('a hole that was typed is told', () => {
    expect(answers('when orders per region > 30건 then ...')[0]).toMatch(/OS2501/);
  });

  test('a `when` without `then` is answered at once and swallows nothing', () => {
    const said = answers('when orders per region > 30건', 'orders per region > 40건', ':names revenue');
    expect(said[0]).toMatch(/30/);
    expect(said[1]).toMatch(/40/);
    expect(said[2]).toBe('metric revenue "매출"');
  });

  test('its `then` may stand in the next line', () => {
    const said = answers('when orders per region > 30건', 'then do log.write(text: "x")');
    expect(said[1]).toMatch(/log\.write/);
    expect(said[1]).not.toMatch(/OS0101/);
  });

  test('a metric goes on until an empty line, and is there for what follows', () => {
    const said = answers(
      'metric placed = count of orders_in',
      '  per region over 5m',
      '',
      'placed per region > 30건',
    );
    expect(said.slice(0, 2)).toEqual([null, null]);
    expect(said[2]).toMatch(/placed/);
    expect(said[3]).toMatch(/placed/);
  });
});

describe('what is wrong is answered as by lint, and forgotten', () => {
  test.each<[string, string, RegExp]>([
    ['an unknown name', 'ordrs per region drop > 50%', /OS1101.*did you mean `orders`/s],
    ['a slip', 'orders per region drop > 50 % over 15m', /OS0105/],
    ['an unknown command', ':exit', /there is no `:exit`/],
    ['an unknown name to explain', ':explain nothing', /nothing here is called `nothing`/],
  ])('%s', (_title, line, want) => {
    expect(answers(line)[0]).toMatch(want);
  });

  test('a wrong item can be typed again', () => {
    const [wrong, right] = answers(
      'playbook p { when ordrs > 3건 then { ... } }',
      'playbook p { when orders > 3건 then { ... } }',
    );
    expect(wrong).toMatch(/OS1101/);
    expect(right).not.toMatch(/OS1101|OS1102/);
  });

  test('an empty line ends a text that would never end', () => {
    expect(answers('playbook p {', '')[1]).toMatch(/OS0101/);
  });
});

describe('commands', () => {
  test(':names lists what has a name, narrowed', () => {
    expect(answers(':names revenue')).toEqual(['metric revenue "매출"']);
  });

  test(':forget forgets what was typed', () => {
    const session = begin();
    session.enter('playbook p { when orders > 3건 then { ... } }');
    session.enter(':forget');
    expect(session.enter(':explain p')).toMatch(/nothing here is called/);
  });

  test(':quit ends', () => {
    const session = begin();
    session.enter(':quit');
    expect(session.hasEnded()).toBe(true);
  });
});

test('completion knows the project and what was typed', () => {
  const session = begin();
  session.enter('metric placed = count of orders_in per region over 5m');
  session.enter('');
  expect(session.complete('pla').map(({ label }) => label)).toContain('placed');
  expect(session.complete('orders ').map(({ label }) => label)).toContain('drop');
});
