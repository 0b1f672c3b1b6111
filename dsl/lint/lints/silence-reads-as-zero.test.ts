import { expect, test } from '@jest/globals';
import { playbook } from '../../resolve/testing/sample.ts';
import { fixedText } from '../testing/fixed.ts';
import { linted } from '../testing/linted.ts';

const stream = (clauses = '') =>
  `stream calls from kafka "calls" { key id time at ${clauses} field id is id field region is place field took is duration(s) }\n`;
const table = (clauses: string) =>
  `table carts from kafka "carts" { key id time at ${clauses} field id is id(cart) field region is place }\n`;
const guard = 'guard { cooldown 30m  at most 3 runs in 1h }';
const pause = 'do shops.pause(shop: "A", minutes: 30) until 1h';
const found = (text: string) =>
  linted(text, 'OS1308').map((line) => line.replace(/ OS1308 <(\w+)> .*$/, ' $1'));

test.each([
  ['a stream that is counted', stream() + playbook('count of calls per region < 3 over 15m'), 'info calls'],
  ['a metric that nobody reads', `${stream()}metric m = count of calls over 15m`, 'info calls'],
  [
    'a stream of which nothing is asked for',
    stream() + playbook('no calls per region over 15m'),
    'info calls',
  ],
  ['a table that empties itself', table('expire after 5m'), 'info carts'],
  [
    'a count that an act depends on',
    stream() + playbook('count of calls per region < 3 over 15m', pause, guard),
    'error calls',
  ],
  [
    'a cause that an act depends on',
    stream() +
      playbook(
        'orders per region < 3',
        `check c { because few when count of calls < 3 over 15m } if cause is few { ${pause} }`,
        guard,
      ),
    'error calls',
  ],
  [
    'a table whose rows an act depends on',
    table('expire after 5m') + playbook('count of carts per region < 3', pause, guard),
    'error carts',
  ],
])('told: %s', (_title, text, line) => {
  expect(found(text)).toEqual([line]);
});

test.each([
  [
    'silence is seen',
    stream('silent after 5m') + playbook('count of calls per region < 3 over 15m', pause, guard),
  ],
  [
    'an average is unknown without events',
    stream() + playbook('avg of calls.took per region > 3m over 15m', pause, guard),
  ],
  ['a table that keeps its rows', table('')],
  ['single events', stream() + playbook('each calls per id', 'do log.write(text: "x")')],
])('not: %s', (_title, text) => {
  expect(found(text)).toEqual([]);
});

test('its fix says it after the time, and sooner than rows expire', () => {
  const counted = playbook('count of calls per region < 3 over 15m');
  expect(fixedText(stream() + counted, 'OS1308')).toContain('time at\n  silent after 5m');
  expect(fixedText(stream('late 1m') + counted, 'OS1308')).toContain('late 1m\n  silent after 5m');
  expect(fixedText(table('expire after 6m'), 'OS1308')).toContain('expire after 6m\n  silent after 2m');
});
