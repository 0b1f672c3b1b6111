import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** A condition on `m` without an error: its test, with the words at their spans. */
function testOf(written: string): string {
  const { file, diagnostics } = parse(`playbook p { when m ${written} then do x() }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  const trigger = item?.kind === 'playbook' ? item.when : null;
  const condition = trigger?.kind === 'condition' ? trigger.condition : null;
  return condition?.kind === 'test' ? writtenTree(condition.test, file.text) : 'no test';
}

// Rules: sigTest, value.
test.each<[string, string, string]>([
  [
    '`drop` compares with the usual by a percentage',
    'drop > 50%',
    `
      change change=drop op=> ‹drop > 50%›
        value percent ratio=0.5 ‹50%›
    `,
  ],
  [
    '`drops` is a spelling',
    'drops > 50%',
    `
      change change=drop op=> ‹drops > 50%›
        value percent ratio=0.5 ‹50%›
    `,
  ],
  [
    '`rise` by a factor',
    'rise >= 2배',
    `
      change change=rise op=>= ‹rise >= 2배›
        value factor factor=2 ‹2배›
    `,
  ],
  [
    '`rises` by points',
    'rises > 20pp',
    `
      change change=rise op=> ‹rises > 20pp›
        value points ratio=0.2 ‹20pp›
    `,
  ],
  [
    '`change` by a value of the same type',
    'change ≥ 15m',
    `
      change change=change op=>= ‹change ≥ 15m›
        value duration ms=900000 ‹15m›
    `,
  ],
  [
    '`changes` by a negative value',
    'changes < -5%',
    `
      change change=change op=< ‹changes < -5%›
        value percent ratio=-0.05 ‹-5%›
    `,
  ],
  [
    'a value compares with a fixed one',
    '> 30건',
    `
      compare op=> ‹> 30건›
        value count value=30 unit=건 ‹30건›
    `,
  ],
  [
    'a value compares with another metric',
    '< usual.orders',
    `
      compare op=< ‹< usual.orders›
        value name ‹usual.orders›
    `,
  ],
  [
    'a value compares with another metric of the whole',
    '< usual overall',
    `
      compare op=< ‹< usual overall›
        value name overall ‹usual overall›
          name ‹usual›
    `,
  ],
  [
    'a value compares with a share of another metric',
    '< 80% of orders.pending',
    `
      compare op=< ‹< 80% of orders.pending›
        value share ‹80% of orders.pending›
          literal percent ratio=0.8 ‹80%›
          of ‹orders.pending›
    `,
  ],
  [
    'a share of another metric of the whole',
    '< 80% of orders.pending overall',
    `
      compare op=< ‹< 80% of orders.pending overall›
        value share overall ‹80% of orders.pending overall›
          literal percent ratio=0.8 ‹80%›
          of ‹orders.pending›
    `,
  ],
  [
    'a value compares with a truth',
    '> true',
    `
      compare op=> ‹> true›
        value bool ‹true›
    `,
  ],
  [
    '`is` a number',
    'is 0',
    `
      is ‹is 0›
        value number ‹0›
    `,
  ],
  [
    '`is` a text',
    'is "closed"',
    `
      is ‹is "closed"›
        value text ‹"closed"›
    `,
  ],
  [
    '`is` a bare word',
    'is closed',
    `
      is ‹is closed›
        value name ‹closed›
    `,
  ],
  [
    '`is not` a truth',
    'is not true',
    `
      is negated ‹is not true›
        value bool ‹true›
    `,
  ],
  [
    '`is missing`',
    'is missing',
    `
      missing ‹is missing›
    `,
  ],
  [
    '`is not missing`',
    'is not missing',
    `
      missing negated ‹is not missing›
    `,
  ],
  [
    '`in`',
    'in ("a", b)',
    `
      in ‹in ("a", b)›
        values[] text ‹"a"›
        values[] name ‹b›
    `,
  ],
  [
    '`is in`',
    'is in ("a")',
    `
      in ‹is in ("a")›
        values[] text ‹"a"›
    `,
  ],
  [
    '`not in`',
    'not in (1, 2)',
    `
      in negated ‹not in (1, 2)›
        values[] number ‹1›
        values[] number ‹2›
    `,
  ],
  [
    '`is not in`',
    'is not in ("a")',
    `
      in negated ‹is not in ("a")›
        values[] text ‹"a"›
    `,
  ],
  [
    '`recovers` to the usual',
    'recovers',
    `
      recovers ‹recovers›
    `,
  ],
  [
    '`recover to` a value',
    'recover to 90% of usual',
    `
      recovers ‹recover to 90% of usual›
        to share ‹90% of usual›
          literal percent ratio=0.9 ‹90%›
          of ‹usual›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(testOf(written)).toBe(unindented(tree));
});

// Rule: anomaly.
test.each<[string, string, string]>([
  [
    'without `is`',
    'anomalous',
    `
      anomalous ‹anomalous›
    `,
  ],
  [
    'with `is`',
    'is anomalous',
    `
      anomalous ‹is anomalous›
    `,
  ],
  [
    '`is not`',
    'is not anomalous',
    `
      anomalous negated ‹is not anomalous›
    `,
  ],
  [
    'up',
    'anomalous up',
    `
      anomalous direction=up ‹anomalous up›
    `,
  ],
  [
    'down',
    'is anomalous down',
    `
      anomalous direction=down ‹is anomalous down›
    `,
  ],
  [
    'either',
    'anomalous either',
    `
      anomalous direction=either ‹anomalous either›
    `,
  ],
  [
    'settings are words, numbers and durations',
    'anomalous (sensitivity high, bands 3.5, warmup 2w)',
    `
      anomalous ‹anomalous (sensitivity high, bands 3.5, warmup 2w)›
        params[]
          name ‹sensitivity›
          value name ‹high›
        params[]
          name ‹bands›
          value number ‹3.5›
        params[]
          name ‹warmup›
          value duration ms=1209600000 ‹2w›
    `,
  ],
  [
    'a direction and a setting',
    'is not anomalous up (sensitivity low)',
    `
      anomalous direction=up negated ‹is not anomalous up (sensitivity low)›
        params[]
          name ‹sensitivity›
          value name ‹low›
    `,
  ],
])('anomalous: %s', (_title, written, tree) => {
  expect(testOf(written)).toBe(unindented(tree));
});
