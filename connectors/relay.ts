import * as z from 'zod';
import type { Channel, ChannelMessage } from './channel.ts';
import type { Outcome, RunContext } from './connector.ts';
import { refused } from './http/exchange.ts';

/** Settings of a connector that speaks through another one. */
export const relaySettings = z.strictObject({
  through: z
    .string()
    .min(1)
    .meta({ description: 'the entry that carries it: one whose connector is a channel, or `log`' }),
});

/** What every verb that only tells staff something has in its manifest. */
export const toldToStaff = {
  effect: { changes: 'nothing', reaches: 'staff', lasting: false, severe: false },
  inverse: null,
  idempotency: 'none',
  ttl: 'none',
  cost: null,
} as const;

/** `channel` is put there by the registry. */
export type RelaySettings = z.infer<typeof relaySettings> & { readonly channel?: Channel };

/** Hands a message to the channel, under the same key. */
export async function relayed(message: ChannelMessage, context: RunContext<RelaySettings>): Promise<Outcome> {
  const { channel } = context.settings;
  if (channel === undefined) return refused('the channel behind `through` is not there');
  return channel.speak(message, { ...context, settings: channel.settings });
}
