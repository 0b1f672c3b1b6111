import { say } from '../say.ts';
import type { Complain } from './document-problem.ts';
import type { Field } from './field.ts';
import { familyOf } from './name.ts';
import type { OfferedVerb } from './offer.ts';
import { checkUndo } from './undo-check.ts';

/**
 * Complains of what a verb says of itself that does not fit its arguments, or the others.
 *
 * @param verbs    all verbs of the document
 * @param spoiled  names of operations with mistakes of their own
 */
export function checkVerb(
  verb: OfferedVerb,
  verbs: readonly OfferedVerb[],
  spoiled: ReadonlySet<string>,
  complain: Complain,
): void {
  const { said, takes, path, name } = verb;
  const { effect, undo, endsBy, ttl, cost, asksAmong, idempotency } = said;
  if (effect.changes === 'nothing' && (effect.lasting || undo !== undefined))
    complain(
      [...path, 'effect', 'changes'],
      say`\`${name}\` changes nothing, so nothing of it can last or be undone`,
      say`say what it leaves changed, for example \`changes: restaurant.open\``,
    );
  if (effect.lasting && undo === undefined && endsBy === undefined)
    complain(
      [...path, 'effect', 'lasting'],
      say`nothing ends what \`${name}\` leaves`,
      say`name the verb that takes it back with \`undo:\`, or the argument that ends it with \`endsBy:\``,
    );
  if (undo !== undefined && !spoiled.has(undo)) checkUndo(verb, undo, verbs, complain);
  checkNamed('endsBy', endsBy, 'duration', verb, complain);
  checkNamed('asksAmong', asksAmong, 'list', verb, complain);
  if (cost !== undefined && 'argument' in cost)
    checkNamed('argument', cost.argument, 'money', { ...verb, path: [...path, 'cost'] }, complain);
  if (ttl === 'remote' && !takes.some(({ said: { filled } }) => filled === 'expires-at'))
    complain(
      [...path, 'ttl'],
      say`\`${name}\` is never told when to end by itself`,
      say`add a property with \`x-ordersense: { filled: expires-at }\` to its body, or write \`ttl: none\``,
    );
  if (idempotency === 'key' && !verb.isRepeatable)
    complain(
      [...path, 'idempotency'],
      say`\`${name}\` is sent no \`Idempotency-Key\``,
      say`add the header to its parameters, or write \`idempotency: none\``,
    );
  for (const opposite of said.opposites)
    if (
      !spoiled.has(opposite) &&
      !verbs.some((one) => one.name === opposite && familyOf(one.name) === familyOf(name))
    )
      complain(
        [...path, 'opposites'],
        say`\`${familyOf(name)}\` has no verb \`${opposite}\``,
        say`opposites are verbs of the same family`,
      );
}

/** That a key names an argument of the verb, of the right type. */
function checkNamed(
  key: string,
  named: string | undefined,
  type: string,
  { takes, path, name }: OfferedVerb,
  complain: Complain,
): void {
  if (named === undefined) return;
  const found = takes.find((field) => field.name === named);
  if (found?.type.name === type && found.said.filled === undefined) return;
  const fitting = takes.filter((field) => field.type.name === type && field.said.filled === undefined);
  complain(
    [...path, key],
    found === undefined ? say`\`${name}\` has no argument \`${named}\`` : say`\`${named}\` is no ${type}`,
    fitting.length === 0
      ? say`\`${name}\` takes no ${type}`
      : say`it takes ${fitting.map(quoted).join(', ')}`,
  );
}

function quoted({ name }: Field): string {
  return `\`${name}\``;
}
