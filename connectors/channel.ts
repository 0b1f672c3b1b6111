import type { Outcome, RunContext } from './connector.ts';

/** Something that staff must read or answer. */
export interface ChannelMessage {
  readonly text: string;
  /** Where in the channel, as the channel names it: `#ops-control`; null: its usual place. */
  readonly channel: string | null;
  /** Wakes somebody, where the channel can. */
  readonly urgent: boolean;
  /** Answers to choose from; none: nothing is asked. */
  readonly choices: readonly string[];
  /** The alert that it is part of, where the channel has such: opened, or ended; absent: it stands alone. */
  readonly alert?: { readonly name: string; readonly isOver: boolean };
}

/** Carries a message to staff; escapes it for the channel. */
export type Speak<Settings> = (message: ChannelMessage, context: RunContext<Settings>) => Promise<Outcome>;

/** An instance that speaks, as a relaying one is given it. */
export interface Channel {
  readonly speak: Speak<unknown>;
  readonly settings: unknown;
}

/** A question as text: the choices below it, by number. */
export function withChoices({ text, choices }: ChannelMessage): string {
  return [text, ...choices.map((choice, i) => `${i + 1}. ${choice}`)].join('\n');
}
