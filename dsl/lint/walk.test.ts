import { expect, test } from '@jest/globals';
import type { ConditionModel } from '../model/condition.ts';
import { load } from '../resolve/testing/sample.ts';
import { alternativesOf, leavesOf, partsOf, walk } from './walk.ts';

const { project } = load(`
playbook p {
  when (orders per region drop > 50% or orders per region < 3) for 5m
  unless orders_in is missing over 5m
  raise to critical when orders per region drop > 80%
  recovered when not orders per region drop > 20%
  guard { cooldown 30m  at most 4 runs in 1h }
  then {
    check riders.health
    if cause is riders short { do log.write(text: "a") on failure { do log.write(text: "b") } }
    else if idle < 3 { wait 5m }
    else { do log.write(text: "c") }
    otherwise { do log.write(text: "d") }
    always do log.write(text: "e")
    expect orders per region > 5 within 10m else do log.write(text: "f")
  }
  expect recovery within 30m else escalate to "x"
}
playbook q {
  when orders per region < 10 and rejects per region > 30% followed by rejects per region > 40% within 20m
  then do log.write(text: "x")
}`);
const [p, q] = project.playbooks;

test('every condition is found with what it decides, in the order of a playbook', () => {
  expect(walk(p!).conditions.map(({ role }) => role)).toEqual([
    'when',
    'unless',
    'raise',
    'recovered',
    'cause',
    'cause',
    'if',
    'if',
    'expect',
  ]);
});

test('every statement is found, at any depth', () => {
  expect(
    walk(p!)
      .steps.map(({ kind }) => kind)
      .join(' '),
  ).toBe('check if do do wait do otherwise do always do expect do expect escalate');
  expect(
    walk(p!)
      .acts.map(({ text }) => text.replace(/.*"(.)".*/, '$1'))
      .join(''),
  ).toBe('abcdef');
  expect(walk(p!).causes.map(({ name }) => name)).toEqual(['riders short', 'heavy rain']);
});

test('a playbook is walked once', () => {
  expect(walk(p!)).toBe(walk(p!));
  expect(walk(q!)).not.toBe(walk(p!));
});

test('the parts of a condition come after the whole; its tests are among them', () => {
  const parts = [p, q].map((one) =>
    partsOf(one!.trigger!)
      .map(({ kind }) => kind)
      .join(' '),
  );
  expect(parts).toEqual(['hold or leaf leaf', 'sequence and leaf leaf leaf']);
  expect(leavesOf(q!.trigger!).map(({ text }) => text)).toEqual([
    'orders per region < 10',
    'rejects per region > 30%',
    'rejects per region > 40%',
  ]);
});

test('only what one branch alone decides is an alternative', () => {
  const { of } = p!.trigger as Extract<ConditionModel, { kind: 'hold' }>;
  expect(alternativesOf(of).map(({ kind }) => kind)).toEqual(['leaf', 'leaf']);
  expect(alternativesOf(p!.trigger!)).toEqual([p!.trigger]);
});
