import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../project.ts';
import { catalog, load, playbook, said, shared } from './testing/sample.ts';

const note = 'do log.write(text: "x")';
const guard = 'guard { cooldown 30m at most 9 runs in 1h }';
const per = 'orders per region > 3건';

describe('what a broken declaration stands for is not reported again', () => {
  test.each<[title: string, broken: string, said: string, use: string]>([
    ['a metric of no source', 'metric m = count of nobody over 5m', 'OS1101 <nobody>', playbook('m > 3')],
    ['a metric of no field', 'metric m = avg of orders_in.tok over 5m', 'OS1101 <tok>', playbook('m > 3m')],
    ['a metric of unlike parts', 'metric m = took + orders over 5m', 'OS1201 <+>', playbook('m > 3m')],
    [
      'its dotted slice',
      'metric m = took + orders per region over 5m',
      'OS1201 <+>',
      playbook('m.region > 3m'),
    ],
    ['its change', 'metric m = took + orders over 5m', 'OS1201 <+>', playbook('m rise > 20%')],
    [
      'its name in a text',
      'metric m = took + orders over 5m',
      'OS1201 <+>',
      playbook('orders > 3', 'do log.write(text: "{m}")'),
    ],
    [
      'its name as an argument',
      'metric m = took + orders over 5m',
      'OS1201 <+>',
      playbook('orders > 3', 'do log.write(text: m)'),
    ],
    [
      'the right side of a comparison',
      'metric m = took + orders over 5m',
      'OS1201 <+>',
      playbook('took overall > m'),
    ],
    ['a metric with a bad window', 'metric m = count of orders_in over 7s', 'OS1309 <7s>', playbook('m > 3')],
    [
      'a metric with a bad baseline',
      'metric m = count of orders_in over 5m baseline previous 7s',
      'OS1309 <7s>',
      playbook('m drop > 5%'),
    ],
    [
      'a metric with a bad filter',
      'metric m = count of orders_in where evnt is placed over 5m',
      'OS1101 <evnt>',
      playbook('m > 3'),
    ],
    [
      'a metric of a bad dimension',
      'metric m = count of orders_in per regoin over 5m',
      'OS1101 <regoin>',
      playbook('m > 3'),
    ],
    [
      'a metric of a bad dimension, sliced by it',
      'metric m = count of orders_in per regoin over 5m',
      'OS1101 <regoin>',
      playbook('m per region > 3'),
    ],
    [
      'a metric of a bad dimension, sliced with a dot',
      'metric m = count of orders_in per regoin over 5m',
      'OS1101 <regoin>',
      playbook('m.region > 3'),
    ],
    [
      'a metric of a bad dimension, bound by another',
      'metric m = count of orders_in per regoin over 5m',
      'OS1101 <regoin>',
      playbook('orders per region > 3 and m > 3'),
    ],
    [
      'a table metric with a bad baseline',
      'metric m = count of riders baseline previous 7s',
      'OS1309 <7s>',
      playbook('m drop > 5%'),
    ],
    [
      'a source with a bad type',
      'stream s from kafka "t" { key id time at field id is txt }',
      'OS1101 <txt>',
      `metric m = count of s where id is "x" over 5m\n${playbook('m > 3')}`,
    ],
    [
      'a source without a key',
      'stream s from kafka "t" { time at field id is id }',
      'OS0101 <s>',
      `metric m = count of s over 5m\n${playbook('m > 3')}`,
    ],
    [
      'a source of no kind',
      'table s from kafak "churn" { key id time at field id is id }',
      'OS1101 <kafak>',
      playbook('s is missing over 5m'),
    ],
    [
      'a probe that no connector offers',
      'probe q from traffic.now(place: region) { field delay is duration(s) }',
      'OS1105 <traffic.now>',
      playbook(`${per} and q.delay > 3m`),
    ],
    [
      'a probe with a bad argument',
      'probe q from http.get(path: "/{regoin}") { field ok is bool }',
      'OS1401 <{regoin}>',
      playbook('orders.region > 3 and q.ok is true'),
    ],
    [
      'a check with a bad cause',
      'define check c { because late when ordrs > 3 }',
      'OS1101 <ordrs>',
      playbook(per, `check c if cause is late { ${note} }`),
    ],
    [
      'an audience',
      'define audience a = ridesr',
      'OS1101 <ridesr>',
      playbook(per, 'do bonus.pay(to: a, amount: 100원, lasts: 5m)', 'guard { cooldown 30m }'),
    ],
    [
      'a routine',
      'define routine r() { do log.wirte(text: "x") }',
      'OS1105 <log.wirte>',
      playbook(per, 'do r()'),
    ],
    [
      'a name that is declared twice',
      'metric m = count of orders_in over 5m\nmetric m = count of riders',
      'OS1102 <m>',
      playbook('m > 3'),
    ],
  ])('%s', (_title, broken, want, use) => {
    const found = said(`${broken}\n${use}`).map((line) => line.replace(/^error (OS\d+ <[^>]*>).*/, '$1'));
    expect(found).toEqual([want]);
  });
});

describe('a playbook that stands on something broken does not run', () => {
  test.each<[string, string]>([
    ['metric m = count of orders_in over 7s', playbook('m > 3')],
    ['metric m = took + orders over 5m', playbook('orders > 3', 'do log.write(text: "{m}")')],
    [
      'stream s from kafka "t" { time at field id is id }',
      `metric m = count of s over 5m\n${playbook('m > 3')}`,
    ],
    ['probe q from traffic.now(place: region) { field ok is bool }', playbook(`${per} and q.ok is true`)],
    ['define check c { because late when ordrs > 3 }', playbook(per, 'check c')],
  ])('%s', (broken, use) => {
    expect(load(`${broken}\n${use}`).project.playbooks).toEqual([]);
    expect(load(`${broken}\n${playbook('orders > 3')}`).project.playbooks).toHaveLength(1);
  });
});

describe('all mistakes are told at once, in the order they stand', () => {
  test.each<[title: string, text: string, said: readonly string[]]>([
    [
      'in one condition',
      playbook('ordrs > 3 and (took > 40 or weather.snow > 3) and orders > 30%'),
      ['OS1101 <ordrs>', 'OS1202 <40>', 'OS1101 <weather.snow>', 'OS1201 <30%>'],
    ],
    [
      'in all clauses',
      playbook(
        'ordrs > 3',
        'do log.wrte(text: "x")',
        'mode canary unless rejects > 30 recovered when took < 3 guard { at most 3 cats }',
      ),
      [
        'OS1101 <ordrs>',
        'OS1104 <canary>',
        'OS1202 <30>',
        'OS1202 <3>',
        'OS1101 <cats>',
        'OS1105 <log.wrte>',
      ],
    ],
    [
      'in all branches',
      playbook(
        per,
        `check riders.health if cause is a { ${note} } else if cause is b { do log.write() } else { do log.write(1) }`,
      ),
      ['OS1101 <a>', 'OS1101 <b>', 'OS1105 <log.write>', 'OS1201 <1>'],
    ],
    [
      'in one text',
      playbook(per, 'do log.write(text: "{a1} {drop} {b1}")'),
      ['OS1401 <{a1}>', 'OS1401 <{drop}>', 'OS1401 <{b1}>'],
    ],
    [
      'in one call',
      playbook(per, 'do shops.pause(shop: 3, reson: "x", minutes: 3m)', guard),
      ['OS2308 <shops.pause>', 'OS1201 <3>', 'OS1105 <reson>', 'OS1201 <3m>'],
    ],
    [
      'in one list',
      playbook('orders where event in ("x", placed, "y") > 3'),
      ['OS1104 <"x">', 'OS1104 <"y">'],
    ],
    [
      'in one metric',
      'metric m = count of orders_in where evnt is "x" per regoin over 7s at least 3% good is bad missing as null',
      ['OS1101 <evnt>', 'OS1101 <regoin>', 'OS1309 <7s>', 'OS1201 <3%>', 'OS1104 <bad>', 'OS1104 <null>'],
    ],
  ])('%s', (_title, text, want) => {
    expect(said(text).map((line) => line.replace(/^error (OS\d+ <[^>]*>).*/, '$1'))).toEqual(want);
  });
});

describe('the same mistake in a shared check is told once, in its own file', () => {
  const two = (check: string): string =>
    ['a', 'b']
      .map((name) => playbook('orders per shop > 3', check).replace('playbook p', `playbook ${name}`))
      .join('\n');

  test('for two playbooks of the same dimensions', () => {
    const { diagnostics } = load(two('check riders.health'));
    expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'shared.play OS1107',
      'shared.play OS1107',
      'shared.play OS1107',
    ]);
  });

  test('for playbooks of two dimensions, once for each', () => {
    const text = `define check c { because late when cancels > 3 }
      ${playbook('orders per shop > 3', 'check c')}
      ${playbook('orders per region > 3', 'check c').replace('playbook p', 'playbook q')}`;
    expect(said(text)).toEqual([
      'warning OS1107 <cancels> `cancels` is not counted per `shop`',
      'warning OS1107 <cancels> `cancels` is not counted per `region`',
    ]);
  });

  test('and not at all where it fits', () => {
    expect(said(playbook(per, 'check riders.health'))).toEqual([]);
  });
});

describe('a syntax error silences its own item only', () => {
  const sound = playbook('idle > 3').replace('playbook p', 'playbook sound');
  test.each<[title: string, broken: string]>([
    ['a metric', 'metric m = of orders_in over 5m'],
    ['a playbook', 'playbook broken { when orders drop 50% then { do log.write(text: "x") } }'],
    ['a check', 'define check c { because late idle > 3 }'],
    ['a source', 'stream s from "t" { key id }'],
  ])('%s', (_title, broken) => {
    const { project, diagnostics } = load(`${broken}\n${sound}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['OS0101']);
    expect(project.playbooks.map(({ name }) => name)).toEqual(['sound']);
  });

  test.each<[broken: string, use: string]>([
    ['metric m = of orders_in over 5m', playbook('m > 3', 'do log.write(text: "{m}")')],
    ['metric m = of orders_in over 5m', playbook('orders > m')],
    ['define check c { because late idle > 3 }', playbook(per, `check c if cause is late { ${note} }`)],
    ['stream s from "t" { key id }', `metric m = count of s over 5m\n${playbook('m > 3')}`],
    ['probe q from http.get(path: ) { field ok is bool }', playbook('orders.region > 3 and q.ok is true')],
  ])('`%s` keeps its name: %s', (broken, use) => {
    const { diagnostics, project } = load(`${broken}\n${use}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['OS0101']);
    expect(project.playbooks).toEqual([]);
  });
});

test('the order of declarations and files never matters', () => {
  const text = `${playbook('m > 3', 'check c')}
define check c { because late when n > 3 }
metric m = count of s over 5m
metric n = count of s where id is "x" over 5m
stream s from kafka "t" { key id time at field id is id }`;
  const turned = text
    .split('\n')
    .reverse()
    .join('\n')
    .replace(/then \{ check c \} \}\n\nplaybook(.*)/, 'playbook$1\n\nthen { check c } }');
  expect(said(text)).toEqual([]);
  expect(said(turned)).toEqual([]);
  const late = [
    { path: 'a.play', text: `language 1\n${text}` },
    { path: 'z.play', text: shared },
  ];
  expect(loadProject(late, catalog).diagnostics).toEqual([]);
});
