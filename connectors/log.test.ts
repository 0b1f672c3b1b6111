import { expect, test } from '@jest/globals';
import type { ConnectorPorts } from './connector.ts';
import { log } from './log.ts';

async function noted(verb: string, args: object): Promise<readonly string[]> {
  const lines: string[] = [];
  const ports: ConnectorPorts = {
    http: async () => Promise.reject(new Error('no network here')),
    produce: async () => Promise.reject(new Error('no topics here')),
    note: (line) => void lines.push(line),
    mail: async () => Promise.reject(new Error('no mail here')),
    now: () => 0,
  };
  const action = log.actions[verb];
  const parsed = action?.args.parse(args) as never;
  const context = {
    ...ports,
    settings: {},
    key: 'k',
    undo: false,
    signal: new AbortController().signal,
    expiresAtMs: null,
  };
  expect(await action?.run(parsed, context)).toEqual({ kind: 'succeeded', detail: 'noted' });
  return lines;
}

test.each<[string, object, string]>([
  ['note', { text: '강남구 주문 60.0% 감소' }, '강남구 주문 60.0% 감소'],
  ['note', { text: 'two\nlines\r\nand a forged one' }, 'two lines and a forged one'],
  ['note', { text: '\u001b[2Jcleared\u0007' }, '[2Jcleared'],
  ['note', { text: 'a\u2028b\u0085c' }, 'a b c'],
  ['note', { text: '' }, ''],
  ['set', { name: 'bonus', value: 2000 }, 'set bonus = 2000'],
  ['set', { name: 'bonus', value: 'high\nset admin = 1' }, 'set bonus = high set admin = 1'],
  ['set', { name: 'bonus', value: { amount: 2000 } }, 'set bonus = {"amount":2000}'],
  ['clear', { name: 'bonus' }, 'clear bonus'],
  ['clear', { name: 'bonus', value: 2000 }, 'clear bonus'],
])('%s %j writes one line', async (verb, args, line) => {
  expect(await noted(verb, args)).toEqual([line]);
});

test.each<[string, object]>([
  ['note', {}],
  ['note', { text: 3 }],
  ['note', { text: 'x', level: 'high' }],
  ['note', { text: 'x'.repeat(9_000) }],
  ['set', { name: '', value: 1 }],
  ['set', { name: 'a' }],
  ['clear', { value: 1 }],
])('%s refuses %j', (verb, args) => {
  expect(log.actions[verb]?.args.safeParse(args).success).toBe(false);
});

test('what is set lasts and is cleared with the same arguments', () => {
  const { set, clear } = log.actions;
  expect(set).toMatchObject({ inverse: 'clear', effect: { lasting: true, changes: 'log' } });
  expect(clear).toMatchObject({ inverse: null, effect: { lasting: false, changes: 'log' } });
});
