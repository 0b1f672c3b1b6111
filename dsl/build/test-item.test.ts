import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The lines of a test without an error, with the words at their spans. */
function linesOf(written: string): string {
  const { file, diagnostics } = parse(`test "t" { ${written} }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  return item?.kind === 'test' ? writtenTree(item.lines, file.text) : 'no test';
}

// Rules: given, after, step.
test.each<[string, string, string]>([
  [
    'a start',
    'given start 2026-03-10 18:00',
    `
      given-start ‹start 2026-03-10 18:00›
        date date date=2026-03-10 ‹2026-03-10›
        time time minutes=1080 ‹18:00›
    `,
  ],
  [
    'events of a file',
    'given events from "fixtures/march.ndjson"',
    `
      given-events ‹events from "fixtures/march.ndjson"›
        from text ‹"fixtures/march.ndjson"›
    `,
  ],
  [
    'an action that always fails',
    'given action incentives.push fails',
    `
      given-failure ‹action incentives.push fails›
        action ‹incentives.push›
    `,
  ],
  [
    'an action that fails for a reason, some times',
    'given action incentives.push fails "down" 2 times',
    `
      given-failure ‹action incentives.push fails "down" 2 times›
        action ‹incentives.push›
        reason text ‹"down"›
        times number ‹2›
    `,
  ],
  [
    'an approval',
    'given approval from "ops-lead" is granted',
    `
      given-approval ‹approval from "ops-lead" is granted›
        from text ‹"ops-lead"›
        is ‹granted›
    `,
  ],
  [
    'an approval after a while',
    'given approval from "ops-lead" is denied after 5m',
    `
      given-approval ‹approval from "ops-lead" is denied after 5m›
        from text ‹"ops-lead"›
        is ‹denied›
        after duration ms=300000 ‹5m›
    `,
  ],
  [
    'an approval that never comes',
    'given approval from "ops-lead" is silent after 5m',
    `
      given-approval ‹approval from "ops-lead" is silent after 5m›
        from text ‹"ops-lead"›
        is ‹silent›
        after duration ms=300000 ‹5m›
    `,
  ],
  [
    'an answer',
    'given answer to slack.ask is "yes"',
    `
      given-answer ‹answer to slack.ask is "yes"›
        to ‹slack.ask›
        is text ‹"yes"›
    `,
  ],
  [
    'an answer to one question',
    'given answer "how many" to slack.ask is "5" after 1m',
    `
      given-answer ‹answer "how many" to slack.ask is "5" after 1m›
        question text ‹"how many"›
        to ‹slack.ask›
        is text ‹"5"›
        after duration ms=60000 ‹1m›
    `,
  ],
  [
    'no answer',
    'given answer to slack.ask is silent',
    `
      given-answer ‹answer to slack.ask is silent›
        to ‹slack.ask›
    `,
  ],
  [
    'a value',
    'given orders is 30',
    `
      given-value tense=is ‹orders is 30›
        name ‹orders›
        steps[] ‹30›
          value number ‹30›
    `,
  ],
  [
    'a value in a place',
    'given orders in 강남구 is 30건',
    `
      given-value tense=is ‹orders in 강남구 is 30건›
        name ‹orders›
        in name ‹강남구›
        steps[] ‹30건›
          value count value=30 unit=건 ‹30건›
    `,
  ],
  [
    'a value in a place written as a text',
    'given orders in "강남구" is -5%',
    `
      given-value tense=is ‹orders in "강남구" is -5%›
        name ‹orders›
        in text ‹"강남구"›
        steps[] ‹-5%›
          value percent ratio=-0.05 ‹-5%›
    `,
  ],
  [
    'history',
    'given orders was 100 each 15m',
    `
      given-value tense=was ‹orders was 100 each 15m›
        name ‹orders›
        steps[] ‹100 each 15m›
          value number ‹100›
          each duration ms=900000 ‹15m›
    `,
  ],
  [
    'steps',
    'given orders is 100 each 1m for 30m then 30 for 5m then missing',
    `
      given-value tense=is ‹orders is 100 each 1m for 30m then 30 for 5m then missing›
        name ‹orders›
        steps[] ‹100 each 1m for 30m›
          value number ‹100›
          each duration ms=60000 ‹1m›
          for duration ms=1800000 ‹30m›
        steps[] ‹30 for 5m›
          value number ‹30›
          for duration ms=300000 ‹5m›
        steps[] ‹missing›
          value missing ‹missing›
    `,
  ],
  [
    'a truth, a text and a word as steps',
    'given kitchen.open is true then "closed" then closed',
    `
      given-value tense=is ‹kitchen.open is true then "closed" then closed›
        name ‹kitchen.open›
        steps[] ‹true›
          value bool ‹true›
        steps[] ‹"closed"›
          value text ‹"closed"›
        steps[] ‹closed›
          value name ‹closed›
    `,
  ],
  [
    'a row',
    'given riders is { idle: true, region: "강남구" } each 1m',
    `
      given-value tense=is ‹riders is { idle: true, region: "강남구" } each 1m›
        name ‹riders›
        steps[] ‹{ idle: true, region: "강남구" } each 1m›
          value record ‹{ idle: true, region: "강남구" }›
            entries[] ‹idle: true›
              name ‹idle›
              value bool ‹true›
            entries[] ‹region: "강남구"›
              name ‹region›
              value text ‹"강남구"›
          each duration ms=60000 ‹1m›
    `,
  ],
  [
    'a metric that is called like a kind of given',
    'given events is 5 given start.time is 3',
    `
      given-value tense=is ‹events is 5›
        name ‹events›
        steps[] ‹5›
          value number ‹5›
      given-value tense=is ‹start.time is 3›
        name ‹start.time›
        steps[] ‹3›
          value number ‹3›
    `,
  ],
])('given %s', (_title, written, tree) => {
  expect(linesOf(written)).toBe(unindented(tree));
});

// Rules: testItem, expectation.
test.each<[string, string, string]>([
  [
    'an incident',
    'expect incident',
    `
      expect ‹expect incident›
        what incident
    `,
  ],
  [
    'no incident in a place',
    'expect no incident in 강남구',
    `
      expect negated ‹expect no incident in 강남구›
        what incident
          in name ‹강남구›
    `,
  ],
  [
    'recovery',
    'expect recovered in "강남구"',
    `
      expect ‹expect recovered in "강남구"›
        what recovered
          in text ‹"강남구"›
    `,
  ],
  [
    'no action at all',
    'expect no action',
    `
      expect negated ‹expect no action›
        what action
    `,
  ],
  [
    'an action of a name',
    'expect action notify.ops',
    `
      expect ‹expect action notify.ops›
        what action
          name ‹notify.ops›
    `,
  ],
  [
    'a deed',
    'expect do incentives.push',
    `
      expect ‹expect do incentives.push›
        what do
          name ‹incentives.push›
    `,
  ],
  [
    'a deed with arguments, once',
    'expect do incentives.push(bonus: 2000원, text: "a") once',
    `
      expect ‹expect do incentives.push(bonus: 2000원, text: "a") once›
        what do times=1
          name ‹incentives.push›
          args[] ‹bonus: 2000원›
            name ‹bonus›
            value money minor=2000 currency=KRW ‹2000원›
          args[] ‹text: "a"›
            name ‹text›
            value text ‹"a"›
    `,
  ],
  [
    'a deed some times',
    'expect do incentives.push 3 times',
    `
      expect ‹expect do incentives.push 3 times›
        what do times=3
          name ‹incentives.push›
    `,
  ],
  [
    'no deed',
    'expect no do incentives.push()',
    `
      expect negated ‹expect no do incentives.push()›
        what do
          name ‹incentives.push›
    `,
  ],
  [
    'an undo',
    'expect undo restaurants.pause',
    `
      expect ‹expect undo restaurants.pause›
        what undo
          name ‹restaurants.pause›
    `,
  ],
  [
    'an escalation',
    'expect escalate to "ops-lead"',
    `
      expect ‹expect escalate to "ops-lead"›
        what escalate ‹escalate to "ops-lead"›
          to text ‹"ops-lead"›
    `,
  ],
  [
    'a question',
    'expect asked "how many"',
    `
      expect ‹expect asked "how many"›
        what asked
          text text ‹"how many"›
    `,
  ],
  [
    'a cause of several words',
    'expect cause is riders short',
    `
      expect ‹expect cause is riders short›
        what cause
          cause ‹riders short›
    `,
  ],
  [
    'not a cause',
    'expect cause is not "out of stock"',
    `
      expect ‹expect cause is not "out of stock"›
        what cause negated
          cause ‹"out of stock"›
    `,
  ],
  [
    'a severity',
    'expect severity is high',
    `
      expect ‹expect severity is high›
        what severity
          is ‹high›
    `,
  ],
  [
    'at a time of day',
    'at 18:25 expect incident',
    `
      expect ‹at 18:25 expect incident›
        at time minutes=1105 ‹18:25›
        what incident
    `,
  ],
  [
    'at a time from the start',
    'at 1h30m expect no action',
    `
      expect negated ‹at 1h30m expect no action›
        at duration ms=5400000 ‹1h30m›
        what action
    `,
  ],
])('expect %s', (_title, written, tree) => {
  expect(linesOf(written)).toBe(unindented(tree));
});

// Rule: test.
test.each<[string, string, string]>([
  [
    'for nobody in particular',
    'test "a test" {}',
    `
      test ‹test "a test" {}›
        title text ‹"a test"›
    `,
  ],
  [
    'for a playbook',
    'test "라이더가 부족하면" for 지역.급감 { expect incident }',
    `
      test ‹test "라이더가 부족하면" for 지역.급감 { expect incident }›
        title text ‹"라이더가 부족하면"›
        for ‹지역.급감›
        lines[] expect ‹expect incident›
          what incident
    `,
  ],
  [
    'lines keep their order',
    'test "t" { expect incident given a is 1 expect no action }',
    `
      test ‹test "t" { expect incident given a is 1 expect no action }›
        title text ‹"t"›
        lines[] expect ‹expect incident›
          what incident
        lines[] given-value tense=is ‹a is 1›
          name ‹a›
          steps[] ‹1›
            value number ‹1›
        lines[] expect negated ‹expect no action›
          what action
    `,
  ],
])('test: %s', (_title, text, tree) => {
  const { file, diagnostics } = parse(text, 'a.play');
  expect(diagnostics).toEqual([]);
  expect(writtenTree(file.items, file.text)).toBe(unindented(tree));
});
