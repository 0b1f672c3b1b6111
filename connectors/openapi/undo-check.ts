import { say } from '../say.ts';
import type { Complain } from './document-problem.ts';
import { familyOf } from './name.ts';
import type { OfferedVerb } from './offer.ts';

/**
 * Complains of an undo that could not take its act back: it is given the act's arguments and key, and nothing else
 * (R18).
 *
 * @param undo   the name that the verb gives as its undo
 * @param verbs  all verbs of the document
 */
export function checkUndo(
  verb: OfferedVerb,
  undo: string,
  verbs: readonly OfferedVerb[],
  complain: Complain,
): void {
  const at = [...verb.path, 'undo'];
  // Two that undo each other are one mistake, told of the later one.
  if (verbs.slice(0, verbs.indexOf(verb)).some(({ said }) => said.undo === verb.name)) return;
  const inverse = verbs.find((one) => one.name === undo);
  if (inverse === undefined || familyOf(undo) !== familyOf(verb.name)) {
    const others = verbs.filter((one) => familyOf(one.name) === familyOf(verb.name) && one !== verb);
    complain(
      at,
      say`\`${familyOf(verb.name)}\` has no verb \`${undo}\``,
      others.length === 0
        ? say`describe the operation that takes it back, in the same family`
        : say`it has ${others.map((one) => `\`${one.name}\``).join(', ')}`,
    );
    return;
  }
  if (inverse.said.effect.changes !== verb.said.effect.changes)
    complain(
      at,
      say`\`${undo}\` changes \`${inverse.said.effect.changes}\`, not \`${verb.said.effect.changes}\``,
      say`an undo changes what its act changed`,
    );
  if (inverse.said.undo !== undefined) {
    complain(
      [...inverse.path, 'undo'],
      say`\`${undo}\` is an undo and has one itself`,
      say`leave this one out`,
    );
    return;
  }
  const byKey = inverse.takes.some(({ said }) => said.filled === 'act-key');
  if (!byKey && verb.said.undoTakes === 'own-act')
    complain(
      at,
      say`\`${undo}\` is not told which act it takes back`,
      say`add a property with \`x-ordersense: { filled: act-key }\` to its body, or write \`undoTakes: wider\``,
    );
  for (const field of inverse.takes) {
    if (!field.required || field.said.filled !== undefined) continue;
    const given = verb.takes.find(({ name }) => name === field.name);
    if (given?.type.name !== field.type.name)
      complain(
        at,
        say`\`${undo}\` needs \`${field.name}\`, which \`${verb.name}\` is not given`,
        say`an undo gets the arguments of its act: give both the same one, or make it optional`,
      );
  }
}
