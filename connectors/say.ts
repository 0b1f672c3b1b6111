/**
 * A message before it has a language: the English template, with `{0}`, `{1}` … where values stand. It has the shape of
 * the language's own messages, so that the command line tells both from one catalogue.
 */
export interface Message {
  readonly template: string;
  readonly values: readonly Part[];
}

/** What may stand in a message: code and names as they are, and other messages. */
export type Part = string | number | Message;

/** The tag of every message: say`there is no type \`${name}\``. */
export function say(parts: TemplateStringsArray, ...values: readonly Part[]): Message {
  const template = parts.reduce((whole, part, index) => `${whole}{${index - 1}}${part}`);
  return { template, values };
}
