import { fileURLToPath } from 'node:url';
import type { Catalog } from '../../dsl/catalog.ts';
import { catalogOf } from '../catalog.ts';
import { loadConfig } from '../config.ts';
import { connectorsOf } from '../connectors.ts';

/** The project that shows the whole language, `examples/delivery`. */
export const deliveryFolder = fileURLToPath(new URL('../../examples/delivery', import.meta.url));

/** What its playbooks may call: the verbs, probes and reads of the delivery platform. */
export async function deliveryCatalog(): Promise<Catalog> {
  const { manifests } = await connectorsOf(await loadConfig(deliveryFolder), deliveryFolder);
  return catalogOf(manifests);
}
