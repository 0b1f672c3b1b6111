import { describe, expect, test } from '@jest/globals';
import { load, playbook } from '../../dsl/resolve/testing/sample.ts';
import { watched } from '../../dsl/resolve/testing/watched.ts';
import { compileProject } from './bundle.ts';
import { notYet } from './not-yet.ts';

/** What is named of the only playbook of a text, which must be free of errors. */
function lackingIn(text: string): readonly string[] {
  const { project, diagnostics } = load(`${watched}\n${text}`);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  const [only] = project.playbooks;
  if (only === undefined) throw new Error('no playbook');
  return notYet(only);
}

/** Compiles what nothing is lacking of; throws where the compiler was not told the truth. */
function compile(text: string): void {
  compileProject(load(`${watched}\n${text}`).project, { name: 'sample', zone: 'Asia/Seoul' });
}

/** What the conditions below are not run for. */
const RECOVERS = 'recovers without `good is`';

describe('what is watched and not run yet is named, in the words of the author', () => {
  test.each<[when: string, ...lacking: string[]]>([
    ['each orders_in per order followed by waiting overall > 3건 over 15m within 1h', 'each'],
    [
      'each orders_in per order not followed by each orders_in per order within 2d',
      'each … within more than 24h',
    ],
    ['each orders_in per order or cancels overall > 3건', 'each'],
    ['not each orders_in per order', 'each'],
    ['each orders_in per order for 5m', 'each'],
    ['orders per region is anomalous vs previous 1h', 'anomalous … vs'],
    ['waiting per region recovers', 'recovers without `good is`'],
    ['latest of riders.status is "idle"', 'latest of status'],
    ['latest of orders_in.paid is true over 5m', 'latest of paid'],
    ['orders per region > 3건 over 7d', 'over more than 24h'],
    ['orders per region > 3건 and weather.rain rise > 3mm over 1h', 'weather.rain over a window'],
    ['orders per region > 3건 and weather.rain > 3mm over 1h', 'weather.rain over a window'],
    ['orders where shop.cuisine is "치킨" > 3건', 'cuisine of shops'],
    [
      'orders where not (shop.staff < 2 or shop.cuisine is missing) > 3건',
      'staff of shops',
      'cuisine of shops',
    ],
    ['idle per region < 80% of waiting over 2d', 'over more than 24h'],
  ])('%s', (when, ...lacking) => {
    expect(lackingIn(playbook(when))).toEqual(lacking);
  });

  test.each<[title: string, metric: string, ...lacking: string[]]>([
    ['a filter by a look-up', 'count of orders_in where shop.staff > 3 over 5m', 'staff of shops'],
    [
      'a whole by a look-up',
      'share of orders_in where paid is true out of shop.staff > 3 over 5m',
      'staff of shops',
    ],
    ['a long window', 'count of orders_in over 90d', 'over more than 24h'],
  ])('a metric: %s', (_title, metric, ...lacking) => {
    expect(lackingIn(`metric m = ${metric}\n${playbook('m rise > 1x')}`)).toEqual(lacking);
  });

  test.each<[title: string, clauses: string]>([
    ['unless', 'unless waiting per region recovers'],
    ['recovered when', 'recovered when waiting per region recovers'],
  ])('in the clause `%s`', (_title, clauses) => {
    expect(lackingIn(playbook('orders per region > 3건', undefined, clauses))).toEqual([RECOVERS]);
  });

  test.each<[title: string, body: string]>([
    ['a branch', 'if waiting per region recovers { do log.write(text: "x") }'],
    [
      'a cause',
      'check c { because late when waiting recovers } if cause is late { do log.write(text: "x") }',
    ],
  ])('in %s', (_title, body) => {
    expect(lackingIn(playbook('orders per region > 3건', body))).toEqual([RECOVERS]);
  });

  test('each once, in the order written', () => {
    const text = playbook(
      'orders per region > 3건 over 2d and (waiting per region recovers or waiting per region recovers over 3d)',
    );
    expect(lackingIn(text)).toEqual(['over more than 24h', RECOVERS]);
  });
});

describe('what runs is not named, and compiles', () => {
  test.each<[metric: string]>([
    ['avg of (orders_in.amount / 2) over 5m'],
    ['p95 of (orders_in.amount / 2) over 5m'],
    ['sum of (orders_in.took * 2) over 5m'],
    ['count of orders_in * 2 over 5m'],
    ['cancels'],
    ['count of orders_in over 5m baseline target 30'],
    ['sum of orders_in.amount / count of orders_in over 5m'],
  ])('a metric: %s', (metric) => {
    const text = `metric m = ${metric}\n${playbook('m rise > 1x')}`;
    expect(lackingIn(text)).toEqual([]);
    compile(text);
  });

  test.each<[when: string]>([
    ['each orders_in where paid is false per shop'],
    ['each orders_in and amount > 5만원'],
    ['each orders_in per order followed by each orders_in per order within 1h'],
    ['each orders_in where event is "placed" per region and waiting > 3건 over 15m'],
    ['orders per region > 3건'],
    ['not orders per region > 3건 for 10m'],
    ['orders per region is anomalous'],
    ['orders per region is not anomalous up (sensitivity high)'],
    ['waiting per region is anomalous either over 1h'],
    ['orders per region > 3건 over 24h'],
    ['orders in 강남구 > 3건'],
    ['orders where (paid is true and amount > 3000원) > 3건'],
    ['orders.region drop > 50% over 15m vs same time last 4 weeks'],
    ['rejects per region rise > 20pp over 30m vs previous 1h with at least 9 samples'],
    ['rejects per region rise > 4x'],
    ['took per region change > 3m'],
    ['idle per region < 80% of waiting over 10m'],
    ['orders overall is 0'],
    ['revenue per region is missing'],
    ['orders_in is missing over 5m'],
    ['sum of orders_in.amount > 5만원 over 1h'],
    ['avg of orders_in.took > 5m over 1h'],
    ['share of orders_in where paid is false out of event is "placed" > 5% over 1h'],
    ['orders per region > 3건 and weather.rain > 3mm'],
    ['orders per region drop > 5% vs target 30'],
    ['orders per region > 3건 and during peak'],
    ['rejects per region recovers to 5%'],
    ['rejects per region recovers'],
    ['no orders_in per region over 5m'],
    ['orders overall > 3건 followed by waiting overall > 3건 within 5m'],
    ['orders overall > 3건 not followed by waiting overall > 3건 within 5m'],
    ['orders per region > 3건 and not (during peak or no orders_in over 5m)'],
    ['orders per shop > 3건 and shop.staff < 2'],
    ['orders per region drop > 5% vs metric waiting'],
    ['predicted per region drop > 5% vs forecast'],
    ['per_order per region < 0.8'],
    ['orders per region > 3건 and per_order < 0.8'],
    ['orders per region > 3건 and weather.level is "red"'],
    ['weather.rain per region > 3mm'],
    ['pay per region > 20USD over 1h'],
    ['median of orders_in.took > 3m over 5m'],
    ['p99.9 of orders_in.took > 3m over 5m'],
    ['min of orders_in.took > 3m over 5m'],
    ['max of orders_in.took > 3m over 5m'],
    ['distinct of orders_in.shop > 3 over 5m'],
    ['latest of orders_in.amount > 3000원 over 5m'],
    ['rate of orders_in > 3 over 5m'],
    ['stddev of orders_in.took > 3m over 5m'],
  ])('%s', (when) => {
    const text = playbook(when, 'check riders.health if cause is heavy rain { do log.write(text: "x") }');
    expect(lackingIn(when.includes('region') ? text : playbook(when))).toEqual([]);
    compile(when.includes('region') ? text : playbook(when));
  });

  test('and declarations that no playbook uses keep nothing from compiling', () => {
    const text = `metric a = latest of riders.status
      metric b = count of orders_in where shop.staff > 3 over 5m
      define check c { because late when waiting recovers }
      ${playbook('orders per region > 3건')}`;
    expect(lackingIn(text)).toEqual([]);
    compile(text);
  });
});
