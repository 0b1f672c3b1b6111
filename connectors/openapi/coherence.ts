import { say } from '../say.ts';
import type { Complain } from './document-problem.ts';
import { checkLookups } from './lookup-check.ts';
import { familyOf } from './name.ts';
import type { Offer, Offers } from './offer.ts';
import { checkVerb } from './verb-check.ts';

/** What is offered by one name each; what does not fit together is complained of where it is written. */
export function coherent({ whole, spoiled }: Offers, complain: Complain): readonly Offer[] {
  const nameOf = ({ kind, name }: Offer) => `${kind} ${name}`;
  const kept = whole.filter((offer, i) => whole.findIndex((one) => nameOf(one) === nameOf(offer)) === i);
  const doubled = whole.filter((offer) => !kept.includes(offer));
  for (const { kind, name, path } of doubled)
    complain([...path, kind], say`\`${name}\` is offered twice`, say`give one of them another name`);
  const verbs = kept.filter((offer) => offer.kind === 'verb');
  // One of the two has a wrong name, so that nothing is known of what its family lacks.
  const unsure = new Set(doubled.map(({ name }) => familyOf(name)));
  for (const verb of verbs) if (!unsure.has(familyOf(verb.name))) checkVerb(verb, verbs, spoiled, complain);
  checkLookups(kept, spoiled, complain);
  for (const offer of kept) checkFields(offer, complain);
  return kept;
}

function checkFields({ takes, name }: Offer, complain: Complain): void {
  const seen = new Set<string>();
  for (const { name: field, type, said, path } of takes) {
    if (seen.has(field))
      complain(
        path,
        say`\`${name}\` takes two arguments called \`${field}\``,
        say`call one of them otherwise: \`x-ordersense: { argument: … }\``,
      );
    seen.add(field);
    if (type.name === 'time' && said.filled === undefined)
      complain(
        path,
        say`\`${field}\` is a time, which playbooks cannot give`,
        say`make it a duration, or let the connector fill it: \`filled: expires-at\``,
      );
    const speaks =
      said.readBy !== undefined || said.shows.chars !== undefined || said.shows.cells !== undefined;
    if (speaks && type.name !== 'text')
      complain(
        path,
        say`\`${field}\` is no text, so nobody reads it`,
        say`leave out \`readBy\` and \`shows\``,
      );
    if (said.many && said.targets === undefined)
      complain(
        path,
        say`it is not said what the many of \`${field}\` are`,
        say`add what they are, for example \`targets: restaurant\``,
      );
  }
}
