import stringWidth from 'string-width';
import { told } from '../dsl/messages/in-language.ts';
import { english, say, type Text, verbatim } from '../dsl/say.ts';
import type { Manifest } from './catalog.ts';
import { loadConfig } from './config.ts';
import { type ConnectorSet, connectorsOf } from './connectors.ts';
import { tellError } from './exit.ts';
import type { Io } from './io.ts';
import { padded } from './report/padded.ts';
import { settingPlace } from './setting-place.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

/**
 * `connectors check`: whether the settings and the documents behind them can be used. Calls nobody; a reference that
 * is not set on this machine is told and is no failure.
 *
 * @throws CheckFailed  where something is wrong, which is then said already
 */
export async function checkConnectors(folder: string, json: boolean, io: Io): Promise<void> {
  let set: ConnectorSet;
  let uses: ReadonlyMap<string, string>;
  try {
    const config = await loadConfig(folder);
    uses = new Map(Object.entries(config.connectors).map(([entry, { use }]) => [entry, use]));
    set = await connectorsOf(config, folder);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (json) io.out(asJson([], [{ path: null, message: error.message }], []));
    else tellError(error, io);
    throw new CheckFailed('the connectors cannot be used');
  }
  const { problems, unset } = await set.check();
  const entries = [...set.offered].map(([name, manifests]) => ({
    name,
    use: uses.get(name) ?? null,
    manifests,
  }));
  if (json)
    io.out(
      asJson(
        entries,
        problems.map(({ path, message }) => ({ path, message: english(message) })),
        unset,
      ),
    );
  else {
    io.out(entryLines(entries, io).join('\n'));
    for (const { path, reference } of unset)
      io.out(
        `${told(say`note`, io.lang)}: ${told(say`${path}: nothing answers \`${reference}\` here; \`run\` needs it`, io.lang)}`,
      );
    for (const { path, message } of problems) {
      const place = settingPlace(path, folder);
      const at = place === null ? path : `${place}: ${path}`;
      io.err(`${told(say`error`, io.lang)}: ${at}: ${told(message, io.lang)}`);
    }
  }
  if (problems.length > 0) {
    if (!json)
      io.err(
        `  ${told(say`help`, io.lang)}: ${told(say`see docs/connectors.md for every setting`, io.lang)}`,
      );
    throw new CheckFailed('the connectors cannot be used');
  }
  if (!json) io.out(told(say`nothing is wrong with the connectors`, io.lang));
}

interface Entry {
  readonly name: string;
  /** The connector's name; null: it is built in. */
  readonly use: string | null;
  readonly manifests: readonly Manifest[];
}

function entryLines(entries: readonly Entry[], { lang }: Io): readonly string[] {
  const cells = entries.map(({ name, use, manifests }) => [
    name,
    use ?? told(say`built in`, lang),
    countsOf(manifests)
      .map((count) => told(count, lang))
      .join(', '),
  ]);
  const widths = [0, 1].map((i) => Math.max(...cells.map((row) => stringWidth(row[i] ?? ''))));
  return cells.map((row) => row.map((cell, i) => padded(cell, widths[i] ?? 0)).join('  '));
}

function countsOf(manifests: readonly Manifest[]): readonly Text[] {
  const count = (of: (manifest: Manifest) => object | undefined) =>
    manifests.reduce((sum, manifest) => sum + Object.keys(of(manifest) ?? {}).length, 0);
  const [verbs, probes, reads] = [
    count(({ connector }) => connector.actions),
    count(({ connector }) => connector.probes),
    count(({ connector }) => connector.reads),
  ];
  const said = [
    ...(verbs === 0 ? [] : [verbs === 1 ? say`${verbs} verb` : say`${verbs} verbs`]),
    ...(probes === 0 ? [] : [probes === 1 ? say`${probes} probe` : say`${probes} probes`]),
    ...(reads === 0 ? [] : [reads === 1 ? say`${reads} read` : say`${reads} reads`]),
  ];
  return said.length === 0 ? [verbatim('–')] : said;
}

function asJson(
  entries: readonly Entry[],
  problems: readonly { readonly path: string | null; readonly message: string }[],
  unset: readonly { readonly path: string; readonly reference: string }[],
): string {
  const told = entries.map(({ name, use, manifests }) => ({
    name,
    use,
    offers: manifests.map((one) => one.name),
  }));
  return JSON.stringify({ schema: 'ordersense.connectors-check/1', entries: told, problems, unset }, null, 2);
}
