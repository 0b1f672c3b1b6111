import { expect, test } from '@jest/globals';
import { load, playbook } from './testing/sample.ts';

const metric = 'metric orders.region = count of orders_in over 15m\n';

/** `a.play` as the fix of OS1106 leaves it, or null where there is none. */
function renamed(text: string): string | null {
  const source = `language 1\n${text}`;
  const [found] = load(text).diagnostics.filter(({ code }) => code === 'OS1106');
  const fix = found?.fix ?? null;
  return fix && source.slice(0, fix.span.start) + fix.text + source.slice(fix.span.end);
}

test('its fix renames the metric wherever it stands', () => {
  expect(renamed(`${metric}metric twice = orders.region * 2\n${playbook('orders.region overall < 3')}`)).toBe(
    `language 1\nmetric orders_region = count of orders_in over 15m\nmetric twice = orders_region * 2\n${playbook('orders_region overall < 3')}`,
  );
});

test('what it writes is read without a word', () => {
  const text = renamed(metric + playbook('orders.region overall < 3')) ?? '';
  expect(load(text.replace('language 1\n', '')).diagnostics).toEqual([]);
});

test.each([
  ['the new name is taken', `${metric}metric orders_region = count of orders_in over 1h\n`],
  ['a text says the name', `${metric}define value said = "orders.region"\n`],
  ['something that has an error says it', `${metric}playbook p { when orders.region }\n`],
])('no fix where %s', (_title, text) => {
  expect(renamed(text)).toBeNull();
});
