import type { Complain } from './document-problem.ts';
import type { Field } from './field.ts';
import type { Offer } from './offer.ts';

type Verb = Extract<Offer, { kind: 'verb' }>;

/** Those offers that fit together with the others; what does not is complained of where it is written. */
export function coherent(offers: readonly Offer[], complain: Complain): readonly Offer[] {
  const seen = new Set<string>();
  const kept: Offer[] = [];
  for (const offer of offers) {
    if (seen.has(`${offer.kind} ${offer.name}`))
      complain(
        [...offer.path, offer.kind],
        `\`${offer.name}\` is offered twice`,
        'give one of them another name',
      );
    else kept.push(offer);
    seen.add(`${offer.kind} ${offer.name}`);
  }
  const verbs = kept.filter((offer) => offer.kind === 'verb');
  for (const verb of verbs) checkVerb(verb, verbs, complain);
  for (const offer of kept) checkFields(offer, complain);
  return kept;
}

function checkVerb(verb: Verb, verbs: readonly Verb[], complain: Complain): void {
  const { said, takes, path, name } = verb;
  const { effect, undo, endsBy, ttl, cost, asksAmong, idempotency } = said;
  if (effect.changes === 'nothing' && (effect.lasting || undo !== undefined))
    complain(
      [...path, 'effect', 'changes'],
      `\`${name}\` changes nothing, so nothing of it can last or be undone`,
      'say what it leaves changed, for example `changes: restaurant.open`',
    );
  if (effect.lasting && undo === undefined && endsBy === undefined)
    complain(
      [...path, 'effect', 'lasting'],
      `nothing ends what \`${name}\` leaves`,
      'name the verb that takes it back with `undo:`, or the argument that ends it with `endsBy:`',
    );
  if (undo !== undefined) checkUndo(verb, undo, verbs, complain);
  checkNamed('endsBy', endsBy, 'duration', verb, complain);
  checkNamed('asksAmong', asksAmong, 'list', verb, complain);
  if (cost !== undefined && 'argument' in cost)
    checkNamed('argument', cost.argument, 'money', { ...verb, path: [...path, 'cost'] }, complain);
  if (ttl === 'remote' && !takes.some(({ said: { filled } }) => filled === 'expires-at'))
    complain(
      [...path, 'ttl'],
      `\`${name}\` is never told when to end by itself`,
      'add a property with `x-ordersense: { filled: expires-at }` to its body, or write `ttl: none`',
    );
  if (idempotency === 'key' && !verb.repeatable)
    complain(
      [...path, 'idempotency'],
      `\`${name}\` is sent no \`Idempotency-Key\``,
      'add the header to its parameters, or write `idempotency: none`',
    );
  for (const opposite of said.opposites)
    if (!verbs.some((one) => one.name === opposite && familyOf(one.name) === familyOf(name)))
      complain(
        [...path, 'opposites'],
        `\`${familyOf(name)}\` has no verb \`${opposite}\``,
        'opposites are verbs of the same family',
      );
}

function checkUndo(verb: Verb, undo: string, verbs: readonly Verb[], complain: Complain): void {
  const at = [...verb.path, 'undo'];
  const inverse = verbs.find((one) => one.name === undo);
  if (inverse === undefined || familyOf(undo) !== familyOf(verb.name)) {
    const others = verbs.filter((one) => familyOf(one.name) === familyOf(verb.name) && one !== verb);
    complain(
      at,
      `\`${familyOf(verb.name)}\` has no verb \`${undo}\``,
      others.length === 0
        ? 'describe the operation that takes it back, in the same family'
        : `it has ${others.map((one) => `\`${one.name}\``).join(', ')}`,
    );
    return;
  }
  if (inverse.said.effect.changes !== verb.said.effect.changes)
    complain(
      at,
      `\`${undo}\` changes \`${inverse.said.effect.changes}\`, not \`${verb.said.effect.changes}\``,
      'an undo changes what its act changed',
    );
  if (inverse.said.undo !== undefined)
    complain(
      [...inverse.path, 'undo'],
      `\`${undo}\` takes something back and has an undo itself`,
      'leave it out',
    );
  const byKey = inverse.takes.some(({ said }) => said.filled === 'act-key');
  if (!byKey && verb.said.undoTakes === 'own-act')
    complain(
      at,
      `\`${undo}\` is not told which act it takes back`,
      'add a property with `x-ordersense: { filled: act-key }` to its body, or write `undoTakes: wider`',
    );
  for (const field of inverse.takes) {
    if (!field.required || field.said.filled !== undefined) continue;
    const given = verb.takes.find(({ name }) => name === field.name);
    if (given?.type.name !== field.type.name)
      complain(
        at,
        `\`${undo}\` needs \`${field.name}\`, which \`${verb.name}\` is not given`,
        'an undo gets the arguments of its act: give both the same one, or make it optional',
      );
  }
}

/** That a key names an argument of the verb, of the right type. */
function checkNamed(
  key: string,
  named: string | undefined,
  type: string,
  { takes, path, name }: Verb,
  complain: Complain,
): void {
  if (named === undefined) return;
  const found = takes.find((field) => field.name === named);
  if (found?.type.name === type && found.said.filled === undefined) return;
  const fitting = takes.filter((field) => field.type.name === type && field.said.filled === undefined);
  complain(
    [...path, key],
    found === undefined ? `\`${name}\` has no argument \`${named}\`` : `\`${named}\` is no ${type}`,
    fitting.length === 0 ? `\`${name}\` takes no ${type}` : `it takes ${fitting.map(quoted).join(', ')}`,
  );
}

function checkFields({ takes, name }: Offer, complain: Complain): void {
  const seen = new Set<string>();
  for (const { name: field, type, said, path } of takes) {
    if (seen.has(field))
      complain(
        path,
        `\`${name}\` takes two arguments called \`${field}\``,
        'call one of them otherwise by `argument:`',
      );
    seen.add(field);
    if (type.name === 'time' && said.filled === undefined)
      complain(path, `\`${field}\` is a time, which playbooks cannot give`, 'make it a duration');
    const speaks =
      said.readBy !== undefined || said.shows.chars !== undefined || said.shows.cells !== undefined;
    if (speaks && type.name !== 'text')
      complain(path, `\`${field}\` is no text, so nobody reads it`, 'leave out `readBy` and `shows`');
    if (said.many && said.targets === undefined)
      complain(
        path,
        `it is not said what the many of \`${field}\` are`,
        'add `targets: restaurant` or the like',
      );
  }
}

function quoted({ name }: Field): string {
  return `\`${name}\``;
}

function familyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}
