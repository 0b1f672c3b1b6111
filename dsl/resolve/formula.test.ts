import { describe, expect, test } from '@jest/globals';
import type { CombinedMetric, Formula } from '../model/metric.ts';
import { load } from './testing/sample.ts';
import { saidOf, watched } from './testing/watched.ts';
import type { ValueType } from './value.ts';

function metricOf(text: string): CombinedMetric {
  const { project, diagnostics } = load(`${watched}\nmetric m = ${text}`);
  const model = project.metrics.find(({ name }) => name === 'm');
  if (model?.kind === 'combined') return model;
  throw new Error(model?.kind ?? diagnostics.map(({ code, message }) => `${code} ${message}`).join('; '));
}

/** A formula in brackets, names and numbers as they are. */
function shown(formula: Formula): string {
  switch (formula.kind) {
    case 'metric':
      return formula.metric.name;
    case 'probe':
      return `${formula.probe}.${formula.field}`;
    case 'constant':
      return String(formula.value);
    case 'binary':
      return `(${shown(formula.left)} ${formula.op} ${shown(formula.right)})`;
  }
}

const count: ValueType = { kind: 'count' };
const number: ValueType = { kind: 'number', name: null };
const percent: ValueType = { kind: 'percent' };
const duration: ValueType = { kind: 'duration' };
const won: ValueType = { kind: 'money', currency: 'KRW' };

describe('what is computed, and what it counts', () => {
  test.each<[text: string, shown: string, unit: ValueType]>([
    ['orders + waiting', '(orders + waiting)', count],
    ['orders - waiting - 3건', '((orders - waiting) - 3)', count],
    ['orders - (waiting + 3)', '(orders - (waiting + 3))', count],
    ['orders / waiting', '(orders / waiting)', number],
    ['orders / waiting unit percent', '(orders / waiting)', percent],
    ['(orders - waiting) / orders unit percent', '((orders - waiting) / orders)', percent],
    ['orders / waiting unit 배수', '(orders / waiting)', { kind: 'number', name: '배수' }],
    ['revenue / orders', '(revenue / orders)', won],
    ['revenue / revenue', '(revenue / revenue)', number],
    ['revenue / 2', '(revenue / 2)', won],
    ['revenue - 3만원', '(revenue - 30000)', won],
    ['revenue * 80%', '(revenue * 0.8)', won],
    ['2 * took', '(2 * took)', duration],
    ['took + 5m', '(took + 300000)', duration],
    ['took / took', '(took / took)', number],
    ['took / orders', '(took / orders)', duration],
    ['took * orders', '(took * orders)', duration],
    ['rejects + 5%', '(rejects + 0.05)', percent],
    ['rejects / 2', '(rejects / 2)', percent],
    ['rejects / rejects', '(rejects / rejects)', number],
    ['orders * orders', '(orders * orders)', count],
    ['orders * 80%', '(orders * 0.8)', number],
    ['orders * few', '(orders * 3)', count],
    ['orders', 'orders', count],
    ['3', '3', number],
    ['30%', '0.3', percent],
    ['weather.rain per region', 'weather.rain', { kind: 'number', name: 'mm' }],
    ['weather.rain + 3mm per region', '(weather.rain + 3)', { kind: 'number', name: 'mm' }],
    ['weather.rain / weather.rain per region', '(weather.rain / weather.rain)', number],
    [
      'count of orders_in where paid is true / count of orders_in unit percent over 30m',
      '(count of orders_in where paid is true / count of orders_in)',
      percent,
    ],
    ['latest of demand.expected - idle per region', '(latest of demand.expected - idle)', count],
    ['avg of orders_in.took / 2 + took over 5m', '((avg of orders_in.took / 2) + took)', duration],
  ])('metric m = %s', (text, formula, unit) => {
    const metric = metricOf(text);
    expect(shown(metric.formula)).toBe(formula);
    expect(metric.unit).toEqual(unit);
  });

  test('everything else that it says is its own', () => {
    const text = `m "이름" = orders / waiting per region over 30m baseline same time last 2 weeks at least 9 samples
      missing as zero good is down seasonal daily deprecated "use n"`;
    expect(metricOf(text.slice('m '.length).replace('"이름" = ', ''))).toMatchObject({
      per: ['region'],
      overMs: 1_800_000,
      baseline: { kind: 'sameTime', times: 2 },
      atLeast: 9,
      missingAsZero: true,
      good: 'down',
      seasonal: 'daily',
      deprecated: 'use n',
      forecast: null,
    });
    expect(load(`metric ${text}`).project.metrics.find(({ name }) => name === 'm')?.title).toBe('이름');
  });

  test('a fold in it has no window of its own, and its source can be grouped', () => {
    const { formula } = metricOf('sum of orders_in.amount / orders over 5m');
    const left = formula.kind === 'binary' && formula.left.kind === 'metric' ? formula.left.metric : null;
    expect(left).toMatchObject({
      kind: 'fold',
      overMs: null,
      aggregate: 'sum',
      per: expect.arrayContaining(['region']),
    });
  });

  test('the order of declarations does not matter', () => {
    expect(saidOf('metric a = b / c\nmetric b = c + 3\nmetric c = orders - waiting')).toEqual([]);
  });
});

describe('what cannot be computed', () => {
  test.each<[text: string, ...said: string[]]>([
    ['orders + took', 'OS1201 <+> `orders` + `took` has no meaning'],
    ['orders + waiting - took', 'OS1201 <-> `orders + waiting` - `took` has no meaning'],
    ['took / revenue', 'OS1201 </> `took` / `revenue` has no meaning'],
    ['orders / took', 'OS1201 </> `orders` / `took` has no meaning'],
    ['took * took', 'OS1201 <*> `took` * `took` has no meaning'],
    ['revenue * revenue', 'OS1201 <*> `revenue` * `revenue` has no meaning'],
    ['revenue + pay', 'OS1204 <+> `revenue` and `pay` are in different currencies'],
    ['revenue / pay', 'OS1204 </> `revenue` and `pay` are in different currencies'],
    ['revenue + 3USD', 'OS1204 <3USD> `3USD` is another currency than `revenue`'],
    ['took + 5', 'OS1202 <5> `5` needs a unit here'],
    ['5 + took', 'OS1202 <5> `5` needs a unit here'],
    ['took + 5%', 'OS1201 <5%> `took` cannot be compared with `5%`'],
    ['orders * 2x', 'OS1201 <2x> nothing can be computed with `2x`'],
    ['orders + channel', 'OS1201 <channel> `orders` cannot be compared with `"#ops"`'],
    ['orders + ordrs', 'OS1101 <ordrs> there is no metric called `ordrs`'],
    ['orders + peak', 'OS1101 <peak> there is no metric called `peak`'],
    ['orders + orders_in', 'OS1201 <orders_in> `orders_in` is a whole source, not one number'],
    [
      'orders + orders_in.took',
      'OS1201 <orders_in.took> `orders_in.took` is a field of every event, not one number',
    ],
    ['orders + weather.snow', 'OS1101 <weather.snow> the probe `weather` does not answer `snow`'],
    ['orders + weather.level per region', 'OS1201 <+> `orders` + `weather.level` has no meaning'],
    ['orders + count of orders_in.took', 'OS1201 <orders_in.took> `count` counts whole events'],
    [
      'ordrs + watng',
      'OS1101 <ordrs> there is no metric called `ordrs`',
      'OS1101 <watng> there is no metric called `watng`',
    ],
    ['weather.rain', 'OS1107 <m> `m` does not say for which `region` to ask `weather`'],
    ['weather.rain per shop', 'OS1107 <m> `m` does not say for which `region` to ask `weather`'],
    ['orders / waiting per shop', 'OS1107 <shop> `waiting` is not counted per `shop`'],
    ['orders / waiting per regoin', 'OS1101 <regoin> `m` cannot be counted per `regoin`'],
    ['orders / orders per order', 'OS1101 <order> `m` cannot be counted per `order`'],
    ['orders - waiting unit percent', 'OS1201 <percent> `m` cannot be counted in `percent`'],
    ['revenue / orders unit 배수', 'OS1201 <배수> `m` cannot be counted in `배수`'],
    ['orders + m', 'OS1201 <m> `m` is computed from itself'],
    ['orders forecast demand.share', 'OS1201 <demand.share> `m` and `demand.share` do not count the same'],
    ['orders forecast demand', 'OS1201 <demand> `forecast` needs a field of `demand`'],
    ['orders forecast demand.expcted', 'OS1101 <expcted> `demand` has no field called `expcted`'],
    [
      'orders forecast demnd.expected',
      'OS1101 <demnd.expected> there is no stream or table called `demnd.expected`',
    ],
  ])('metric m = %s', (text, ...lines) => {
    expect(saidOf(`metric m = ${text}`)).toEqual(lines.map((line) => `error ${line}`));
  });

  test.each<[title: string, text: string, code: string]>([
    ['of two', 'metric a = b + 1\nmetric b = a + 1', '<a> `a` is computed from itself'],
    ['of three', 'metric a = b + 1\nmetric b = c + 1\nmetric c = a + 1', '<a> `a` is computed from itself'],
    [
      'of baselines',
      'metric a = orders baseline metric b\nmetric b = orders baseline metric a',
      '<a> `b` would be compared with itself in the end',
    ],
  ])('a circle %s is told once, with its way', (_title, text, want) => {
    expect(saidOf(text)).toEqual([`error OS1201 ${want}`]);
    const { diagnostics } = load(text);
    expect(diagnostics[0]?.notes).toEqual([expect.stringMatching(/^`a` → (`b` → (`c` → )?)?`a`$/)]);
  });

  test('a tower of metrics is told where it grows too large, however deep', () => {
    const doubled = Array.from({ length: 40 }, (_, i) => `metric m${i + 1} = m${i} + m${i}`).join('\n');
    expect(saidOf(`metric m0 = orders + 1\n${doubled}`)).toEqual([
      'error OS0110 <m8> `m8` is made of more than 1000 parts',
    ]);
    const chain = Array.from({ length: 3_000 }, (_, i) => `metric m${i + 1} = m${i} + 1`).reverse();
    const codes = saidOf(`${chain.join('\n')}\nmetric m0 = orders`).map((line) => line.slice(0, 12));
    expect(codes).toEqual(['error OS0110']);
  });
});
