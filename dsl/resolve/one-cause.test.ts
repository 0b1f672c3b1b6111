import { expect, test } from '@jest/globals';
import { load } from './testing/sample.ts';

// What follows from one slip is not told beside it.
const then = '{region} {orders} {waiting}';

test.each<[rule: string, text: string, told: readonly string[]]>([
  [
    'a trigger per something misspelled is told once',
    `playbook p { when orders per regions > 5 guard { cooldown 5m per region } then { check riders.health do log.write(text: "${then} {regions}") } }`,
    ['OS1101 did you mean `region`?'],
  ],
  [
    'a trigger per something that no metric has is told once',
    `playbook p { when orders per city > 5 and rejects per city > 5 unless waiting per city > 5 then do log.write(text: "${then} {city}") }`,
    ['OS1101'],
  ],
  ['`is null` has one answer', 'playbook p { when orders is null then do log.write(text: "a") }', ['OS0108']],
  [
    'a schedule named after the night is one',
    'playbook p { when orders > 5 unless during 야간 then do log.write(text: "a") }',
    ['OS1101 write `define schedule 야간 = daily 22:00-06:00`'],
  ],
  [
    'a schedule named after lunch is one',
    'playbook p { when orders > 5 unless during lunch_time then do log.write(text: "a") }',
    ['OS1101 write `define schedule lunch_time = daily 11:30-13:30`'],
  ],
  [
    'any other schedule is given office hours',
    'playbook p { when orders > 5 unless during 근무 then do log.write(text: "a") }',
    ['OS1101 write `define schedule 근무 = weekday 09:00-18:00`'],
  ],
])('%s', (_rule, text, told) => {
  const errors = load(text).diagnostics.filter(({ level }) => level === 'error');
  expect(errors.map(({ code, help }) => `${code} ${help ?? ''}`.trim())).toEqual(told);
});
