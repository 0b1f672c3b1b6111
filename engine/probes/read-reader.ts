import type { ConnectorPorts, Registry } from '../../connectors/connector.ts';
import { splitVerb } from '../dispatch/call.ts';
import { within } from '../dispatch/within.ts';
import { type ReadAnswer, type ReadRequest, readSignal } from '../read-request.ts';
import type { NewSignal } from '../store.ts';

/** How long a question may take, ms: an act waits for it. */
const READ_MS = 5_000;

export interface ReadParts {
  readonly registry: Registry;
  readonly ports: ConnectorPorts;
  /** A signal that ends after `ms` of the machine's clock. */
  deadline(ms: number): AbortSignal;
}

/** Asks verbs that only read (R17). */
export interface ReadReader {
  /** Never rejects: no answer is unknown. Nothing is cached, since what is best for somebody changes with every gift. */
  read(request: ReadRequest): Promise<NewSignal>;
}

export function createReadReader(parts: ReadParts): ReadReader {
  return { read: async (request) => readSignal(request, await ask(request, parts)) };
}

async function ask({ call, args }: ReadRequest, parts: ReadParts): Promise<ReadAnswer> {
  const [name, verb] = splitVerb(call);
  const instance = parts.registry.get(name);
  if (instance === undefined) return unknown(`there is no connector \`${name}\` in the config`);
  const { reads = {} } = instance.connector;
  const read = Object.hasOwn(reads, verb) ? reads[verb] : undefined;
  if (read === undefined) return unknown(`the connector \`${name}\` has no question \`${verb}\``);
  const checked = read.args.safeParse(args);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return unknown(`\`${call}\` refuses its arguments: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const signal = parts.deadline(READ_MS);
  const context = { ...parts.ports, settings: instance.settings, signal };
  return within<ReadAnswer>(
    signal,
    () => read.read(checked.data as Readonly<Record<string, unknown>>, context),
    unknown(`no answer within ${READ_MS} ms`),
    (error) => unknown(`the connector broke: ${error}`),
  );
}

function unknown(reason: string): ReadAnswer & { readonly kind: 'unknown' } {
  return { kind: 'unknown', reason };
}
