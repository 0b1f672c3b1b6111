import { allOf, say, type Text } from '../../dsl/say.ts';
import type { Refusal, StoredAsk } from '../../engine/ask.ts';
import { TOKEN_VARIABLE } from './people.ts';

/** Why a word was not taken, and what would be right. */
export function refusalText(
  refused: Refusal,
  by: string,
  ask: StoredAsk,
  known: readonly string[],
): { readonly message: Text; readonly help: Text } {
  const { id, from, choices } = ask;
  const gone = say`nothing was changed; \`ordersense approvals\` lists what still waits`;
  switch (refused) {
    case 'unknown-person':
      return {
        message: say`\`${by}\` is nobody in this project's settings`,
        help:
          known.length === 0
            ? say`write who may agree under \`people:\` in ordersense.config.yaml`
            : say`say who you are by \`--as\`; there are ${allOf(known.map((name) => `\`${name}\``))}`,
      };
    case 'token':
      return {
        message: say`\`${by}\` has a token in the settings, and this is not it`,
        help: say`set ${TOKEN_VARIABLE} to the token of \`${by}\``,
      };
    case 'role':
      return {
        message: say`\`${by}\` has not the role that is asked for`,
        help: say`it needs ${allOf(from.map((name) => `\`${name}\``))}; \`people:\` says who that is`,
      };
    case 'author':
      return {
        message: say`\`${by}\` wrote this playbook, and nobody agrees to his own`,
        help: say`ask another of ${allOf(from.map((name) => `\`${name}\``))}`,
      };
    case 'twice':
      return {
        message: say`\`${by}\` has agreed already`,
        help: say`it waits for somebody else: \`ordersense approvals\``,
      };
    case 'digest':
      return {
        message: say`what you looked at is not what \`${id}\` would do`,
        help: say`look again: \`ordersense approvals\``,
      };
    case 'choice':
      return {
        message: say`that is none of the answers`,
        help: say`answer with ${allOf(choices.map((choice) => `\`${choice}\``))}`,
      };
    case 'kind':
      return ask.kind === 'question'
        ? {
            message: say`\`${id}\` is a question, not an approval`,
            help: say`\`ordersense answer ${id} CHOICE\``,
          }
        : {
            message: say`\`${id}\` is an approval, not a question`,
            help: say`\`ordersense approve\` agrees, \`ordersense deny\` says no`,
          };
    case 'late':
    case 'lapsed':
      return { message: say`too late: the time for \`${id}\` is over`, help: gone };
    case 'cancelled':
      return { message: say`too late: it recovered before anybody answered \`${id}\``, help: gone };
    case 'granted':
      return { message: say`\`${id}\` was approved already`, help: gone };
    case 'denied':
      return { message: say`\`${id}\` was denied already`, help: gone };
    case 'answered':
      return { message: say`\`${id}\` was answered already`, help: gone };
  }
}
