import { expect, test } from '@jest/globals';
import { linted } from '../testing/linted.ts';

const act = 'do bonus.pay(to: some, amount: 2000원) until recovered or 2h spend at most 60000원 in 1d';
const found = (when: string, audience = 'riders where status is "idle" at most 30', body = act) =>
  linted(
    `define audience some = ${audience}
playbook p {
  when ${when} for 5m
  guard { cooldown 30m }
  then { ${body} }
}`,
    'OS2312',
  );
const told = ['error OS2312 <some> `bonus.pay` reaches `some` of every `region`'];

test.each<[title: string, when: string, want: readonly string[]]>([
  ['one place is named', 'orders in 강남구 < 10건', told],
  ['one place, as a filter', 'orders where region is "seoul-gangnam" < 10건', told],
  ['several places together', 'orders in (강남구, 서초구) < 10건', told],
  ['one place beside a whole', '(orders in 강남구 < 10건 and cancels > 5건)', told],
  ['each place by itself', 'orders per region < 10건', []],
  ['one place by itself', 'orders per region in (강남구) < 10건', []],
  ['all places together, and none is named', 'orders overall < 10건', []],
  ['all but one', 'orders where region is not "seoul-gangnam" < 10건', []],
  ['what is named is no place', 'orders_in where event is "placed" < 10건', []],
])('%s', (_title, when, want) => {
  expect(found(when)).toEqual(want);
});

test.each<[title: string, audience: string, times: number]>([
  ['names the place itself', 'riders where status is "idle" and region is "seoul-gangnam" at most 30', 0],
  ['names one of several', 'riders where (status is "idle" or region is "seoul-gangnam") at most 30', 0],
  ['asks something else of its rows', 'riders where status is "busy" at most 30', 1],
  ['has no place', 'plain where status is "idle" at most 30', 0],
])('an audience that %s', (_title, audience, times) => {
  const table = `table plain from kafka "riders" { key rider time at expire after 3m silent after 1m
    field rider is id(rider) field status is one of ("idle") }`;
  const [kept] = audience.startsWith('plain') ? [`${audience}\n${table}`] : [audience];
  expect(found('orders in 강남구 < 10건', kept)).toHaveLength(times);
});

test('every act that goes there is told, and is put right by its fix', () => {
  expect(found('orders in 강남구 < 10건', undefined, `${act} ${act}`)).toEqual([...told, ...told]);
  expect(found('orders per region in (강남구) < 10건', undefined, `${act} ${act}`)).toEqual([]);
});
