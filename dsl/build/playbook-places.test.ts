import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The items of a text without an error, with the words at their spans. */
function treeOf(text: string): string {
  const { file, diagnostics } = parse(unindented(text), 'a.play');
  expect(diagnostics).toEqual([]);
  return writtenTree(file.items, file.text);
}

// Rules: playbook, pbItem, use, bareRule.
test.each<[string, string, string]>([
  [
    'a playbook in one line',
    'playbook p { when a is 1 then do x() }',
    `
      playbook ‹playbook p { when a is 1 then do x() }›
        name ‹p›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
        body[] do ‹do x()›
          call ‹x()›
            name ‹x›
    `,
  ],
  [
    'a title stands behind the name',
    'playbook 지역.급감 "주문 급감" { when a is 1 then ... }',
    `
      playbook ‹playbook 지역.급감 "주문 급감" { when a is 1 then ... }›
        name ‹지역.급감›
        title text ‹"주문 급감"›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
        body[] hole ‹...›
    `,
  ],
  [
    'texts and names',
    `
      playbook p {
        about "무엇"
        owner "ops"
        runbook "https://a.example/r"
        deprecated "use q"
        severity high
        mode shadow
        labels { team: "ops", when: 1 }
        when a is 1
        then ...
      }
    `,
    `
      playbook ‹playbook p {⏎  about "무엇 … when a is 1⏎  then ...⏎}›
        name ‹p›
        about text ‹"무엇"›
        owner text ‹"ops"›
        runbook text ‹"https://a.example/r"›
        deprecated text ‹"use q"›
        severity ‹high›
        mode ‹shadow›
        labels record ‹{ team: "ops", when: 1 }›
          entries[] ‹team: "ops"›
            name ‹team›
            value text ‹"ops"›
          entries[] ‹when: 1›
            name ‹when›
            value number ‹1›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
        body[] hole ‹...›
    `,
  ],
  [
    'conditions that hold back, raise and end',
    `
      playbook p {
        when a is 1
        unless b is missing
        unless c is missing over 5m
        only during peak
        except during night, 설
        recovered when a is 0 for 10m
        raise to high when a is 2
        raise to critical when a is 3
        then ...
      }
    `,
    `
      playbook ‹playbook p {⏎  when a is … when a is 3⏎  then ...⏎}›
        name ‹p›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
        unless[] test ‹b is missing›
          signal ‹b›
            name ‹b›
          test missing ‹is missing›
        unless[] test ‹c is missing over 5m›
          signal ‹c›
            name ‹c›
          test missing ‹is missing›
          modifiers
            over duration ms=300000 ‹5m›
        during[] only ‹only during peak›
          schedules[] ‹peak›
        during[] except ‹except during night, 설›
          schedules[] ‹night›
          schedules[] ‹설›
        recoveredWhen held ‹a is 0 for 10m›
          part test ‹a is 0›
            signal ‹a›
              name ‹a›
            test is ‹is 0›
              value number ‹0›
          for duration ms=600000 ‹10m›
        raises[] ‹raise to high when a is 2›
          to ‹high›
          when test ‹a is 2›
            signal ‹a›
              name ‹a›
            test is ‹is 2›
              value number ‹2›
        raises[] ‹raise to critical when a is 3›
          to ‹critical›
          when test ‹a is 3›
            signal ‹a›
              name ‹a›
            test is ‹is 3›
              value number ‹3›
        body[] hole ‹...›
    `,
  ],
  [
    'clauses in any order',
    'playbook p { then do x() expect recovery within 5m guard { } when a is 1 }',
    `
      playbook ‹playbook p { then do x() …  guard { } when a is 1 }›
        name ‹p›
        body[] do ‹do x()›
          call ‹x()›
            name ‹x›
        expects[] expect ‹expect recovery within 5m›
          within duration ms=300000 ‹5m›
        guard ‹guard { }›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
    `,
  ],
  [
    '`then` without braces ends at the next clause',
    'playbook p { then wait 5m owner "ops" when a is 1 }',
    `
      playbook ‹playbook p { then wait 5m owner "ops" when a is 1 }›
        name ‹p›
        body[] wait ‹wait 5m›
          duration duration ms=300000 ‹5m›
        owner text ‹"ops"›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
    `,
  ],
  [
    'an empty body',
    'playbook p { when a is 1 then { } }',
    `
      playbook ‹playbook p { when a is 1 then { } }›
        name ‹p›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
    `,
  ],
  [
    'a bare rule takes several statements',
    'when a is 1 then check c if cause is rain then do x() ...',
    `
      rule ‹when a is 1 then check c if cause is rain then do x() ...›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
        body[] check ‹check c›
          names[] ‹c›
        body[] if ‹if cause is rain then do x()›
          branches[] ‹cause is rain then do x()›
            test cause ‹cause is rain›
              cause ‹rain›
            body[] do ‹do x()›
              call ‹x()›
                name ‹x›
        body[] hole ‹...›
    `,
  ],
  [
    'a bare rule may have braces',
    'when a is 1 then { ... }',
    `
      rule ‹when a is 1 then { ... }›
        when condition ‹a is 1›
          condition test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
        body[] hole ‹...›
    `,
  ],
  [
    'the founding line is legal, its end is a hole',
    'when orders.region drop > 50% over 15m then check riders.health ...',
    `
      rule ‹when orders.region drop  …  check riders.health ...›
        when condition ‹orders.region drop > 50% over 15m›
          condition test ‹orders.region drop > 50% over 15m›
            signal ‹orders.region›
              name ‹orders.region›
            test change change=drop op=> ‹drop > 50%›
              value percent ratio=0.5 ‹50%›
            modifiers
              over duration ms=900000 ‹15m›
        body[] check ‹check riders.health›
          names[] ‹riders.health›
        body[] hole ‹...›
    `,
  ],
  [
    '`use` brings a pack',
    'use "packs/pay.play"',
    `
      use ‹use "packs/pay.play"›
        path text ‹"packs/pay.play"›
    `,
  ],
  [
    '`use … as` brings it under a prefix',
    'use "packs/pay.play" as 결제',
    `
      use ‹use "packs/pay.play" as 결제›
        path text ‹"packs/pay.play"›
        as ‹결제›
    `,
  ],
])('%s', (_title, text, tree) => {
  expect(treeOf(text)).toBe(unindented(tree));
});
