import { describe, expect, test } from '@jest/globals';
import type { ConditionModel } from '../model/condition.ts';
import { load, playbook } from './testing/sample.ts';
import { watched } from './testing/watched.ts';

/** Every name of `a.play`, but those of what the tests speak about: `kind name <characters>`, `=` at a declaration. */
function namesIn(text: string): readonly string[] {
  const { map } = load(`${watched}\n${text}`);
  const from = `language 1\n${watched}\n`.length;
  return map
    .names()
    .filter(({ file, span }) => file.path === 'a.play' && span.start >= from)
    .map(({ file, span, kind, name, isDeclaration }) => {
      const said = file.text.slice(span.start, span.end);
      return `${isDeclaration ? '= ' : ''}${kind} ${name}${said === name ? '' : ` <${said}>`}`;
    });
}

/** Without those of the playbook around it. */
function namesOf(when: string): readonly string[] {
  return namesIn(playbook(when)).filter((line) => !/^(= playbook|verb)/.test(line));
}

describe('every name of a condition is told with its place', () => {
  test.each<[when: string, ...names: string[]]>([
    ['orders per region > 3건', 'metric orders', 'dimension region'],
    ['orders.region > 3건', 'metric orders', 'dimension region'],
    ['orders in 강남구 > 3건', 'metric orders', 'word region.강남구 <강남구>'],
    [
      'orders where region is 강남구 > 3건',
      'metric orders',
      'field orders_in.region <region>',
      'word region.강남구 <강남구>',
    ],
    [
      'orders where orders_in.region is missing > 3건',
      'metric orders',
      'stream orders_in',
      'field orders_in.region <region>',
    ],
    ['orders > few', 'metric orders', 'value few'],
    ['orders overall > waiting overall', 'metric orders', 'metric waiting'],
    ['idle < 80% of waiting', 'metric idle', 'metric waiting'],
    ['orders drop > 5% vs metric waiting', 'metric orders', 'metric waiting'],
    ['weather.rain per region > 3mm', 'probe weather', 'field weather.rain <rain>', 'dimension region'],
    ['count of orders_in where paid is true > 3 over 5m', 'stream orders_in', 'field orders_in.paid <paid>'],
    [
      'avg of orders_in.took per shop > 3m over 5m',
      'stream orders_in',
      'field orders_in.took <took>',
      'dimension shop',
    ],
    ['orders_in is missing over 5m', 'stream orders_in'],
    ['no riders per region over 5m', 'table riders', 'dimension region'],
    [
      'each orders_in where paid is true per order',
      'stream orders_in',
      'field orders_in.paid <paid>',
      'dimension order',
    ],
    ['each churn and churn.chance > 3%', 'stream churn', 'stream churn', 'field churn.chance <chance>'],
    ['each churn and chance > 3%', 'stream churn', 'field churn.chance <chance>'],
    ['shop.staff per shop < 2', 'dimension shop', 'field shops.staff <staff>', 'dimension shop'],
    ['orders where shop.staff < 2 > 3건', 'metric orders', 'dimension shop', 'field shops.staff <staff>'],
    ['during peak', 'schedule peak'],
    ['orders > 3건 followed by waiting overall > 3건 within 5m', 'metric orders', 'metric waiting'],
  ])('%s', (when, ...names) => {
    expect(namesOf(when)).toEqual(names);
  });
});

describe('every declaration is told, and what it names', () => {
  test.each<[text: string, ...names: string[]]>([
    [
      'metric m = count of orders_in where paid is true per region over 5m',
      '= metric m',
      'stream orders_in',
      'field orders_in.paid <paid>',
      'dimension region',
    ],
    [
      'metric m = weather.rain / orders per region',
      '= metric m',
      'probe weather',
      'field weather.rain <rain>',
      'metric orders',
      'dimension region',
    ],
    ['metric m = orders * few', '= metric m', 'metric orders', 'value few'],
    [
      'metric m = avg of (orders_in.amount / few) over 5m',
      '= metric m',
      'stream orders_in',
      'field orders_in.amount <amount>',
      'value few',
    ],
    [
      'metric m = orders forecast demand.expected baseline metric waiting',
      '= metric m',
      'metric orders',
      'table demand',
      'field demand.expected <expected>',
      'metric waiting',
    ],
    [
      'stream s from kafka "t" where id is "x" { key id time at field id is id }',
      '= stream s',
      'field s.id <id>',
      'field s.id <id>',
      '= field s.id <id>',
    ],
    [
      'table s from model "t" { key id time at field id is id field at is time }',
      '= table s',
      'field s.id <id>',
      'field s.at <at>',
      '= field s.id <id>',
      '= field s.at <at>',
    ],
    [
      'probe q from http.get(path: "/{region}") { field ok is bool }',
      '= probe q',
      'verb http.get',
      '= field q.ok <ok>',
    ],
    ['define schedule s = daily', '= schedule s'],
    ['define value v = 3', '= value v'],
    ['define words zone { 동: "east" }', '= dimension zone', '= word zone.동 <동>'],
    [
      'define check c { because late when cancels > 3 }',
      '= check c',
      '= cause c.late <late>',
      'metric cancels',
    ],
  ])('%s', (text, ...names) => {
    expect(namesIn(text)).toEqual(names);
  });

  test('causes are those of their check, or of the playbook that writes them on the spot', () => {
    const body = `check riders.health, c if cause is riders short or cause is late or cause is unknown { ... }
      check d { because cold when cancels > 3 } if cause is cold { ... }`;
    const names = namesIn(
      `define check c { because late when cancels > 3 }\n${playbook('cancels > 9', body)}`,
    );
    expect(names.filter((line) => /cause|check/.test(line))).toEqual([
      '= check c',
      '= cause c.late <late>',
      'check riders.health',
      'check c',
      'cause riders.health.riders short <riders short>',
      'cause c.late <late>',
      '= cause p.cold <cold>',
      'cause p.cold <cold>',
    ]);
  });
});

describe('every node has its place', () => {
  test('declarations have that of their names', () => {
    const { project, map } = load(watched);
    const { sources, probes, metrics, schedules, checks } = project;
    for (const node of [...sources, ...probes, ...metrics, ...schedules, ...checks]) {
      const { file, span } = map.placeOf(node) ?? { file: null, span: { start: 0, end: 0 } };
      expect(file?.text.slice(span.start, span.end)).toBe(node.name);
    }
    for (const { name, fields } of [...sources, ...probes]) {
      const places = fields.map((field) => map.placeOf(field)).filter((place) => place !== null);
      expect(`${name} ${places.length}`).toBe(`${name} ${fields.length}`);
    }
  });

  test('conditions, their tests and what they read', () => {
    const when =
      'not orders per region > 3건 for 5m and (weather.rain > 3mm or idle < 80% of waiting) and no orders_in over 5m';
    const { project, map } = load(playbook(when));
    const found: string[] = [];
    const told = (node: object): void => {
      const place = map.placeOf(node);
      found.push(place === null ? 'nowhere' : place.file.text.slice(place.span.start, place.span.end));
    };
    const visit = (node: ConditionModel): void => {
      told(node);
      switch (node.kind) {
        case 'and':
        case 'or':
          for (const part of node.of) visit(part);
          return;
        case 'not':
        case 'hold':
          visit(node.of);
          return;
        case 'leaf':
          told(node.test);
          if (node.operand.kind === 'metric') told(node.operand.use);
          if (node.test.kind === 'ofMetric') told(node.test.use);
          return;
        default:
          return;
      }
    };
    visit(project.playbooks[0]!.trigger!);
    expect(found).toEqual([
      when,
      'not orders per region > 3건 for 5m',
      'not orders per region > 3건',
      'orders per region > 3건',
      '> 3건',
      'orders',
      'weather.rain > 3mm or idle < 80% of waiting',
      'weather.rain > 3mm',
      '> 3mm',
      'idle < 80% of waiting',
      '< 80% of waiting',
      'idle',
      'waiting',
      'no orders_in over 5m',
    ]);
  });

  test('shared checks keep theirs, whoever uses them', () => {
    const { project, map } = load(playbook('orders per region > 3건', 'check riders.health'));
    const [step] = project.playbooks[0]!.body;
    const causes = step?.kind === 'check' ? step.checks.flatMap((check) => check.causes) : [];
    expect(causes.map((cause) => map.placeOf(cause)?.file.path)).toEqual(['shared.play', 'shared.play']);
    expect(causes.map((cause) => map.placeOf(cause.when)?.file.path)).toEqual(['shared.play', 'shared.play']);
  });
});

test('shared checks are resolved with all dimensions at hand, used or not', () => {
  const { checks } = load(`define check c { because late when orders > 3건 and shop.staff < 2 }
    ${watched}${playbook('cancels > 9')}`).project;
  expect(checks.map(({ name, causes }) => `${name} ${causes.map((cause) => cause.name).join(', ')}`)).toEqual(
    ['c late', 'riders.health riders short, heavy rain'],
  );
  const [late] = checks[0]!.causes;
  expect(late?.when).toMatchObject({ of: [{ operand: { use: { by: ['region', 'shop'] } } }, {}] });
});
