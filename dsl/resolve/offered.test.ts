import { expect, test } from '@jest/globals';
import { load, playbook, said } from './testing/sample.ts';

const body = (text: string): string => playbook('orders per region > 3건', text);

test.each<[string, string, string]>([
  [
    'an action of no connector',
    body('do incentives.push(to: region)'),
    'OS1105 <incentives.push> no connector offers `incentives.push`',
  ],
  [
    'a question of no connector',
    body('do log.write(text: best.of(a: 1))'),
    'OS1105 <best.of> no connector offers `best.of`',
  ],
  [
    'a probe of no connector',
    'probe p from traffic.index(place: region) { field delay is duration(s) }',
    'OS1105 <traffic.index> no connector offers `traffic.index`',
  ],
])('%s is answered by name, at the word', (_title, text, want) => {
  expect(said(text)).toEqual([`error ${want}`]);
});

test('a playbook with an action that no connector offers does not run', () => {
  expect(load(body('do incentives.push(to: region)')).project.playbooks).toEqual([]);
});

test('what an unknown action names or limits is not unknown as well', () => {
  const text = body(
    'do incentives.push(to: region) as pushed once per rider in 1d if pushed.count > 3 { do log.write(text: "{pushed.count}") }',
  );
  expect(said(text)).toEqual(['error OS1105 <incentives.push> no connector offers `incentives.push`']);
});

test('a test keeps nothing from running', () => {
  const text = `${body('do log.write(text: "x")')}\ntest "t" for p { given start 2026-03-06 18:00 expect no incident }`;
  expect(load(text).project.playbooks).toHaveLength(1);
});
