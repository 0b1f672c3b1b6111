import type { PlaybookModel } from '../../model/playbook.ts';
import type { StepModel } from '../../model/step.ts';
import type { PlaybookTestModel } from '../../model/test.ts';
import { say } from '../../say.ts';
import type { CheckedLint } from '../lint.ts';
import { mayHold } from '../may-hold.ts';
import { testsOf, verbsExpected } from '../tests-of.ts';
import { walk } from '../walk.ts';

/**
 * OS5003: a branch of a tested playbook that no test can reach: none expects its cause or what it does, and what the
 * tests give cannot make its condition true. Whether a branch that could run did run, only playing the test tells.
 */
export const branchNotCovered: CheckedLint = {
  code: 'OS5003',
  name: 'branch-not-covered',
  level: 'info',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  check(subject, tell) {
    const { project, map } = subject;
    if (project.tests.length === 0) return;
    const tests = testsOf(subject);
    for (const playbook of project.playbooks) {
      const of = tests.of(playbook);
      if (of.length === 0) continue;
      for (const step of walk(playbook).steps) {
        if (step.kind !== 'if') continue;
        for (const { when, text, body } of step.branches) {
          if (of.some((test) => expectsIn(test, body) || mayHold(when, test, playbook))) continue;
          const place = map.placeOf(when);
          if (place === null) continue;
          tell(place.file, place.span, say`no test of \`${playbook.name}\` reaches this branch`, {
            label: say`never played`,
            help: exampleFor(playbook, text, when.kind === 'cause' ? when.cause : null),
          });
        }
      }
    }
  },
  doc: {
    bad: `playbook quiet {
  when orders per region drop > 50%
  then {
    check riders.health
    if cause is riders short { do staff.tell(team: "ops", text: "few riders in {region}") }
    if cause is heavy rain { do staff.tell(team: "ops", text: "rain in {region}") }
    otherwise { escalate to "ops" }
  }
}
test "few riders" for quiet {
  given orders in 강남구 was 100 each 1m for 5w
  given orders in 강남구 is 10 each 1m for 40m
  given weather in 강남구 is { rain: 0 }
  expect cause is riders short
}`,
    good: `playbook quiet {
  when orders per region drop > 50%
  then {
    check riders.health
    if cause is riders short { do staff.tell(team: "ops", text: "few riders in {region}") }
    if cause is heavy rain { do staff.tell(team: "ops", text: "rain in {region}") }
    otherwise { escalate to "ops" }
  }
}
test "few riders" for quiet {
  given orders in 강남구 was 100 each 1m for 5w
  given orders in 강남구 is 10 each 1m for 40m
  given weather in 강남구 is { rain: 0 }
  expect cause is riders short
}
test "rain" for quiet {
  given orders in 강남구 was 100 each 1m for 5w
  given orders in 강남구 is 10 each 1m for 40m
  given weather in 강남구 is { rain: 20 }
  expect cause is heavy rain
}`,
    why: {
      en: 'A branch that no test reaches is run for the first time when it matters.',
      ko: '어떤 테스트도 닿지 않는 분기는 정작 필요할 때 처음 실행됩니다.',
    },
    options: [
      {
        en: 'A branch counts as reached where a test expects its cause or what it does, or gives values that may make it true.',
        ko: '테스트가 그 원인이나 동작을 기대하거나, 조건이 참이 될 수 있는 값을 주면 닿은 것으로 봅니다.',
      },
    ],
  },
};

/** Whether a test expects an action that stands in this branch. */
function expectsIn(test: PlaybookTestModel, body: readonly StepModel[]): boolean {
  const verbs = verbsExpected(test);
  return verbs.length > 0 && body.some((step) => doesOneOf(step, verbs));
}

function doesOneOf(step: StepModel, verbs: readonly string[]): boolean {
  switch (step.kind) {
    case 'do':
      return verbs.includes(step.verb);
    case 'otherwise':
    case 'always':
    case 'routine':
      return step.body.some((one) => doesOneOf(one, verbs));
    case 'if':
    case 'check':
    case 'expect':
    case 'track':
    case 'escalate':
    case 'wait':
    case 'hole':
      return false;
  }
}

function exampleFor({ name }: PlaybookModel, text: string, cause: string | null) {
  return cause === null
    ? say`write a test for \`${name}\` in which \`${text}\` becomes true`
    : say`write a test for \`${name}\` that gives what makes it true, with \`expect cause is ${cause}\``;
}
