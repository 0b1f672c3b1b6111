import * as z from 'zod';
import { action, type Connector, defineConnector, type Outcome } from './connector.ts';
import { oneLine } from './text.ts';

const noSettings = z.strictObject({});
const name = z.string().min(1).max(200).meta({ description: 'what is set', ko: '켜 두는 것의 이름' });

const done: Outcome = { kind: 'succeeded', detail: 'noted' };

/** Writes lines for people. It always exists under the name `log`, and is the smallest example of a connector. */
export const log: Connector = defineConnector<Record<string, never>>({
  name: 'log',
  doc: 'Lines for people, where the engine prints them.',
  docKo: '엔진이 출력하는 곳에 사람이 읽을 줄을 남긴다.',
  settings: noSettings as z.ZodType<Record<string, never>>,
  actions: {
    note: action({
      doc: 'Writes one line.',
      args: z.strictObject({
        text: z.string().max(8192).meta({ description: 'the line', ko: '남길 줄', readBy: 'staff' }),
      }),
      effect: { changes: 'nothing', reaches: 'staff', lasting: false, severe: false },
      inverse: null,
      idempotency: 'key',
      ttl: 'none',
      cost: null,
      traits: { docKo: '한 줄을 남긴다.' },
      async run({ text }, { note }) {
        note(oneLine(text));
        return done;
      },
    }),
    set: action({
      doc: 'Notes that something is set until it is cleared: a lasting effect without an outside system, for trying undo.',
      args: z.strictObject({
        name,
        value: z.json().meta({ description: 'what it is set to', ko: '켜 두는 값' }),
      }),
      effect: { changes: 'log', reaches: 'nobody', lasting: true, severe: false },
      resource: (args) => args.name,
      inverse: 'clear',
      idempotency: 'key',
      ttl: 'none',
      cost: null,
      traits: { docKo: '끌 때까지 켜져 있다고 남긴다. 바깥 시스템 없이 되돌리기를 시험할 때 쓴다.' },
      async run(args, { note }) {
        note(oneLine(`set ${args.name} = ${shown(args.value)}`));
        return done;
      },
    }),
    clear: action({
      doc: 'Notes that something is no longer set. Takes what `set` takes; the value is not needed.',
      args: z.strictObject({
        name,
        value: z.json().optional().meta({ description: 'ignored', ko: '쓰지 않는다' }),
      }),
      effect: { changes: 'log', reaches: 'nobody', lasting: false, severe: false },
      resource: (args) => args.name,
      inverse: null,
      idempotency: 'key',
      ttl: 'none',
      cost: null,
      traits: { docKo: '이제 켜져 있지 않다고 남긴다. `set`과 같은 것을 받고, 값은 없어도 된다.' },
      async run(args, { note }) {
        note(oneLine(`clear ${args.name}`));
        return done;
      },
    }),
  },
  probes: {},
  async speak({ text, choices }, { note }) {
    note(oneLine([text, choices.join(' / ')].join(' ')));
    return done;
  },
});

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
