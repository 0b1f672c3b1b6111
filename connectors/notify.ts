import * as z from 'zod';
import { action, type Connector, defineConnector } from './connector.ts';
import { type RelaySettings, relayed, relaySettings, toldToStaff } from './relay.ts';

interface Args {
  readonly text: string;
  readonly channel?: string | undefined;
  readonly urgent?: boolean | undefined;
}

/** Messages to staff, whatever carries them: a project changes the channel in its settings alone. */
export const notify: Connector = defineConnector<RelaySettings>({
  name: 'notify',
  doc: 'Messages to staff through a channel of the settings: Slack, mail, a pager, a webhook or the log.',
  docKo: '설정에 적은 채널로 직원에게 메시지를 보낸다. Slack, 메일, 호출기, 웹훅, 로그 가운데 하나다.',
  settings: relaySettings as z.ZodType<RelaySettings>,
  relays: true,
  actions: {
    ops: action<RelaySettings, Args>({
      doc: 'Writes to staff.',
      args: z.strictObject({
        text: z.string().min(1).max(3000).meta({
          description: 'what is written there',
          ko: '보낼 내용',
          readBy: 'staff',
          mostChars: 2000,
        }),
        channel: z
          .string()
          .optional()
          .meta({ description: 'which channel', ko: '보낼 채널', examples: ['#ops-control'] }),
        urgent: z
          .boolean()
          .optional()
          .meta({ description: 'wakes somebody, where the channel can', ko: '가능하면 당직자에게도 알린다' }),
      }),
      ...toldToStaff,
      traits: { docKo: '직원에게 메시지를 보낸다.' },
      run: ({ text, channel = null, urgent = false }, context) =>
        relayed({ text, channel, urgent, choices: [] }, context),
    }),
  },
  probes: {},
});
