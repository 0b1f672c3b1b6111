import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The limits of a guard, with the words at their spans. */
function limitsOf(written: string): string {
  const { file, diagnostics } = parse(`playbook p { when a > 1 guard { ${written} } then do x() }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  return item?.kind === 'playbook' ? writtenTree(item.guard?.limits, file.text) : 'no playbook';
}

// Rules: limit (cooldown, once), cap, capScope, noun.
test.each<[string, string, string]>([
  [
    '`cooldown` for the whole playbook',
    'cooldown 30m',
    `
      cooldown ‹cooldown 30m›
        duration duration ms=1800000 ‹30m›
    `,
  ],
  [
    '`cooldown` for each of some dimensions',
    'cooldown 30m per region, brand',
    `
      cooldown ‹cooldown 30m per region, brand›
        duration duration ms=1800000 ‹30m›
        per[] ‹region›
        per[] ‹brand›
    `,
  ],
  [
    '`once` for each',
    'once per region',
    `
      once ‹once per region›
        per[] ‹region›
    `,
  ],
  [
    '`once` in a time',
    'once in 20h',
    `
      once ‹once in 20h›
        in duration ms=72000000 ‹20h›
    `,
  ],
  [
    '`once` for each in a time, in any order',
    'once in 20h per region',
    `
      once ‹once in 20h per region›
        in duration ms=72000000 ‹20h›
        per[] ‹region›
    `,
  ],
  [
    '`at most` a bare number',
    'at most 3',
    `
      cap ‹at most 3›
        amount number ‹3›
    `,
  ],
  [
    '`at most` a number of something',
    'at most 3 runs',
    `
      cap ‹at most 3 runs›
        amount number ‹3›
        noun ‹runs›
    `,
  ],
  [
    '`at most` a number of something in Hangul',
    'at most 3 라이더 in 1h',
    `
      cap ‹at most 3 라이더 in 1h›
        amount number ‹3›
        noun ‹라이더›
        in duration ms=3600000 ‹1h›
    `,
  ],
  [
    '`at most` a count',
    'at most 20곳 per region in 1d',
    `
      cap ‹at most 20곳 per region in 1d›
        amount count value=20 unit=곳 ‹20곳›
        per[] ‹region›
        in duration ms=86400000 ‹1d›
    `,
  ],
  [
    '`at most` a share',
    'at most 5% of restaurants.open in 1h per region',
    `
      cap ‹at most 5% of restaurants.open in 1h per region›
        amount percent ratio=0.05 ‹5%›
        of ‹restaurants.open›
        in duration ms=3600000 ‹1h›
        per[] ‹region›
    `,
  ],
  [
    '`at most` money',
    'at most 5만원',
    `
      cap ‹at most 5만원›
        amount money minor=50000 currency=KRW ‹5만원›
    `,
  ],
  [
    '`spend at most`',
    'spend at most ₩5_000_000 in 1d',
    `
      cap spend ‹spend at most ₩5_000_000 in 1d›
        amount money minor=5000000 currency=KRW ‹₩5_000_000›
        in duration ms=86400000 ‹1d›
    `,
  ],
  [
    'a noun may be a soft word that begins no clause',
    'at most 5 events at most 3 samples',
    `
      cap ‹at most 5 events›
        amount number ‹5›
        noun ‹events›
      cap ‹at most 3 samples›
        amount number ‹3›
        noun ‹samples›
    `,
  ],
  [
    'limits need nothing between them',
    'cooldown 30m at most 4 runs in 1h spend at most 3000KRW',
    `
      cooldown ‹cooldown 30m›
        duration duration ms=1800000 ‹30m›
      cap ‹at most 4 runs in 1h›
        amount number ‹4›
        noun ‹runs›
        in duration ms=3600000 ‹1h›
      cap spend ‹spend at most 3000KRW›
        amount money minor=3000 currency=KRW ‹3000KRW›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(limitsOf(written)).toBe(unindented(tree));
});

// Rule: limit (needs approval).
test.each<[string, string, string]>([
  [
    'from one',
    'needs approval from "ops-lead"',
    `
      approval ‹needs approval from "ops-lead"›
        from text ‹"ops-lead"›
    `,
  ],
  [
    'from two',
    'needs approval from "ops-lead" and "finance"',
    `
      approval ‹needs approval from "ops-lead" and "finance"›
        from text ‹"ops-lead"›
        and text ‹"finance"›
    `,
  ],
  [
    'when something is so',
    'needs approval from "l" when a is 1 and b is 2',
    `
      approval ‹needs approval from "l" when a is 1 and b is 2›
        from text ‹"l"›
        when and ‹a is 1 and b is 2›
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
    '`and` behind the first person is the second, behind a condition it is the condition’s',
    'needs approval from "a" and "b" when c is 1 and d is 2',
    `
      approval ‹needs approval from "a" and "b" when c is 1 and d is 2›
        from text ‹"a"›
        and text ‹"b"›
        when and ‹c is 1 and d is 2›
          parts[] test ‹c is 1›
            signal ‹c›
              name ‹c›
            test is ‹is 1›
              value number ‹1›
          parts[] test ‹d is 2›
            signal ‹d›
              name ‹d›
            test is ‹is 2›
              value number ‹2›
    `,
  ],
  [
    'within a time',
    'needs approval from "l" within 10m',
    `
      approval ‹needs approval from "l" within 10m›
        from text ‹"l"›
        within duration ms=600000 ‹10m›
    `,
  ],
  [
    'else skip',
    'needs approval from "l" else skip',
    `
      approval ‹needs approval from "l" else skip›
        from text ‹"l"›
        else skip ‹skip›
    `,
  ],
  [
    'else escalate',
    'needs approval from "l" else escalate',
    `
      approval ‹needs approval from "l" else escalate›
        from text ‹"l"›
        else escalate ‹escalate›
    `,
  ],
  [
    'else escalate to someone',
    'needs approval from "l" within 10m else escalate to "m"',
    `
      approval ‹needs approval from "l" within 10m else escalate to "m"›
        from text ‹"l"›
        within duration ms=600000 ‹10m›
        else escalate ‹escalate to "m"›
          to text ‹"m"›
    `,
  ],
  [
    'everything, then the next limit',
    'needs approval from "a" and "b" when c is 1 within 5m else skip cooldown 1h',
    `
      approval ‹needs approval from "a"  … is 1 within 5m else skip›
        from text ‹"a"›
        and text ‹"b"›
        when test ‹c is 1›
          signal ‹c›
            name ‹c›
          test is ‹is 1›
            value number ‹1›
        within duration ms=300000 ‹5m›
        else skip ‹skip›
      cooldown ‹cooldown 1h›
        duration duration ms=3600000 ‹1h›
    `,
  ],
])('needs approval: %s', (_title, written, tree) => {
  expect(limitsOf(written)).toBe(unindented(tree));
});
