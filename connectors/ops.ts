import * as z from 'zod';
import { action, type Connector, defineConnector } from './connector.ts';
import { type RelaySettings, relayed, relaySettings, toldToStaff } from './relay.ts';

interface PageArgs {
  readonly text: string;
  readonly alert?: string | undefined;
  readonly resolved?: boolean | undefined;
}

/**
 * Questions and pages to whoever is on duty, through a channel. The answer comes back by `ordersense answer` or the
 * API, never through the channel.
 */
export const ops: Connector = defineConnector<RelaySettings>({
  name: 'ops',
  doc: 'Questions and pages to whoever is on duty, through a channel of the settings.',
  docKo: '설정에 적은 채널로 근무자에게 묻거나 근무자를 부른다.',
  settings: relaySettings as z.ZodType<RelaySettings>,
  relays: true,
  actions: {
    confirm: action<RelaySettings, { question: string; choices: string[] }>({
      doc: 'Asks whoever is on duty.',
      args: z.strictObject({
        question: z
          .string()
          .min(1)
          .max(1000)
          .meta({
            description: 'what is asked',
            ko: '질문',
            readBy: 'staff',
            mostChars: 500,
            examples: ['영업 상태를 확인해 주세요.'],
          }),
        choices: z.array(z.string().min(1).max(40)).min(2).max(5).meta({
          description: 'the answers to choose from, two to five',
          ko: '고를 수 있는 답. 두 개에서 다섯 개',
        }),
      }),
      ...toldToStaff,
      traits: { docKo: '근무자에게 묻는다.', asksAmong: 'choices' },
      run: ({ question, choices }, context) =>
        relayed({ text: question, channel: null, urgent: true, choices }, context),
    }),
    page: action<RelaySettings, PageArgs>({
      doc: 'Wakes whoever is on duty.',
      args: z.strictObject({
        text: z.string().min(1).max(1000).meta({
          description: 'what is wrong',
          ko: '무슨 일인지',
          readBy: 'staff',
          mostChars: 500,
        }),
        // What the engine's own pages say of themselves: the same alert, and its end.
        alert: z.string().max(255).optional().meta({ hidden: true }),
        resolved: z.boolean().optional().meta({ hidden: true }),
      }) as z.ZodType<PageArgs>,
      ...toldToStaff,
      traits: { docKo: '근무자를 부른다.' },
      run: ({ text, alert: name, resolved: isOver = false }, context) =>
        relayed(
          {
            ...{ text, channel: null, urgent: !isOver, choices: [] },
            ...(name === undefined ? {} : { alert: { name, isOver } }),
          },
          context,
        ),
    }),
  },
  probes: {},
});
