import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The trigger of a playbook without an error, with the words at their spans. */
function triggerOf(written: string): string {
  const { file, diagnostics } = parse(`playbook p { when ${written} then do x() }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  return item?.kind === 'playbook' ? writtenTree(item.when, file.text) : 'no playbook';
}

// Rule: trigger.
test.each<[string, string, string]>([
  [
    'a time of day',
    'at 16:00',
    `
      clock ‹at 16:00›
        at time minutes=960 ‹16:00›
    `,
  ],
  [
    'a time of day during schedules',
    'at 9:05 during weekdays, peak.lunch',
    `
      clock ‹at 9:05 during weekdays, peak.lunch›
        at time minutes=545 ‹9:05›
        during[] ‹weekdays›
        during[] ‹peak.lunch›
    `,
  ],
  [
    'a time of day and a condition, with its `or`',
    'at 16:00 and a is 1 or b is 2',
    `
      clock ‹at 16:00 and a is 1 or b is 2›
        at time minutes=960 ‹16:00›
        condition or ‹a is 1 or b is 2›
          parts[] test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          parts[] test ‹b is 2›
            signal ‹b›
              name ‹b›
            test is ‹is 2›
              value number ‹2›
    `,
  ],
  [
    'a time of day, schedules and a condition',
    'at 16:00 during peak and during night',
    `
      clock ‹at 16:00 during peak and during night›
        at time minutes=960 ‹16:00›
        during[] ‹peak›
        condition during ‹during night›
          schedule ‹night›
    `,
  ],
])('trigger: %s', (_title, written, tree) => {
  expect(triggerOf(written)).toBe(unindented(tree));
});

// Rules: condition, orExpr, andExpr, unary.
test.each<[string, string, string]>([
  [
    '`and` binds closer than `or`',
    'a is 1 or b is 2 and c is 3',
    `
      condition ‹a is 1 or b is 2 and c is 3›
        condition or ‹a is 1 or b is 2 and c is 3›
          parts[] test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          parts[] and ‹b is 2 and c is 3›
            parts[] test ‹b is 2›
              signal ‹b›
                name ‹b›
              test is ‹is 2›
                value number ‹2›
            parts[] test ‹c is 3›
              signal ‹c›
                name ‹c›
              test is ‹is 3›
                value number ‹3›
    `,
  ],
  [
    'a group is as long as its parentheses for those around it',
    '(a is 1 or b is 2) and c is 3',
    `
      condition ‹(a is 1 or b is 2) and c is 3›
        condition and ‹(a is 1 or b is 2) and c is 3›
          parts[] or ‹a is 1 or b is 2›
            parts[] test ‹a is 1›
              signal ‹a›
                name ‹a›
              test is ‹is 1›
                value number ‹1›
            parts[] test ‹b is 2›
              signal ‹b›
                name ‹b›
              test is ‹is 2›
                value number ‹2›
          parts[] test ‹c is 3›
            signal ‹c›
              name ‹c›
            test is ‹is 3›
              value number ‹3›
    `,
  ],
  [
    '`not` before a group reaches to its parenthesis',
    'not (a is 1 or b is 2)',
    `
      condition ‹not (a is 1 or b is 2)›
        condition not ‹not (a is 1 or b is 2)›
          part or ‹a is 1 or b is 2›
            parts[] test ‹a is 1›
              signal ‹a›
                name ‹a›
              test is ‹is 1›
                value number ‹1›
            parts[] test ‹b is 2›
              signal ‹b›
                name ‹b›
              test is ‹is 2›
                value number ‹2›
    `,
  ],
  [
    'each `not` has its own place',
    'not not a is 1',
    `
      condition ‹not not a is 1›
        condition not ‹not not a is 1›
          part not ‹not a is 1›
            part test ‹a is 1›
              signal ‹a›
                name ‹a›
              test is ‹is 1›
                value number ‹1›
    `,
  ],
  [
    '`for` holds its operand',
    'a is 1 for 5m',
    `
      condition ‹a is 1 for 5m›
        condition held ‹a is 1 for 5m›
          part test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          for duration ms=300000 ‹5m›
    `,
  ],
  [
    '`for` holds its operand with its `not`',
    'not a is 1 for 5m',
    `
      condition ‹not a is 1 for 5m›
        condition held ‹not a is 1 for 5m›
          part not ‹not a is 1›
            part test ‹a is 1›
              signal ‹a›
                name ‹a›
              test is ‹is 1›
                value number ‹1›
          for duration ms=300000 ‹5m›
    `,
  ],
  [
    '`for` holds a negated group',
    'not (a is 1 and b is 2) for 5m',
    `
      condition ‹not (a is 1 and b is 2) for 5m›
        condition held ‹not (a is 1 and b is 2) for 5m›
          part not ‹not (a is 1 and b is 2)›
            part and ‹a is 1 and b is 2›
              parts[] test ‹a is 1›
                signal ‹a›
                  name ‹a›
                test is ‹is 1›
                  value number ‹1›
              parts[] test ‹b is 2›
                signal ‹b›
                  name ‹b›
                test is ‹is 2›
                  value number ‹2›
          for duration ms=300000 ‹5m›
    `,
  ],
  [
    '`for` inside parentheses is not of the `not`',
    'not (a is 1 for 5m)',
    `
      condition ‹not (a is 1 for 5m)›
        condition not ‹not (a is 1 for 5m)›
          part held ‹a is 1 for 5m›
            part test ‹a is 1›
              signal ‹a›
                name ‹a›
              test is ‹is 1›
                value number ‹1›
            for duration ms=300000 ‹5m›
    `,
  ],
  [
    '`followed by` up to its deadline',
    'a is 1 followed by b is 2 within 20m',
    `
      condition ‹a is 1 followed by b is 2 within 20m›
        condition sequence ‹a is 1 followed by b is 2 within 20m›
          first test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          steps[] ‹followed by b is 2 within 20m›
            condition test ‹b is 2›
              signal ‹b›
                name ‹b›
              test is ‹is 2›
                value number ‹2›
            within duration ms=1200000 ‹20m›
    `,
  ],
  [
    '`not followed by`, then `followed by`',
    'a is 1 not followed by b is 2 within 20m followed by c is 3 within 1h',
    `
      condition ‹a is 1 not followed by b … owed by c is 3 within 1h›
        condition sequence ‹a is 1 not followed by b … owed by c is 3 within 1h›
          first test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          steps[] negated ‹not followed by b is 2 within 20m›
            condition test ‹b is 2›
              signal ‹b›
                name ‹b›
              test is ‹is 2›
                value number ‹2›
            within duration ms=1200000 ‹20m›
          steps[] ‹followed by c is 3 within 1h›
            condition test ‹c is 3›
              signal ‹c›
                name ‹c›
              test is ‹is 3›
                value number ‹3›
            within duration ms=3600000 ‹1h›
    `,
  ],
  [
    '`or` binds closer than `followed by`',
    'a is 1 or b is 2 followed by c is 3 and d is 4 within 5m',
    `
      condition ‹a is 1 or b is 2 followed by c is 3 and d is 4 within 5m›
        condition sequence ‹a is 1 or b is 2 followed by c is 3 and d is 4 within 5m›
          first or ‹a is 1 or b is 2›
            parts[] test ‹a is 1›
              signal ‹a›
                name ‹a›
              test is ‹is 1›
                value number ‹1›
            parts[] test ‹b is 2›
              signal ‹b›
                name ‹b›
              test is ‹is 2›
                value number ‹2›
          steps[] ‹followed by c is 3 and d is 4 within 5m›
            condition and ‹c is 3 and d is 4›
              parts[] test ‹c is 3›
                signal ‹c›
                  name ‹c›
                test is ‹is 3›
                  value number ‹3›
              parts[] test ‹d is 4›
                signal ‹d›
                  name ‹d›
                test is ‹is 4›
                  value number ‹4›
            within duration ms=300000 ‹5m›
    `,
  ],
  [
    'a sequence in parentheses is an operand',
    '(a is 1 followed by b is 2 within 5m) and c is 3',
    `
      condition ‹(a is 1 followed by b is 2 within 5m) and c is 3›
        condition and ‹(a is 1 followed by b is 2 within 5m) and c is 3›
          parts[] sequence ‹a is 1 followed by b is 2 within 5m›
            first test ‹a is 1›
              signal ‹a›
                name ‹a›
              test is ‹is 1›
                value number ‹1›
            steps[] ‹followed by b is 2 within 5m›
              condition test ‹b is 2›
                signal ‹b›
                  name ‹b›
                test is ‹is 2›
                  value number ‹2›
              within duration ms=300000 ‹5m›
          parts[] test ‹c is 3›
            signal ‹c›
              name ‹c›
            test is ‹is 3›
              value number ‹3›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(triggerOf(written)).toBe(unindented(tree));
});

// Rules: operand, causeName, modifier.
test.each<[string, string, string]>([
  [
    '`during` a schedule',
    'during 점심.피크',
    `
      condition ‹during 점심.피크›
        condition during ‹during 점심.피크›
          schedule ‹점심.피크›
    `,
  ],
  [
    '`each` event',
    'each order_events',
    `
      condition ‹each order_events›
        condition each ‹each order_events›
          source ‹order_events›
    `,
  ],
  [
    '`each` row of a slice, over a window',
    'each s where a is 1 per region over 15m',
    `
      condition ‹each s where a is 1 per region over 15m›
        condition each ‹each s where a is 1 per region over 15m›
          source ‹s›
          slice
            where is ‹a is 1›
              field ‹a›
              value number ‹1›
            per[] ‹region›
          modifiers
            over duration ms=900000 ‹15m›
    `,
  ],
  [
    '`no` event',
    'no order_events over 15m',
    `
      condition ‹no order_events over 15m›
        condition absent ‹no order_events over 15m›
          signal ‹order_events›
            name ‹order_events›
          modifiers
            over duration ms=900000 ‹15m›
    `,
  ],
  [
    '`no` aggregate',
    'no count of s where a is 1 per region over 15m',
    `
      condition ‹no count of s where a is 1 per region over 15m›
        condition absent ‹no count of s where a is 1 per region over 15m›
          signal ‹count of s where a is 1 per region›
            fold ‹count of s where a is 1›
              aggregate ‹count›
            name ‹s›
            slice
              where is ‹a is 1›
                field ‹a›
                value number ‹1›
              per[] ‹region›
          modifiers
            over duration ms=900000 ‹15m›
    `,
  ],
  [
    'a cause of several words',
    'cause is riders short',
    `
      condition ‹cause is riders short›
        condition cause ‹cause is riders short›
          cause ‹riders short›
    `,
  ],
  [
    'a cause in Hangul',
    'cause is 라이더 부족',
    `
      condition ‹cause is 라이더 부족›
        condition cause ‹cause is 라이더 부족›
          cause ‹라이더 부족›
    `,
  ],
  [
    'a cause in quotes',
    'cause is not "out of stock"',
    `
      condition ‹cause is not "out of stock"›
        condition cause negated ‹cause is not "out of stock"›
          cause ‹"out of stock"›
    `,
  ],
  [
    'words of a cause are joined by one blank',
    'cause is riders    short',
    `
      condition ‹cause is riders    short›
        condition cause ‹cause is riders    short›
          cause text=riders short ‹riders    short›
    `,
  ],
  [
    'modifiers in any order',
    'a drop > 5% with at least 30 samples vs previous 1h over 10m for 5m',
    `
      condition ‹a drop > 5% with at leas … vious 1h over 10m for 5m›
        condition held ‹a drop > 5% with at leas … vious 1h over 10m for 5m›
          part test ‹a drop > 5% with at least 30 samples vs previous 1h over 10m›
            signal ‹a›
              name ‹a›
            test change change=drop op=> ‹drop > 5%›
              value percent ratio=0.05 ‹5%›
            modifiers
              samples noun=samples ‹at least 30 samples›
                value number ‹30›
              versus previous ‹previous 1h›
                window duration ms=3600000 ‹1h›
              over duration ms=600000 ‹10m›
          for duration ms=300000 ‹5m›
    `,
  ],
  [
    '`vs same time last week`',
    'a drop > 5% vs same time last week',
    `
      condition ‹a drop > 5% vs same time last week›
        condition test ‹a drop > 5% vs same time last week›
          signal ‹a›
            name ‹a›
          test change change=drop op=> ‹drop > 5%›
            value percent ratio=0.05 ‹5%›
          modifiers
            versus same-time ‹same time last week›
              last duration ms=604800000 ‹week›
    `,
  ],
  [
    '`vs same time last 4 weeks`',
    'a drop > 5% vs same time last 4 weeks',
    `
      condition ‹a drop > 5% vs same time last 4 weeks›
        condition test ‹a drop > 5% vs same time last 4 weeks›
          signal ‹a›
            name ‹a›
          test change change=drop op=> ‹drop > 5%›
            value percent ratio=0.05 ‹5%›
          modifiers
            versus same-time ‹same time last 4 weeks›
              last duration ms=2419200000 ‹4 weeks›
    `,
  ],
  [
    '`vs same time yesterday`',
    'a drop > 5% vs same time yesterday',
    `
      condition ‹a drop > 5% vs same time yesterday›
        condition test ‹a drop > 5% vs same time yesterday›
          signal ‹a›
            name ‹a›
          test change change=drop op=> ‹drop > 5%›
            value percent ratio=0.05 ‹5%›
          modifiers
            versus yesterday ‹same time yesterday›
    `,
  ],
  [
    '`vs forecast`',
    'a drop > 5% vs forecast',
    `
      condition ‹a drop > 5% vs forecast›
        condition test ‹a drop > 5% vs forecast›
          signal ‹a›
            name ‹a›
          test change change=drop op=> ‹drop > 5%›
            value percent ratio=0.05 ‹5%›
          modifiers
            versus forecast ‹forecast›
    `,
  ],
  [
    '`vs target`',
    'a drop > 5% vs target 30건',
    `
      condition ‹a drop > 5% vs target 30건›
        condition test ‹a drop > 5% vs target 30건›
          signal ‹a›
            name ‹a›
          test change change=drop op=> ‹drop > 5%›
            value percent ratio=0.05 ‹5%›
          modifiers
            versus target ‹target 30건›
              value count value=30 unit=건 ‹30건›
    `,
  ],
  [
    '`vs metric`',
    'a drop > 5% vs metric usual.orders',
    `
      condition ‹a drop > 5% vs metric usual.orders›
        condition test ‹a drop > 5% vs metric usual.orders›
          signal ‹a›
            name ‹a›
          test change change=drop op=> ‹drop > 5%›
            value percent ratio=0.05 ‹5%›
          modifiers
            versus metric ‹metric usual.orders›
              name ‹usual.orders›
    `,
  ],
])('operand: %s', (_title, written, tree) => {
  expect(triggerOf(written)).toBe(unindented(tree));
});
