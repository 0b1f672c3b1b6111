import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Connector } from '../connectors/connector.ts';
import { inLines, say } from '../dsl/say.ts';
import { UsageError } from './usage-error.ts';
import { yamlPlace } from './yaml-place.ts';

/** Documents that come with the product are named by one word. */
const SHIPPED = /^[a-z0-9-]+$/;

/**
 * What a document offers that an entry of the config names.
 *
 * @param document  `delivery-platform` for the one that comes with the product, else a path below the project
 * @param folder    the project
 * @param setting   the entry's path in the config, for messages: `connectors.platform`
 * @throws UsageError  where it cannot be read, or with each mistake in it at its line and column
 */
export async function documentFamilies(
  read: NonNullable<Connector['fromDocument']>,
  document: unknown,
  folder: string,
  setting: string,
): Promise<readonly Connector[]> {
  if (typeof document !== 'string' || document === '')
    throw new UsageError(
      say`${setting}.document: a document that says what the service offers is expected`,
      say`write \`document: delivery-platform\`, or the path of an OpenAPI 3.1 file in this project`,
    );
  const isShipped = SHIPPED.test(document);
  const offered = isShipped ? await bundled(document, read) : null;
  if (offered !== null) return offered;
  const { text, path } = isShipped
    ? await shipped(document, setting)
    : await ownFile(document, folder, setting);
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = parsed.errors;
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new UsageError(
      say`${path}:${line}:${col}: from here on this is no YAML`,
      say`look at the indentation, the colons and the quotes of this line and the next`,
    );
  }
  const { families, problems } = read(plain(parsed, path));
  const last = problems.at(-1);
  if (last === undefined) return families;
  const said = problems.map(({ path: keys, message, help }) => {
    const place = yamlPlace(parsed, lines, keys);
    const at = place === null ? path : `${path}:${place.line}:${place.column}`;
    return { what: say`${at}: ${message}`, help: say`  help: ${help}` };
  });
  // Each with its own help; that of the last one is told by whoever tells the error.
  const told = said.flatMap(({ what, help }, i) => (i === said.length - 1 ? [what] : [what, help]));
  throw new UsageError(inLines(told), last.help);
}

function plain(parsed: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return parsed.toJS();
  } catch {
    // The only thing that is refused here: aliases that multiply without end.
    throw new UsageError(say`${path}: too many \`*aliases\``, say`write them out, or use \`$ref\``);
  }
}

async function ownFile(document: string, folder: string, setting: string) {
  const path = join(folder, document);
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch {
    throw new UsageError(
      say`${setting}.document: there is no file \`${document}\` in this project`,
      say`check its path; \`document: delivery-platform\` names the one that comes with the product`,
    );
  }
}

/**
 * The bundle has the product's documents as JSON too, which is read in no time; null without one. Where anything is
 * wrong with it the YAML is asked, which knows its lines.
 */
async function bundled(name: string, read: NonNullable<Connector['fromDocument']>) {
  const text = await readFile(new URL(`../connectors/${name}.json`, import.meta.url), 'utf8').catch(
    () => null,
  );
  if (text === null) return null;
  const { families, problems } = read(JSON.parse(text));
  return problems.length === 0 ? families : null;
}

/** Built and unbuilt, this file is at different depths. */
async function shipped(name: string, setting: string) {
  for (const up of ['..', '../..']) {
    const url = new URL(`${up}/connectors/openapi/${name}.yaml`, import.meta.url);
    const text = await readFile(url, 'utf8').catch(() => null);
    if (text !== null) return { path: `${name}.yaml`, text };
  }
  throw new UsageError(
    say`${setting}.document: no document called \`${name}\` comes with the product`,
    say`write \`delivery-platform\`, or a path such as \`platform/openapi.yaml\``,
  );
}
