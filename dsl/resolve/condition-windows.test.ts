import { describe, expect, test } from '@jest/globals';
import { only, playbook, said } from './testing/sample.ts';

/** Each row: what was written in `when`, the one message with the words at its caret, its help, the nearest right text. */
type Slip = readonly [wrong: string, said: string, help: string | null, right: string];

function answers(slips: readonly Slip[]): void {
  test.each(slips)('%s', (wrong, want, help, right) => {
    expect(said(playbook(wrong))).toEqual([`error ${want}`]);
    expect(only(playbook(wrong)).help).toBe(help);
    expect(said(playbook(right))).toEqual([]);
  });
}

describe('OS1301, OS1306, OS1309: windows are written, are whole panes and lie in the history', () => {
  answers([
    [
      'windowless per region > 3건',
      'OS1301 <windowless> nothing says over which time `windowless` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      'windowless per region > 3건 over 15m',
    ],
    [
      'windowless per region drop > 5%',
      'OS1301 <windowless> nothing says over which time `windowless` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      'windowless per region drop > 5% over 15m',
    ],
    [
      'windowless > orders',
      'OS1301 <windowless> nothing says over which time `windowless` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      'windowless > orders over 15m',
    ],
    [
      'orders > windowless',
      'OS1301 <windowless> nothing says over which time `windowless` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      'orders > windowless over 15m',
    ],
    [
      'count of orders_in > 3건',
      'OS1301 <count of orders_in> nothing says over which time `count of orders_in` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      'count of orders_in > 3건 over 15m',
    ],
    [
      'avg of orders_in.took > 3m',
      'OS1301 <avg of orders_in.took> nothing says over which time `avg of orders_in.took` is counted',
      'write `over 15m` after the comparison, or `over 15m` at the metric',
      'avg of orders_in.took > 3m over 15m',
    ],
    [
      'idle per region drop > 5%',
      'OS1301 <idle> nothing says what `idle` is compared with',
      'write `over 15m` or `vs same time last 4 weeks`',
      'idle per region drop > 5% over 15m',
    ],
    [
      'pay per region rise > 5%',
      'OS1301 <pay> nothing says what `pay` is compared with',
      'write `over 15m` or `vs same time last 4 weeks`',
      'pay per region rise > 5% vs same time last week',
    ],
    [
      'orders per region > 3건 over 95s',
      'OS1309 <95s> a window cannot be `95s` long',
      'the nearest that can be counted is `1m40s`',
      'orders per region > 3건 over 100s',
    ],
    [
      'orders per region > 3건 over 4s',
      'OS1309 <4s> a window cannot be `4s` long',
      'the nearest that can be counted is `10s`',
      'orders per region > 3건 over 10s',
    ],
    [
      'orders per region > 3건 over 0m',
      'OS1309 <0m> a window cannot be `0m` long',
      'the nearest that can be counted is `10s`',
      'orders per region > 3건 over 1m',
    ],
    [
      'orders per region > 3건 over 91d',
      'OS1309 <91d> a window cannot be `91d` long',
      'the nearest that can be counted is `90d`',
      'orders per region > 3건 over 24h',
    ],
    [
      'orders per region > 3건 over 13w',
      'OS1309 <13w> a window cannot be `13w` long',
      'the nearest that can be counted is `90d`',
      'orders per region > 3건 over 1d',
    ],
    [
      'riders is missing over 95s',
      'OS1309 <95s> a window cannot be `95s` long',
      'the nearest that can be counted is `1m40s`',
      'riders is missing over 90s',
    ],
    [
      'orders per region drop > 5% vs previous 15s',
      'OS1309 <15s> `previous 15s` cannot be counted',
      'use a multiple of 10s',
      'orders per region drop > 5% vs previous 20s',
    ],
    [
      'orders per region drop > 5% vs previous 0m',
      'OS1309 <0m> `previous 0m` cannot be counted',
      'use a multiple of 10s',
      'orders per region drop > 5% vs previous 1m',
    ],
    [
      'orders per region drop > 5% vs previous 61d',
      'OS1306 <61d> there is never `61d` of history',
      null,
      'orders per region drop > 5% vs previous 60d',
    ],
    [
      'orders per region drop > 5% vs same time last 90m',
      'OS1309 <90m> `same time last 90m` is not a number of days or weeks',
      'write `same time last 4 weeks`, `same time last 3 days` or `previous 1h`',
      'orders per region drop > 5% vs previous 90m',
    ],
    [
      'orders per region drop > 5% vs same time last 36h',
      'OS1309 <36h> `same time last 36h` is not a number of days or weeks',
      'write `same time last 4 weeks`, `same time last 3 days` or `previous 1h`',
      'orders per region drop > 5% vs same time last 48h',
    ],
    [
      'orders per region drop > 5% vs same time last 9 weeks',
      'OS1306 <9 weeks> there is never `9 weeks` of history',
      'use at most `same time last 8 weeks`',
      'orders per region drop > 5% vs same time last 8 weeks',
    ],
    [
      'orders per region drop > 5% vs same time last 61 days',
      'OS1306 <61 days> there is never `61 days` of history',
      'use at most `same time last 8 weeks`',
      'orders per region drop > 5% vs same time last 60 days',
    ],
  ]);
});

describe('OS1201, OS1203, OS1205: a change is measured against the baseline', () => {
  answers([
    [
      'orders per region drop > 120%',
      'OS1205 <120%> `orders` cannot drop by more than 100%',
      'nothing left is a drop of 100%: write `drop >= 100%`, or a smaller share',
      'orders per region drop > 99%',
    ],
    [
      'orders per region drop > 100%',
      'OS1205 <100%> `orders` cannot drop by more than 100%',
      'nothing left is a drop of 100%: write `drop >= 100%`, or a smaller share',
      'orders per region drop >= 100%',
    ],
    [
      'orders per region drop >= 101%',
      'OS1205 <101%> `orders` cannot drop by more than 100%',
      'nothing left is a drop of 100%: write `drop >= 100%`, or a smaller share',
      'orders per region rise >= 101%',
    ],
    [
      'took per region drop > 100%',
      'OS1205 <100%> `took` cannot drop by more than 100%',
      'nothing left is a drop of 100%: write `drop >= 100%`, or a smaller share',
      'took per region change > 100%',
    ],
    [
      'rejects per region rise > 20%',
      'OS1203 <20%> `20%` can mean two different things here',
      'write `20pp` for points, or `4x` for a factor',
      'rejects per region rise > 20pp',
    ],
    [
      'rejects per region rise > 2.5%',
      'OS1203 <2.5%> `2.5%` can mean two different things here',
      'write `2.5pp` for points, or `4x` for a factor',
      'rejects per region rise > 2.5pp',
    ],
    [
      'rejects per region drop > 20%',
      'OS1203 <20%> `20%` can mean two different things here',
      'write `20pp` for points',
      'rejects per region drop > 20pp',
    ],
    [
      'rejects per region change >= 20%',
      'OS1203 <20%> `20%` can mean two different things here',
      'write `20pp` for points',
      'rejects per region change >= 20pp',
    ],
    [
      'orders per region drop > 2x',
      'OS1201 <2x> only `rise` takes a factor such as `2x`',
      'to drop to 1/2 is `50%`',
      'orders per region drop > 50%',
    ],
    [
      'orders per region change > 4x',
      'OS1201 <4x> only `rise` takes a factor such as `4x`',
      'write `rise > 4x`, or say by how much it changes',
      'orders per region rise > 4x',
    ],
    [
      'orders per region drop > 0.5x',
      'OS1201 <0.5x> only `rise` takes a factor such as `0.5x`',
      null,
      'orders per region drop > 50%',
    ],
    [
      'orders per region rise > 15m',
      'OS1201 <15m> `orders` cannot be compared with `15m`',
      'compare it with a count such as 30',
      'orders per region rise > 15건',
    ],
    [
      'orders per region drop > 20pp',
      'OS1201 <20pp> `orders` is no percentage, so it changes by no points',
      'write `drop > 20%`',
      'orders per region drop > 20%',
    ],
    [
      'took per region change > 2km',
      'OS1201 <2km> `took` cannot be compared with `2km`',
      'compare it with a duration such as 15m',
      'took per region change > 2m',
    ],
    [
      'orders per region drop > waiting',
      'OS1201 <waiting> `drop` needs an amount such as `50%`',
      null,
      'orders per region < waiting',
    ],
    [
      'orders per region drop > 80% of waiting',
      'OS1201 <80% of waiting> `80% of waiting` cannot stand here',
      'a share of another metric stands after > < >= or <=: `> 80% of waiting`',
      'orders per region < 80% of waiting',
    ],
    [
      'orders per region > 20pp of waiting',
      'OS1201 <20pp of waiting> `20pp of waiting` cannot stand here',
      'a share of another metric stands after > < >= or <=: `> 80% of waiting`',
      'orders per region > 20% of waiting',
    ],
    [
      'orders per region > 3건 with at least 30%',
      'OS1201 <30%> `at least` counts samples',
      'write `at least 30 samples`',
      'orders per region > 3건 with at least 30 samples',
    ],
    [
      'orders per region drop > 5% with at least 5m',
      'OS1201 <5m> `at least` counts samples',
      'write `at least 30 samples`',
      'orders per region drop > 5% with at least 5건',
    ],
  ]);
});
