import { say } from '../say.ts';
import type { Complain } from './document-problem.ts';
import type { Offer } from './offer.ts';

/** Complains of a verb that says it can be asked about and cannot, and of a question that the key alone cannot ask. */
export function checkLookups(
  offers: readonly Offer[],
  spoiled: ReadonlySet<string>,
  complain: Complain,
): void {
  const lookups = offers.filter((offer) => offer.kind === 'lookup');
  const verbs = offers.filter((offer) => offer.kind === 'verb');
  for (const { name, said, path } of verbs)
    if (said.idempotency === 'lookup' && !spoiled.has(name) && !lookups.some((one) => one.name === name))
      complain(
        [...path, 'idempotency'],
        say`nothing says whether \`${name}\` was done`,
        say`describe the GET that does: \`x-ordersense: { lookup: ${name} }\``,
      );
  for (const { name, takes, path } of lookups) {
    if (!spoiled.has(name) && !verbs.some((verb) => verb.name === name))
      complain(
        [...path, 'lookup'],
        say`there is no verb \`${name}\``,
        say`name the verb whose acts it knows of`,
      );
    const byKey = takes.some(({ said }) => said.filled === 'act-key');
    const others = takes.filter(({ required, said }) => required && said.filled !== 'act-key');
    if (!byKey || others.length > 0)
      complain(
        path,
        say`all that is known of an act then is its key`,
        say`give it one parameter, with \`x-ordersense: { filled: act-key }\``,
      );
  }
}
