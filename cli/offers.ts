import type { Offers } from '../rules/describe/reading.ts';
import { catalogOf } from './catalog.ts';
import type { ConnectorSet } from './connectors.ts';

/** What a project's connectors say of each verb and read, for prose. */
export function offersOf({ manifests }: ConnectorSet): Offers {
  const { verbs, reads } = catalogOf(manifests);
  return new Map([...verbs, ...reads].map(({ name, doc, docKo }) => [name, { doc, docKo }]));
}
