import { told } from '../dsl/messages/in-language.ts';
import { nearest } from '../dsl/nearest.ts';
import { allOf, say } from '../dsl/say.ts';
import { deadline } from '../engine/adapters/deadline.ts';
import { httpClient } from '../engine/adapters/http-client.ts';
import { noPorts } from '../engine/dispatch/simulated.ts';
import { argumentsOf, schemaOf } from './catalog-argument.ts';
import { loadConfig } from './config.ts';
import { connectorsOf } from './connectors.ts';
import type { Io } from './io.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

/** Longest that an answer is waited for, ms. */
const WAIT_MS = 9_000;

/**
 * `connectors check --call "riders.health?place=seoul-gangnam"`: asks one probe, which changes nothing, so that address
 * and credentials are tried before a playbook relies on them.
 *
 * @throws UsageError  where there is no such probe, or an argument that it needs is not given
 * @throws CheckFailed  where it does not answer
 */
export async function callProbe(folder: string, question: string, json: boolean, io: Io): Promise<void> {
  const [name = '', query = ''] = question.split('?');
  const [entry = '', word = ''] = name.split('.');
  const set = await connectorsOf(await loadConfig(folder), folder);
  const probes = set.manifests.flatMap((one) =>
    Object.keys(one.connector.probes).map((probe) => `${one.name}.${probe}`),
  );
  if (!probes.includes(name)) {
    const near = nearest(name, probes);
    throw new UsageError(
      say`no connector of this project has a probe \`${name}\``,
      near === null ? say`ordersense connectors list names all of them` : say`did you mean \`${near}\`?`,
    );
  }
  const instance = (await set.resolve({})).get(entry);
  const probe = instance?.connector.probes[word];
  if (instance === undefined || probe === undefined) throw new CheckFailed('the connector cannot be used');
  const takes = argumentsOf(schemaOf(probe.args));
  const given = Object.fromEntries(new URLSearchParams(query));
  const missing = takes.filter((one) => one.required && !Object.hasOwn(given, one.name));
  if (missing.length > 0)
    throw new UsageError(
      say`\`${name}\` needs ${allOf(missing.map((one) => `\`${one.name}\``))}`,
      say`give it as in \`--call "${name}?${missing.map((one) => `${one.name}=${one.example ?? '…'}`).join('&')}"\``,
    );
  const checked = probe.args.safeParse(given);
  if (!checked.success)
    throw new UsageError(
      say`\`${name}\` does not take these arguments`,
      say`ordersense connectors describe ${name} says what it takes`,
    );
  const answer = await probe.read(checked.data, {
    ...noPorts,
    http: httpClient(),
    settings: instance.settings,
    signal: deadline(WAIT_MS),
  });
  if (json)
    io.out(JSON.stringify({ schema: 'ordersense.connectors-call/1', probe: name, ...answer }, null, 2));
  if (answer.kind === 'unknown') {
    if (!json) io.err(`${told(say`error`, io.lang)}: ${name}: ${answer.reason}`);
    throw new CheckFailed('the probe does not answer');
  }
  if (!json)
    io.out(
      Object.entries(answer.fields)
        .map(([field, value]) => `${name}  ${field}  ${String(value)}`)
        .join('\n'),
    );
}
