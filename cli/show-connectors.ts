import { nearest } from '../dsl/nearest.ts';
import { allOf, say } from '../dsl/say.ts';
import { catalogOf } from './catalog.ts';
import { loadConfig } from './config.ts';
import { connectorsOf } from './connectors.ts';
import type { Io } from './io.ts';
import { connectorList } from './report/connector-list.ts';
import { offerPages } from './report/offer-page.ts';
import { UsageError } from './usage-error.ts';

/** `connectors list`: the project's verbs, probes and reads; as JSON the whole catalog. */
export async function listConnectors(folder: string, json: boolean, io: Io): Promise<void> {
  const { manifests } = await connectorsOf(await loadConfig(folder), folder);
  const catalog = catalogOf(manifests);
  io.out(
    json
      ? JSON.stringify({ schema: 'ordersense.connectors/1', ...catalog }, null, 2)
      : connectorList(manifests, catalog, io.lang),
  );
}

/**
 * `connectors describe NAME`.
 *
 * @param name  null: none was given
 * @throws UsageError  where nothing is offered by that name
 */
export async function describeConnector(
  folder: string,
  name: string | null,
  json: boolean,
  io: Io,
): Promise<void> {
  const { manifests } = await connectorsOf(await loadConfig(folder), folder);
  const catalog = catalogOf(manifests);
  const { verbs, probes, reads } = catalog;
  const names = [...verbs, ...probes, ...reads].map((one) => one.name);
  if (name === null)
    throw new UsageError(
      say`which one is to be described?`,
      say`name a verb, a probe or a read: ordersense connectors describe ${names[0] ?? 'log.note'}`,
    );
  if (!names.includes(name))
    throw new UsageError(say`no connector of this project offers \`${name}\``, whatElse(name, names));
  const own = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.filter((one) => one.name === name);
  io.out(
    json
      ? JSON.stringify(
          { schema: 'ordersense.connectors/1', verbs: own(verbs), probes: own(probes), reads: own(reads) },
          null,
          2,
        )
      : offerPages(name, catalog, io.lang).join('\n\n'),
  );
}

function whatElse(name: string, names: readonly string[]) {
  const near = nearest(name, names);
  if (near !== null) return say`did you mean \`${near}\`?`;
  const family = names.filter((one) => one.startsWith(`${name.split('.')[0]}.`));
  if (family.length > 0) return say`there are ${allOf(family.map((one) => `\`${one}\``))}`;
  return say`ordersense connectors list names all of them`;
}
