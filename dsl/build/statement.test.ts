import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** What stands in the braces after `then`, with the words at their spans. */
function bodyOf(written: string): string {
  const { file, diagnostics } = parse(`playbook p { when a > 1 then { ${written} } }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  return item?.kind === 'playbook' ? writtenTree(item.body, file.text) : 'no playbook';
}

// Rules: block, stmt, simple, check, causes, because, escalate.
test.each<[string, string, string]>([
  [
    '`...` is a statement of its own',
    '...',
    `
      hole ‹...›
    `,
  ],
  [
    'the one character `…` is the same hole',
    '…',
    `
      hole ‹…›
    `,
  ],
  [
    '`wait`',
    'wait 1시간30분',
    `
      wait ‹wait 1시간30분›
        duration duration ms=5400000 ‹1시간30분›
    `,
  ],
  [
    '`escalate` to nobody in particular',
    'escalate',
    `
      escalate ‹escalate›
    `,
  ],
  [
    '`escalate to` takes a text',
    'escalate to "ops-lead"',
    `
      escalate ‹escalate to "ops-lead"›
        to text ‹"ops-lead"›
    `,
  ],
  [
    '`check` one',
    'check riders.health',
    `
      check ‹check riders.health›
        names[] ‹riders.health›
    `,
  ],
  [
    '`check` several',
    'check riders.health, kitchen, 날씨',
    `
      check ‹check riders.health, kitchen, 날씨›
        names[] ‹riders.health›
        names[] ‹kitchen›
        names[] ‹날씨›
    `,
  ],
  [
    '`check` with causes on the spot',
    'check kitchen { because too slow "느림" when a is 1 because "out of stock" when b is 2 }',
    `
      check ‹check kitchen { because  …  of stock" when b is 2 }›
        names[] ‹kitchen›
        causes[] ‹because too slow "느림" when a is 1›
          cause ‹too slow›
          title text ‹"느림"›
          when test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
        causes[] ‹because "out of stock" when b is 2›
          cause ‹"out of stock"›
          when test ‹b is 2›
            signal ‹b›
              name ‹b›
            test is ‹is 2›
              value number ‹2›
    `,
  ],
  [
    'statements need nothing between them',
    'wait 5m check kitchen escalate ...',
    `
      wait ‹wait 5m›
        duration duration ms=300000 ‹5m›
      check ‹check kitchen›
        names[] ‹kitchen›
      escalate ‹escalate›
      hole ‹...›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(bodyOf(written)).toBe(unindented(tree));
});

// Rules: if, ifTest, then, body.
test.each<[string, string, string]>([
  [
    'with braces',
    'if a is 1 { ... }',
    `
      if ‹if a is 1 { ... }›
        branches[] ‹a is 1 { ... }›
          test test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          body[] hole ‹...›
    `,
  ],
  [
    'with `then` and one statement',
    'if a is 1 then escalate',
    `
      if ‹if a is 1 then escalate›
        branches[] ‹a is 1 then escalate›
          test test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          body[] escalate ‹escalate›
    `,
  ],
  [
    'with `then` and braces',
    'if a is 1 then { escalate }',
    `
      if ‹if a is 1 then { escalate }›
        branches[] ‹a is 1 then { escalate }›
          test test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          body[] escalate ‹escalate›
    `,
  ],
  [
    '`else` with one statement',
    'if a is 1 { ... } else escalate',
    `
      if ‹if a is 1 { ... } else escalate›
        branches[] ‹a is 1 { ... }›
          test test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          body[] hole ‹...›
        else[] escalate ‹escalate›
    `,
  ],
  [
    '`else if`, any number of them, then `else`',
    'if a is 1 { ... } else if b is 2 then escalate else if c is 3 {} else { ... }',
    `
      if ‹if a is 1 { ... } else i … f c is 3 {} else { ... }›
        branches[] ‹a is 1 { ... }›
          test test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          body[] hole ‹...›
        branches[] ‹b is 2 then escalate›
          test test ‹b is 2›
            signal ‹b›
              name ‹b›
            test is ‹is 2›
              value number ‹2›
          body[] escalate ‹escalate›
        branches[] ‹c is 3 {}›
          test test ‹c is 3›
            signal ‹c›
              name ‹c›
            test is ‹is 3›
              value number ‹3›
        else[] hole ‹...›
    `,
  ],
  [
    '`recovered` asks in the middle of a body',
    'if recovered { ... }',
    `
      if ‹if recovered { ... }›
        branches[] ‹recovered { ... }›
          test recovered ‹recovered›
          body[] hole ‹...›
    `,
  ],
  [
    '`not recovered`',
    'wait 10m if not recovered then escalate',
    `
      wait ‹wait 10m›
        duration duration ms=600000 ‹10m›
      if ‹if not recovered then escalate›
        branches[] ‹not recovered then escalate›
          test recovered negated ‹not recovered›
          body[] escalate ‹escalate›
    `,
  ],
  [
    '`recovered` may be a metric where a test follows',
    'if recovered > 5 { ... }',
    `
      if ‹if recovered > 5 { ... }›
        branches[] ‹recovered > 5 { ... }›
          test test ‹recovered > 5›
            signal ‹recovered›
              name ‹recovered›
            test compare op=> ‹> 5›
              value number ‹5›
          body[] hole ‹...›
    `,
  ],
  [
    'a cause',
    'if cause is riders short or cause is heavy rain { ... }',
    `
      if ‹if cause is riders short or cause is heavy rain { ... }›
        branches[] ‹cause is riders short or cause is heavy rain { ... }›
          test or ‹cause is riders short or cause is heavy rain›
            parts[] cause ‹cause is riders short›
              cause ‹riders short›
            parts[] cause ‹cause is heavy rain›
              cause ‹heavy rain›
          body[] hole ‹...›
    `,
  ],
  [
    'a nested `else` belongs to the nearest `if`',
    'if a is 1 { if b is 2 { ... } else { escalate } }',
    `
      if ‹if a is 1 { if b is 2 { ... } else { escalate } }›
        branches[] ‹a is 1 { if b is 2 { ... } else { escalate } }›
          test test ‹a is 1›
            signal ‹a›
              name ‹a›
            test is ‹is 1›
              value number ‹1›
          body[] if ‹if b is 2 { ... } else { escalate }›
            branches[] ‹b is 2 { ... }›
              test test ‹b is 2›
                signal ‹b›
                  name ‹b›
                test is ‹is 2›
                  value number ‹2›
              body[] hole ‹...›
            else[] escalate ‹escalate›
    `,
  ],
])('if: %s', (_title, written, tree) => {
  expect(bodyOf(written)).toBe(unindented(tree));
});

// Rules: stmt (otherwise, always), expect, track.
test.each<[string, string, string]>([
  [
    '`otherwise` with one statement',
    'otherwise escalate',
    `
      otherwise ‹otherwise escalate›
        body[] escalate ‹escalate›
    `,
  ],
  [
    '`always` with braces',
    'always { check kitchen ... }',
    `
      always ‹always { check kitchen ... }›
        body[] check ‹check kitchen›
          names[] ‹kitchen›
        body[] hole ‹...›
    `,
  ],
  [
    '`expect recovery`',
    'expect recovery within 30m',
    `
      expect ‹expect recovery within 30m›
        within duration ms=1800000 ‹30m›
    `,
  ],
  [
    '`expect` a condition, else a statement',
    'expect a is 1 and b is 2 within 1h else escalate to "l"',
    `
      expect ‹expect a is 1 and b is 2 within 1h else escalate to "l"›
        condition and ‹a is 1 and b is 2›
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
        within duration ms=3600000 ‹1h›
        else[] escalate ‹escalate to "l"›
          to text ‹"l"›
    `,
  ],
  [
    '`expect`, else braces',
    'expect recovery within 30m else { escalate ... }',
    `
      expect ‹expect recovery within 30m else { escalate ... }›
        within duration ms=1800000 ‹30m›
        else[] escalate ‹escalate›
        else[] hole ‹...›
    `,
  ],
  [
    '`track`',
    'track reorders for 14d',
    `
      track ‹track reorders for 14d›
        metric ‹reorders›
        for duration ms=1209600000 ‹14d›
    `,
  ],
  [
    '`track` with everything',
    'track reorders.count >= 1건 for 2w vs holdout 10% as effect',
    `
      track ‹track reorders.count >= 1건 for 2w vs holdout 10% as effect›
        metric ‹reorders.count›
        pass op=>=
          value count value=1 unit=건 ‹1건›
        for duration ms=1209600000 ‹2w›
        holdout percent ratio=0.1 ‹10%›
        as ‹effect›
    `,
  ],
  [
    '`track` a negative bound',
    'track delta > -5% for 7d',
    `
      track ‹track delta > -5% for 7d›
        metric ‹delta›
        pass op=>
          value percent ratio=-0.05 ‹-5%›
        for duration ms=604800000 ‹7d›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(bodyOf(written)).toBe(unindented(tree));
});
